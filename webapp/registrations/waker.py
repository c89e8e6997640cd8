"""The journal's rounds: adopt what ended processes left, wake what is parked, delete what is over."""

import threading
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

import structlog
from dbos import DBOSClient, WorkflowStatus

from webapp.domain.errors import ProviderError
from webapp.domain.provider import Provider
from webapp.registrations.database import Database
from webapp.registrations.kinds import FLOW_NAMES
from webapp.registrations.serializer import ParkedError
from webapp.registrations.slots import Slot
from webapp.registrations.workflows import FAILED, REASON, UNDOING, go_on, recover

_MAX_PAUSE_SECONDS = 15 * 60
_MAX_DOUBLINGS = 20
_A_ROUND = 100
_KEEP_FAILED_DAYS = 30

# The name of an attribute of a workflow: how often it was woken in vain. The journal keeps it for all processes.
_WOKEN = "woken"

log = structlog.get_logger(__name__)


class Waker:
    """A thread, one a process. Each round reads and changes a bounded number of registrations."""

    def __init__(
        self, provider: Provider, database: Database, slot: Slot, *, wake_seconds: float, keep_seconds: float
    ) -> None:
        self._provider = provider
        self._database = database
        self._slot = slot
        self._wake_seconds = wake_seconds
        self._keep_seconds = keep_seconds
        self._offset = 0
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="waker", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            self._round()
            if self._closing.wait(self._wake_seconds):
                return

    def _round(self) -> None:
        for duty in (self._adopt, self._wake, self._delete):
            try:
                duty()
            except Exception as error:  # noqa: BLE001  one bad round must not end the others
                log.warning("journal_round_failed", duty=duty.__name__.strip("_"), kind=type(error).__name__)

    def _adopt(self) -> None:
        self._slot.adopt(partial(recover, self._database))

    def _wake(self) -> None:
        """Of every process, so that the parked ones of a process that is no longer there go on too."""
        due = [status for status in self._next_failed() if self._is_due(status)]
        if due and self._provider_answers():
            woken = sum(self._wake_one(status) for status in due)
            log.info("parked_registrations_woken", count=woken)

    def _next_failed(self) -> list[WorkflowStatus]:
        """The next part of them, so that many that stay as they are do not keep a parked one from its turn."""
        found = self._database.ask(
            lambda client: client.list_workflows(
                name=FLOW_NAMES, status="ERROR", load_input=False, limit=_A_ROUND, offset=self._offset
            )
        )
        self._offset = self._offset + _A_ROUND if len(found) == _A_ROUND else 0
        return found

    def _is_due(self, status: WorkflowStatus) -> bool:
        """A provider that answers, but never takes this one, is asked less and less often."""
        pause = pause_seconds(self._wake_seconds, _times_woken(status))
        return isinstance(status.error, ParkedError) and (status.completed_at or 0) / 1000 + pause <= time.time()

    def _wake_one(self, status: WorkflowStatus) -> bool:
        attributes: dict[str, str | int] = {_WOKEN: _times_woken(status) + 1}
        if isinstance(status.error, ParkedError):
            attributes |= {REASON: str(status.error.reason), UNDOING: status.error.undoing}
        return go_on(self._database, self._slot.folder, status, attributes)

    def _provider_answers(self) -> bool:
        try:
            self._provider.probe()
        except ProviderError:
            return False
        return True

    def _delete(self) -> None:
        """Inputs and results hold personal data; what a screen still shows of them ends with ``keep_seconds``."""
        before = (datetime.now(UTC) - timedelta(seconds=self._keep_seconds)).isoformat()

        def delete(client: DBOSClient) -> int:
            # What ended before then began before then: with both bounds either of DBOS's indexes narrows it down.
            over = client.list_workflows(
                name=FLOW_NAMES,
                status="SUCCESS",
                completed_before=before,
                end_time=before,
                limit=_A_ROUND,
                load_input=False,
                load_output=False,
            )
            return self._forget(client, [status.workflow_id for status in over])

        deleted = self._database.ask(delete) + self._database.ask(self._delete_failed)
        if deleted:
            log.info("finished_registrations_deleted", count=deleted)

    def _delete_failed(self, client: DBOSClient) -> int:
        """Those that failed by a fault of ours, or can no longer be read. What waits for the provider stays."""
        before = (datetime.now(UTC) - timedelta(days=_KEEP_FAILED_DAYS)).isoformat()
        found = client.list_workflows(
            name=FLOW_NAMES,
            status=list(FAILED),
            completed_before=before,
            end_time=before,
            limit=_A_ROUND,
            load_input=False,
        )
        return self._forget(client, [one.workflow_id for one in found if not isinstance(one.error, ParkedError)])

    def _forget(self, client: DBOSClient, workflow_ids: list[str]) -> int:
        """The marks first: of a registration that is gone nobody would come to forget them."""
        if workflow_ids:
            self._database.marks.forget([UUID(workflow_id) for workflow_id in workflow_ids])
            client.delete_workflows(workflow_ids)
        return len(workflow_ids)


def pause_seconds(wake_seconds: float, times_woken: int) -> float:
    return min(wake_seconds * 2.0 ** min(times_woken, _MAX_DOUBLINGS), _MAX_PAUSE_SECONDS)


def _times_woken(status: WorkflowStatus) -> int:
    return int((status.attributes or {}).get(_WOKEN, 0))
