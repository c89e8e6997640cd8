// A form that holds searches has "Zoeken" and "Kies" buttons before its own button, and Enter presses a form's first one.
// Here Enter presses the form's primary button. Without JavaScript it searches, which at least loses nothing.
// On a radio button only where that leads to a page to check: Enter there must not register anything.
const TEKST = /^(text|search|email|tel|url|number)$/;
const KEUZE = /^(radio|checkbox)$/;

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
  const invoer = event.target;
  if (!(invoer instanceof HTMLInputElement) || !invoer.form?.querySelector("[data-zoekveld], .zonder-js[value=bijwerken]")) return;
  const knop = invoer.form.querySelector("button[type=submit].utrecht-button--primary-action:not(:disabled)");
  if (!TEKST.test(invoer.type) && !(KEUZE.test(invoer.type) && knop?.value === "controleren")) return;
  event.preventDefault();
  if (knop) invoer.form.requestSubmit(knop);
});
