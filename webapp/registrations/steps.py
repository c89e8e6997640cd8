"""The steps of a flow: each tried again while the provider is away, parked when it stays away, ended by a refusal.

A step answers with JSON. ``Stopped`` ends a flow early: refused by the provider, or withdrawn by the employee.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dbos import DBOS, StepOptions
from dbos import error as dbos_error

from webapp.database import DatabaseUnavailableError
from webapp.domain.errors import NotFoundError, Outage, ProviderMisfitError, ProviderUnavailableError, RefusedError
from webapp.registrations.aanvraag import Geweigerd, Ingetrokken, is_ended_early, uitkomst_as_json
from webapp.registrations.marks import Marks
from webapp.registrations.serializer import ParkedError

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a step tries while the provider does not answer, before the registration is parked."""

    max_attempts: int = 4
    interval_seconds: float = 0.5
    backoff_rate: float = 2.0


class Stopped(Exception):  # noqa: N818  not an error: an outcome that comes early
    def __init__(self, uitkomst: Json) -> None:
        super().__init__(next(iter(uitkomst)))
        self.uitkomst = uitkomst


@dataclass(frozen=True, slots=True)
class Steps:
    """The order of the steps and what they return are part of the journal: see ADR 0003 before changing either."""

    marks: Marks
    patience: Patience

    @property
    def registratie_id(self) -> UUID:
        return UUID(str(DBOS.workflow_id))

    def attempt(self, name: str, call: Callable[[], Json]) -> Json:
        """``call`` is safe to repeat. Raises ``Stopped``, and ``ParkedError`` while the provider stays away."""
        registratie_id = self.registratie_id

        def unless_withdrawn() -> Json:
            if self.marks.is_withdrawn(registratie_id):
                return uitkomst_as_json(Ingetrokken())
            return _refusal_as_json(call)

        found = self._run(name, unless_withdrawn, undoing=False)
        if is_ended_early(found):
            raise Stopped(found)
        return found

    def undo(self, name: str, call: Callable[[], Json]) -> Json:
        """As ``attempt``, but not to be stopped: what was begun to be undone is undone."""
        return self._run(name, call, undoing=True)

    def _run(self, name: str, call: Callable[[], Json], *, undoing: bool) -> Json:
        def once() -> Json:
            try:
                return call()
            except ProviderMisfitError as misfit:
                raise ParkedError(misfit.misfit, undoing=undoing) from None
            except NotFoundError:
                # Removed by somebody between our look and our call: the next attempt looks again.
                raise ProviderUnavailableError(Outage.FAILED) from None

        try:
            return DBOS.run_step(self._options(name), once)
        except dbos_error.DBOSMaxStepRetriesExceeded as exhausted:
            raise ParkedError.after(exhausted, undoing=undoing) from None
        except ParkedError as parked:  # as the journal keeps it of a step whose process ended right after it
            raise ParkedError(parked.reason, undoing=undoing) from None

    def _options(self, name: str) -> StepOptions:
        return {
            "name": name,
            "retries_allowed": True,
            "max_attempts": self.patience.max_attempts,
            "interval_seconds": self.patience.interval_seconds,
            "backoff_rate": self.patience.backoff_rate,
            "should_retry": lambda error: isinstance(error, ProviderUnavailableError | DatabaseUnavailableError),
        }


def _refusal_as_json(call: Callable[[], Json]) -> Json:
    try:
        return call()
    except RefusedError as refused:
        return uitkomst_as_json(Geweigerd(refused.errors))
