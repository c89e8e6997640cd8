"""What was chosen on the form, looked up again: it may be gone or inactive by now."""

from concurrent.futures import Executor
from dataclasses import dataclass

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.interne_taak import StatusInterneTaak
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import Capabilities, Provider
from webapp.features.choosing import NoAnswerError, answer, ask, say_no_answer
from webapp.features.interne_taak.forms import InterneTaakForm
from webapp.features.presenting import BESTAAT_NIET_MEER, actor_view
from webapp.registrations import Omschrijving
from webapp.search import ActorSearch
from webapp.web.errors import Problem


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


def look_up(form: InterneTaakForm, provider: Provider, actoren: ActorSearch, pool: Executor, *, strict: bool) -> Chosen:
    """Asks the provider for what was chosen, side by side: what is slow should be waited for once.

    A name typed over a choice undoes it, which happens without JavaScript; ``strict`` makes that an error.
    """
    capabilities = pool.submit(provider.capabilities)
    klantcontact = ask(form.klantcontact.value, provider.get_klantcontact, pool)
    actor = ask(form.actor.value, actoren.get, pool)
    eenheid = ask(form.eenheid.value, actoren.get, pool)
    try:
        return Chosen(
            klantcontact=answer(form, "klantcontact", klantcontact, BESTAAT_NIET_MEER),
            actor=_unless_overtyped(form, "actor", answer(form, "actor", actor, BESTAAT_NIET_MEER), strict=strict),
            eenheid=_unless_overtyped(
                form, "eenheid", answer(form, "eenheid", eenheid, BESTAAT_NIET_MEER), strict=strict
            ),
            capabilities=answer(form, "klantcontact", capabilities, BESTAAT_NIET_MEER),
        )
    except NoAnswerError as no_answer:
        return Chosen(problem=say_no_answer(form, no_answer))


def _unless_overtyped(form: InterneTaakForm, name: str, actor: Actor | None, *, strict: bool) -> Actor | None:
    typed = form[f"{name}_zoekterm"].data or ""
    if actor is None or not typed or typed.casefold() == actor.naam.casefold():
        return actor
    form.clear_choice(name)
    if strict:
        form.add_error(name, f"U koos {actor.naam}, maar typte daarna iets anders. Kies opnieuw uit de lijst")
    return None


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
