"""What was chosen on the form, looked up again, and who has the number that was typed."""

from concurrent.futures import Executor, Future
from dataclasses import dataclass
from uuid import UUID

from webapp.domain.klantcontact import Klantcontact
from webapp.domain.partij import Identificator, Partij, SoortPartij
from webapp.domain.provider import Capabilities, PartijQuestion, Provider
from webapp.features.betrokkene.forms import JA, NEE, BetrokkeneForm
from webapp.features.betrokkene.nieuw import wanted_identificator
from webapp.features.choosing import NoAnswerError, answer, ask, say_no_answer
from webapp.features.presenting import BESTAAT_NIET_MEER
from webapp.web.errors import Problem
from webapp.web.services import BetrokkeneRules

# More than one is a fault of the register, but the employee can still tell which one is meant.
_CANDIDATES = 5
GONE = {
    **BESTAAT_NIET_MEER,
    "partij": "Deze klant bestaat niet meer. Kies een andere klant",
    "organisatie": "Deze organisatie bestaat niet meer. Kies een andere organisatie",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """``nummer_van``: who has the identificator of somebody new already.

    ``problem``: the provider did not answer, so what was chosen is not known here, although it may well be right.
    """

    klantcontact: Klantcontact | None = None
    partij: Partij | None = None
    organisatie: Partij | None = None
    capabilities: Capabilities | None = None
    nummer_van: tuple[Partij, ...] = ()
    problem: Problem | None = None


def look_up(form: BetrokkeneForm, provider: Provider, pool: Executor, rules: BetrokkeneRules) -> Chosen:
    """Asks the provider for everything side by side: what is slow should be waited for once."""
    capabilities = pool.submit(provider.capabilities)
    klantcontact = ask(form.klantcontact.value, provider.get_klantcontact, pool)
    partij = ask(_partij_id(form), provider.get_partij, pool)
    organisatie = ask(_organisatie_id(form), provider.get_partij, pool)
    nummer_van = _ask_who_has(wanted_identificator(form, rules), provider, pool)
    try:
        return Chosen(
            klantcontact=answer(form, "klantcontact", klantcontact, GONE),
            partij=answer(form, "partij", partij, GONE),
            organisatie=answer(form, "organisatie", organisatie, GONE),
            capabilities=answer(form, "klantcontact", capabilities, GONE),
            nummer_van=answer(form, "identificator", nummer_van, GONE) or (),
        )
    except NoAnswerError as no_answer:
        return Chosen(problem=say_no_answer(form, no_answer))


def fill_initiator(form: BetrokkeneForm, klantcontact: Klantcontact | None) -> None:
    """What is likely: the first one with a klantcontact is who contacted the municipality."""
    if klantcontact and form.initiator.data not in (JA, NEE):
        has_one = any(betrokkene.initiator for betrokkene in klantcontact.betrokkenen)
        form.initiator.data = NEE if has_one else JA


def _partij_id(form: BetrokkeneForm) -> UUID | None:
    return form.partij.value if form.is_known else None


def _organisatie_id(form: BetrokkeneForm) -> UUID | None:
    is_contactpersoon = form.soort_partij.data == SoortPartij.CONTACTPERSOON
    return form.organisatie.value if form.is_new and is_contactpersoon else None


def _ask_who_has(
    identificator: Identificator | None, provider: Provider, pool: Executor
) -> "Future[tuple[Partij, ...]] | None":
    if identificator is None:
        return None
    return pool.submit(provider.find_partijen, PartijQuestion(identificator=identificator), limit=_CANDIDATES)
