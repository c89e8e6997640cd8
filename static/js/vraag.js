// A request of the page's own, by htmx: so it carries a bearer where one stands for the cookie. Nothing is swapped.
// Resolves to htmx's `ctx`; without a usable answer it has no `response`.
const token = document.querySelector("input[name=csrf_token]")?.value;

export function vraag(methode, adres, velden = new FormData()) {
  velden.set("csrf_token", token);
  return new Promise((klaar) => htmx.ajax(methode, adres, { swap: "none", velden, klaar }));
}

document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (ctx.klaar && ctx.request.method === "POST") ctx.request.body = ctx.velden;
});
document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => ctx.klaar?.(ctx));
document.addEventListener("htmx:before:swap", (event) => event.detail.ctx.klaar && event.preventDefault());

// storing.js says of others that nothing was answered. Here it is not asked, and of a sign-in the page itself tells.
for (const naam of ["htmx:error", "htmx:response:error"]) {
  addEventListener(naam, (event) => ikZegHet(event.detail.ctx) && event.stopPropagation(), { capture: true });
}

function ikZegHet(ctx) {
  return Boolean(ctx?.klaar) || ctx?.response?.status === 401;
}
