// The front page of a site: filters, the slider and the pictures work from one file, without a server.
import { readMoment, sayMoment } from "./slider.js";

const DAY = 86_400_000;
const PERIODS = 200; // bars of the timeline, as on a server
const SPOTS = 100; // rows of the table of places
const ROWS = 100; // incidents in the table at first, and with each press of the button
let versions = [];
let words = null;

function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

// As `to_term` has it: the last word may go on, unless it is a name of two letters.
function makeTerm(name) { return [" ", fold(name).join(" "), name.length > 2 ? "" : " "].join("").replace(/^ +/, " "); }

function findPhrases(asked) {
  return [...asked.matchAll(/"([^"]+)"|([^\s"]+)/g)].map((found) => ` ${fold(found[1] ?? found[2]).join(" ")} `)
    .filter((phrase) => phrase.trim());
}

function readForm(form) {
  const asked = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  return { ...asked, at: asked.as_of ? readMoment(asked.as_of) : null };
}

function stands(version, at) {
  if (!at) return version.until === null;
  return new Date(version.since) <= at && (version.until === null || new Date(version.until) > at);
}

function answers({ row, places, actors, articles }, asked, phrases) {
  if (asked.since && !(row.end && row.end >= asked.since)) return false;
  if (asked.until && !(row.start && row.start <= asked.until)) return false;
  if (asked.type && row.type !== asked.type) return false;
  if (asked.grade && row.grade !== asked.grade) return false;
  if (asked.conflicts && !row.differs.length) return false;
  if (asked.unlocated && row.lat !== null) return false;
  if (asked.place && !places.some((term) => term.includes(makeTerm(asked.place)))) return false;
  if (asked.actor && !actors.some((term) => term.includes(makeTerm(asked.actor)))) return false;
  return !phrases.length || articles.some((id) => phrases.every((phrase) => words[id]?.includes(phrase)));
}

function byDate(one, other) {
  const [a, b] = [one.row.start ?? "", other.row.start ?? ""];
  return a === b ? (one.id < other.id ? -1 : 1) : a < b ? 1 : -1;
}

