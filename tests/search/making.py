"""Klantcontacten and hits as a search has them, without a provider."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from webapp.domain.klantcontact import Betrokkene, Klantcontact, Rol
from webapp.domain.partij import Contactnaam
from webapp.domain.provider import Capabilities

NOW = datetime(2026, 11, 19, 14, 30, tzinfo=UTC)  # a Thursday
TODAY = NOW.date()

OPEN_KLANT = Capabilities(
    dialect="openklant",
    version="2.18",
    second_actor=True,
    street_fields=True,
    verwerkt_op_always=False,
    vestiging_under_kvk=True,
    metadata_on_klantcontact=True,
    phone_088=True,
    klantcontact_by_adres=True,
    part_of_adres=True,
    landen=None,
)


def klantcontact(
    onderwerp: str = "", *, hours_ago: float = 1, inhoud: str = "", wie: tuple[Contactnaam, ...] = ()
) -> Klantcontact:
    uuid = uuid4()
    betrokkenen = tuple(betrokkene(naam, uuid) for naam in wie)
    moment = NOW - timedelta(hours=hours_ago)
    return Klantcontact(uuid, "telefoon", onderwerp, moment, inhoud, betrokkenen=betrokkenen)


def betrokkene(naam: Contactnaam, of: UUID) -> Betrokkene:
    return Betrokkene(uuid4(), of, Rol.KLANT, initiator=True, contactnaam=naam)


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds
