"""The follow-up that a klantcontact leads to when it is not (yet) a zaak (F2120)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

MAX_GEVRAAGDE_HANDELING = 200
MAX_TOELICHTING = 1000


class StatusInterneTaak(StrEnum):
    TE_VERWERKEN = "te_verwerken"
    VERWERKT = "verwerkt"


@dataclass(frozen=True, slots=True)
class NieuweInterneTaak:
    """What the consumer registers. ``actoren``: who is to do it, then the eenheid that should see it too.

    ``verwerkt_op`` is aware. With ``te_verwerken`` only the draft knows it (``Capabilities.verwerkt_op_always``).
    """

    nummer: str
    klantcontact: UUID
    actoren: tuple[UUID, ...]
    gevraagde_handeling: str
    toelichting: str = ""
    status: StatusInterneTaak = StatusInterneTaak.TE_VERWERKEN
    verwerkt_op: datetime | None = None

    def __post_init__(self) -> None:
        if not self.actoren:
            raise ValueError("an interne taak is always tied to an actor (F2120)")


@dataclass(frozen=True, slots=True)
class InterneTaak:
    uuid: UUID
    klantcontact: UUID
    actoren: tuple[UUID, ...]
    gevraagde_handeling: str
    status: StatusInterneTaak
    nummer: str = ""
    referentienummer: str = ""
    toelichting: str = ""
    toegewezen_op: datetime | None = None
    verwerkt_op: datetime | None = None

    @property
    def leesbaar_nummer(self) -> str:
        return self.nummer or self.referentienummer

    def is_registratie_van(self, nieuw: NieuweInterneTaak) -> bool:
        """Whether this is what ``nieuw`` asked for, so that a lost answer is recognised and not repeated.

        Number and klantcontact decide. The texts do not: a provider may trim or clean what it stores, and then our own
        registration would look like somebody else's and be made again.
        """
        return nieuw.nummer in (self.nummer, self.referentienummer) and self.klantcontact == nieuw.klantcontact
