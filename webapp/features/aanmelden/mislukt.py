"""What an employee sees when signing in at the provider does not work, and what they can do."""

from dataclasses import dataclass

from flask import Response, make_response, render_template, url_for

from webapp.features.aanmelden.aanvragen import Aanvraag


@dataclass(frozen=True, slots=True)
class Mislukt:
    """``reden`` is for the log. ``opnieuw``: doing it again makes sense."""

    status: int
    reden: str
    titel: str
    tekst: str
    opnieuw: bool = True


_BEHEERDER = "Lukt het weer niet? Meld dit dan bij uw applicatiebeheerder."

AWAY = Mislukt(503, "away", "Aanmelden kan nu niet", "Het systeem waarmee u zich aanmeldt, geeft geen antwoord.")
NO_ROLE = Mislukt(
    403, "rol", "U mag deze applicatie niet gebruiken", "Vraag uw teamleider of beheerder om toegang.", opnieuw=False
)
REFUSED = Mislukt(403, "ongeldig", "Aanmelden is niet gelukt", f"Probeer het opnieuw. {_BEHEERDER}")
STOPPED = Mislukt(403, "gestopt", "U bent niet aangemeld", "U bent gestopt met aanmelden.")
UNKNOWN = Mislukt(
    400, "onbekend", "Aanmelden is niet gelukt", f"U hebt te lang gewacht, of deze pagina is al gebruikt. {_BEHEERDER}"
)
ELSEWHERE = Mislukt(
    403,
    "site",
    "Aanmelden is niet gelukt",
    "Deze link hoort niet bij uw portaal. Ga naar het portaal en kies daar voor Aanmelden.",
    opnieuw=False,
)
TAKEN = Mislukt(
    409,
    "koppeling",
    "Aanmelden is niet gelukt",
    "Er is al aangemeld met deze link. Sluit dit venster. Kies daarna in het portaal opnieuw voor Aanmelden.",
    opnieuw=False,
)
TOO_LATE = Mislukt(
    410,
    "te_laat",
    "U hebt te lang gewacht",
    "Sluit dit venster. Kies daarna in het portaal opnieuw voor Aanmelden.",
    opnieuw=False,
)


def sign_in_failed(mislukt: Mislukt, aanvraag: Aanvraag | None = None) -> Response:
    """*Opnieuw aanmelden* is for the same page as the first time."""
    terug, koppeling = (aanvraag.terug, aanvraag.koppeling or None) if aanvraag else (None, None)
    again = url_for("aanmelden.begin", next=terug, koppeling=koppeling)
    return make_response(render_template("aanmelden/mislukt.html", mislukt=mislukt, opnieuw=again), mislukt.status)
