// "Kopieer" beside a number. A frame may lack the permission for the clipboard API; the old command then still works.
const TERUG_NA = 3000;

document.addEventListener("click", async (event) => {
  const knop = event.target instanceof Element ? event.target.closest("[data-kopieer]") : null;
  if (!knop) return;
  const gelukt = await kopieer(knop.dataset.kopieer, knop);
  const tekst = knop.querySelector("[data-kopieer-tekst]");
  tekst.textContent = gelukt ? "Gekopieerd" : "Niet gelukt";
  document.getElementById("melding-live").textContent = gelukt ? "Nummer gekopieerd" : "Kopiëren is niet gelukt";
  setTimeout(() => {
    tekst.textContent = "Kopieer";
    document.getElementById("melding-live").textContent = "";
  }, TERUG_NA);
});

async function kopieer(tekst, knop) {
  try {
    await navigator.clipboard.writeText(tekst);
    return true;
  } catch {
    return opDeOudeManier(tekst, knop);
  }
}

function opDeOudeManier(tekst, knop) {
  const vak = document.createElement("textarea");
  vak.value = tekst;
  vak.className = "visueel-verborgen";
  knop.after(vak);
  vak.select();
  const gelukt = document.execCommand("copy");
  vak.remove();
  knop.focus();
  return gelukt;
}
