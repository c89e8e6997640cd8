// Arrow keys in a list of rich hits: Down from the search field goes to the first one, Up from there goes back.

document.addEventListener("keydown", (event) => {
  const stap = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!stap || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
  const doel = event.target.matches("[data-treffer]") ? naast(event.target, stap) : eerste(event.target, stap);
  if (!doel) return;
  event.preventDefault();
  doel.focus();
});

function naast(treffer, stap) {
  const treffers = [...treffer.closest("[data-treffers]").querySelectorAll("[data-treffer]")];
  const plaats = treffers.indexOf(treffer) + stap;
  return plaats < 0 ? veldVan(treffer) : treffers[plaats];
}

function veldVan(treffer) {
  const velden = [...document.querySelectorAll("[data-treffers-in]")];
  const veld = velden.find((een) => document.getElementById(een.dataset.treffersIn)?.contains(treffer));
  return veld?.querySelector("[data-zoekveld]");
}

function eerste(element, stap) {
  if (stap < 0 || !element.matches("[data-zoekveld]")) return null;
  const lijst = document.getElementById(element.closest("[data-treffers-in]")?.dataset.treffersIn);
  // Hits of what was typed before are not the ones that are meant.
  if (!lijst || (lijst.dataset.bij ?? element.defaultValue) !== element.value) return null;
  return lijst.querySelector("[data-treffer]");
}
