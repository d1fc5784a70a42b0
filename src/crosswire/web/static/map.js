// Where incidents happened: a dot for a place, a shaded area for all that is less exact.
import "./vendor/topojson-client.min.js";
import { findColour } from "./colours.js";

const { topojson } = globalThis;
const RADIUS_KM = { area: 30, admin1: 90, country: 200 };
const FINE_FROM = 3.5; // zoom from which the finer outlines are worth their bytes
const base = new URL("./vendor/", import.meta.url);
let codes;

async function loadOutlines(name) {
  const world = await (await fetch(new URL(name, base))).json();
  const outlines = topojson.feature(world, world.objects.countries);
  for (const { geometry } of outlines.features) unwrap(geometry);
  return outlines;
}

// The outlines are of a sphere: a flat map takes rings that go on past 180 degrees, and a ring
// about a pole has to go along it.
function unwrap(geometry) {
  const polygons = geometry?.type === "Polygon" ? [geometry.coordinates] : geometry?.coordinates ?? [];
  for (const ring of polygons.flat()) {
    for (let n = 1; n < ring.length; n += 1) {
      const turns = Math.round((ring[n - 1][0] - ring[n][0]) / 360);
      if (turns) ring[n] = [ring[n][0] + 360 * turns, ring[n][1]];
    }
    const [first, last] = [ring[0], ring[ring.length - 1]];
    if (Math.abs(last[0] - first[0]) < 180) continue;
    const pole = first[1] < 0 ? -90 : 90;
    ring.push([last[0], pole], [first[0], pole], [first[0], first[1]]);
  }
}

async function loadCodes() {
  codes ??= await (await fetch(new URL("../countries.json", base))).json();
  return codes;
}

