"""What an employee does with the journal, and what a test looks up afterwards."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any
from uuid import UUID, uuid4

from webapp.domain.interne_taak import InterneTaak
from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.registrations import InterneTaakAanvraag, Journal, JournalConfig, Omschrijving, Registratie, Toestand

NOOR, PIET = "noor", "piet"
OMSCHRIJVING = Omschrijving("Rolstoel kapot", "Fatima el Amrani")
HANDELING = "Terugbellen over de rolstoel van mevrouw Zuiderwijk"


def start(journal: Journal, aanvraag: InterneTaakAanvraag) -> UUID:
    registratie_id = uuid4()
    journal.start(registratie_id, NOOR, aanvraag, OMSCHRIJVING)
    return registratie_id


def run(journal: Journal, aanvraag: InterneTaakAanvraag, *, seconds: float = 5.0) -> Registratie:
    return journal.wait(start(journal, aanvraag), NOOR, seconds=seconds)


def until(journal: Journal, registratie_id: UUID, toestand: Toestand) -> Registratie:
    eventually(lambda: journal.get(registratie_id, NOOR).toestand is toestand)
    return journal.get(registratie_id, NOOR)


def eventually(true: Callable[[], bool], seconds: float = 20, *, every: float = 0.02) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(every)


def taken(provider: Provider, aanvraag: InterneTaakAanvraag) -> list[InterneTaak]:
    found = provider.get_klantcontact(aanvraag.klantcontact).interne_taken
    return [taak for taak in found if taak.gevraagde_handeling == HANDELING]


def other_klantcontact(provider: Provider, *, than: UUID) -> UUID:
    found = provider.find_klantcontacten(KlantcontactQuestion(), limit=3)
    return next(hit.uuid for hit in found if hit.uuid != than)


def sql(config: JournalConfig, statement: str, *values: object) -> list[Any]:
    with closing(sqlite3.connect(config.database_url.removeprefix("sqlite:///"), timeout=20)) as connection, connection:
        return connection.execute(statement, values).fetchall()
