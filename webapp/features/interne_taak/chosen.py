"""What was chosen on the form, looked up again: it may be gone or inactive by now."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.errors import NotFoundError, ProviderError
from webapp.domain.interne_taak import StatusInterneTaak
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import Capabilities, Provider
from webapp.features.interne_taak.forms import InterneTaakForm
from webapp.features.presenting import BESTAAT_NIET_MEER, actor_view
from webapp.registrations import Omschrijving
from webapp.web.errors import Problem, provider_problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Chosen:
    """``problem``: the provider did not answer, so what was chosen is not known here, although it may well be right."""

    klantcontact: Klantcontact | None = None
    actor: Actor | None = None
    eenheid: Actor | None = None
    capabilities: Capabilities | None = None
    problem: Problem | None = None

    def omschrijving(self) -> Omschrijving:
        return Omschrijving(
            onderwerp=self.klantcontact.onderwerp if self.klantcontact else "",
            actor=actor_view(self.actor).voluit if self.actor else "",
            eenheid=actor_view(self.eenheid).voluit if self.eenheid else "",
        )


def look_up(form: InterneTaakForm, provider: Provider, pool: Executor, *, strict: bool) -> Chosen:
    """Asks the provider for what was chosen, side by side: what is slow should be waited for once.

    What is gone is an error at its field, and no longer chosen there. A provider that does not answer is an error at
    the first field that it was asked about, once: nothing that was chosen or typed is lost by it. A name typed over a
    choice undoes it, which happens without JavaScript; ``strict`` makes that an error.
    """
    capabilities = pool.submit(provider.capabilities)
    klantcontact = _ask(form.klantcontact.value, provider.get_klantcontact, pool)
    actor = _ask(form.actor.value, provider.get_actor, pool)
    eenheid = _ask(form.eenheid.value, provider.get_actor, pool)
    try:
        return Chosen(
            klantcontact=_answer(form, "klantcontact", klantcontact),
            actor=_unless_overtyped(form, "actor", _answer(form, "actor", actor), strict=strict),
            eenheid=_unless_overtyped(form, "eenheid", _answer(form, "eenheid", eenheid), strict=strict),
            capabilities=_answer(form, "klantcontact", capabilities),
        )
    except _NoAnswerError as no_answer:
        problem = provider_problem(no_answer.error)
        kept = "Wat u invulde staat er nog. " if form.is_submitted() else ""
        form.add_error(no_answer.field, f"{problem.titel}. {kept}{problem.tekst}")
        return Chosen(problem=problem)


def _unless_overtyped(form: InterneTaakForm, name: str, actor: Actor | None, *, strict: bool) -> Actor | None:
    typed = form[f"{name}_zoekterm"].data or ""
    if actor is None or not typed or typed.casefold() == actor.naam.casefold():
        return actor
    form.clear_choice(name)
    if strict:
        form.add_error(name, f"U koos {actor.naam}, maar typte daarna iets anders. Kies opnieuw uit de lijst")
    return None


class _NoAnswerError(Exception):
    def __init__(self, field: str, error: ProviderError) -> None:
        super().__init__(field)
        self.field = field
        self.error = error


def _ask(uuid: UUID | None, get: Callable[[UUID], T], pool: Executor) -> "Future[T] | None":
    return pool.submit(get, uuid) if uuid else None


def _answer(form: InterneTaakForm, name: str, asked: "Future[T] | None") -> T | None:
    if asked is None:
        return None
    try:
        return asked.result()
    except NotFoundError:
        form.clear_choice(name)
        form.add_error(name, BESTAAT_NIET_MEER[name])
        return None
    except ProviderError as error:
        raise _NoAnswerError(name, error) from None


def check_choice(form: InterneTaakForm, chosen: Chosen) -> None:
    """The rules between what was chosen; each broken one is an error at its field."""
    _check_actor(form, "actor", chosen.actor)
    _check_actor(form, "eenheid", chosen.eenheid)
    if chosen.eenheid and chosen.actor:
        _check_eenheid(form, chosen.actor, chosen.eenheid, chosen.capabilities)
    anytime = chosen.capabilities is None or chosen.capabilities.verwerkt_op_always
    if form.verwerkt_op.data and form.status.data != StatusInterneTaak.VERWERKT and not anytime:
        message = "Verwerkt op kan alleen bij de status Verwerkt. Maak dit veld leeg of kies Verwerkt"
        form.add_error("verwerkt_op", message)


def _check_actor(form: InterneTaakForm, name: str, actor: Actor | None) -> None:
    if actor and not actor.indicatie_actief:
        form.add_error(name, f"{actor.naam} is niet meer actief. Kies iemand anders")


def _check_eenheid(form: InterneTaakForm, actor: Actor, eenheid: Actor, capabilities: Capabilities | None) -> None:
    if capabilities and not capabilities.second_actor:
        form.add_error("eenheid", "Hier kan de taak maar voor één zijn. Maak dit veld leeg")
    elif eenheid.soort is not SoortActor.ORGANISATORISCHE_EENHEID:
        form.add_error("eenheid", f"{eenheid.naam} is geen afdeling of team. Kies een afdeling of team")
    elif actor.soort is not SoortActor.MEDEWERKER:
        form.add_error("eenheid", "Een extra afdeling kan alleen bij een medewerker. Maak dit veld leeg")
