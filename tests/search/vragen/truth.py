"""What the data itself says about a question, by plain SQL over the practice provider's file: nothing of the search."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from search.vragen.vraag import Hit

_ZONE = ZoneInfo("Europe/Amsterdam")
_ADRES = """
CREATE TEMP VIEW adres_van AS
  SELECT had_klantcontact, soort_digitaal_adres AS soort, replace(adres, '+31', '0') AS adres
  FROM betrokkene
  JOIN digitaal_adres ON verstrekt_door_betrokkene = betrokkene.uuid OR verstrekt_door_partij = was_partij
"""
_OF = "klantcontact.uuid IN (SELECT {column} FROM {table} WHERE {condition})"
_ADRES_OF = _OF.format(column="had_klantcontact", table="adres_van", condition="soort = '{soort}' AND {condition}")
_ACTOR_OF = "actorklantcontact JOIN actor ON actor.uuid = actor"
_PARTIJ_OF = "betrokkene JOIN partij_identificator ON identificeerde_partij = was_partij"
# A condition with one mark for the value; those on words take each word apart.
_CONDITIONS: Mapping[str, str] = {
    "nummer": "referentienummer = ?",
    "taak": _OF.format(column="aanleidinggevend_klantcontact", table="internetaak", condition="referentienummer = ?"),
    "telefoon": _ADRES_OF.format(soort="telefoonnummer", condition="instr(adres, ?) = 1"),
    "email": _ADRES_OF.format(soort="email", condition="instr(adres, ?) > 0"),
    "identificator": _OF.format(column="had_klantcontact", table=_PARTIJ_OF, condition="object_id = ?"),
    "collega": _OF.format(column="klantcontact", table=_ACTOR_OF, condition="naam = ?"),
    "dag": "day(plaatsgevonden_op) = ?",
}
_WORDS: Mapping[str, str] = {
    "onderwerp": "instr(lower(onderwerp), ?) > 0",
    "inhoud": "instr(lower(inhoud), ?) > 0",
    "woorden": "instr(lower(onderwerp || ' ' || inhoud), ?) > 0",
}
# Of one and the same betrokkene.
_NAME: Mapping[str, str] = {
    "voorletters": "instr(contactnaam_voorletters, ?) = 1",
    "voornaam": "contactnaam_voornaam = ?",
    "voorvoegsel": "contactnaam_voorvoegsel_achternaam = ?",
    "achternaam": "contactnaam_achternaam = ?",
    "organisatie": "organisatienaam = ?",
}


class Truth:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.create_function("day", 1, lambda stored: _local(stored).date().isoformat())
        connection.execute(_ADRES)

    def newest(self, hit: Hit) -> str | None:
        """The name of the newest klantcontact of which all is true that ``hit`` says of it."""
        wheres, values = [], []
        for where, value in _asked({field: value for field, value in asdict(hit).items() if value and field != "name"}):
            wheres.append(where)
            values += value
        statement = f"SELECT * FROM klantcontact WHERE {' AND '.join(wheres)} ORDER BY plaatsgevonden_op DESC, id DESC"  # noqa: S608 - the conditions above
        row = self._connection.execute(statement, values).fetchone()
        return None if row is None else _name(row)

    def names(self) -> dict[str, str]:
        """What each klantcontact is called in the questions, by its uuid."""
        return {row["uuid"]: _name(row) for row in self._connection.execute("SELECT * FROM klantcontact")}


@contextmanager
def truth_of(practice: Path) -> Iterator[Truth]:
    """``practice``: the practice provider's file."""
    with closing(sqlite3.connect(practice)) as connection:
        connection.row_factory = sqlite3.Row
        yield Truth(connection)


def _asked(said: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    for field, value in said.items():
        if field in _CONDITIONS:
            yield _CONDITIONS[field], [value]
        for word in value.split() if field in _WORDS else ():
            yield _WORDS[field], [word]
    name = {field: value for field, value in said.items() if field in _NAME}
    if name:
        condition = " AND ".join(_NAME[field] for field in name)
        yield _OF.format(column="had_klantcontact", table="betrokkene", condition=condition), list(name.values())


def _name(row: sqlite3.Row) -> str:
    return row["referentienummer"] or f"{_local(row['plaatsgevonden_op']):%Y-%m-%d %H:%M}"


def _local(stored: str) -> datetime:
    return datetime.fromisoformat(stored).astimezone(_ZONE)
