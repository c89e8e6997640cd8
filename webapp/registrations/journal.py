"""The journal of registrations in progress: starts them, waits for them, lists them, wakes the parked ones."""

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self
from uuid import UUID

import structlog
from dbos import DBOS, DBOSConfig, DBOSContextSetAuth, SetWorkflowID

from webapp.domain.errors import ProviderError
from webapp.domain.nummer import new_nummer
from webapp.domain.provider import Provider
from webapp.registrations.executor import Slot
from webapp.registrations.interne_taak import AANVRAAG, FLOW_NAME, InterneTaakAanvraag, Patience, define_flow
from webapp.registrations.records import (
    DifferentRegistrationError,
    Omschrijving,
    Registratie,
    RegistratieNotFoundError,
    Toestand,
)
from webapp.registrations.serializer import EncryptedJson, ParkedError
from webapp.registrations.workflows import go_on, registratie_of

# Fixed: a recovered flow must find its code, so a change of the steps goes through DBOS.patch (ADR 0003).
_FLOW_VERSION = "1"
_LIST_LENGTH = 50
_POLL_SECONDS = 0.02

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class JournalConfig:
    """SQLite or PostgreSQL (``database_url``); ``slots``: a folder of this host, for ``executor.Slot``.

    Inputs and results are encrypted with ``fernet_keys``, newest first. ``wake_seconds``: how often the parked ones
    are looked at.
    """

    database_url: str
    slots: Path
    fernet_keys: tuple[str, ...]
    patience: Patience = field(default_factory=Patience)
    wake_seconds: float = 5.0
    draw_nummer: Callable[[], str] = new_nummer


class Journal:
    """One a process. Opening it recovers what this process's predecessor left unfinished."""

    def __init__(self, provider: Provider, config: JournalConfig) -> None:
        self._provider = provider
        self._slot = Slot.take(config.slots)
        _prepare_sqlite(config.database_url)
        DBOS(config=_dbos_config(config, self._slot.executor_id))
        self._flow = define_flow(provider, config.patience, config.draw_nummer)
        DBOS.launch()
        self._closing = threading.Event()
        self._waker = threading.Thread(target=self._wake_parked, args=(config.wake_seconds,), daemon=True)
        self._waker.start()

    def close(self) -> None:
        """Ends this process's part; unfinished registrations go on at the next start."""
        self._closing.set()
        self._waker.join()
        DBOS.destroy(destroy_registry=True)
        self._slot.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(
        self, registratie_id: UUID, medewerker_id: str, aanvraag: InterneTaakAanvraag, omschrijving: Omschrijving
    ) -> None:
        """Accepts a registration; from here on it happens once, also when it is sent again.

        Raises ``DifferentRegistrationError`` where this id was used for other content or by somebody else.
        """
        invoer = {"aanvraag": AANVRAAG.dump_python(aanvraag, mode="json"), "omschrijving": asdict(omschrijving)}
        with SetWorkflowID(str(registratie_id)), DBOSContextSetAuth(medewerker_id, []):
            DBOS.start_workflow(self._flow, invoer)
        if self._stored(registratie_id, medewerker_id) != aanvraag:
            raise DifferentRegistrationError

    def _stored(self, registratie_id: UUID, medewerker_id: str) -> InterneTaakAanvraag | None:
        try:
            return self.get(registratie_id, medewerker_id).aanvraag
        except RegistratieNotFoundError:
            return None

    def wait(self, registratie_id: UUID, medewerker_id: str, *, seconds: float) -> Registratie:
        """The registration as soon as it is final, or as it stands after ``seconds``."""
        until = time.monotonic() + seconds
        while True:
            registratie = self.get(registratie_id, medewerker_id)
            if registratie.toestand is not Toestand.BEZIG or time.monotonic() >= until:
                return registratie
            time.sleep(_POLL_SECONDS)

    def get(self, registratie_id: UUID, medewerker_id: str) -> Registratie:
        """Raises ``RegistratieNotFoundError``, also for another employee's."""
        status = DBOS.get_workflow_status(str(registratie_id))
        if status is None or status.authenticated_user != medewerker_id:
            raise RegistratieNotFoundError
        return registratie_of(status)

    def of_medewerker(self, medewerker_id: str) -> tuple[Registratie, ...]:
        """The latest fifty, newest first."""
        found = DBOS.list_workflows(user=medewerker_id, name=FLOW_NAME, sort_desc=True, limit=_LIST_LENGTH)
        return tuple(registratie_of(status) for status in found)

    def retry(self, registratie_id: UUID, medewerker_id: str) -> None:
        """Lets a registration that waits or failed go on now, at the step that failed, under its own id."""
        if self.get(registratie_id, medewerker_id).toestand in (Toestand.WACHT, Toestand.MISLUKT):
            go_on(str(registratie_id))

    def is_ready(self) -> bool:
        try:
            DBOS.list_workflows(limit=1, load_input=False, load_output=False)
        except Exception:  # noqa: BLE001  readiness is a yes or a no, whatever the database says
            return False
        return True

    def _wake_parked(self, interval_seconds: float) -> None:
        while not self._closing.wait(interval_seconds):
            try:
                self._wake_once()
            except Exception as error:  # noqa: BLE001  one bad round must not end the waking
                log.warning("wake_parked_failed", kind=type(error).__name__)

    def _wake_once(self) -> None:
        # Of every process, so that the parked ones of a process that is no longer there go on too. Two that wake the
        # same one do no harm: the step that runs looks first.
        failed = DBOS.list_workflows(name=FLOW_NAME, status="ERROR", load_input=False)
        parked = [status.workflow_id for status in failed if isinstance(status.error, ParkedError)]
        if parked and self._provider_answers():
            for workflow_id in parked:
                go_on(workflow_id)
            log.info("parked_registrations_woken", count=len(parked))

    def _provider_answers(self) -> bool:
        try:
            self._provider.probe()
        except ProviderError:
            return False
        return True


def _dbos_config(config: JournalConfig, executor_id: str) -> DBOSConfig:
    return {
        "name": "kcc-registratie",
        "system_database_url": _sqlalchemy_url(config.database_url),
        "application_version": _FLOW_VERSION,
        "executor_id": executor_id,
        "serializer": EncryptedJson(config.fernet_keys),
        "enable_otlp": False,
        # DBOS logs failed attempts and parked flows with tracebacks; the flow logs one line of its own instead.
        "log_level": "CRITICAL",
    }


def _sqlalchemy_url(database_url: str) -> str:
    return database_url.replace("postgresql://", "postgresql+psycopg://", 1)


def _prepare_sqlite(database_url: str) -> None:
    """WAL is a property of the file, and DBOS does not set it: eight at once are twice as fast with it (durable.md)."""
    if not database_url.startswith("sqlite:///"):
        return
    path = Path(database_url.removeprefix("sqlite:///"))
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
