"""The signed-in employee, for the length of one request."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, g


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


def init_identity(app: Flask, sign_in: Callable[[], Medewerker]) -> None:
    """``sign_in`` tells who makes this request."""

    @app.before_request
    def identify() -> None:
        g.medewerker = sign_in()


def current_medewerker() -> Medewerker:
    medewerker: Medewerker = g.medewerker
    return medewerker
