"""The employee who makes a request."""

from dataclasses import dataclass

from flask import g


@dataclass(frozen=True, slots=True)
class Medewerker:
    """``id`` is stable over sessions and names; registrations hang on it."""

    id: str
    naam: str
    emailadres: str


# In the practice provider's sample data she is an actor too, so that her own klantcontacten show.
DEMO_MEDEWERKER = Medewerker(id="demo", naam="Noor de Wit", emailadres="noor.dewit@turfstad.example")


def demo_sign_in() -> Medewerker:
    return DEMO_MEDEWERKER


def current_medewerker() -> Medewerker:
    """Raises ``AttributeError`` on a page that needs no employee: those do not ask who it is."""
    medewerker: Medewerker = g.medewerker
    return medewerker


def medewerker_or_none() -> Medewerker | None:
    """None on a public page, and where nobody is signed in."""
    found: Medewerker | None = g.get("medewerker")
    return found
