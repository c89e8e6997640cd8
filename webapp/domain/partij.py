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
    """``land`` is ISO 3166-1 alpha-2 here; a dialect sends the code that its provider wants.

    What a provider answers that is no code of its own stays as it is.
    """

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

    def op_regels(self) -> "Adres":
        """The same address with street, number, postcode and town as lines, for a provider that has only those."""
        street = " ".join(
            part for part in (self.straatnaam, str(self.huisnummer or ""), self.huisnummertoevoeging) if part
        )
        town = " ".join(part for part in (self.postcode, self.stad) if part)
        if not (street or town):
            return self
        lines = [line for line in (street, town, self.adresregel1, self.adresregel2, self.adresregel3) if line]
        first, second, *rest = [*lines, "", ""]
        last = ", ".join(line for line in rest if line)
        return Adres(first, second, last, land=self.land, nummeraanduiding_id=self.nummeraanduiding_id)


@dataclass(frozen=True, slots=True)
class Identificator:
    """Ties a partij to a register. ``object_id`` is the BSN, KvK number …: never into a URL of ours or a log."""

    soort: SoortIdentificator
    object_id: str


@dataclass(frozen=True, slots=True)
class PartijIdentificator:
    """A registered identificator. ``partij`` is None for one that was left behind; it still keeps its number taken.

    ``sub_van``: the registered KvK-nummer that a vestigingsnummer hangs under, where the provider knows that.
    """

    uuid: UUID
    identificator: Identificator
    partij: UUID | None = None
    sub_van: UUID | None = None


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
    """Belongs to a partij or to a betrokkene, never to both (F1995).

    ``referentie``: unique per partij and soort where the provider has room for it, else left out; a slug of at most 50.
    """

    soort: SoortDigitaalAdres
    adres: str
    omschrijving: str = ""
    verstrekt_door_partij: UUID | None = None
    verstrekt_door_betrokkene: UUID | None = None
    referentie: str = ""

    def __post_init__(self) -> None:
        if (self.verstrekt_door_partij is None) == (self.verstrekt_door_betrokkene is None):
            raise ValueError("a digitaal adres belongs to one partij or to one betrokkene")


@dataclass(frozen=True, slots=True)
class NieuwePartij:
    """``nummer`` is the consumer's own (F7554), and unique: by it the registration is found back.

    ``kvk_identificator``: the registered KvK-nummer that a vestigingsnummer among the identificatoren hangs under.
    """

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
    kvk_identificator: UUID | None = None
    nummer: str = ""


@dataclass(frozen=True, slots=True)
class PartijGebruik:
    """What hangs on a partij, by its ids.

    ``elders``: something else that would be lost with it; None where the provider cannot tell.
    """

    betrokkenen: tuple[UUID, ...] = ()
    digitale_adressen: tuple[UUID, ...] = ()
    identificatoren: tuple[UUID, ...] = ()
    elders: bool | None = False


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
