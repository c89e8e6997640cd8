"""Why an employee searches for a partij by name, where the municipality allows that (F7927)."""

from flask import request

from webapp.web.services import services

# Codes for the log: a reason in somebody's own words could tell who it is about.
REDENEN = {
    "weet_nummer_niet": "De klant weet geen nummer of adres",
    "namens_ander": "De beller belt voor iemand anders",
    "controle": "Controle van een eerdere registratie",
}


def zoekredenen() -> tuple[tuple[str, str], ...]:
    """Code and text; none where searching by name is not allowed."""
    return tuple(REDENEN.items()) if services().betrokkene_rules.zoeken_op_naam else ()


def zoekreden() -> str:
    """The code that was chosen; empty without one, and where searching by name is not allowed."""
    reden = request.form.get("zoekreden", "")
    return reden if services().betrokkene_rules.zoeken_op_naam and reden in REDENEN else ""
