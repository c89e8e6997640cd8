// Everything here listens on the document or is set up again after each htmx swap, so that swapped-in parts need no script.
import { opzetten as comboboxen } from "./combobox.js";
import "./datum.js";
import "./enter.js";
import "./focus.js";
import "./kopieer.js";
import "./storing.js";
import { opzetten as tellers } from "./teller.js";
import { opzetten as tonen } from "./toon.js";
import "./treffers.js";
import "./vervolg.js";
import "./zoekverzoek.js";

function opzetten(wortel) {
  comboboxen(wortel);
  tellers(wortel);
  tonen();
}

opzetten(document);
document.addEventListener("htmx:after:swap", () => {
  opzetten(document);
  // A swapped-in page with an address of its own: a reload must show it again, and not an empty form. Replaced and not
  // pushed, because a frame's history is the portal's.
  const adres = document.querySelector("[data-adres]")?.dataset.adres;
  if (adres && adres !== location.pathname + location.search) history.replaceState(null, "", adres);
});
