"""What a registration left at the practice provider, row by row, told so that two runs can be compared."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_TABLES = ("partij", "partij_identificator", "betrokkene", "digitaal_adres", "internetaak")
# What differs from run to run: every person and every number is another.
_OWN = ("id", "uuid", "nummer", "referentienummer", "object_id", "toegewezen_op", "identificatie_uuid", "vng")
_REFERENCES = (
    "had_klantcontact",
    "aanleidinggevend_klantcontact",
    "was_partij",
    "identificeerde_partij",
    "sub_identificator_van",
    "verstrekt_door_partij",
    "verstrekt_door_betrokkene",
)


@dataclass(frozen=True)
class Books:
    path: Path

    def now(self) -> dict[str, int]:
        """How far each table is."""
        with self._open() as connection:
            last = {table: connection.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0 for table in _TABLES}  # noqa: S608
            return {**last, "metadata": _noted(connection)}

    def since(self, before: dict[str, int]) -> list[str]:
        """What came and is still there."""
        noted = self.now()["metadata"] - before["metadata"]
        told = (f"{table} {_told(row)!r}" for table, row in self.rows(before))
        return sorted([*told, *["a note on the klantcontact"] * noted])

    def rows(self, before: dict[str, int]) -> list[tuple[str, Row]]:
        """Per row that came its table and its columns that hold something."""
        with self._open() as connection:
            return [
                (table, {name: row[name] for name in row.keys() if row[name] not in (None, "", 0)})  # noqa: SIM118
                for table in _TABLES
                for row in connection.execute(f"SELECT * FROM {table} WHERE id > ?", (before[table],))  # noqa: S608
            ]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=20)) as connection:
            connection.row_factory = sqlite3.Row
            yield connection


def _noted(connection: sqlite3.Connection) -> int:
    return sum(len(json.loads(row[0])) for row in connection.execute("SELECT metadata FROM klantcontact"))


def _told(row: Row) -> Row:
    """Texts as they are; of a reference whether it is there, for an orphan has none."""
    told = {name: value for name, value in row.items() if name not in _OWN}
    told |= {name: "…" for name in _REFERENCES if name in told}
    if "interne_notitie" in told:
        told["interne_notitie"] = told["interne_notitie"].split(":")[0]
    return told
