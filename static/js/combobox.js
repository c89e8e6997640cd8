// WAI-ARIA APG editable combobox over options that htmx fetches. combobox-nav moves through the options; opening, closing,
// choosing and clearing are here. What is chosen is an id (data-id), never a text: namesakes exist.
import Combobox from "../vendor/@github/combobox-nav/dist/index.js";
import { meld, opnieuw } from "./zoekverzoek.js";

const widgets = new WeakMap();

export function opzetten(wortel) {
  for (const element of wortel.querySelectorAll("[data-combobox]")) {
    if (!widgets.has(element)) widgets.set(element, new Widget(element));
  }
}

class Widget {
  constructor(element) {
    this.element = element;
    this.naam = element.dataset.combobox;
    this.invoer = element.querySelector("[data-zoekveld]");
    this.waarde = element.querySelector("[data-combobox-waarde]");
    this.houder = element.querySelector(".kcc-combobox__lijst");
    this.gekozen = element.querySelector("[data-combobox-gekozen]");
    this.nav = null;
    this.invoer.setAttribute("role", "combobox");
    this.invoer.setAttribute("aria-autocomplete", "list");
    this.invoer.setAttribute("aria-haspopup", "listbox");
    this.invoer.setAttribute("aria-expanded", "false");
    // Before htmx's own listeners, so that a search is not sent for what this widget has just filled in.
    this.invoer.addEventListener("input", () => this.getypt(), { capture: true });
    this.invoer.addEventListener("keydown", (event) => this.toets(event), { capture: true });
    element.addEventListener("focusout", (event) => this.houder.contains(event.relatedTarget) || this.sluit());
    this.invoer.addEventListener("click", () => this.klik());
    this.houder.addEventListener("keydown", (event) => event.key === "Escape" && this.terug(event));
    // The focus stays in the input while the mouse chooses or scrolls.
    this.houder.addEventListener("mousedown", (event) => event.preventDefault());
    this.gekozen.querySelector("[data-combobox-wis]").addEventListener("click", (event) => this.wis(event));
    this.houder.addEventListener("combobox-commit", (event) => this.kies(event.target));
  }

  get isOpen() {
    return !this.houder.hidden;
  }

  // Called when the answer of the server stands in the holder.
  ververst() {
    this.sluit();
    const lijst = this.houder.querySelector("[role=listbox]");
    this.nav = lijst && new Combobox(this.invoer, lijst, { tabInsertsSuggestions: false });
    if (document.activeElement === this.invoer) this.open();
  }

  open() {
    if (this.isOpen || this.waarde.value || !this.houder.childElementCount) return;
    this.houder.hidden = false;
    this.nav?.start();
  }

  // In an empty field: those that were used lately. Only when asked for, because the list lies over what is below.
  klik() {
    if (this.houder.childElementCount) this.open();
    else if (!this.invoer.value) this.zoek();
  }

  sluit() {
    this.houder.hidden = true;
    this.nav?.stop();
    this.invoer.setAttribute("aria-expanded", "false");
  }

  // What stands in the list belongs to what was typed before: nobody may choose from it any more.
  getypt() {
    this.zet("", "");
    delete this.invoer.dataset.stil;
    if (!this.invoer.value.trim()) return this.leeg();
    this.sluit();
    this.houder.replaceChildren();
    this.nav = null;
  }

  // Nothing to search for: forget the options, and stop what is under way.
  leeg() {
    this.sluit();
    this.houder.replaceChildren();
    this.nav = null;
    meld(this.invoer, "");
    this.stil();
  }

  stil() {
    this.invoer.dataset.stil = "";
    this.invoer.dispatchEvent(new CustomEvent("htmx:abort"));
  }

  toets(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.escape(event);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") this.pijl(event);
    else if (event.key === "Enter" && !(this.isOpen && this.nav)) this.zoekOp(event);
    else if (event.key === "Enter") this.enige(event);
    else if (event.key === "Home" || event.key === "End") this.nav?.clearSelection();
  }

  // With one option there is nothing to go through first.
  enige(event) {
    const opties = this.houder.querySelectorAll("[role=option]");
    if (opties.length !== 1 || opties[0].getAttribute("aria-selected") === "true") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.kies(opties[0]);
  }

  // First closes the list, then clears what is only typed. A choice is not undone by it: that is what "Wis" is for.
  escape(event) {
    if (this.isOpen) this.sluit();
    else if (this.invoer.value && !this.waarde.value) this.maakLeeg();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  wis(event) {
    event.preventDefault();
    this.maakLeeg();
    this.invoer.focus();
    meld(this.invoer, "Keuze gewist");
  }

  maakLeeg() {
    this.invoer.value = "";
    this.zet("", "");
    this.leeg();
  }

  // Opens a closed list; an open one is combobox-nav's.
  pijl(event) {
    if ((this.isOpen && this.nav) || event.altKey) return;
    // Nothing was found, or the search failed: look again.
    if (!this.nav) return this.zoekOp(event);
    this.open();
    if (!this.nav || !this.isOpen) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.nav.navigate(event.key === "ArrowDown" ? 1 : -1);
  }

  zoekOp(event) {
    event.preventDefault();
    if (this.invoer.value.trim() || event.key !== "Enter") this.zoek();
  }

  zoek() {
    if (this.waarde.value) return;
    if (this.houder.querySelector("[data-opnieuw]")) return opnieuw(this.invoer);
    delete this.invoer.dataset.stil;
    this.invoer.dispatchEvent(new CustomEvent("kcc:zoek"));
  }

  // From "Opnieuw" in the list.
  terug(event) {
    event.preventDefault();
    event.stopPropagation();
    this.invoer.focus();
    this.sluit();
  }

  kies(optie) {
    const { id, naam, soort, bijzonderheid } = optie.dataset;
    this.invoer.value = naam;
    this.stil();
    this.sluit();
    this.houder.replaceChildren();
    this.nav = null;
    const voluit = bijzonderheid ? `${naam}, ${bijzonderheid}` : naam;
    this.zet(id, soort, voluit);
    meld(this.invoer, `Gekozen: ${voluit}`);
  }

  // "Kies wie terugbelt" is no longer true. Taken out, because a description is read out even when it is hidden.
  zonderFout() {
    this.element.classList.remove("kcc-veld--fout");
    this.invoer.classList.remove("utrecht-textbox--invalid");
    this.invoer.removeAttribute("aria-invalid");
    document.getElementById(`${this.naam}-fout`)?.remove();
  }

  zet(id, soort, tekst = "") {
    if (this.waarde.value === id) return;
    this.waarde.value = id;
    this.element.dataset.gekozenSoort = soort;
    this.gekozen.hidden = !id;
    if (id) this.zonderFout();
    this.gekozen.querySelector("[data-combobox-naam]").textContent = tekst;
    const detail = { naam: this.naam, id, soort };
    this.element.dispatchEvent(new CustomEvent("kcc:gekozen", { bubbles: true, detail }));
  }
}

export function ververs(veld) {
  widgets.get(veld.closest("[data-combobox]"))?.ververst();
}

document.addEventListener("htmx:after:swap", (event) => {
  const veld = event.detail.ctx.sourceElement;
  if (veld?.matches?.("[data-combobox] [data-zoekveld]")) ververs(veld);
});
