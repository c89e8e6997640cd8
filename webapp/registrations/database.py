"""The journal's database for whoever waits for it: an answer or ``JournalUnavailableError``, within seconds.

DBOS itself tries a lost connection again without limit. That is right for a flow, and wrong for a request.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing
from contextvars import copy_context
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

import sqlalchemy
from dbos import DBOSClient, Serializer, WorkflowStatus
from sqlalchemy.exc import SQLAlchemyError

from webapp.registrations.marks import GevraagdeToestemming, Marks
from webapp.registrations.records import JournalUnavailableError
from webapp.registrations.sqlite import Connection

T = TypeVar("T")

APPLICATION_NAME = "kcc-registratie"
_SQLITE = "sqlite:///"
_ANSWER_SECONDS = 3.0
_CONNECT_SECONDS = 2


def bounded(call: Callable[[], T], seconds: float = _ANSWER_SECONDS) -> T:
    """What ``call`` returns. One that is given up ends in its own thread, once the database answers or breaks."""
    answer: Future[T] = Future()
    context = copy_context()

    def run() -> None:
        try:
            answer.set_result(context.run(call))
        except BaseException as error:  # noqa: BLE001  raised again by the one who waits
            answer.set_exception(error)

    threading.Thread(target=run, name="journal", daemon=True).start()
    try:
        return answer.result(seconds)
    except (SQLAlchemyError, TimeoutError) as error:
        # Without its cause: the text of a database's error quotes what was to be written.
        kind = type(error).__name__
    raise JournalUnavailableError(kind)


class Database:
    def __init__(self, database_url: str, serializer: Serializer) -> None:
        self._engine = _engine(database_url)
        self.marks = Marks(self._engine)
        self._client = DBOSClient(
            system_database_engine=self._engine,
            serializer=serializer,
            application_name=APPLICATION_NAME,
            lazy=True,
            retry_connection_errors=False,
        )

    def ask(self, question: Callable[[DBOSClient], T], seconds: float = _ANSWER_SECONDS) -> T:
        return bounded(lambda: question(self._client), seconds)

    def check(self, seconds: float = _ANSWER_SECONDS) -> None:
        self.ask(lambda client: client.check_connection(), seconds)

    def status(self, workflow_id: str) -> WorkflowStatus | None:
        found = self.ask(lambda client: client.list_workflows(workflow_ids=[workflow_id]))
        return found[0] if found else None

    def close(self) -> None:
        self._client.destroy()
        self._engine.dispose()


def recorded_toestemmingen(database_url: str) -> Iterator[GevraagdeToestemming]:
    """Out of a journal that need not be open. Raises ``JournalUnavailableError``, also where there is none yet."""
    engine = _engine(database_url)
    try:
        yield from Marks(engine).toestemmingen()
    finally:
        engine.dispose()


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


def _engine(database_url: str) -> sqlalchemy.Engine:
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
