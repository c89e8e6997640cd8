// A live search posts the term and nothing else of the form around it: half-typed personal data stays in the page.
// The rest of its answer, asked for by [data-vervolg] in a list of hits, is posted as if it came from the same field.

export function lijstVan(veld) {
  return document.getElementById(veld.closest("[data-treffers-in]")?.dataset.treffersIn);
}

// The search field that belongs to a list of hits or to the options of a combobox.
export function veldVan(element) {
  const houders = [...document.querySelectorAll("[data-treffers-in]")];
  const houder = houders.find((een) => document.getElementById(een.dataset.treffersIn)?.contains(element));
  return (houder ?? element.closest("[data-combobox]"))?.querySelector("[data-zoekveld]");
}

// Whether the list holds the hits of what stands in the field, and not of what was typed before.
export function isActueel(veld) {
  return (lijstVan(veld)?.dataset.bij ?? veld.defaultValue) === veld.value;
}

export function opnieuw(veld) {
  veld.dataset.opnieuw = "";
  delete veld.dataset.stil;
  meld(veld, "Er wordt opnieuw gezocht");
  veld.dispatchEvent(new CustomEvent("kcc:zoek"));
}

document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  const bron = ctx.sourceElement;
  const isVervolg = bron.matches("[data-vervolg]");
  if (!isVervolg && !bron.matches("[data-zoekveld]")) return;
  const veld = isVervolg ? veldVan(bron) : bron;
  // Chosen, emptied or typed on in the meantime: there is nothing to look for.
  if (!veld || veld.dataset.stil !== undefined || (isVervolg && !isActueel(veld))) {
    event.preventDefault();
    return;
  }
  Object.assign(ctx, { veld, isVervolg, zoekterm: veld.value });
  ctx.request.body = inhoud(veld, isVervolg ? { vervolg: "1", getoond: getoond(ctx.target) } : {});
});

function inhoud(veld, extra) {
  const body = new FormData();
  body.set("zoekterm", veld.value);
  const token = veld.form?.elements.namedItem("csrf_token") ?? document.querySelector("input[name=csrf_token]");
  if (token) body.set("csrf_token", token.value);
  for (const naam of ["soort", "als", "voor"]) {
    if (veld.dataset[naam]) body.set(naam, veld.dataset[naam]);
  }
  // Why somebody is searched for by name, where that is asked.
  const reden = veld.form?.elements.namedItem("zoekreden")?.value;
  if (reden) body.set("zoekreden", reden);
  if (veld.dataset.opnieuw !== undefined) body.set("opnieuw", "1");
  delete veld.dataset.opnieuw;
  for (const [naam, waarde] of Object.entries(extra)) body.set(naam, waarde);
  return body;
}

// Which hits stand there: the answer leaves those in their places.
function getoond(lijst) {
  return [...lijst.querySelectorAll("[data-treffers] > [data-id]")].map((rij) => rij.dataset.id).join(" ");
}

// hx-sync aborts the older request. This also catches an answer that came in while the next term waits for its delay,
// or after a choice was made.
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  if (ctx.zoekterm === undefined) return;
  if (!ctx.veld.isConnected || ctx.veld.value !== ctx.zoekterm || ctx.veld.dataset.stil !== undefined) {
    event.preventDefault();
    return;
  }
  // htmx announces a swap for an answer that it does not swap, too.
  if (ctx.response?.status >= 400) return;
  ctx.gezegd = meldingen(ctx.target);
  ctx.target.dataset.bij = ctx.zoekterm;
});

// The number of hits is said by a status element that was there before the swap; of what follows only what is new.
document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  if (!ctx.gezegd) return;
  const nu = meldingen(ctx.target);
  const teZeggen = ctx.isVervolg ? nu.filter((tekst) => !ctx.gezegd.includes(tekst)) : nu;
  if (teZeggen.length || !ctx.isVervolg) meld(ctx.veld, teZeggen.join(". ").replace(/([.?!])\. /g, "$1 "));
});

function meldingen(lijst) {
  return [...lijst.querySelectorAll("[data-melding]")].map((element) => element.dataset.melding);
}

export function meld(veld, tekst) {
  const status = veld.closest("[data-combobox], [data-treffers-in]")?.querySelector("[role=status]");
  if (!status) return;
  // The same text twice in a row is otherwise not said again.
  status.textContent = status.textContent === tekst ? `${tekst}\u00a0` : tekst;
}

// Enter never submits the form around the field. It opens the only hit, and otherwise searches at once.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  const veld = event.target;
  if (!(veld instanceof HTMLInputElement) || !veld.matches("[data-zoekveld]")) return;
  event.preventDefault();
  if (veld.closest("[data-combobox]")) return;
  const treffer = enigeTreffer(veld);
  if (treffer) treffer.click();
  else veld.dispatchEvent(new CustomEvent("kcc:zoek"));
});

// Not while more of them may still come.
function enigeTreffer(veld) {
  const lijst = lijstVan(veld);
  if (!lijst || !veld.value.trim() || !isActueel(veld)) return null;
  if (veld.matches(".htmx-request") || lijst.querySelector("[data-vervolg]")) return null;
  const treffers = lijst.querySelectorAll("[data-treffer]");
  return treffers.length === 1 ? treffers[0] : null;
}
