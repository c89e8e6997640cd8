// For browsers that keep even a partitioned cookie from a frame: the session is then carried by a token in this page, which
// every request of ours sends and every answer replaces. It stands in this variable only: never in storage, never in an address.
// As no page that the browser loads by itself would carry it, links and forms are asked for here, and change places with
// what stands in <main>.
const ELKE = 120_000;
const PAGINA = "#inhoud";
const wortel = document.documentElement;
let drager = wortel.dataset.drager ?? "";
wortel.removeAttribute("data-drager");

// The first page answers a POST, and its address is none that a reload could show.
if (wortel.dataset.adresEerst) history.replaceState(null, "", wortel.dataset.adresEerst);

// To a page of ours: as a link in it would.
export function ga(adres) {
  if (drager) haal("GET", adres);
  else location.replace(adres);
}

// The last link that is followed is the one that counts: htmx would otherwise keep a queue.
const volger = document.createElement("span");
volger.hidden = true;
volger.setAttribute("hx-sync", "this:replace");

function haal(method, adres, bron = { source: volger }) {
  document.body.append(volger);
  htmx.ajax(method, adres, { ...bron, target: PAGINA, select: PAGINA, swap: "outerHTML", isPagina: true });
}

// Where the cookie arrives it is all that is needed, and the server lets no bearer stand for this session any more.
async function isNodig() {
  try {
    return !(await fetch("/sessie", { cache: "no-store" })).ok;
  } catch {
    return true;
  }
}

async function begin() {
  luister();
  if (await isNodig()) setInterval(vernieuw, ELKE);
  else drager = "";
}

// Also when nothing is asked for: it lasts five minutes.
async function vernieuw() {
  const headers = { Authorization: `Bearer ${drager}` };
  const antwoord = await fetch("/sessie", { headers, cache: "no-store" }).catch(() => null);
  drager = antwoord?.headers.get("KCC-Drager") ?? drager;
}

function luister() {
  document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
    if (drager) ctx.request.headers.Authorization = `Bearer ${drager}`;
    // The page as the browser would have asked for it.
    if (ctx.isPagina) delete ctx.request.headers["HX-Request"];
  });
  document.addEventListener("htmx:before:response", ({ detail: { ctx } }) => {
    if (drager) drager = ctx.response.headers.get("KCC-Drager") ?? drager;
  });
  document.addEventListener("htmx:before:swap", ({ detail }) => detail.ctx.isPagina && helePagina(detail));
  document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => ctx.isPagina && aankomst());
  document.addEventListener("htmx:error", ({ detail: { ctx } }) => ctx?.isPagina && zonderAntwoord(ctx));
  // On the window: after everybody on the page who may want to deal with it.
  window.addEventListener("click", klik);
  window.addEventListener("submit", verstuur);
}

// A page that says what went wrong is a page, too: htmx's own rule is for parts. What is posted stays where it is then.
function helePagina({ ctx, tasks }) {
  const gelezen = ctx.request.method === "GET";
  if (ctx.swap === "none" && gelezen) {
    ctx.swap = "outerHTML";
    for (const taak of tasks) taak.swapSpec.style = "outerHTML";
  }
  if (ctx.swap === "none") return;
  const kop = new DOMParser().parseFromString(ctx.text, "text/html").querySelector(".kcc-kop");
  if (kop) document.querySelector(".kcc-kop").replaceWith(kop);
  if (gelezen || ctx.response.raw.redirected) history.replaceState(null, "", ctx.response.raw.url);
}

function aankomst() {
  const pagina = document.querySelector(PAGINA);
  const kop = pagina.querySelector("h1");
  if (kop) kop.tabIndex = -1;
  document.querySelector(".kcc-kop").scrollIntoView({ block: "nearest" });
  (pagina.querySelector("[data-focus], [autofocus]") ?? kop ?? pagina).focus();
}

// Of what is posted storing.js tells.
function zonderAntwoord(ctx) {
  if (ctx.request.method !== "GET") return;
  document.querySelector(`${PAGINA} > [data-storing]`)?.remove();
  document.querySelector(PAGINA).prepend(document.getElementById("melding-storing").content.cloneNode(true));
  document.querySelector(PAGINA).scrollIntoView({ block: "start" });
}

function klik(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!drager || !link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  if (link.origin !== location.origin || link.download || (link.target && link.target !== "_self")) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  haal("GET", link.pathname + link.search);
}

function verstuur(event) {
  const form = event.target;
  const knop = event.submitter;
  const method = (knop?.getAttribute("formmethod") ?? form.getAttribute("method") ?? "get").toUpperCase();
  if (!drager || event.defaultPrevented || !/^(GET|POST)$/.test(method) || (form.target && form.target !== "_self")) return;
  const adres = new URL(knop?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", location.href);
  if (adres.origin !== location.origin) return;
  event.preventDefault();
  haal(method, adres.pathname + adres.search, { source: form, event });
}

if (drager) begin();
