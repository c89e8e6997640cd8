"""What stands at the practice provider, told in the domain's words."""

from dataclasses import dataclass
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.practice_provider import OPENKLANT_BASE, VNG_BASE, PracticeProvider
from webapp.practice_provider.calls import Call

BASES = {"openklant": OPENKLANT_BASE, "vng": VNG_BASE}
AS_PRACTICE = {"Authorization": "Token practice"}


@dataclass(frozen=True)
class Cast:
    """One of each that a test needs, out of the sample data."""

    klantcontact: Klantcontact
    medewerker: Actor
    eenheid: Actor


def cast_of(provider: Provider) -> Cast:
    return Cast(
        klantcontact=provider.find_klantcontacten(KlantcontactQuestion(), limit=1)[0],
        medewerker=_actor(provider, SoortActor.MEDEWERKER),
        eenheid=_actor(provider, SoortActor.ORGANISATORISCHE_EENHEID),
    )


def _actor(provider: Provider, soort: SoortActor) -> Actor:
    return next(actor for actor in provider.find_actoren("e", soort=soort, limit=50) if actor.soort is soort)


def registered(practice: PracticeProvider, klantcontact: UUID) -> list[Call]:
    """The POSTs of interne taken that this klantcontact got, whatever became of their answers."""
    return [
        call
        for call in practice.calls
        if call.method == "POST" and "interne" in call.path.lower() and str(klantcontact) in str(call.body)
    ]
