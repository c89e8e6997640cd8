// Keys in a list of rich hits and in the field above it: Down from the field goes to the first hit, Up from there goes back,
// Home and End go to the first and last one, Escape back to the field, and there it empties it.
import { isActueel, lijstVan, opnieuw, veldVan } from "./zoekverzoek.js";

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  const doel = event.target.matches("[data-zoekveld]") ? vanuitVeld(event.target, event.key) : vanuitLijst(event.target, event.key);
  if (!doel) return;
  event.preventDefault();
  doel.focus();
});

function vanuitVeld(veld, toets) {
  const lijst = lijstVan(veld);
  if (!lijst) return null;
  if (toets === "Escape") return leeg(veld);
  // Hits of what was typed before are not the ones that are meant.
  return toets === "ArrowDown" && isActueel(veld) ? lijst.querySelector("[data-treffer]") : null;
}

// What stands there before anything is typed comes back.
function leeg(veld) {
  if (!veld.value) return null;
  veld.value = "";
  veld.dispatchEvent(new CustomEvent("kcc:zoek"));
  return veld;
}

function vanuitLijst(element, toets) {
  if (toets === "Escape") return element.closest("[data-combobox]") ? null : veldVan(element);
  if (!element.matches("[data-treffer]")) return null;
  const veld = veldVan(element);
  const lijst = veld ? lijstVan(veld) : element.closest("[data-treffers]");
  const treffers = [...lijst.querySelectorAll("[data-treffer]")];
  const plaats = treffers.indexOf(element);
  if (toets === "ArrowUp" && !plaats) return veld;
  return { ArrowUp: treffers[plaats - 1], ArrowDown: treffers[plaats + 1], Home: treffers[0], End: treffers.at(-1) }[toets];
}

document.addEventListener("click", (event) => {
  const veld = event.target instanceof Element && event.target.closest("[data-opnieuw]") ? veldVan(event.target) : null;
  if (!veld) return;
  // First: the button is gone when the answer is there.
  veld.focus();
  opnieuw(veld);
});

// Whoever stood on what is no longer there goes on in the field.
let verlaten = null;

document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  verlaten = ctx.veld && ctx.target.contains?.(document.activeElement) ? ctx.veld : null;
});

document.addEventListener("htmx:after:swap", () => {
  if (verlaten && document.activeElement === document.body) verlaten.focus();
  verlaten = null;
});
