// Messages between this page and the portal that frames it (docs/embedding.md). Never a name, number of a citizen or address.
import { ga } from "./drager.js";

const VERSIE = 1;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const FORMULIER = "#inhoud form:not([role=search])";
// Hidden fields that are there from the start; of others somebody made the choice.
const VANZELF = /^(csrf_token|registratie_id|klantcontact|rol|initiator|.*-land|.*-bewaren)$/;
const portalen = (document.documentElement.dataset.portalen ?? "").split(" ").filter(Boolean);
const GEMELD = "kcc.gemeld";
const gemeld = new Set();
let hoogte = 0;

// Which one frames us. Where neither tells, each gets the message, and the browser drops those of the others.
function doelen() {
  const om = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
  return portalen.includes(om) ? [om] : portalen;
}

function stuur(type, inhoud = {}) {
  for (const doel of doelen()) window.parent.postMessage({ type, version: VERSIE, ...inhoud }, doel);
}

// Of the content, not of the window: a frame that gets this height must not be a reason to ask for more.
function meetHoogte() {
  const nu = Math.max(Math.ceil(document.body.getBoundingClientRect().height), document.body.scrollHeight);
  if (nu !== hoogte) stuur("kcc.hoogte", { hoogte: (hoogte = nu) });
}

// The portal scrolls and not this frame: after a press low on one page the top of the next one may be out of sight.
function bovenaan() {
  if (document.hasFocus()) document.querySelector(".kcc-kop")?.scrollIntoView({ block: "nearest" });
}

function meld() {
  const { soort, uuid, klantcontact, nummer } = document.querySelector("[data-geregistreerd]")?.dataset ?? {};
  if (uuid && isNieuw(uuid)) stuur("kcc.geregistreerd", { soort, uuid, klantcontact, ...(nummer && { nummer }) });
  const vereist = document.querySelector("[data-launch-vereist]:not([data-gemeld])");
  if (!vereist) return;
  vereist.dataset.gemeld = "";
  stuur("kcc.launch-vereist", { reden: vereist.dataset.launchVereist });
}

// Over pages too, where there is storage. Where there is none, this is one page all along (drager.js).
function isNieuw(uuid) {
  try {
    for (const een of sessionStorage.getItem(GEMELD)?.split(" ") ?? []) gemeld.add(een);
    sessionStorage.setItem(GEMELD, [...gemeld, uuid].join(" "));
  } catch {
    // Nothing to do about it.
  }
  return !gemeld.has(uuid) && Boolean(gemeld.add(uuid));
}

function ontvang({ source, origin, data }) {
  if (source !== window.parent || !portalen.includes(origin)) return;
  const klantcontact = String(data?.klantcontact).toLowerCase();
  if (data?.type !== "kcc.context" || data.version !== VERSIE || !UUID.test(klantcontact)) return;
  document.getElementById("ander-klantcontact")?.close();
  const adres = `/klantcontacten/${klantcontact}`;
  if (adres === location.pathname || staatErAl(klantcontact)) return;
  if (isHalfIngevuld()) vraagEerst(adres);
  else ga(adres);
}

function staatErAl(klantcontact) {
  const hier = document.querySelector(`${FORMULIER} [name=klantcontact]`)?.value;
  return [hier, document.querySelector("[data-geregistreerd]")?.dataset.klantcontact].includes(klantcontact);
}

function isHalfIngevuld() {
  const velden = [...document.querySelectorAll(FORMULIER)].flatMap((form) => [...form.elements]);
  return velden.some((veld) => !veld.disabled && isIngevuld(veld));
}

function isIngevuld(veld) {
  if (veld.matches("[type=radio], [type=checkbox]")) return veld.checked !== veld.defaultChecked;
  if (veld.matches("select")) return [...veld.options].some((optie) => optie.selected !== optie.defaultSelected);
  return veld.matches("input, textarea") && !(veld.type === "hidden" && VANZELF.test(veld.name)) && Boolean(veld.value.trim());
}

function vraagEerst(adres) {
  document.body.append(document.getElementById("ander-klantcontact-vraag").content.cloneNode(true));
  const dialoog = document.body.lastElementChild;
  const bezigIn = document.activeElement;
  dialoog.addEventListener("close", () => {
    dialoog.remove();
    if (dialoog.returnValue === "ga") ga(adres);
    else bezigIn.focus();
  });
  dialoog.showModal();
  // A frame may be higher than the part of it that is in sight.
  dialoog.scrollIntoView({ block: "nearest" });
}

if (window.parent !== window) {
  addEventListener("message", ontvang);
  document.addEventListener("htmx:after:swap", meld);
  // Once a frame is painted, whatever changed in it.
  let gevraagd = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(gevraagd);
    gevraagd = requestAnimationFrame(meetHoogte);
  }).observe(document.body);
  stuur("kcc.gereed");
  meld();
  bovenaan();
}
