// Parts of a form that only matter after a certain answer. Without JavaScript they are always there.
//   data-toon-bij="status=verwerkt"       the radio or select `status` has this value
//   data-toon-bij-soort="medewerker"      the combobox `actor` holds a choice of this soort

export function opzetten() {
  for (const deel of document.querySelectorAll("[data-toon-bij]")) {
    const [naam, waarde] = deel.dataset.toonBij.split("=");
    toon(deel, waardeVan(deel, naam) === waarde);
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

function waardeVan(deel, naam) {
  const form = deel.closest("form");
  return form ? new FormData(form).get(naam) : null;
}

function past(actor, soort) {
  const gekozen = actor.querySelector("[data-combobox-waarde]").value;
  // A choice of which the server did not say the soort: better one question too many.
  return Boolean(gekozen) && (actor.dataset.gekozenSoort ?? soort) === soort;
}

document.addEventListener("change", opzetten);
document.addEventListener("kcc:gekozen", opzetten);
