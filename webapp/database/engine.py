"""How the database is opened: SQLite or PostgreSQL, never waiting long for a connection."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy

from webapp.database.sqlite import Connection

_SQLITE = "sqlite:///"
_CONNECT_SECONDS = 2


def prepare_sqlite(database_url: str) -> None:
    """WAL is a property of the file, and DBOS does not set it: eight at once are twice as fast with it (durable.md)."""
    if not database_url.startswith(_SQLITE):
        return
    path = Path(database_url.removeprefix(_SQLITE))
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def connect_args(database_url: str) -> dict[str, Any]:
    """What DBOS adds to its own way of connecting."""
    return {"factory": Connection} if database_url.startswith(_SQLITE) else {}


def sqlalchemy_url(database_url: str) -> str:
    return database_url.replace("postgresql://", "postgresql+psycopg://", 1)


def open_engine(database_url: str) -> sqlalchemy.Engine:
    """DBOS's own waits 10 s for a connection and 30 s for a place in the pool."""
    pool: dict[str, Any] = {"pool_size": 4, "max_overflow": 12, "pool_timeout": _CONNECT_SECONDS}
    if database_url.startswith(_SQLITE):
        return _sqlite_engine(Path(database_url.removeprefix(_SQLITE)), pool)
    connect = {"connect_timeout": _CONNECT_SECONDS}
    return sqlalchemy.create_engine(sqlalchemy_url(database_url), pool_pre_ping=True, connect_args=connect, **pool)


def _sqlite_engine(path: Path, pool: dict[str, Any]) -> sqlalchemy.Engine:
    engine = sqlalchemy.create_engine(_SQLITE, creator=lambda: _open(path), poolclass=sqlalchemy.QueuePool, **pool)

    @sqlalchemy.event.listens_for(engine, "checkout")
    def still_there(*_: object) -> None:
        # An open connection would go on answering from a file that is gone.
        if not path.exists():
            raise sqlalchemy.exc.DisconnectionError

    return engine


def _open(path: Path) -> sqlite3.Connection:
    """As DBOS opens it, but never making a new file."""
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw",
        uri=True,
        timeout=_CONNECT_SECONDS,
        isolation_level="IMMEDIATE",
        factory=Connection,
        check_same_thread=False,
    )
    connection.execute("PRAGMA foreign_keys=ON")
    return connection
