"""Fills a new file with sample data: the same for the same sizes, but for the dates, which are recent."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from webapp.practice_provider.sample.contacten import Staff, contacts
from webapp.practice_provider.sample.partijen import population
from webapp.practice_provider.sample.people import actoren
from webapp.practice_provider.storage import rows
from webapp.practice_provider.storage.database import Database, without_indexes

SEED = 2599


@dataclass(frozen=True)
class Sizes:
    actoren: int = 60
    partijen: int = 400
    klantcontacten: int = 600


def fill(database: Database, sizes: Sizes, now: datetime | None = None) -> None:
    """Once for each file, whoever comes first. All dates lie before `now`, an aware moment; None: the real one."""
    with database.reading() as connection:
        if _is_filled(connection):
            return
    with database.filling() as connection:
        if _is_filled(connection):
            return
        with without_indexes(connection):
            _insert_all(connection, sizes, now or datetime.now(UTC))
        connection.execute("PRAGMA user_version = 1")


def _is_filled(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA user_version").fetchone()[0])


def _insert_all(connection: sqlite3.Connection, sizes: Sizes, now: datetime) -> None:
    random = Random(SEED)  # noqa: S311 - sample data, no secrets
    staff = actoren(random, sizes.actoren)
    people = population(random, sizes.partijen)
    found = contacts(random, sizes.klantcontacten, people.uuids(), Staff.of(staff), now)
    for table, content in (
        ("actor", staff),
        ("partij", people.partijen),
        ("partij_identificator", people.identificatoren),
        ("klantcontact", found.klantcontacten),
        ("betrokkene", found.betrokkenen),
        ("digitaal_adres", people.adressen + found.adressen),
        ("actorklantcontact", found.actorklantcontacten),
        ("internetaak", found.taken),
        ("internetaak_actor", found.taak_actoren),
    ):
        rows.insert_many(connection, table, content)
