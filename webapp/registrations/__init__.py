"""The durable use cases: once accepted, a registration happens exactly once, whatever fails on the way (DBOS)."""

from webapp.registrations.interne_taak import InterneTaakAanvraag, Patience
from webapp.registrations.journal import Journal, JournalConfig
from webapp.registrations.records import (
    DifferentRegistrationError,
    Omschrijving,
    Registratie,
    RegistratieNotFoundError,
    Toestand,
)

__all__ = [
    "DifferentRegistrationError",
    "InterneTaakAanvraag",
    "Journal",
    "JournalConfig",
    "Omschrijving",
    "Patience",
    "Registratie",
    "RegistratieNotFoundError",
    "Toestand",
]
