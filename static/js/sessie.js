// How long the session still lasts. Two minutes before its end the employee may put it off (WCAG 2.2.1); at its end what was
// typed is kept, and nothing stays readable. By moments and not by one long timer: a laptop may have been asleep.
import { bewaar, bewaarEerst, formulier, voorbij } from "./bewaren.js";
import { vraag } from "./vraag.js";

const VOORAF = 120;
const STAP = 5;
const dialoog = document.getElementById("sessie-waarschuwing");
const inFrame = window !== window.top;
let einde = over(Number(document.documentElement.dataset.sessieRest));
let uiterlijk = Infinity;
let gelezen = false;
let bezig = false;
let getypt = 0;
const klok = setInterval(kijk, STAP * 1000);

function over(seconden) {
  return Date.now() + seconden * 1000;
}

const rest = () => (einde - Date.now()) / 1000;
// A page that is swapped in says that the employee has signed out.
const isAangemeld = () => Boolean(document.getElementById("afmelden"));

// The server is asked before anything is said: another tab may have put it off, and this clock may have been set.
async function kijk() {
  if (bezig || rest() > VOORAF + STAP) return;
  if (!isAangemeld()) return stop();
  bezig = true;
  const { response, text } = await vraag("GET", "/sessie");
  if (response?.status === 200) uiterlijk = over(JSON.parse(text).uiterlijk);
  bezig = false;
  if (response?.status === 401 || rest() <= 0) stop(voorbij);
  else if (rest() <= VOORAF + STAP) waarschuw();
  else dialoog.close();
}

function stop(daarna) {
  clearInterval(klok);
  einde = Infinity;
  dialoog.close();
  daarna?.();
}

function waarschuw() {
  const minuten = Math.max(1, Math.round(rest() / 60));
  const kan = uiterlijk - einde > STAP * 1000;
  dialoog.querySelector("[data-titel]").textContent =
    `U wordt over ${minuten === 1 ? "1 minuut" : `${minuten} minuten`} afgemeld`;
  dialoog.querySelector("[data-kan]").hidden = !kan;
  dialoog.querySelector("[data-kan-niet]").hidden = kan;
  // Who is typing would press a button by it, and lose letters. At the next look they have paused, or time presses.
  const typt = Date.now() - getypt < STAP * 500 && rest() > VOORAF / 2;
  if (!dialoog.open && !gelezen && !typt) open();
}

function open() {
  if (inFrame) new IntersectionObserver(plaats).observe(document.documentElement);
  else dialoog.showModal();
}

// A frame may be higher than the part of it that is in sight. Who is typing in the portal goes on with that: the dialog takes
// the focus when the employee comes to this frame.
function plaats([{ intersectionRect: zicht }], waarnemer) {
  waarnemer.disconnect();
  if (dialoog.open || rest() > VOORAF + STAP) return;
  dialoog.open = true;
  const boven = zicht.top + Math.max(0, (zicht.height - dialoog.offsetHeight) / 2);
  dialoog.style.marginBlock = zicht.height ? `${boven}px auto` : "";
  if (document.hasFocus()) maakModaal();
}

function maakModaal() {
  dialoog.close();
  dialoog.showModal();
}

async function verder() {
  if (dialoog.querySelector("[data-kan]").hidden) gelezen = true;
  else if ((await vraag("POST", "/sessie/verlengen")).response?.status !== 204) return kijk();
  dialoog.close();
}

async function afmelden(event) {
  if (!formulier()) return;
  event.preventDefault();
  await bewaar();
  document.getElementById("afmelden").requestSubmit();
}

dialoog.querySelector("[data-verder]").addEventListener("click", verder);
dialoog.querySelector("[data-afmelden]").addEventListener("click", afmelden);
// Escape: somebody is there.
dialoog.addEventListener("cancel", (event) => {
  event.preventDefault();
  verder();
});
document.addEventListener("input", () => (getypt = Date.now()));
addEventListener("focus", () => dialoog.open && !dialoog.matches(":modal") && maakModaal());
for (const naam of ["visibilitychange", "pageshow"]) addEventListener(naam, kijk, { capture: true });

document.addEventListener("htmx:after:request", ({ detail: { ctx } }) => {
  const seconden = ctx.response.headers.get("KCC-Sessie");
  if (seconden !== null) einde = over(Number(seconden));
});

// The sign-in would come in the place of what was typed, where only a search was sent. Before others on the page see it.
addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  if (ctx.klaar || ctx.response?.status !== 401) return;
  const isBewaard = ctx.response.headers.get("KCC-Terug")?.includes("bewaard=");
  const vanzelf = ctx.request.action === "/sessie";
  const blijft = isAangemeld() && formulier() && !isBewaard;
  // Who has signed out is not asked to sign in by what a page asks by itself.
  if (vanzelf || blijft) {
    event.preventDefault();
    event.stopPropagation();
  }
  if (blijft) bewaarEerst().then((staatEr) => staatEr || stop());
  else stop(vanzelf && isAangemeld() ? voorbij : undefined);
}, { capture: true });