// A circle on the sphere, near enough for shading.
function drawCircle(lon, lat, km) {
  const ring = [];
  const wide = km / 111.32 / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
  for (let step = 0; step <= 48; step += 1) {
    const angle = (step / 48) * 2 * Math.PI;
    ring.push([lon + wide * Math.cos(angle), lat + (km / 111.32) * Math.sin(angle)]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

function findShape(spot, outlines) {
  if (spot.precision === "country") {
    const country = outlines.features.find((each) => each.id === codes[spot.country]);
    if (country) return country.geometry;
  }
  return drawCircle(spot.lon, spot.lat, RADIUS_KM[spot.precision] ?? 50);
}

function splitSpots(spots, outlines) {
  const placed = spots.filter((spot) => spot.lat !== null && spot.lon !== null);
  const exact = (spot) => spot.precision === "site" || spot.precision === "city";
  const feature = (spot, number, geometry) => ({ type: "Feature", geometry, properties: { number, count: spot.count } });
  return {
    placed,
    dots: placed.flatMap((spot, n) => exact(spot) ? [feature(spot, n, { type: "Point", coordinates: [spot.lon, spot.lat] })] : []),
    areas: placed.flatMap((spot, n) => exact(spot) ? [] : [feature(spot, n, findShape(spot, outlines))]),
  };
}

function collect(features) { return { type: "FeatureCollection", features }; }

export async function showMap(place, spots) {
  const outlines = await loadOutlines("countries-110m.json");
  await loadCodes();
  const split = splitSpots(spots, outlines);
  if (!hasWebGL()) return drawFlat(place, outlines, split);
  try {
    return await drawWorld(place, outlines, split);
  } catch (error) { // there is WebGL, but not for us: blocked, or too many pictures
    console.warn("crosswire: the map is drawn flat:", error);
    return drawFlat(place, outlines, split);
  }
}

async function drawWorld(place, outlines, split) {
  const { Map: WorldMap, NavigationControl, Popup } = await import("./vendor/maplibre-gl.mjs");
  place.replaceChildren();
  const map = new WorldMap({
    container: place, style: makeStyle(outlines, split), attributionControl: false,
    dragRotate: false, pitchWithRotate: false, maxZoom: 11, renderWorldCopies: false,
    bounds: findBounds(split.placed), fitBoundsOptions: { padding: 40, maxZoom: 5 },
    locale: { "Map.Title": "Map of the incidents; the table below says the same" },
  });
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.on("zoomend", () => refine(map));
  for (const layer of ["dots", "areas"]) {
    map.on("click", layer, (event) => {
      const spot = split.placed[event.features[0].properties.number];
      new Popup({ closeButton: true }).setLngLat(event.lngLat).setDOMContent(describeSpot(spot)).addTo(map);
    });
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  map.once("idle", () => { place.dataset.drawn = "yes"; });
  return map;
}

function hasWebGL() {
  try { return Boolean(document.createElement("canvas").getContext("webgl2")); } catch { return false; }
}

async function refine(map) {
  if (map.getZoom() < FINE_FROM || map.refined) return;
  map.refined = true;
  const fine = await loadOutlines("countries-50m.json");
  map.getSource("world")?.setData(fine);
}

function makeStyle(outlines, { dots, areas }) {
  const dot = findColour("dot");
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: outlines },
      areas: { type: "geojson", data: collect(areas) },
      dots: { type: "geojson", data: collect(dots) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": findColour("sea") } },
      { id: "land", type: "fill", source: "world", paint: { "fill-color": findColour("land") } },
      { id: "borders", type: "line", source: "world", paint: { "line-color": findColour("border"), "line-width": 0.7 } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": dot, "fill-opacity": 0.16 } },
      { id: "edges", type: "line", source: "areas", paint: { "line-color": dot, "line-width": 1, "line-dasharray": [3, 2] } },
      { id: "dots", type: "circle", source: "dots", paint: {
        "circle-color": dot, "circle-opacity": 0.75, "circle-stroke-color": findColour("panel"), "circle-stroke-width": 1,
        "circle-radius": ["min", 26, ["+", 3, ["*", 2, ["sqrt", ["get", "count"]]]]],
      } },
    ],
  };
}

function findBounds(placed) {
  if (!placed.length) return [[-20, -30], [80, 60]];
  const lons = placed.map((spot) => spot.lon);
  const lats = placed.map((spot) => spot.lat);
  return [[Math.min(...lons) - 1, Math.min(...lats) - 1], [Math.max(...lons) + 1, Math.max(...lats) + 1]];
}

function describeSpot(spot) {
  const box = document.createElement("div");
  const name = document.createElement("bdi");
  name.textContent = spot.name;
  const link = document.createElement("a");
  link.href = `?place=${encodeURIComponent(spot.name)}`;
  link.textContent = `${spot.count} ${spot.count === 1 ? "incident" : "incidents"}`;
  box.append(name, spot.country ? `, ${spot.country}: ` : ": ", link);
  return box;
}

// Without WebGL the same picture, drawn once.
async function drawFlat(place, outlines, { placed, dots, areas }) {
  await import("./vendor/d3.min.js");
  await import("./vendor/plot.umd.min.js");
  const { Plot } = globalThis;
  const [[west, south], [east, north]] = findBounds(placed);
  const dot = findColour("dot");
  const picture = Plot.plot({
    className: "plot", width: place.clientWidth, height: place.clientHeight, margin: 0,
    projection: { type: "equirectangular", domain: { type: "MultiPoint", coordinates: [[west - 4, south - 4], [east + 4, north + 4]] } },
    marks: [
      Plot.geo(outlines, { fill: findColour("land"), stroke: findColour("border") }),
      Plot.geo(collect(areas.map((a) => ({ ...a, geometry: rewind(a.geometry) }))), { fill: dot, fillOpacity: 0.16, stroke: dot, strokeDasharray: "3 2" }),
      Plot.dot(dots, { x: (d) => d.geometry.coordinates[0], y: (d) => d.geometry.coordinates[1], r: (d) => Math.min(26, 3 + 2 * Math.sqrt(d.properties.count)), fill: dot, fillOpacity: 0.75, title: (d) => `${placed[d.properties.number].name}: ${d.properties.count}` }),
    ],
    r: { type: "identity" },
  });
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", "Map of the incidents; the table below says the same");
  place.replaceChildren(picture);
  place.dataset.drawn = "flat";
  return { remove() {} };
}

// d3 takes rings the other way round than RFC 7946 has them.
function rewind(shape) {
  return shape.coordinates.length === 1 && shape.type === "Polygon" && shape.coordinates[0].length === 49
    ? { type: "Polygon", coordinates: [[...shape.coordinates[0]].reverse()] } : shape;
}
