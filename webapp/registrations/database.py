"""The journal's database: DBOS's own tables and our marks."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from dbos import DBOSClient, Serializer, WorkflowStatus

from webapp.database import bounded, open_engine
from webapp.registrations.marks import GevraagdeToestemming, Marks

T = TypeVar("T")

APPLICATION_NAME = "kcc-registratie"
_ANSWER_SECONDS = 3.0


class Database:
    def __init__(self, database_url: str, serializer: Serializer) -> None:
        self._engine = open_engine(database_url)
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
    """Out of a journal that need not be open. Raises ``DatabaseUnavailableError``, also where there is none yet."""
    engine = open_engine(database_url)
    try:
        yield from Marks(engine).toestemmingen()
    finally:
        engine.dispose()
