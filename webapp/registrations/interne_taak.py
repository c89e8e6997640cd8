"""F2120 as a durable flow: draw a number, register under it, and never twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from dbos import DBOS

from webapp.domain.errors import Outage, ProviderUnavailableError, RefusedError
from webapp.domain.interne_taak import InterneTaak, NieuweInterneTaak
from webapp.domain.provider import Provider
from webapp.registrations.aanvraag import (
    Geregistreerd,
    Geweigerd,
    InterneTaakAanvraag,
    NummerBezet,
    Uitkomst,
    is_nummer_bezet,
    uitkomst_as_json,
)
from webapp.registrations.kinds import INTERNE_TAAK
from webapp.registrations.serializer import ParkedError
from webapp.registrations.steps import Json, Steps, Stopped

MAX_NUMMERS = 5


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


def remove_under(provider: Provider, nieuw: NieuweInterneTaak) -> None:
    """Undoes what may have landed; somebody else's under this number stays."""
    found = provider.find_interne_taak(nieuw.nummer)
    if found and found.is_registratie_van(nieuw):
        provider.remove_interne_taak(found.uuid)


@dataclass(frozen=True, slots=True)
class InterneTaakFlow:
    """``{"aanvraag": …, "omschrijving": …}`` in, one outcome out, both as JSON (ADR 0003).

    Ends in ``ParkedError`` when the provider stays away.
    """

    provider: Provider
    steps: Steps
    draw_nummer: Callable[[], str]

    def run(self, invoer: dict[str, Any]) -> Json:
        aanvraag = INTERNE_TAAK.aanvraag.validate_python(invoer["aanvraag"])
        for _ in range(MAX_NUMMERS):
            uitkomst = self._attempt(aanvraag)
            if not is_nummer_bezet(uitkomst):
                return uitkomst
        raise ParkedError(Outage.FAILED)

    def _attempt(self, aanvraag: InterneTaakAanvraag) -> Json:
        settled = DBOS.run_step({"name": "nummer"}, settle, self.draw_nummer)
        nieuw = aanvraag.settled(settled["nummer"], datetime.fromisoformat(settled["moment"]))
        try:
            return self.steps.attempt("registreer", lambda: uitkomst_as_json(register_under(self.provider, nieuw)))
        except Stopped as stopped:
            if "ingetrokken" in stopped.uitkomst:
                self.steps.undo("ongedaan", lambda: self._undo(nieuw))
            return stopped.uitkomst

    def _undo(self, nieuw: NieuweInterneTaak) -> Json:
        remove_under(self.provider, nieuw)
        return {}


def settle(draw_nummer: Callable[[], str]) -> dict[str, str]:
    return {"nummer": draw_nummer(), "moment": datetime.now(UTC).isoformat(timespec="seconds")}
