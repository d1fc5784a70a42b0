// Bars of incidents by how well they are attested; below them the totals that people quoted.
import "./vendor/d3.min.js";
import "./vendor/plot.umd.min.js";
import { GRADES, findColour } from "./colours.js";

const { Plot, d3 } = globalThis;
const STEP = { day: d3.utcDay, month: d3.utcMonth, year: d3.utcYear };
const LEAST = 30; // days, months or years on the axis
const READ = { day: "%Y-%m-%d", month: "%Y-%m", year: "%Y" };

export function drawTimeline(place, timeline) {
  const width = Math.max(280, place.clientWidth);
  const read = d3.utcParse(READ[timeline.unit]);
  const step = STEP[timeline.unit];
  const bars = timeline.periods.map((period) => {
    const start = read(period.start);
    return { ...period, start, end: step.offset(start, 1) };
  });
  const quoted = timeline.quoted.filter((total) => total.since && total.until).slice(0, 6)
    .map((total, row) => ({ ...total, row, from: new Date(total.since), to: new Date(total.until) }));
  const ends = bars.length ? bars.flatMap((b) => [b.start, b.end]) : quoted.flatMap((q) => [q.from, q.to]);
  if (!ends.length) { place.replaceChildren("Nothing here has a date."); return; }
  const domain = stretch(widen(d3.extent(ends), step), quoted);
  const x = { type: "utc", domain, label: null };
  const shared = { className: "plot", width, marginLeft: 34, marginRight: 12, x };
  const parts = [makeLegend(), Plot.plot({
    ...shared, height: 150, marginTop: 12, marginBottom: 24,
    y: { grid: true, label: null, ticks: 4, tickFormat: "d", interval: 1 },
    color: { domain: GRADES, range: GRADES.map(findColour) },
    marks: [
      Plot.rectY(bars, { x1: "start", x2: "end", y: "count", fill: "grade", order: GRADES, insetLeft: 0.5, insetRight: 0.5 }),
      Plot.ruleY([0]),
    ],
  })];
  if (quoted.length) parts.push(drawQuoted(quoted, shared));
  place.replaceChildren(...parts);
}

// A few days would be as many slabs, and their axis would tell hours.
function widen([first, last], step) {
  const missing = Math.max(0, LEAST - step.count(first, last));
  return [step.offset(first, -Math.ceil(missing / 2)), step.offset(last, Math.floor(missing / 2))];
}

// Totals may count from long before the first incident that is held: they are cut there, or the
// bars would stand in a corner.
function stretch([first, last], quoted) {
  const room = Math.max(last - first, 86_400_000) / 8;
  const from = d3.min([first, ...quoted.map((q) => q.from)]);
  const to = d3.max([last, ...quoted.map((q) => q.to)]);
  const domain = [new Date(Math.max(from, first - room)), new Date(Math.min(to, +last + room))];
  for (const total of quoted) {
    total.cut = total.from < domain[0];
    for (const end of ["from", "to"]) total[end] = d3.min([d3.max([total[end], domain[0]]), domain[1]]);
  }
  return domain;
}

function drawQuoted(quoted, shared) {
  const ink = findColour("soft");
  const say = (total) => `${total.cut ? `← from ${total.since.slice(0, 4)}: ` : ""}${total.short} quoted, ${total.own ?? "–"} held`;
  const [first, last] = shared.x.domain;
  const part = (moment) => (moment - first) / (last - first);
  const isFar = (total) => part(total.from) > 0.35; // room on the left
  const isShort = (total) => !isFar(total) && part(total.to) < 0.65; // room on the right
  const isLong = (total) => !isFar(total) && !isShort(total); // room above the line alone
  return Plot.plot({
    ...shared, height: 18 * quoted.length + 10, marginTop: 4, marginBottom: 4,
    x: { ...shared.x, axis: null }, y: { type: "band", axis: null, domain: quoted.map((q) => q.row) },
    marks: [
      Plot.ruleY(quoted, { y: "row", x1: "from", x2: "to", stroke: ink, strokeWidth: 1.5 }),
      Plot.dot(quoted, { y: "row", x: "to", r: 3, fill: ink }),
      Plot.text(quoted.filter(isFar), { y: "row", x: "from", text: say, textAnchor: "end", dx: -8, fill: findColour("ink") }),
      Plot.text(quoted.filter(isLong), { y: "row", x: "from", text: say, textAnchor: "start", dy: -7, fill: findColour("ink") }),
      Plot.text(quoted.filter(isShort), { y: "row", x: "to", text: say, textAnchor: "start", dx: 8, fill: findColour("ink") }),
    ],
  });
}

function makeLegend() {
  const legend = document.createElement("p");
  legend.className = "legend";
  for (const grade of GRADES) {
    const entry = document.createElement("span");
    const swatch = document.createElement("i");
    swatch.className = grade;
    entry.append(swatch, grade);
    legend.append(entry);
  }
  return legend;
}