function countPeriods(rows) {
  const dated = rows.filter((row) => row.start);
  const days = dated.map((row) => +new Date(row.start) / DAY);
  const length = dated.length ? Math.max(...days) - Math.min(...days) + 1 : 0;
  const [unit, letters] = length <= PERIODS ? ["day", 10] : length / 30 <= PERIODS ? ["month", 7] : ["year", 4];
  const counts = new Map();
  for (const row of dated) {
    const key = `${row.start.slice(0, letters)} ${row.grade}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const periods = [...counts].sort().map(([key, count]) => {
    const [start, grade] = key.split(" ");
    return { start, grade, count };
  });
  return { unit, periods };
}

function countSpots(rows) {
  const spots = new Map();
  for (const row of rows) {
    if (!row.place_id) continue;
    const key = `${row.place_id} ${row.precision}`;
    const held = spots.get(key) ?? { id: row.place_id, name: row.place, country: row.country, precision: row.precision, lat: row.lat, lon: row.lon, count: 0 };
    held.count += 1;
    spots.set(key, held);
  }
  return [...spots.values()].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

function make(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

function link(address, ...children) {
  const made = make("a", ...children);
  made.href = address;
  return made;
}

function number(count) { const cell = make("td", String(count)); cell.className = "number"; return cell; }

function rowHead(...children) { const head = make("th", ...children); head.scope = "row"; return head; }

function showTables(periods, spots) {
  document.querySelector("#timeline-table tbody").replaceChildren(...periods.map((period) =>
    make("tr", rowHead(period.start), make("td", period.grade), number(period.count))));
  document.querySelector("#spots-table tbody").replaceChildren(...spots.slice(0, SPOTS).map((spot) =>
    make("tr", rowHead(link(`?place=${encodeURIComponent(spot.name)}`, make("bdi", spot.name)), spot.country ? `, ${spot.country}` : ""),
      make("td", spot.precision === "admin1" ? "province" : spot.precision), number(spot.count))));
}

function showUnlocated(found) {
  const nowhere = found.filter(({ row }) => row.lat === null);
  const box = document.getElementById("unlocated");
  if (!nowhere.length) { box.replaceChildren(); return; }
  const list = make("ul", ...nowhere.slice(0, 12).map((version) => {
    const shown = readRow(version.html);
    const day = make("span", version.row.when);
    day.className = "under";
    return make("li", shown.querySelector("th a"), " ", day);
  }));
  list.className = "plain";
  box.replaceChildren(make("h3", `Not on the map: ${nowhere.length}`), list);
}

// Rows come ready made and escaped from the same template as a server's.
function readRow(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

function showMoment(at) {
  document.querySelector(".asof")?.remove();
  for (const row of document.querySelectorAll("#quoted tr[data-known]")) {
    row.hidden = Boolean(at) && !(row.dataset.known && new Date(row.dataset.known) <= at);
  }
  if (!at) return;
  const banner = make("p", `As it could be known on ${sayMoment(at)}. `, link("./index.html", "Show what is known now"));
  banner.className = "asof";
  banner.setAttribute("role", "status");
  document.getElementById("masthead").append(banner);
}

// A long list comes in portions; whoever asks for more goes on at the first of the new ones.
function showRows(found) {
  const table = document.getElementById("incidents");
  const body = table.tBodies[0];
  document.getElementById("more")?.remove();
  body.replaceChildren(...found.slice(0, ROWS).map((version) => readRow(version.html)));
  if (!found.length) body.append(readRow(`<tr><td colspan="7" class="nothing">${versions.length ? "No incident answers." : "None yet."}</td></tr>`));
  if (found.length <= ROWS) return;
  const more = make("button");
  more.type = "button";
  more.id = "more";
  const say = () => { more.textContent = `Show ${Math.min(ROWS, found.length - body.rows.length)} more of ${found.length.toLocaleString("en")}`; };
  more.addEventListener("click", () => {
    const shown = body.rows.length;
    body.append(...found.slice(shown, shown + ROWS).map((version) => readRow(version.html)));
    body.rows[shown].querySelector("a").focus();
    if (body.rows.length < found.length) say(); else more.remove();
  });
  say();
  table.after(more);
}

function showFound(found, held, at) {
  const rows = found.map(({ row }) => row);
  document.getElementById("total").textContent = rows.length.toLocaleString("en");
  document.getElementById("total").nextSibling.textContent = `${rows.length === 1 ? " incident" : " incidents"}${rows.length === held ? "" : ` of ${held}`}`;
  document.getElementById("page-of").textContent = "";
  showRows(found);
  const timeline = JSON.parse(document.getElementById("timeline").dataset.timeline);
  const quoted = timeline.quoted.filter((total) => !at || (total.known && new Date(total.known) <= at));
  const { unit, periods } = countPeriods(rows);
  const spots = countSpots(rows);
  document.getElementById("timeline").dataset.timeline = JSON.stringify({ unit, periods, quoted });
  document.getElementById("map").dataset.spots = JSON.stringify(spots);
  showTables(periods, spots);
  showUnlocated(found);
}

export async function startSite(draw) {
  const root = document.body.dataset.site;
  const form = document.getElementById("filters");
  const whole = document.getElementById("timeline").dataset.timeline;
  versions = (await (await fetch(`${root}data/incidents.json`)).json()).sort(byDate);
  const given = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name || !given.has(field.name)) continue;
    if (field.type === "checkbox") field.checked = true;
    else field.value = given.get(field.name);
  }
  document.getElementById("as_of").dispatchEvent(new Event("change"));
  const show = async () => {
    if (!form.checkValidity()) return;
    const { at, ...asked } = readForm(form);
    const phrases = findPhrases(asked.words ?? "");
    if (phrases.length) words ??= await (await fetch(`${root}data/words.json`)).json();
    const query = new URLSearchParams(asked).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    document.getElementById("timeline").dataset.timeline = whole;
    const standing = versions.filter((version) => stands(version, at));
    showMoment(at);
    showFound(standing.filter((version) => answers(version, asked, phrases)), standing.length, at);
    draw();
  };
  let waiting;
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  form.addEventListener("change", () => { clearTimeout(waiting); waiting = setTimeout(show, 60); });
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 350); });
  await show();
}
