"""F2120 as a durable flow: draw a number, register under it, and never twice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from dbos import DBOS, StepOptions
from dbos import error as dbos_error
from pydantic import TypeAdapter

from webapp.domain.errors import (
    FieldError,
    NotFoundError,
    Outage,
    ProviderMisfitError,
    ProviderUnavailableError,
    RefusedError,
)
from webapp.domain.interne_taak import InterneTaak, NieuweInterneTaak, StatusInterneTaak
from webapp.domain.provider import Provider
from webapp.registrations.serializer import ParkedError

FLOW_NAME = "registreer_interne_taak"
_MAX_NUMMERS = 5


@dataclass(frozen=True, slots=True)
class InterneTaakAanvraag:
    """What the employee asked for: a ``NieuweInterneTaak`` without what is settled when it is registered.

    That is the number, and the moment of a ``verwerkt`` without one. The same form sent twice must be the same request.
    """

    klantcontact: UUID
    actoren: tuple[UUID, ...]
    gevraagde_handeling: str
    toelichting: str = ""
    status: StatusInterneTaak = StatusInterneTaak.TE_VERWERKEN
    verwerkt_op: datetime | None = None

    def settled(self, nummer: str, moment: datetime) -> NieuweInterneTaak:
        verwerkt_nu = self.status is StatusInterneTaak.VERWERKT and self.verwerkt_op is None
        return NieuweInterneTaak(
            nummer=nummer,
            klantcontact=self.klantcontact,
            actoren=self.actoren,
            gevraagde_handeling=self.gevraagde_handeling,
            toelichting=self.toelichting,
            status=self.status,
            verwerkt_op=moment if verwerkt_nu else self.verwerkt_op,
        )


@dataclass(frozen=True, slots=True)
class Geregistreerd:
    uuid: UUID
    nummer: str


@dataclass(frozen=True, slots=True)
class Geweigerd:
    fouten: tuple[FieldError, ...]


@dataclass(frozen=True, slots=True)
class NummerBezet:
    """Somebody else's interne taak has this number."""


Uitkomst = Geregistreerd | Geweigerd | NummerBezet

# Results stand in the journal as JSON, so that it can be read by another release than the one that wrote it.
AANVRAAG: TypeAdapter[InterneTaakAanvraag] = TypeAdapter(InterneTaakAanvraag)
GEREGISTREERD: TypeAdapter[Geregistreerd] = TypeAdapter(Geregistreerd)
GEWEIGERD: TypeAdapter[Geweigerd] = TypeAdapter(Geweigerd)


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
        return Geregistreerd(provider.register_interne_taak(nieuw).uuid, nieuw.nummer)
    except RefusedError as refused:
        if refused.nummer_taken:
            # The earlier attempt may have been written between our look and our call.
            return _landed(provider, nieuw) or NummerBezet()
        return Geweigerd(refused.errors)
    except NotFoundError:
        return Geweigerd((FieldError("", "not_found", ""),))


def _landed(provider: Provider, nieuw: NieuweInterneTaak) -> Uitkomst | None:
    found: InterneTaak | None = provider.find_interne_taak(nieuw.nummer)
    if found is None:
        return None
    return Geregistreerd(found.uuid, nieuw.nummer) if found.is_registratie_van(nieuw) else NummerBezet()


def define_flow(
    provider: Provider, patience: Patience, draw_nummer: Callable[[], str]
) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """The flow as a DBOS workflow: ``{"aanvraag": …, "omschrijving": …}`` in, one outcome out, both as JSON.

    Ends in ``ParkedError`` when the provider stays away. The order of the steps is part of the journal: see ADR 0003
    before changing it.
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
            return _as_json(register_under(provider, nieuw))
        except ProviderMisfitError as misfit:
            raise ParkedError(misfit.misfit) from None

    @DBOS.workflow(name=FLOW_NAME)
    def flow(invoer: dict[str, Any]) -> dict[str, Any]:
        aanvraag = AANVRAAG.validate_python(invoer["aanvraag"])
        for _ in range(_MAX_NUMMERS):
            settled = DBOS.run_step({"name": "nummer"}, settle)
            nieuw = aanvraag.settled(settled["nummer"], datetime.fromisoformat(settled["moment"]))
            try:
                uitkomst = DBOS.run_step(look_then_post, register, nieuw)
            except dbos_error.DBOSMaxStepRetriesExceeded as exhausted:
                raise ParkedError.after(exhausted) from None
            if "nummer_bezet" not in uitkomst:
                return uitkomst
        raise ParkedError(Outage.FAILED)

    return flow


def _as_json(uitkomst: Uitkomst) -> dict[str, Any]:
    match uitkomst:
        case Geregistreerd():
            return {"geregistreerd": GEREGISTREERD.dump_python(uitkomst, mode="json")}
        case Geweigerd():
            return {"geweigerd": GEWEIGERD.dump_python(uitkomst, mode="json")}
        case NummerBezet():
            return {"nummer_bezet": True}


def uitkomst_from_json(output: Mapping[str, Any]) -> Geregistreerd | Geweigerd:
    if "geregistreerd" in output:
        return GEREGISTREERD.validate_python(output["geregistreerd"])
    return GEWEIGERD.validate_python(output["geweigerd"])
