// A request that got no usable answer: nothing is swapped, what was typed stays, and the employee reads why.
import { ververs } from "./combobox.js";
import { meld } from "./zoekverzoek.js";

const TE_VEEL = "Dit is te veel tekst. Wat u hebt ingevuld, staat er nog. Kort het in en probeer het opnieuw.";
const ZOEKEN = "Zoeken lukt nu niet. Probeer het opnieuw.";
const VERVOLG = "Verder zoeken lukt nu niet. Misschien staat niet alles hier.";
// The session is gone, and with it the token: the same request would be refused again.
const TE_LANG = "Deze pagina stond te lang open. Laad de pagina opnieuw.";

function storing(event) {
  const ctx = event.detail.ctx;
  const bron = ctx?.sourceElement;
  const status = ctx?.response?.status ?? 0;
  if (!bron?.isConnected || (status && (status < 400 || status === 422))) return;
  if (ctx.veld) return zoekstoring(ctx, status);
  const plek = bron.closest("form") ?? ctx.target;
  // A name that loads by itself or a state that refreshes by itself is not worth a message.
  if (ctx.request.method === "GET" || !plek?.isConnected) return;
  weg(plek);
  plek.before(document.getElementById("melding-storing").content.cloneNode(true));
  if (status === 413) plek.previousElementSibling.querySelector("p:last-child").textContent = TE_VEEL;
  plek.previousElementSibling.scrollIntoView({ block: "nearest" });
  const tekst = [...plek.previousElementSibling.querySelectorAll("p")].map((regel) => regel.textContent);
  document.getElementById("melding-live").textContent = tekst.join(". ");
}

// Of a term that was typed on in the meantime nothing is said: its successor is under way.
function zoekstoring({ veld, target, sourceElement, isVervolg, zoekterm }, status) {
  if (!veld.isConnected || veld.value !== zoekterm || veld.dataset.stil !== undefined) return;
  const tekst = status === 400 ? TE_LANG : isVervolg ? VERVOLG : ZOEKEN;
  const delen = [regel(tekst), ...(status === 400 ? [] : [opnieuwKnop()])];
  if (isVervolg) {
    // The hits stay.
    target.querySelector(".kcc-treffers__voet")?.remove();
    sourceElement.replaceWith(...delen);
  } else {
    target.replaceChildren(...delen);
    target.dataset.bij = zoekterm;
    ververs(veld);
  }
  meld(veld, tekst);
}

function regel(tekst) {
  const element = document.createElement("p");
  element.className = "kcc-optie__leeg kcc-optie__leeg--fout";
  element.textContent = tekst;
  return element;
}

// The same as components/treffers.html has for a search that the server knows has failed.
function opnieuwKnop() {
  const houder = document.createElement("div");
  const knop = document.createElement("button");
  houder.className = "kcc-opnieuw";
  knop.type = "button";
  knop.className = "utrecht-button utrecht-button--secondary-action kcc-knop";
  knop.dataset.opnieuw = "";
  knop.textContent = "Opnieuw";
  houder.append(knop);
  return houder;
}

function weg(plek) {
  if (plek.previousElementSibling?.matches("[data-storing]")) plek.previousElementSibling.remove();
  document.getElementById("melding-live").textContent = "";
}

document.addEventListener("htmx:error", storing);
document.addEventListener("htmx:response:error", storing);
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  const plek = ctx.sourceElement?.closest?.("form");
  // htmx announces a swap for an answer that it will not swap, too.
  if (plek && (ctx.response?.status < 400 || ctx.response?.status === 422)) weg(plek);
});
