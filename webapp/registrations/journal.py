"""The journal of registrations in progress: starts them, waits for them, lists them."""

import time
from dataclasses import asdict
from typing import Any, Self
from uuid import UUID

import structlog
from dbos import DBOS, DBOSContextSetAuth, SetWorkflowID, WorkflowStatus

from webapp.database import DatabaseUnavailableError, bounded, prepare_sqlite
from webapp.domain.provider import Provider
from webapp.registrations.betrokkene import BetrokkeneFlow
from webapp.registrations.config import JournalConfig, dbos_config
from webapp.registrations.database import Database
from webapp.registrations.flows import define_flow
from webapp.registrations.ids import age_seconds
from webapp.registrations.interne_taak import InterneTaakFlow
from webapp.registrations.kinds import BETROKKENE, FLOW_NAMES, INTERNE_TAAK, kind_of
from webapp.registrations.records import (
    Aanvraag,
    DifferentRegistrationError,
    FormTooOldError,
    Omschrijving,
    Registratie,
    RegistratieNotFoundError,
    Toestand,
)
from webapp.registrations.serializer import EncryptedJson
from webapp.registrations.slots import Slot, alone
from webapp.registrations.steps import Steps
from webapp.registrations.waker import Waker
from webapp.registrations.workflows import UNDOING, UnreadableError, go_on, registratie_of

_LIST_LENGTH = 50
_ALWAYS = ("onderwerp", "actor")
# Most are done at the first look. A slow one is looked at less and less often: each look costs a thread and a query.
_FIRST_POLL_SECONDS, _LAST_POLL_SECONDS, _SLOWER = 0.02, 0.25, 1.5
_READY_SECONDS = 2.0
# More than a question gets: twenty that write at once wait for each other on SQLite.
_START_SECONDS = 10.0

log = structlog.get_logger(__name__)


