"""Whose data the municipality may reuse (F7554, F7927, F1995)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class SoortPartij(StrEnum):
    PERSOON = "persoon"
    ORGANISATIE = "organisatie"
    CONTACTPERSOON = "contactpersoon"


class SoortDigitaalAdres(StrEnum):
    EMAIL = "email"
    TELEFOONNUMMER = "telefoonnummer"
    OVERIG = "overig"


class SoortIdentificator(StrEnum):
    BSN = "bsn"
    KVK_NUMMER = "kvk_nummer"
    RSIN = "rsin"
    VESTIGINGSNUMMER = "vestigingsnummer"


@dataclass(frozen=True, slots=True)
class Contactnaam:
    voorletters: str = ""
    voornaam: str = ""
    voorvoegsel_achternaam: str = ""
    achternaam: str = ""

    @property
    def volledig(self) -> str:
        """As it is said: voornaam (else voorletters), voorvoegsel, achternaam; empty where nothing is known."""
        parts = (self.voornaam or self.voorletters, self.voorvoegsel_achternaam, self.achternaam)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Adres:
    """``land`` is the code of the provider's dialect: ISO 3166-1 alpha-2 at Open Klant, the draft's own elsewhere."""

    adresregel1: str = ""
    adresregel2: str = ""
    adresregel3: str = ""
    land: str = ""
    nummeraanduiding_id: str = ""
    straatnaam: str = ""
    huisnummer: int | None = None
    huisnummertoevoeging: str = ""
    postcode: str = ""
    stad: str = ""


@dataclass(frozen=True, slots=True)
class Identificator:
    """Ties a partij to a register. ``object_id`` is the BSN, KvK number …: never into a URL of ours or a log."""

    soort: SoortIdentificator
    object_id: str


@dataclass(frozen=True, slots=True)
class DigitaalAdres:
    uuid: UUID
    soort: SoortDigitaalAdres
    adres: str
    omschrijving: str = ""
    verstrekt_door_partij: UUID | None = None
    verstrekt_door_betrokkene: UUID | None = None


@dataclass(frozen=True, slots=True)
class NieuwDigitaalAdres:
    """Belongs to a partij or to a betrokkene, never to both (F1995)."""

    soort: SoortDigitaalAdres
    adres: str
    omschrijving: str = ""
    verstrekt_door_partij: UUID | None = None
    verstrekt_door_betrokkene: UUID | None = None

    def __post_init__(self) -> None:
        if (self.verstrekt_door_partij is None) == (self.verstrekt_door_betrokkene is None):
            raise ValueError("a digitaal adres belongs to one partij or to one betrokkene")


@dataclass(frozen=True, slots=True)
class NieuwePartij:
    soort: SoortPartij
    contactnaam: Contactnaam | None = None
    organisatienaam: str = ""
    werkte_voor_partij: UUID | None = None
    indicatie_geheimhouding: bool = False
    voorkeurstaal: str = ""
    interne_notitie: str = ""
    bezoekadres: Adres | None = None
    correspondentieadres: Adres | None = None
    identificatoren: tuple[Identificator, ...] = ()
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class Partij:
    uuid: UUID
    soort: SoortPartij
    nummer: str = ""
    contactnaam: Contactnaam | None = None
    organisatienaam: str = ""
    werkte_voor_partij: UUID | None = None
    indicatie_actief: bool = True
    indicatie_geheimhouding: bool = False
    bezoekadres: Adres | None = None
    correspondentieadres: Adres | None = None
    identificatoren: tuple[Identificator, ...] = ()
    digitale_adressen: tuple[DigitaalAdres, ...] = ()

    @property
    def naam(self) -> str:
        persoonsnaam = self.contactnaam.volledig if self.contactnaam else ""
        return persoonsnaam or self.organisatienaam
