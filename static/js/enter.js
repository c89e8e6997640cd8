// A form that holds searches has "Zoeken" and "Kies" buttons before its own button, and Enter presses a form's first one.
// Here Enter presses the form's primary button. Without JavaScript it searches, which at least loses nothing.
const TEKST = /^(text|search|email|tel|url|number)$/;

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
  const invoer = event.target;
  if (!(invoer instanceof HTMLInputElement) || !TEKST.test(invoer.type) || !invoer.form?.querySelector("[data-zoekveld], .zonder-js[value=bijwerken]")) return;
  event.preventDefault();
  const knop = invoer.form.querySelector("button[type=submit].utrecht-button--primary-action:not(:disabled)");
  if (knop) invoer.form.requestSubmit(knop);
});