class Journal:
    """One a process. Opening it recovers what this process's predecessor left unfinished.

    ``start``, ``wait``, ``get``, ``of_medewerker``, ``retry`` and ``withdraw`` raise ``DatabaseUnavailableError``
    within seconds when the database does not answer.
    """

    def __init__(self, provider: Provider, config: JournalConfig) -> None:
        serializer = EncryptedJson(config.fernet_keys)
        self._keep_seconds = config.keep_seconds
        self._slot = Slot.take(config.slots)
        self._database = Database(config.database_url, serializer)
        try:
            with alone(config.slots):  # SQLite does not wait where two processes change a new file's mode at once
                prepare_sqlite(config.database_url)
            DBOS(config=dbos_config(config.database_url, self._slot.executor_id, serializer))
            steps = Steps(self._database.marks, config.patience)
            flows = (
                (INTERNE_TAAK, InterneTaakFlow(provider, steps, config.draw_nummer).run),
                (BETROKKENE, BetrokkeneFlow(provider, steps, config.draw_nummer, config.toestemming_bij).run),
            )
            self._flows = {kind.flow: define_flow(kind.flow, run) for kind, run in flows}
            DBOS.launch()
            # DBOS makes the database. What it recovers in the meantime, and misses these, is tried again.
            with alone(config.slots):
                self._database.marks.prepare()
        except Exception as error:
            log.error("journal_not_opened", kind=type(error).__name__)  # noqa: TRY400  a text may quote the address
            DBOS.destroy(destroy_registry=True)
            self._database.close()
            self._slot.release()
            raise
        self._waker = Waker(
            provider,
            self._database,
            self._slot,
            wake_seconds=config.wake_seconds,
            keep_seconds=config.keep_seconds,
        )

    def close(self) -> None:
        """Ends this process's part; unfinished registrations go on at the next start."""
        self._waker.close()
        DBOS.destroy(destroy_registry=True)
        self._database.close()
        self._slot.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self, registratie_id: UUID, medewerker_id: str, aanvraag: Aanvraag, omschrijving: Omschrijving) -> None:
        """Accepts a registration; from here on it happens once, also when it is sent again.

        Raises ``DifferentRegistrationError`` where this id was used for other content or by somebody else, and
        ``FormTooOldError`` where it was made so long ago that what was registered under it may be deleted by now.
        """
        if age_seconds(registratie_id) > self._keep_seconds and self._stored(registratie_id, medewerker_id) is None:
            raise FormTooOldError
        kind = kind_of(aanvraag)
        invoer = {"aanvraag": kind.aanvraag.dump_python(aanvraag, mode="json"), "omschrijving": _words(omschrijving)}
        # First by the way that fails fast: DBOS itself would wait for the database without limit.
        self._database.check()
        bounded(lambda: self._start(registratie_id, medewerker_id, kind.flow, invoer), _START_SECONDS)
        if self._stored(registratie_id, medewerker_id) != aanvraag:
            raise DifferentRegistrationError

    def _start(self, registratie_id: UUID, medewerker_id: str, flow: str, invoer: dict[str, Any]) -> None:
        with SetWorkflowID(str(registratie_id)), DBOSContextSetAuth(medewerker_id, []):
            DBOS.start_workflow(self._flows[flow], invoer)

    def _stored(self, registratie_id: UUID, medewerker_id: str) -> Aanvraag | None:
        try:
            return self.get(registratie_id, medewerker_id).aanvraag
        except RegistratieNotFoundError:
            return None

    def wait(self, registratie_id: UUID, medewerker_id: str, *, seconds: float) -> Registratie:
        """The registration as soon as it is final, or as it stands after ``seconds``."""
        until, pause = time.monotonic() + seconds, _FIRST_POLL_SECONDS
        while True:
            registratie = self.get(registratie_id, medewerker_id)
            if registratie.toestand is not Toestand.BEZIG or time.monotonic() >= until:
                return registratie
            time.sleep(pause)
            pause = min(pause * _SLOWER, _LAST_POLL_SECONDS)

    def get(self, registratie_id: UUID, medewerker_id: str) -> Registratie:
        """Raises ``RegistratieNotFoundError``, also for another employee's and for one that cannot be read."""
        return self._find(registratie_id, medewerker_id)[1]

    def _find(self, registratie_id: UUID, medewerker_id: str) -> tuple[WorkflowStatus, Registratie]:
        status = self._database.status(str(registratie_id))
        if status is None or status.authenticated_user != medewerker_id:
            raise RegistratieNotFoundError
        for registratie in _readable([status]):
            return status, registratie
        raise RegistratieNotFoundError

    def of_medewerker(self, medewerker_id: str) -> tuple[Registratie, ...]:
        """The latest fifty, newest first, without those that cannot be read."""
        found = self._database.ask(
            lambda client: client.list_workflows(
                user=medewerker_id, name=FLOW_NAMES, sort_desc=True, limit=_LIST_LENGTH
            )
        )
        return _readable(found)

    def retry(self, registratie_id: UUID, medewerker_id: str) -> None:
        """Lets a registration that waits or failed go on now, at the step that failed, under its own id."""
        status, registratie = self._find(registratie_id, medewerker_id)
        go_on(self._database, self._slot.folder, status, {UNDOING: True} if registratie.wordt_ongedaan else None)

    def withdraw(self, registratie_id: UUID, medewerker_id: str) -> None:
        """What waits is given up, and what was registered of it is undone; the same goes for one that failed.

        One that is done by now stays done, and one that is being undone goes on with that.
        """
        status, registratie = self._find(registratie_id, medewerker_id)
        if registratie.toestand in (Toestand.WACHT, Toestand.MISLUKT):
            bounded(lambda: self._database.marks.withdraw(registratie_id))
            go_on(self._database, self._slot.folder, status, {UNDOING: True})

    def is_ready(self) -> bool:
        try:
            self._database.check(_READY_SECONDS)
        except DatabaseUnavailableError:
            return False
        return True


def _words(omschrijving: Omschrijving) -> dict[str, str]:
    """Without what is empty: the release before knew fewer words, and reads this while both run (ADR 0003)."""
    return {name: words for name, words in asdict(omschrijving).items() if words or name in _ALWAYS}


def _readable(found: list[WorkflowStatus]) -> tuple[Registratie, ...]:
    registraties: list[Registratie] = []
    for status in found:
        try:
            registraties.append(registratie_of(status))
        except UnreadableError:
            continue
    if len(registraties) < len(found):
        # A key was dropped while registrations under it were still kept.
        log.error("registrations_unreadable", count=len(found) - len(registraties))
    return tuple(registraties)
