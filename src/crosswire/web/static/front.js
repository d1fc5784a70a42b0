// The front page: its pictures are drawn again whenever what answers has changed.
import { startSlider } from "./slider.js";

const drawn = { timeline: null, map: null };

async function drawTimeline() {
  const place = document.getElementById("timeline");
  if (!place) return;
  const { drawTimeline: draw } = await import("./timeline.js");
  draw(place, JSON.parse(place.dataset.timeline));
  place.dataset.drawn = "yes";
}

async function drawMap() {
  const place = document.getElementById("map");
  if (!place) return;
  const { showMap } = await import("./map.js");
  drawn.map?.remove?.();
  drawn.map = null;
  try {
    drawn.map = await showMap(place, JSON.parse(place.dataset.spots));
  } catch (error) {
    console.warn("crosswire: the map was not drawn:", error);
    place.replaceChildren("The map could not be drawn. The table below says the same.");
    place.dataset.drawn = "not";
  }
}

function whenSeen(element, act) {
  if (!element) return;
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    watch.disconnect();
    act();
  }, { rootMargin: "200px" });
  watch.observe(element);
}

export function drawAll() {
  drawTimeline();
  whenSeen(document.getElementById("map"), drawMap);
}

// Addresses are short: what is left empty is not asked for.
document.addEventListener("htmx:configRequest", (event) => {
  const asked = event.detail.parameters;
  for (const name of [...Object.keys(asked)]) if (asked[name] === "") delete asked[name];
});
document.addEventListener("htmx:beforeRequest", () =>
  document.getElementById("found")?.setAttribute("aria-busy", "true"));
document.addEventListener("htmx:afterSettle", drawAll);
document.addEventListener("theme", drawAll);
let waiting;
addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(drawTimeline, 200); });

startSlider();
if (document.body.dataset.site !== undefined) {
  const { startSite } = await import("./site.js");
  await startSite(drawAll);
} else {
  drawAll();
}
