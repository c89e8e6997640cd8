"""Who handles work (F5582, F5002)."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class SoortActor(StrEnum):
    MEDEWERKER = "medewerker"
    ORGANISATORISCHE_EENHEID = "organisatorische_eenheid"
    GEAUTOMATISEERDE_ACTOR = "geautomatiseerde_actor"


@dataclass(frozen=True, slots=True)
class Actor:
    """``identificatie`` is the actor's id in its own register, often a medewerker's e-mail address; may be empty."""

    uuid: UUID
    naam: str
    soort: SoortActor
    indicatie_actief: bool = True
    functie: str = ""
    omschrijving: str = ""
    emailadres: str = ""
    telefoonnummer: str = ""
    identificatie: str = ""

    @property
    def bijzonderheid(self) -> str:
        """What tells namesakes apart: functie, else omschrijving."""
        return self.functie or self.omschrijving
