// Where the focus goes: to the error summary after a refused form, and from a link in it to its field.
import { toon } from "./toon.js";

// htmx has put the focus back on the element that had it; this comes after that. Only what is new counts: a swap
// elsewhere on the page must not pull the focus back to an older summary.
document.addEventListener("htmx:after:settle", (event) => {
  for (const deel of event.detail.newContent) {
    if (!(deel instanceof Element)) continue;
    const element = deel.matches("[data-focus]") ? deel : deel.querySelector("[data-focus]");
    if (element) return element.focus();
  }
});

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("[data-veldlink]") : null;
  const doel = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!doel) return;
  event.preventDefault();
  const verborgen = doel.closest("[data-toon-bij][hidden], [data-toon-bij-soort][hidden]");
  if (verborgen) toon(verborgen, true);
  for (let groep = doel.closest("details"); groep; groep = groep.parentElement.closest("details")) groep.open = true;
  const veld = doel.matches("input, select, textarea") ? doel : doel.querySelector(VELDEN) ?? doel;
  veld.focus({ preventScroll: true });
  // The label too, not only the field.
  (doel.closest(".kcc-veld") ?? doel).scrollIntoView({ block: "nearest" });
});

const VELDEN = "input:checked, input:not([type=hidden]), select, textarea";

// A page in a frame that the employee is not working in leaves the focus where it is: in the portal.
if (window === window.top || document.hasFocus()) document.querySelector("[data-focus], [autofocus]")?.focus();
