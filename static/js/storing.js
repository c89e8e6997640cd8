// A request that got no usable answer: nothing is swapped, what was typed stays, and the employee reads why.
import { ververs } from "./combobox.js";
import { meld } from "./zoekverzoek.js";

const TE_VEEL = "Dit is te veel tekst. Wat u hebt ingevuld, staat er nog. Kort het in en probeer het opnieuw.";
const ZOEKEN = "Zoeken lukt nu niet. Probeer het opnieuw.";
// The session is gone, and with it the token: the same request would be refused again.
const TE_LANG = "Deze pagina stond te lang open. Laad de pagina opnieuw.";

function storing(event) {
  const ctx = event.detail.ctx;
  const bron = ctx?.sourceElement;
  const status = ctx?.response?.status ?? 0;
  if (!bron?.isConnected || (status && (status < 400 || status === 422))) return;
  if (bron.matches("[data-zoekveld]")) return zoekstoring(bron, ctx.target, status === 400 ? TE_LANG : ZOEKEN);
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

function zoekstoring(veld, doel, tekst) {
  const regel = document.createElement("p");
  regel.className = "kcc-optie__leeg kcc-optie__leeg--fout";
  regel.textContent = tekst;
  doel.replaceChildren(regel);
  ververs(veld);
  meld(veld, tekst);
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
