"""What was chosen on the form, looked up again: it may be gone or inactive by now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.errors import NotFoundError, ProviderError
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import Capabilities, Provider
from webapp.features.interne_taak.forms import InterneTaakForm
from webapp.forms.messages import bestaat_niet_meer
from webapp.registrations import Omschrijving
from webapp.web.errors import provider_problem

T = TypeVar("T")

_GONE = {
    "klantcontact": bestaat_niet_meer("Dit klantcontact", "een ander klantcontact"),
    "actor": bestaat_niet_meer("Deze medewerker of afdeling", "iemand anders"),
    "eenheid": bestaat_niet_meer("Deze afdeling of dit team", "een andere"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    klantcontact: Klantcontact | None = None
    actor: Actor | None = None
    eenheid: Actor | None = None

    def omschrijving(self) -> Omschrijving:
        return Omschrijving(
            onderwerp=self.klantcontact.onderwerp if self.klantcontact else "",
            actor=self.actor.naam if self.actor else "",
            eenheid=self.eenheid.naam if self.eenheid else "",
        )


def look_up(form: InterneTaakForm, provider: Provider) -> Chosen:
    """Asks the provider for what was chosen. What is gone is an error at its field, and no longer chosen there.

    A provider that does not answer is an error at the first field that it was asked about, once: nothing that was
    chosen or typed is lost by it.
    """
    try:
        return Chosen(
            klantcontact=_found(form, "klantcontact", provider.get_klantcontact),
            actor=_found(form, "actor", provider.get_actor),
            eenheid=_found(form, "eenheid", provider.get_actor),
        )
    except _NoAnswerError as no_answer:
        problem = provider_problem(no_answer.error)
        form.add_error(no_answer.field, f"{problem.titel}. Wat u invulde staat er nog. {problem.tekst}")
        return Chosen()


class _NoAnswerError(Exception):
    def __init__(self, field: str, error: ProviderError) -> None:
        super().__init__(field)
        self.field = field
        self.error = error


def _found(form: InterneTaakForm, name: str, get: Callable[[UUID], T]) -> T | None:
    uuid: UUID | None = form[name].value
    if uuid is None:
        return None
    try:
        return get(uuid)
    except NotFoundError:
        form.clear_choice(name)
        form.add_error(name, _GONE[name])
        return None
    except ProviderError as error:
        raise _NoAnswerError(name, error) from None


def check_choice(form: InterneTaakForm, chosen: Chosen, capabilities: Capabilities | None) -> None:
    """The rules between what was chosen; each broken one is an error at its field."""
    _check_actor(form, "actor", chosen.actor)
    _check_actor(form, "eenheid", chosen.eenheid)
    if chosen.eenheid and chosen.actor:
        _check_eenheid(form, chosen.actor, chosen.eenheid, capabilities)
    if (
        capabilities
        and not capabilities.verwerkt_op_always
        and form.verwerkt_op.data
        and form.status.data != "verwerkt"
    ):
        form.add_error(
            "verwerkt_op", "Verwerkt op kan alleen bij de status Verwerkt. Maak dit veld leeg of kies Verwerkt"
        )


def _check_actor(form: InterneTaakForm, name: str, actor: Actor | None) -> None:
    if actor is None:
        return
    if not actor.indicatie_actief:
        form.add_error(name, f"{actor.naam} is niet meer actief. Kies iemand anders")
    typed = form[f"{name}_zoekterm"].data or ""
    if typed and typed.casefold() != actor.naam.casefold():
        # Without JavaScript the earlier choice is still there when another name is typed over it.
        form.add_error(name, f"U koos {actor.naam}, maar typte daarna iets anders. Kies opnieuw uit de lijst")


def _check_eenheid(form: InterneTaakForm, actor: Actor, eenheid: Actor, capabilities: Capabilities | None) -> None:
    if capabilities and not capabilities.second_actor:
        form.add_error("eenheid", "Dit register kent maar één behandelaar. Maak dit veld leeg")
    elif eenheid.soort is not SoortActor.ORGANISATORISCHE_EENHEID:
        form.add_error("eenheid", f"{eenheid.naam} is geen afdeling of team. Kies een afdeling of team")
    elif actor.soort is not SoortActor.MEDEWERKER:
        form.add_error("eenheid", "Een extra afdeling kan alleen bij een medewerker. Maak dit veld leeg")
