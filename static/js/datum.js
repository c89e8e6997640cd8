// A date that is only half filled in is sent as nothing at all. The browser knows, and says so at the field.

document.addEventListener(
  "submit",
  (event) => {
    const half = [...event.target.elements].find((veld) => veld.type === "datetime-local" && veld.validity.badInput);
    if (!half) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    half.focus();
    half.reportValidity();
  },
  { capture: true },
);
