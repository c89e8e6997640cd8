"""Tables of our own, beside those of DBOS."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, Executable, MetaData, Row, Select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from webapp.database.waiting import reported


class Tables:
    """Every method raises ``DatabaseUnavailableError`` where the database does not answer."""

    def __init__(self, engine: Engine, tables: MetaData) -> None:
        self._engine = engine
        self._tables = tables

    def prepare(self) -> None:
        """Makes what is not there yet. Another node may be at it at the same moment; then it is there."""
        with reported():
            try:
                self._tables.create_all(self._engine)
            except SQLAlchemyError:
                self._tables.create_all(self._engine)

    def change(self, statement: Executable) -> int:
        """How many rows it changed. Raises SQLAlchemy's ``IntegrityError`` where a row contradicts another."""
        with reported(), self._engine.begin() as connection:
            return connection.execute(statement).rowcount

    def add_once(self, statement: Executable) -> bool:
        """False where that row was there already: of two at the same moment, on any node, one gets True."""
        try:
            self.change(statement)
        except IntegrityError:
            return False
        return True

    def rows(self, question: Select[Any]) -> Sequence[Row[Any]]:
        with reported(), self._engine.connect() as connection:
            return connection.execute(question).all()
