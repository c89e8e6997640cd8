// "Nog 12 tekens" under a text area. Counts what Python's len() counts: code points, a line break as one.
// The value of a textarea has its line breaks normalised to \n already.
const PAUZE = 1000;
const wachtend = new WeakMap();

export function opzetten(wortel) {
  for (const vak of wortel.querySelectorAll("textarea[data-maximum]")) tel(vak);
}

export function aantalTekens(tekst) {
  return [...tekst].length;
}

export function tellerTekst(rest) {
  const tekens = Math.abs(rest) === 1 ? "teken" : "tekens";
  return rest < 0 ? `${-rest} ${tekens} te veel` : `Nog ${rest} ${tekens}`;
}

function tel(vak) {
  const rest = Number(vak.dataset.maximum) - aantalTekens(vak.value);
  const lopend = document.getElementById(`${vak.id}-teller`);
  lopend.textContent = tellerTekst(rest);
  lopend.classList.toggle("kcc-teller__lopend--teveel", rest < 0);
  return rest;
}

// Only a field that is getting full is worth saying, and only when the typing pauses.
document.addEventListener("input", (event) => {
  const vak = event.target;
  if (!(vak instanceof HTMLTextAreaElement) || !vak.matches("[data-maximum]")) return;
  const rest = tel(vak);
  clearTimeout(wachtend.get(vak));
  wachtend.set(vak, setTimeout(() => zeg(vak, rest), PAUZE));
});

function zeg(vak, rest) {
  const stem = document.getElementById(`${vak.id}-teller-stem`);
  if (stem) stem.textContent = rest <= Number(vak.dataset.maximum) * 0.1 ? tellerTekst(rest) : "";
}
