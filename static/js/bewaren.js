// What was typed goes to the server when a session ends, and nothing of it stays readable. Only where nobody knows any more
// whose it is (a cookie that was lost, signed out elsewhere) it stays in the page of whoever presses a button in it.
import { vraag } from "./vraag.js";

const OPNIEUW = 5000;

// The address of a page to come back to; it names what was kept.
const isBewaard = (terug) => terug?.includes("bewaard=") ?? false;

export function formulier() {
  return document.querySelector("input[name=registratie_id]")?.form ?? null;
}

// Where to go on; undefined without an answer.
export async function bewaar(form = formulier()) {
  const adres = form ? new URL(form.action).pathname : location.pathname + location.search;
  const { response } = await vraag(
    "POST", `/sessie/bewaren?pad=${encodeURIComponent(adres)}`, form ? new FormData(form) : undefined);
  if (response && response.status < 500) return response.headers.get("KCC-Terug") ?? adres;
}

// The session's time is up. Asked again until there is an answer: a laptop that wakes up has no network yet.
export async function voorbij() {
  const form = formulier();
  toonVoorbij(form ? "bezig" : "");
  let terug;
  while (!(terug = await bewaar(form))) await new Promise((klaar) => setTimeout(klaar, OPNIEUW));
  toonVoorbij(form && (isBewaard(terug) ? "bewaard" : "kwijt"), terug);
}

// Somebody pressed something on a page without a session. Returns whether the page still shows what was typed.
export async function bewaarEerst() {
  const terug = await bewaar();
  if (isBewaard(terug)) toonVoorbij("bewaard", terug);
  else toonOntbreekt();
  return !isBewaard(terug);
}

function toonVoorbij(toestand, terug) {
  const scherm = document.getElementById("sessie-voorbij").content.cloneNode(true);
  if (toestand) scherm.querySelector(`[data-${toestand}]`).hidden = false;
  if (terug) {
    scherm.querySelector("[data-terug]").hidden = false;
    scherm.querySelector("a").href = terug;
  }
  const titel = document.createElement("h1");
  titel.textContent = "Uw sessie is voorbij";
  titel.tabIndex = -1;
  for (const deel of document.querySelectorAll(".kcc-kop__medewerker, .kcc-kop__afmelden")) deel.remove();
  document.getElementById("melding-live").textContent = "";
  document.title = titel.textContent;
  document.getElementById("inhoud").replaceChildren(titel, scherm);
  focus(titel);
}

function toonOntbreekt() {
  document.querySelector("[data-ontbreekt]")?.remove();
  const melding = document.getElementById("sessie-ontbreekt").content.cloneNode(true);
  const deel = melding.firstElementChild;
  const form = formulier();
  const link = melding.querySelector("a");
  link.href = location.pathname + location.search;
  // Now it is let go of, and nothing stands in the way of signing in.
  link.addEventListener("click", () => form.remove());
  form.before(melding);
  focus(deel);
}

// A page in a frame that the employee is not working in leaves the focus where it is: in the portal.
function focus(element) {
  if (window === window.top || document.hasFocus()) element.focus();
}
