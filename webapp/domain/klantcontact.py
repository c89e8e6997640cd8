"""One contact between a customer and the municipality, with what hangs on it (F8618, F3896)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from webapp.domain.actor import Actor
from webapp.domain.gegevens import same_adres
from webapp.domain.interne_taak import InterneTaak
from webapp.domain.partij import Adres, Contactnaam, DigitaalAdres, Partij


class Rol(StrEnum):
    KLANT = "klant"
    VERTEGENWOORDIGER = "vertegenwoordiger"


@dataclass(frozen=True, slots=True)
class Betrokkene:
    """``partij`` is filled where the provider gave the partij along; ``was_partij`` wherever there is one."""

    uuid: UUID
    klantcontact: UUID
    rol: Rol
    initiator: bool
    contactnaam: Contactnaam | None = None
    organisatienaam: str = ""
    was_partij: UUID | None = None
    bezoekadres: Adres | None = None
    correspondentieadres: Adres | None = None
    partij: Partij | None = None
    digitale_adressen: tuple[DigitaalAdres, ...] = ()

    @property
    def naam(self) -> str:
        """The name to use for this contact: the betrokkene's own, else the organisation's, else the partij's."""
        eigen = self.contactnaam.volledig if self.contactnaam else ""
        return eigen or self.organisatienaam or (self.partij.naam if self.partij else "")

    def is_registratie_van(self, nieuw: "NieuweBetrokkene") -> bool:
        """Whether this is what ``nieuw`` asked for: there is no key, so klantcontact and content decide."""
        return (
            self.klantcontact == nieuw.klantcontact
            and (self.rol, self.initiator, self.was_partij) == (nieuw.rol, nieuw.initiator, nieuw.was_partij)
            and (self.contactnaam, self.organisatienaam) == (nieuw.contactnaam, nieuw.organisatienaam)
            and same_adres(self.bezoekadres, nieuw.bezoekadres)
            and same_adres(self.correspondentieadres, nieuw.correspondentieadres)
        )


@dataclass(frozen=True, slots=True)
class NieuweBetrokkene:
    """What is not different for this contact stays None or empty, and is not sent (F2599)."""

    klantcontact: UUID
    rol: Rol
    initiator: bool
    contactnaam: Contactnaam | None = None
    organisatienaam: str = ""
    was_partij: UUID | None = None
    bezoekadres: Adres | None = None
    correspondentieadres: Adres | None = None


@dataclass(frozen=True, slots=True)
class Klantcontact:
    """``plaatsgevonden_op`` is aware. The tuples are empty where the question did not ask for them."""

    uuid: UUID
    kanaal: str
    onderwerp: str
    plaatsgevonden_op: datetime
    inhoud: str = ""
    nummer: str = ""
    referentienummer: str = ""
    taal: str = ""
    vertrouwelijk: bool = False
    indicatie_contact_gelukt: bool | None = None
    actoren: tuple[Actor, ...] = ()
    betrokkenen: tuple[Betrokkene, ...] = ()
    interne_taken: tuple[InterneTaak, ...] = ()

    @property
    def leesbaar_nummer(self) -> str:
        """The number that colleagues know it by; empty where it has none at all."""
        return self.nummer or self.referentienummer
