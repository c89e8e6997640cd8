// A live search posts the term and nothing else of the form around it: half-typed personal data stays in the page.

document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  const veld = ctx.sourceElement;
  if (!veld.matches("[data-zoekveld]")) return;
  // Chosen or emptied in the meantime: there is nothing to look for.
  if (veld.dataset.stil !== undefined) {
    event.preventDefault();
    return;
  }
  const body = new FormData();
  body.set("zoekterm", veld.value);
  const token = veld.form?.elements.namedItem("csrf_token") ?? document.querySelector("input[name=csrf_token]");
  if (token) body.set("csrf_token", token.value);
  for (const naam of ["soort", "als", "voor"]) {
    if (veld.dataset[naam]) body.set(naam, veld.dataset[naam]);
  }
  ctx.request.body = body;
  ctx.zoekterm = veld.value;
});

// hx-sync aborts the older request. This also catches an answer that came in while the next term waits for its delay,
// or after a choice was made.
document.addEventListener("htmx:before:swap", (event) => {
  const { ctx } = event.detail;
  const veld = ctx.sourceElement;
  if (ctx.zoekterm === undefined) return;
  if (veld.value !== ctx.zoekterm || veld.dataset.stil !== undefined) event.preventDefault();
});

// The number of hits is said by a status element that was there before the swap.
document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = event.detail;
  // htmx announces a swap for an answer that it does not swap, too.
  if (ctx.zoekterm === undefined || ctx.response?.status >= 400) return;
  ctx.target.dataset.bij = ctx.zoekterm;
  meld(ctx.sourceElement, ctx.target?.querySelector?.("[data-melding]")?.dataset.melding ?? "");
});

export function meld(veld, tekst) {
  const status = veld.closest("[data-combobox], [data-treffers-in]")?.querySelector("[role=status]");
  if (!status) return;
  // The same text twice in a row is otherwise not said again.
  status.textContent = status.textContent === tekst ? `${tekst}\u00a0` : tekst;
}

// Enter searches at once and never submits the form around the field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  const veld = event.target;
  if (!(veld instanceof HTMLInputElement) || !veld.matches("[data-zoekveld]")) return;
  event.preventDefault();
  if (!veld.closest("[data-combobox]")) veld.dispatchEvent(new CustomEvent("kcc:zoek"));
});
