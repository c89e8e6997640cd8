"""Connections to the one SQLite file: each is used by one thread at a time, writers wait for one another."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import Empty, LifoQueue

from webapp.practice_provider.storage import schema

SETTINGS = (
    "PRAGMA busy_timeout = 20000",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA cache_size = -16000",
    "PRAGMA temp_store = MEMORY",
)
FILL_SETTINGS = ("PRAGMA foreign_keys = OFF", "PRAGMA cache_size = -400000")
_WAL_SECONDS = 10.0


class Database:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: LifoQueue[sqlite3.Connection] = LifoQueue()
        path.parent.mkdir(parents=True, exist_ok=True)
        with self.writing() as connection:
            for statement in _statements(schema.TABLES + schema.INDEXES):
                connection.execute(statement)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees the newest data at each statement."""
        connection = self._take()
        try:
            yield connection
        finally:
            self._idle.put(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its start, so that what it reads stays true."""
        connection = self._take()
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            self._undo(connection)
            raise
        self._idle.put(connection)

    @contextmanager
    def filling(self) -> Iterator[sqlite3.Connection]:
        """As `writing`, for a great many rows that are known to be right: references are not checked."""
        with closing(self._connect()) as connection:
            for setting in FILL_SETTINGS:
                connection.execute(setting)
            connection.execute("BEGIN IMMEDIATE")
            yield connection  # closing undoes what is not committed
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    def _undo(self, connection: sqlite3.Connection) -> None:
        """What cannot be undone is not used again: closing undoes it too."""
        try:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        except sqlite3.Error:
            connection.close()
        else:
            self._idle.put(connection)

    def _take(self) -> sqlite3.Connection:
        try:
            return self._idle.get_nowait()
        except Empty:
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=20, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        for setting in SETTINGS:
            connection.execute(setting)
        _write_ahead(connection)
        return connection


@contextmanager
def without_indexes(connection: sqlite3.Connection) -> Iterator[None]:
    """Made again afterwards: sorting all rows at once takes a fraction of finding the place of each."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''").fetchall()
    for index in found:
        connection.execute(f"DROP INDEX {index['name']}")
    yield
    for index in found:
        connection.execute(index["sql"])


def _write_ahead(connection: sqlite3.Connection) -> None:
    """SQLite does not wait for the lock that changing the mode takes, and two processes may open a new file at once."""
    until = time.monotonic() + _WAL_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
