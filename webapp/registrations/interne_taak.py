"""F2120 as a durable flow: draw a number, register under it, and never twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dbos import DBOS, StepOptions
from dbos import error as dbos_error

from webapp.domain.errors import Outage, ProviderMisfitError, ProviderUnavailableError, RefusedError
from webapp.domain.interne_taak import InterneTaak, NieuweInterneTaak
from webapp.domain.provider import Provider
from webapp.registrations.aanvraag import (
    AANVRAAG,
    Geregistreerd,
    Geweigerd,
    InterneTaakAanvraag,
    NummerBezet,
    Uitkomst,
    is_nummer_bezet,
    uitkomst_as_json,
)
from webapp.registrations.reporting import reported
from webapp.registrations.serializer import ParkedError

FLOW_NAME = "registreer_interne_taak"
_MAX_NUMMERS = 5


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a step tries while the provider does not answer, before the registration is parked."""

    max_attempts: int = 4
    interval_seconds: float = 0.5
    backoff_rate: float = 2.0


def register_under(provider: Provider, nieuw: NieuweInterneTaak) -> Uitkomst:
    """One attempt, safe to repeat: looks first whether an earlier one landed although its answer was lost.

    Raises ``ProviderUnavailableError`` (try again) and ``ProviderMisfitError`` (somebody has to mend something).
    """
    landed = _landed(provider, nieuw)
    if landed:
        return landed
    try:
        taak = provider.register_interne_taak(nieuw)
    except RefusedError as refused:
        if not refused.nummer_taken:
            return Geweigerd(refused.errors)
    else:
        # What stands there is what colleagues find, should the provider have changed it.
        return Geregistreerd(taak.uuid, taak.leesbaar_nummer or nieuw.nummer)
    # Taken by an earlier attempt of ours, between our look and our call, or by somebody else. While it does not show
    # which, as at a provider whose lists lag behind, another number might register twice.
    landed = _landed(provider, nieuw)
    if landed is None:
        raise ProviderUnavailableError(Outage.FAILED)
    return landed


def _landed(provider: Provider, nieuw: NieuweInterneTaak) -> Uitkomst | None:
    found: InterneTaak | None = provider.find_interne_taak(nieuw.nummer)
    if found is None:
        return None
    return Geregistreerd(found.uuid, nieuw.nummer) if found.is_registratie_van(nieuw) else NummerBezet()


def define_flow(
    provider: Provider, patience: Patience, draw_nummer: Callable[[], str]
) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The flow as a DBOS workflow: ``{"aanvraag": …, "omschrijving": …}`` in, one outcome out, both as JSON.

    Ends in ``ParkedError`` when the provider stays away. The order of the steps and what they return are part of the
    journal: see ADR 0003 before changing either.
    """
    look_then_post: StepOptions = {
        "name": "registreer",
        "retries_allowed": True,
        "max_attempts": patience.max_attempts,
        "interval_seconds": patience.interval_seconds,
        "backoff_rate": patience.backoff_rate,
        "should_retry": lambda error: isinstance(error, ProviderUnavailableError),
    }

    def settle() -> dict[str, str]:
        return {"nummer": draw_nummer(), "moment": datetime.now(UTC).isoformat(timespec="seconds")}

    def register(nieuw: NieuweInterneTaak) -> dict[str, Any]:
        try:
            return uitkomst_as_json(register_under(provider, nieuw))
        except ProviderMisfitError as misfit:
            raise ParkedError(misfit.misfit) from None

    def attempt(aanvraag: InterneTaakAanvraag) -> dict[str, Any]:
        settled = DBOS.run_step({"name": "nummer"}, settle)
        nieuw = aanvraag.settled(settled["nummer"], datetime.fromisoformat(settled["moment"]))
        try:
            return DBOS.run_step(look_then_post, register, nieuw)
        except dbos_error.DBOSMaxStepRetriesExceeded as exhausted:
            raise ParkedError.after(exhausted) from None

    @DBOS.workflow(name=FLOW_NAME)
    def flow(invoer: dict[str, Any]) -> dict[str, Any]:
        with reported(str(DBOS.workflow_id)):
            aanvraag = AANVRAAG.validate_python(invoer["aanvraag"])
            for _ in range(_MAX_NUMMERS):
                uitkomst = attempt(aanvraag)
                if not is_nummer_bezet(uitkomst):
                    return uitkomst
            raise ParkedError(Outage.FAILED)

    return flow
