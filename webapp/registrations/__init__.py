"""The durable use cases: once accepted, a registration happens exactly once, whatever fails on the way (DBOS)."""

from webapp.registrations.aanvraag import InterneTaakAanvraag
from webapp.registrations.config import JournalConfig
from webapp.registrations.ids import new_registratie_id
from webapp.registrations.interne_taak import Patience
from webapp.registrations.journal import Journal
from webapp.registrations.records import (
    DifferentRegistrationError,
    FormTooOldError,
    JournalUnavailableError,
    Omschrijving,
    Registratie,
    RegistratieNotFoundError,
    Toestand,
)

__all__ = [
    "DifferentRegistrationError",
    "FormTooOldError",
    "InterneTaakAanvraag",
    "Journal",
    "JournalConfig",
    "JournalUnavailableError",
    "Omschrijving",
    "Patience",
    "Registratie",
    "RegistratieNotFoundError",
    "Toestand",
    "new_registratie_id",
]
