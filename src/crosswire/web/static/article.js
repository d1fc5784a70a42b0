// On an article's own page: a click on a claim, or an address with one, lights its words.
import { light } from "./lighting.js";

const text = document.getElementById("article-text");

function show(claim) {
  for (const row of document.querySelectorAll(".claim")) row.classList.toggle("on", row.dataset.claim === claim);
  light(text, claim);
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const from = event.target.closest(".to-words[data-claim], .claim");
  if (!from || getSelection()?.toString()) return;
  event.preventDefault();
  history.replaceState(null, "", `#at-${from.dataset.claim}`);
  show(from.dataset.claim);
});
if (location.hash.startsWith("#at-")) show(decodeURIComponent(location.hash.slice(4)));
