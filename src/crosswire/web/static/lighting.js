// Lights the words that carry a claim, and says so to those who listen.
const told = document.createElement("p");
told.className = "hidden";
told.setAttribute("role", "status");
document.body.append(told);

export function light(within, claim) {
  for (const mark of within.querySelectorAll("mark.lit")) mark.classList.remove("lit");
  const marks = [...within.querySelectorAll("mark")].filter((mark) => mark.dataset.claims.split(" ").includes(claim));
  for (const mark of marks) mark.classList.add("lit");
  if (!marks.length) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  marks[0].scrollIntoView({ block: "center", inline: "nearest", behavior: calm ? "auto" : "smooth" });
  told.textContent = `Lit in the article: ${marks.map((mark) => mark.textContent).join("")}`;
}
