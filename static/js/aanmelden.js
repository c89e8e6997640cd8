// Signing in from a frame. The provider cannot be framed, and a window of its own does not share our frame's cookies: so
// the window hands over what the frame then redeems. See webapp/identity/koppelingen.py for what protects that.
const VENSTER = "kcc-aanmelden";
const VRAAG_MS = 2000;
// As long as the server keeps a sign-in at the provider open, and the two minutes after it.
const UITERLIJK_MS = 12 * 60 * 1000;
// Time for the page that opened this window to close it; a portal may have cut the two apart.
const WACHT_MS = 1500;

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function nieuweSleutel() {
  const sleutel = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sleutel)));
  const getal = hash.slice(0, 6).reduce((som, byte) => som * 256 + byte, 0) % 1_000_000;
  const code = String(getal).padStart(6, "0");
  return { sleutel, koppeling: base64url(hash), code: `${code.slice(0, 3)} ${code.slice(3)}` };
}

// One sign-in under way at a time; it is kept here only, and gone with the page.
let bezig = null;
// Made ahead: a window may be opened during a click only, and a digest is not ready during it.
let klaar = nieuweSleutel();

document.addEventListener("click", async (event) => {
  const knop = event.target instanceof Element ? event.target.closest("[data-aanmelden-knop]") : null;
  if (!knop || window === window.top) return;
  event.preventDefault();
  const nieuw = await klaar;
  klaar = nieuweSleutel();
  const adres = `/aanmelden?koppeling=${nieuw.koppeling}`;
  const begonnen = Date.now();
  bezig = { ...nieuw, deel: knop.closest("[data-aanmelden]"), begonnen };
  bezig.venster = window.open(adres, VENSTER, "popup,width=520,height=720");
  toon(bezig, "[data-aanmelden-bezig]");
  const code = bezig.deel.querySelector("[data-aanmelden-stand] [data-code]");
  code.textContent = nieuw.code;
  vraag(bezig);
});

function toon(aanmelding, naam) {
  const inhoud = aanmelding.deel.querySelector(naam).content.cloneNode(true);
  aanmelding.deel.querySelector("[data-aanmelden-stand]").replaceChildren(inhoud);
}

// The window tells that it is done, where it still knows who opened it.
window.addEventListener("message", (event) => {
  if (event.origin !== location.origin || !bezig?.venster || event.source !== bezig.venster) return;
  if (event.data?.type !== "kcc.aangemeld" || typeof event.data.code !== "string") return;
  bezig.venster.close();
  wisselIn(bezig, event.data.code);
});

// Where it does not know, the employee compares a code there, and this page asks until that is done.
async function vraag(aanmelding) {
  if (aanmelding !== bezig) return;
  if (Date.now() - aanmelding.begonnen > UITERLIJK_MS) return stop(aanmelding);
  const stand = await standVan(aanmelding);
  if (aanmelding !== bezig) return;
  if (stand === "bevestigd") return wisselIn(aanmelding, "");
  if (stand === "verlopen") return stop(aanmelding);
  setTimeout(() => vraag(aanmelding), VRAAG_MS);
}

async function standVan({ sleutel }) {
  try {
    const antwoord = await fetch("/aanmelden/koppeling", { method: "POST", body: new URLSearchParams({ sleutel }) });
    return antwoord.ok ? (await antwoord.json()).stand : "wacht";
  } catch {
    return "wacht";
  }
}

function stop(aanmelding) {
  bezig = null;
  toon(aanmelding, "[data-aanmelden-te-laat]");
}

// A real form, so that the answer is a page with a cookie of this frame.
function wisselIn(aanmelding, code) {
  bezig = null;
  const formulier = aanmelding.deel.querySelector("[data-aanmelden-inwisselen]");
  formulier.elements.namedItem("sleutel").value = aanmelding.sleutel;
  formulier.elements.namedItem("code").value = code;
  formulier.submit();
}

// In the window itself, after the provider: to our own origin only, whoever opened it.
const gekoppeld = document.querySelector("[data-gekoppeld]");
if (gekoppeld && window.opener) {
  const code = gekoppeld.querySelector("[name=code]").value;
  gekoppeld.hidden = true;
  window.opener.postMessage({ type: "kcc.aangemeld", version: 1, code }, location.origin);
  setTimeout(() => { gekoppeld.hidden = false; }, WACHT_MS);
}
