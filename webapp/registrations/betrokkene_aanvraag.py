"""What is asked for with a betrokkene (F2599), as the journal keeps it."""

from dataclasses import dataclass, field
from uuid import UUID

from webapp.domain.gegevens import Gegevens
from webapp.domain.klantcontact import Rol
from webapp.domain.partij import Identificator, SoortDigitaalAdres, SoortPartij


@dataclass(frozen=True, slots=True)
class OpgegevenAdres:
    """``ook_voor_later``: of the partij, and so for every contact; else only for this one."""

    soort: SoortDigitaalAdres
    adres: str
    omschrijving: str = ""
    ook_voor_later: bool = False


@dataclass(frozen=True, slots=True)
class PartijAanvraag:
    """The partij that comes into being first. ``leeg``: with its identificator and nothing else (V6898).

    ``kvk_nummer`` goes with a vestigingsnummer, ``organisatie`` with a contactpersoon: whom they work for.
    """

    soort: SoortPartij
    identificator: Identificator | None = None
    kvk_nummer: str = ""
    organisatie: UUID | None = None
    leeg: bool = False


@dataclass(frozen=True, slots=True)
class Toestemming:
    """The customer's answer to the question in the words that were on the screen."""

    antwoord: bool
    vraag: str


@dataclass(frozen=True, slots=True)
class BetrokkeneAanvraag:
    """``partij``: a known one; ``gegevens`` then hold only what differs for this contact.

    ``nieuwe_partij``: one that is registered first, with the gegevens; neither: the gegevens are the betrokkene's.
    """

    klantcontact: UUID
    rol: Rol
    initiator: bool
    gegevens: Gegevens = field(default_factory=Gegevens)
    digitale_adressen: tuple[OpgegevenAdres, ...] = ()
    partij: UUID | None = None
    nieuwe_partij: PartijAanvraag | None = None
    toestemming: Toestemming | None = None

    def __post_init__(self) -> None:
        if self.partij and self.nieuwe_partij:
            raise ValueError("a betrokkene belongs to a known partij or to a new one")
        if any(adres.ook_voor_later for adres in self.digitale_adressen) and not (self.partij or self.nieuwe_partij):
            raise ValueError("an address for later belongs to a partij")
