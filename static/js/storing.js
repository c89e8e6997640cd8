// A request that got no usable answer: nothing is swapped, what was typed stays, and the employee reads why.
import { ververs } from "./combobox.js";
import { meld } from "./zoekverzoek.js";

const TE_VEEL = "Dit is te veel tekst. Wat u hebt ingevuld, staat er nog. Kort het in en probeer het opnieuw.";
const ZOEKEN = "Zoeken lukt nu niet. Probeer het opnieuw.";
const VERVOLG = "Verder zoeken lukt nu niet. Misschien staat niet alles hier.";

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
  const tekst = status === 413 ? TE_VEEL : gezegd(ctx);
  if (tekst) plek.previousElementSibling.querySelector("p:last-child").textContent = tekst;
  plek.previousElementSibling.scrollIntoView({ block: "nearest" });
  const regels = [...plek.previousElementSibling.querySelectorAll("p")].map((regel) => regel.textContent);
  document.getElementById("melding-live").textContent = regels.join(". ");
}

// Of a term that was typed on in the meantime nothing is said: its successor is under way.
function zoekstoring(ctx, status) {
  const { veld, target, sourceElement, isVervolg, zoekterm } = ctx;
  if (!veld.isConnected || veld.value !== zoekterm || veld.dataset.stil !== undefined) return;
  const tekst = gezegd(ctx) || (isVervolg ? VERVOLG : ZOEKEN);
  // 400: the token went with the session.
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

const gezegd = (ctx) => ctx.response?.headers?.get("KCC-Melding");

function regel(tekst) {
  const element = document.createElement("p");
  element.className = "kcc-optie__leeg kcc-optie__leeg--fout";
  element.textContent = tekst;
  return element;
}

// As in components/treffers.html.
function opnieuwKnop() {
  const klasse = "utrecht-button utrecht-button--secondary-action kcc-knop";
  const knop = `<div class="kcc-opnieuw"><button type="button" class="${klasse}" data-opnieuw>Opnieuw</button></div>`;
  return document.createRange().createContextualFragment(knop);
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
