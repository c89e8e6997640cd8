// The rest of an answer that stands there already: [data-vervolg] asks for it. Not with htmx's own `load`, which on a fresh
// page may come before zoekverzoek.js is there to say what may be posted.

document.addEventListener("htmx:after:init", (event) => begin(event.target));
for (const element of document.querySelectorAll("[data-vervolg][data-htmx-powered]")) begin(element);

function begin(element) {
  if (element.matches?.("[data-vervolg]")) element.dispatchEvent(new CustomEvent("kcc:vervolg"));
}

document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  if (event.defaultPrevented || !ctx.isVervolg || ctx.response?.status >= 400) return;
  ctx.wachtten = [...ctx.target.querySelectorAll("[data-treffers] > [id]")].map((rij) => [rij.id, vorm(rij)]);
  // A morph would keep it, as one that has asked already.
  ctx.sourceElement.remove();
});

// A row that is filled in keeps the room that was kept for it: nothing moves under the finger.
document.addEventListener("htmx:after:swap", (event) => {
  for (const [id, vorm] of event.detail.ctx.wachtten ?? []) {
    if (vorm) document.getElementById(id)?.classList.add(vorm);
  }
});

function vorm(rij) {
  if (rij.matches(".kcc-treffer--onbekend, .kcc-treffer--ingevuld")) return "kcc-treffer--ingevuld";
  return rij.matches(".kcc-treffer--volgt, .kcc-treffer--gevolgd") ? "kcc-treffer--gevolgd" : "";
}
