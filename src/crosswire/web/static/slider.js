// The slider over the moments at which something became known. Its last stop is now.
const SAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit",
  hourCycle: "h23", timeZone: "UTC",
});
const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?)(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const DAY = 86_400_000;
const HOW = "Give it as 2024-08-06T09:00Z, or as a day.";

function sayNow(count) {
  return count === 0 ? "now: nothing is known" : count === 1 ? "now" : `now, the last of ${count} moments`;
}

export function sayMoment(moment) { return `${SAY.format(new Date(moment))} UTC`; }

// As a server reads it: a day stands for its end, and a time without a zone is in UTC, not in the
// reader's own. None for what is no moment.
export function readMoment(text) {
  const found = WRITTEN.exec(text.trim());
  if (!found) return null;
  const [, day, clock, zone] = found;
  const moment = clock ? new Date(`${day}T${clock}${zone ?? "Z"}`) : new Date(+new Date(day) + DAY);
  return Number.isNaN(+moment) ? null : moment;
}

function stampMoment(moment) { return new Date(moment).toISOString().replace(/:\d\d\.\d+Z$/, "Z"); }

export function startSlider() {
  const box = document.getElementById("slider");
  if (!box) return;
  const moments = JSON.parse(box.dataset.moments);
  const [slider, field, known] = ["moment", "as_of", "known"].map((id) => document.getElementById(id));
  const say = () => {
    const at = moments[slider.value];
    known.textContent = at ? sayMoment(at) : sayNow(moments.length);
    slider.setAttribute("aria-valuetext", known.textContent);
  };
  const follow = () => {
    const asked = readMoment(field.value);
    field.setCustomValidity(field.value && !asked ? HOW : "");
    if (!field.reportValidity()) return;
    const later = asked ? moments.findIndex((moment) => new Date(moment) > asked) : -1;
    slider.value = !asked ? moments.length : (later < 0 ? moments.length : later) - 1;
    say();
    if (asked) known.textContent = sayMoment(asked);
  };
  slider.disabled = moments.length === 0;
  slider.addEventListener("input", say);
  slider.addEventListener("change", () => {
    const at = moments[slider.value];
    field.value = at ? stampMoment(at) : "";
    field.setCustomValidity("");
    say();
  });
  field.addEventListener("change", follow);
  follow();
}
