// Parts of a form that only matter after a certain answer. Without JavaScript they are always there.
//   data-toon-bij="status=verwerkt"       the radio or select `status` has this value
//   data-toon-bij="soort=,persoon"        one of these, of which an empty one means that nothing is chosen
//   data-toon-bij="land=!NL"              any other value than this one
//   data-toon-bij="adres=!"               anything at all
//   data-toon-bij="*-bewaren=later"       any field whose name ends like this
//   data-toon-bij-soort="medewerker"      the combobox `actor` holds a choice of this soort
//   data-kies-zodra                       a radio that is chosen when its part comes into sight; it may be changed

export function opzetten() {
  // What is shown may depend on an answer further down that is itself shown or hidden here: then it takes a second look.
  const verborgen = [...document.querySelectorAll("[data-kies-zodra]:disabled")];
  eenKeer();
  eenKeer();
  for (const veld of verborgen) veld.checked ||= !veld.disabled;
}

function eenKeer() {
  for (const deel of document.querySelectorAll("[data-toon-bij]")) {
    // A part within a hidden part stays as disabled as that one.
    toon(deel, !deel.parentElement.closest("[data-toon-bij][hidden]") && geldt(deel));
  }
  for (const deel of document.querySelectorAll("[data-toon-bij-soort]")) {
    const actor = (deel.closest("form") ?? document).querySelector("[data-combobox=actor]");
    toon(deel, Boolean(actor) && past(actor, deel.dataset.toonBijSoort));
  }
}

// What is hidden is not sent either: an answer that nobody sees must not be registered, nor refused.
export function toon(deel, zichtbaar) {
  deel.hidden = !zichtbaar;
  for (const veld of deel.querySelectorAll("input, select, textarea, button")) veld.disabled = !zichtbaar;
}

function geldt(deel) {
  const form = deel.closest("form");
  if (!form) return false;
  const [naam, verwacht] = deel.dataset.toonBij.split("=");
  const waarden = verwacht.replace(/^!/, "").split(",");
  return waardenVan(new FormData(form), naam).some((waarde) => waarden.includes(waarde) !== verwacht.startsWith("!"));
}

function waardenVan(velden, naam) {
  if (!naam.startsWith("*")) return [velden.get(naam) ?? ""];
  return [...velden].filter(([een]) => een.endsWith(naam.slice(1))).map(([, waarde]) => waarde);
}

function past(actor, soort) {
  const gekozen = actor.querySelector("[data-combobox-waarde]").value;
  // A choice of which the server did not say the soort: better one question too many.
  return Boolean(gekozen) && (actor.dataset.gekozenSoort ?? soort) === soort;
}

document.addEventListener("input", opzetten);
document.addEventListener("change", opzetten);
document.addEventListener("kcc:gekozen", opzetten);
