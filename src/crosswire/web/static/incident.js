// A click on a claim lights its words in the article beside it, whichever article that is.
import { light } from "./lighting.js";

const texts = new Map();
const reader = document.getElementById("reader");
const pane = document.getElementById("article-text");
const tabs = [...document.querySelectorAll(".tab")];

async function loadText(article) {
  if (article === pane.dataset.article) return;
  texts.set(pane.dataset.article, pane.innerHTML);
  if (!texts.has(article)) {
    const tab = tabs.find((each) => each.dataset.article === article);
    const page = await (await fetch(tab.href)).text();
    const found = new DOMParser().parseFromString(page, "text/html").getElementById("article-text");
    texts.set(article, found?.innerHTML ?? "");
  }
  pane.innerHTML = texts.get(article);
  pane.dataset.article = article;
  pane.scrollTop = 0;
  for (const tab of tabs) {
    if (tab.dataset.article === article) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

async function show(article, claim) {
  try { await loadText(article); } catch { location.assign(tabs.find((t) => t.dataset.article === article).href); return; }
  reader.classList.add("open");
  for (const row of document.querySelectorAll(".claim.on")) row.classList.remove("on");
  if (!claim) return;
  for (const row of document.querySelectorAll(".claim")) row.classList.toggle("on", row.dataset.claim === claim);
  light(pane, claim);
}

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const from = event.target.closest(".to-words[data-claim], .claim, .tab");
  if (!from || getSelection()?.toString()) return;
  event.preventDefault();
  show(from.dataset.article, from.dataset.claim);
});
const close = document.createElement("button");
close.type = "button";
close.className = "close";
close.textContent = "Close";
close.addEventListener("click", () => reader.classList.remove("open"));
reader.querySelector(".reader-inner").before(close);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") reader.classList.remove("open"); });
