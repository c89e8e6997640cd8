"""Forms that were half done when a session ended: kept here, encrypted, for who typed them and nobody else."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, delete, insert, select

from webapp.database import bounded
from webapp.database.tables import Tables
from webapp.identity.store import FORMULIER, Vault

# Of one employee. A browser that is not ours could send a new one each time.
_AT_MOST = 10
KEEP_SECONDS = 12 * 60 * 60.0
RECENT_SECONDS = 60 * 60.0

Velden = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Formulier:
    """``pad``: the address that it was filled in at. ``velden``: (name, value), in the order of the form.

    ``bewaard``: when, in seconds since 1970; zero where that is still to be done.
    """

    registratie_id: UUID
    pad: str
    velden: Velden
    bewaard: float = 0.0


class Formulieren:
    """Every method raises ``DatabaseUnavailableError`` within seconds."""

    def __init__(self, tables: Tables, vault: Vault, now: Callable[[], float] = time.time) -> None:
        self._tables = tables
        self._vault = vault
        self._now = now

    def keep(self, medewerker_id: str, formulier: Formulier) -> None:
        """In the place of what was kept of it before."""
        of = ("formulier", medewerker_id, str(formulier.registratie_id))
        inhoud = self._vault.lock({"pad": formulier.pad, "velden": formulier.velden}, *of)
        row = {"registratie_id": formulier.registratie_id, "medewerker_id": medewerker_id, "inhoud": inhoud}
        bounded(lambda: self._keep(medewerker_id, formulier.registratie_id, {**row, "bewaard": self._now()}))

    def _keep(self, medewerker_id: str, registratie_id: UUID, row: dict[str, object]) -> None:
        self._tables.change(delete(FORMULIER).where(FORMULIER.c.bewaard < self._now() - KEEP_SECONDS))
        self._forget(medewerker_id, registratie_id)
        self._tables.add_once(insert(FORMULIER).values(row))
        mine = FORMULIER.c.medewerker_id == medewerker_id
        newest = select(FORMULIER.c.registratie_id).where(mine).order_by(FORMULIER.c.bewaard.desc()).limit(_AT_MOST)
        self._tables.change(delete(FORMULIER).where(mine, FORMULIER.c.registratie_id.not_in(newest)))

    def get(self, medewerker_id: str, registratie_id: UUID) -> Formulier | None:
        """None also where it is another employee's."""
        return self._first(medewerker_id, FORMULIER.c.registratie_id == registratie_id)

    def is_recent(self, formulier: Formulier) -> bool:
        """Whether its employee has likely just been away."""
        return self._now() - formulier.bewaard < RECENT_SECONDS

    def latest(self, medewerker_id: str) -> Formulier | None:
        return self._first(medewerker_id)

    def forget(self, medewerker_id: str, registratie_id: UUID) -> None:
        """It was registered, or is not wanted any more. Reads before it writes: most forms were never kept."""
        if self.get(medewerker_id, registratie_id):
            bounded(lambda: self._forget(medewerker_id, registratie_id))

    def _forget(self, medewerker_id: str, registratie_id: UUID) -> None:
        of = (FORMULIER.c.medewerker_id == medewerker_id, FORMULIER.c.registratie_id == registratie_id)
        self._tables.change(delete(FORMULIER).where(*of))

    def _first(self, medewerker_id: str, *which: ColumnElement[bool]) -> Formulier | None:
        kept = FORMULIER.c.bewaard >= self._now() - KEEP_SECONDS
        question = select(FORMULIER).where(FORMULIER.c.medewerker_id == medewerker_id, kept, *which)
        rows = bounded(lambda: self._tables.rows(question.order_by(FORMULIER.c.bewaard.desc()).limit(1)))
        return next(self._read(rows), None)

    def _read(self, rows: Iterable[Row[Any]]) -> Iterator[Formulier]:
        for row in rows:
            of = ("formulier", row.medewerker_id, str(row.registratie_id))
            if inhoud := self._vault.unlock(row.inhoud, *of):
                velden = tuple((name, text) for name, text in inhoud["velden"])
                yield Formulier(row.registratie_id, inhoud["pad"], velden, row.bewaard)
