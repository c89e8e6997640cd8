"""What the journal keeps beside its flows: marks of what was attempted, withdrawals, and answers of consent.

Ids and moments only. A mark says that a registration may have made something whose answer was lost; a claim says which
object at the provider is that registration's own, so that two that ask for the same never take one for both.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy
from sqlalchemy import Boolean, Column, Engine, MetaData, String, Table, Text, Uuid, delete, insert, select, update

from webapp.database.tables import Tables

_TABLES = MetaData()
_POGING = Table(
    "kcc_poging",
    _TABLES,
    Column("registratie_id", Uuid, primary_key=True),
    Column("stap", String(40), primary_key=True),
    Column("object", Uuid, unique=True),
)
_INTREKKING = Table("kcc_intrekking", _TABLES, Column("registratie_id", Uuid, primary_key=True))
_TOESTEMMING = Table(
    "kcc_toestemming",
    _TABLES,
    Column("registratie_id", Uuid, primary_key=True),
    Column("klantcontact", Uuid, nullable=False),
    Column("gevraagd_door", Text, nullable=False),
    Column("gevraagd_op", String(40), nullable=False),
    Column("vraag", Text, nullable=False),
    Column("toestemming", Boolean, nullable=False),
    Column("partij", Uuid),
    Column("betrokkene", Uuid),
)


@dataclass(frozen=True, slots=True)
class GevraagdeToestemming:
    """Who asked, when (ISO 8601, UTC), the words, the answer, and what came of it; ids only, by way of reference."""

    registratie_id: UUID
    klantcontact: UUID
    gevraagd_door: str
    gevraagd_op: str
    vraag: str
    toestemming: bool
    partij: UUID | None = None
    betrokkene: UUID | None = None


class Marks:
    """Every method raises ``DatabaseUnavailableError`` where the database does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._tables = Tables(engine, _TABLES)
        self.prepare = self._tables.prepare

    def begin(self, registratie_id: UUID, stap: str) -> bool:
        """True where it was begun before: that attempt may have landed."""
        return not self._tables.add_once(insert(_POGING).values(registratie_id=registratie_id, stap=stap))

    def end(self, registratie_id: UUID, stap: str) -> None:
        """Nothing came of it, and that is certain."""
        self._tables.change(delete(_POGING).where(*_of(registratie_id, stap)))

    def claim(self, registratie_id: UUID, stap: str, found: UUID) -> bool:
        """False where ``found`` is another registration's."""
        return self._tables.add_once(update(_POGING).where(*_of(registratie_id, stap)).values(object=found))

    def claimed(self, registratie_id: UUID, stap: str) -> UUID | None:
        rows = self._tables.rows(select(_POGING.c.object).where(*_of(registratie_id, stap)))
        return rows[0].object if rows else None

    def was_begun(self, registratie_id: UUID, stap: str) -> bool:
        return bool(self._tables.rows(select(_POGING.c.stap).where(*_of(registratie_id, stap))))

    def withdraw(self, registratie_id: UUID) -> None:
        """Also where it was withdrawn before."""
        self._tables.add_once(insert(_INTREKKING).values(registratie_id=registratie_id))

    def is_withdrawn(self, registratie_id: UUID) -> bool:
        return bool(self._tables.rows(select(_INTREKKING).where(_INTREKKING.c.registratie_id == registratie_id)))

    def forget(self, registratie_ids: Collection[UUID]) -> None:
        """Of registrations that are deleted. The answers of consent stay: that they can be shown is their purpose."""
        for table in (_POGING, _INTREKKING):
            self._tables.change(delete(table).where(table.c.registratie_id.in_(registratie_ids)))

    def record_toestemming(self, gevraagd: GevraagdeToestemming) -> None:
        """Once for a registration, however often it is tried."""
        values = {name: getattr(gevraagd, name) for name in gevraagd.__slots__}
        self._tables.add_once(insert(_TOESTEMMING).values(values))

    def complete_toestemming(self, registratie_id: UUID, *, partij: UUID | None, betrokkene: UUID) -> None:
        of = _TOESTEMMING.c.registratie_id == registratie_id
        self._tables.change(update(_TOESTEMMING).where(of).values(partij=partij, betrokkene=betrokkene))

    def toestemmingen(self) -> Iterator[GevraagdeToestemming]:
        """In the order in which they were asked."""
        for row in self._tables.rows(select(_TOESTEMMING).order_by(_TOESTEMMING.c.gevraagd_op)):
            yield GevraagdeToestemming(**row._mapping)  # noqa: SLF001  SQLAlchemy's public name for it


def _of(registratie_id: UUID, stap: str) -> tuple[sqlalchemy.ColumnElement[bool], sqlalchemy.ColumnElement[bool]]:
    return _POGING.c.registratie_id == registratie_id, _POGING.c.stap == stap
