"""The buttons that change the form and send nothing on: search, choose, clear, another row, back to the form."""

from flask import request

from webapp.features.betrokkene.forms import MAX_DIGITALE_ADRESSEN, NIEUW, BetrokkeneForm
from webapp.features.betrokkene.searched import fill_from_search
from webapp.features.choosing import apply_choices, changes_the_form
from webapp.search import PartijSearch

_CHOICES = ("klantcontact", "partij", "organisatie")
_ACTIONS = ("aanpassen", "nog_een")


def is_change() -> bool:
    pressed = request.form
    return (
        changes_the_form(_CHOICES)
        or pressed.get("actie") in _ACTIONS
        or "kies_keuze" in pressed
        or "verwijder" in pressed
    )


def apply_change(form: BetrokkeneForm, search: PartijSearch) -> str:
    """Which part of the form the focus belongs in afterwards; empty where it stays."""
    apply_choices(form, _CHOICES)
    if request.form.get("kies_keuze") == NIEUW:
        fill_from_search(form, search)
        form.choose("partij", "")
        form.keuze.data = NIEUW
    if "verwijder" in request.form:
        _remove_row(form, request.form["verwijder"])
    if request.form.get("actie") == "nog_een" and len(form.digitale_adressen) < MAX_DIGITALE_ADRESSEN:
        form.digitale_adressen.append_entry()
    return _focus()


def _remove_row(form: BetrokkeneForm, number: str) -> None:
    rows = [row.data for row in form.digitale_rows()]
    form.set_digitale_rows([row for place, row in enumerate(rows) if str(place) != number])


def _focus() -> str:
    pressed = request.form
    chosen = next((name for name in _CHOICES if f"kies_{name}" in pressed or pressed.get("wis") == name), "")
    if chosen or "kies_keuze" in pressed:
        return chosen or "partij"
    if "verwijder" in pressed:
        return "digitaal"
    return {"nog_een": "rij", "aanpassen": "titel"}.get(pressed.get("actie", ""), "")
