"""The durable use cases: once accepted, a registration happens exactly once, whatever fails on the way (DBOS)."""

from webapp.registrations.aanvraag import InterneTaakAanvraag
from webapp.registrations.betrokkene_aanvraag import BetrokkeneAanvraag, OpgegevenAdres, PartijAanvraag, Toestemming
from webapp.registrations.config import JournalConfig
from webapp.registrations.database import recorded_toestemmingen
from webapp.registrations.ids import new_registratie_id
from webapp.registrations.journal import Journal
from webapp.registrations.kinds import BETROKKENE
from webapp.registrations.marks import GevraagdeToestemming
from webapp.registrations.records import (
    Aanvraag,
    DifferentRegistrationError,
    FormTooOldError,
    Omschrijving,
    Registratie,
    RegistratieNotFoundError,
    Toestand,
)
from webapp.registrations.steps import Patience

__all__ = [
    "BETROKKENE",
    "Aanvraag",
    "BetrokkeneAanvraag",
    "DifferentRegistrationError",
    "FormTooOldError",
    "GevraagdeToestemming",
    "InterneTaakAanvraag",
    "Journal",
    "JournalConfig",
    "Omschrijving",
    "OpgegevenAdres",
    "PartijAanvraag",
    "Patience",
    "Registratie",
    "RegistratieNotFoundError",
    "Toestand",
    "Toestemming",
    "new_registratie_id",
    "recorded_toestemmingen",
]
