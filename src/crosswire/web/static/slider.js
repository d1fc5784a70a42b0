// The slider over the moments at which something became known. Its last stop is now.
const SAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit",
  hourCycle: "h23", timeZone: "UTC",
});

export function sayMoment(moment) { return `${SAY.format(new Date(moment))} UTC`; }

function stampMoment(moment) { return new Date(moment).toISOString().replace(/:\d\d\.\d+Z$/, "Z"); }

export function startSlider() {
  const box = document.getElementById("slider");
  if (!box) return;
  const moments = JSON.parse(box.dataset.moments);
  const [slider, field, known] = ["moment", "as_of", "known"].map((id) => document.getElementById(id));
  const say = () => {
    const at = moments[slider.value];
    known.textContent = at ? sayMoment(at) : `now: all ${moments.length} moments`;
    slider.setAttribute("aria-valuetext", known.textContent);
  };
  const follow = () => {
    const asked = field.value ? new Date(field.value) : null;
    const later = asked ? moments.findIndex((moment) => new Date(moment) > asked) : -1;
    slider.value = !asked ? moments.length : (later < 0 ? moments.length : later) - 1;
    say();
    if (asked && !Number.isNaN(+asked)) known.textContent = sayMoment(asked);
  };
  slider.disabled = moments.length === 0;
  slider.addEventListener("input", say);
  slider.addEventListener("change", () => {
    const at = moments[slider.value];
    field.value = at ? stampMoment(at) : "";
    say();
  });
  field.addEventListener("change", follow);
  follow();
}
