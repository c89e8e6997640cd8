"""What the journal keeps beside its flows: marks of what was attempted, withdrawals, and answers of consent.

Ids and moments only. A mark says that a registration may have made something whose answer was lost; a claim says which
object at the provider is that registration's own, so that two that ask for the same never take one for both.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy
from sqlalchemy import Boolean, Column, Engine, MetaData, String, Table, Text, Uuid, delete, insert, select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from webapp.registrations.records import JournalUnavailableError

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
    """Every method raises ``JournalUnavailableError`` where the database does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def prepare(self) -> None:
        """Makes what is not there yet. Another node may be at it at the same moment; then it is there."""
        with self._reported():
            try:
                _TABLES.create_all(self._engine)
            except SQLAlchemyError:
                _TABLES.create_all(self._engine)

    def begin(self, registratie_id: UUID, stap: str) -> bool:
        """True where it was begun before: that attempt may have landed."""
        try:
            self._change(insert(_POGING).values(registratie_id=registratie_id, stap=stap))
        except IntegrityError:
            return True
        return False

    def end(self, registratie_id: UUID, stap: str) -> None:
        """Nothing came of it, and that is certain."""
        self._change(delete(_POGING).where(*_of(registratie_id, stap)))

    def claim(self, registratie_id: UUID, stap: str, found: UUID) -> bool:
        """False where ``found`` is another registration's."""
        try:
            self._change(update(_POGING).where(*_of(registratie_id, stap)).values(object=found))
        except IntegrityError:
            return False
        return True

    def claimed(self, registratie_id: UUID, stap: str) -> UUID | None:
        with self._reported(), self._engine.connect() as connection:
            return connection.execute(select(_POGING.c.object).where(*_of(registratie_id, stap))).scalar()

    def was_begun(self, registratie_id: UUID, stap: str) -> bool:
        with self._reported(), self._engine.connect() as connection:
            return connection.execute(select(_POGING.c.stap).where(*_of(registratie_id, stap))).first() is not None

    def withdraw(self, registratie_id: UUID) -> None:
        try:
            self._change(insert(_INTREKKING).values(registratie_id=registratie_id))
        except IntegrityError:
            return  # withdrawn before

    def is_withdrawn(self, registratie_id: UUID) -> bool:
        with self._reported(), self._engine.connect() as connection:
            found = select(_INTREKKING).where(_INTREKKING.c.registratie_id == registratie_id)
            return connection.execute(found).first() is not None

    def forget(self, registratie_ids: Collection[UUID]) -> None:
        """Of registrations that are deleted. The answers of consent stay: that they can be shown is their purpose."""
        for table in (_POGING, _INTREKKING):
            self._change(delete(table).where(table.c.registratie_id.in_(registratie_ids)))

    def record_toestemming(self, gevraagd: GevraagdeToestemming) -> None:
        """Once for a registration, however often it is tried."""
        values = {name: getattr(gevraagd, name) for name in gevraagd.__slots__}
        try:
            self._change(insert(_TOESTEMMING).values(values))
        except IntegrityError:
            return

    def complete_toestemming(self, registratie_id: UUID, *, partij: UUID | None, betrokkene: UUID) -> None:
        of = _TOESTEMMING.c.registratie_id == registratie_id
        self._change(update(_TOESTEMMING).where(of).values(partij=partij, betrokkene=betrokkene))

    def toestemmingen(self) -> Iterator[GevraagdeToestemming]:
        """In the order in which they were asked."""
        with self._reported(), self._engine.connect() as connection:
            for row in connection.execute(select(_TOESTEMMING).order_by(_TOESTEMMING.c.gevraagd_op)):
                yield GevraagdeToestemming(**row._mapping)  # noqa: SLF001  SQLAlchemy's public name for it

    def _change(self, statement: sqlalchemy.Executable) -> None:
        with self._reported(), self._engine.begin() as connection:
            connection.execute(statement)

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise
        except SQLAlchemyError as error:
            # Without its cause: the text of a database's error quotes what was to be written.
            kind = type(error).__name__
        else:
            return
        raise JournalUnavailableError(kind)


def _of(registratie_id: UUID, stap: str) -> tuple[sqlalchemy.ColumnElement[bool], sqlalchemy.ColumnElement[bool]]:
    return _POGING.c.registratie_id == registratie_id, _POGING.c.stap == stap
