// What every page does: the button that turns the theme from the system's to light to dark.
const NAMES = { "": "as the system has them", light: "light", dark: "dark" };
const NEXT = { "": "light", light: "dark", dark: "" };

function nameTheme(button) {
  const now = document.documentElement.dataset.theme ?? "";
  button.setAttribute("aria-label", `Colours: ${NAMES[now]}`);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("#theme");
  if (!button) return;
  const next = NEXT[document.documentElement.dataset.theme ?? ""];
  if (next) document.documentElement.dataset.theme = next;
  else delete document.documentElement.dataset.theme;
  try { localStorage.setItem("theme", next); } catch { /* for this page alone */ }
  nameTheme(button);
  document.dispatchEvent(new CustomEvent("theme"));
});
const button = document.getElementById("theme");
if (button) nameTheme(button);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
  document.dispatchEvent(new CustomEvent("theme")));
