"""What is asked for and what becomes of it, as the journal keeps both: JSON, so that another release can read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from webapp.domain.errors import FieldError
from webapp.domain.interne_taak import NieuweInterneTaak, StatusInterneTaak


@dataclass(frozen=True, slots=True)
class InterneTaakAanvraag:
    """What the employee asked for: a ``NieuweInterneTaak`` without what is settled when it is registered.

    That is the number, and the moment of a ``verwerkt`` without one. The same form sent twice must be the same request.
    """

    klantcontact: UUID
    actoren: tuple[UUID, ...]
    gevraagde_handeling: str
    toelichting: str = ""
    status: StatusInterneTaak = StatusInterneTaak.TE_VERWERKEN
    verwerkt_op: datetime | None = None

    def settled(self, nummer: str, moment: datetime) -> NieuweInterneTaak:
        verwerkt_nu = self.status is StatusInterneTaak.VERWERKT and self.verwerkt_op is None
        return NieuweInterneTaak(
            nummer=nummer,
            klantcontact=self.klantcontact,
            actoren=self.actoren,
            gevraagde_handeling=self.gevraagde_handeling,
            toelichting=self.toelichting,
            status=self.status,
            verwerkt_op=moment if verwerkt_nu else self.verwerkt_op,
        )


@dataclass(frozen=True, slots=True)
class Geregistreerd:
    """``nummer`` of an interne taak; ``partij`` of a betrokkene, ``partij_bestond`` where it was not made for it."""

    uuid: UUID
    nummer: str = ""
    partij: UUID | None = None
    partij_bestond: bool = False


@dataclass(frozen=True, slots=True)
class Geweigerd:
    fouten: tuple[FieldError, ...]


@dataclass(frozen=True, slots=True)
class NummerBezet:
    """Somebody else's interne taak has this number."""


@dataclass(frozen=True, slots=True)
class Ingetrokken:
    """The employee withdrew it, and what was registered before was undone."""


Uitkomst = Geregistreerd | Geweigerd | NummerBezet | Ingetrokken

_GEREGISTREERD: TypeAdapter[Geregistreerd] = TypeAdapter(Geregistreerd)
_GEWEIGERD: TypeAdapter[Geweigerd] = TypeAdapter(Geweigerd)


def uitkomst_as_json(uitkomst: Uitkomst) -> dict[str, Any]:
    match uitkomst:
        case Geregistreerd():
            return {"geregistreerd": _GEREGISTREERD.dump_python(uitkomst, mode="json")}
        case Geweigerd():
            return {"geweigerd": _GEWEIGERD.dump_python(uitkomst, mode="json")}
        case NummerBezet():
            return {"nummer_bezet": True}
        case Ingetrokken():
            return {"ingetrokken": True}


def uitkomst_from_json(output: Mapping[str, Any]) -> Geregistreerd | Geweigerd | Ingetrokken:
    if "geregistreerd" in output:
        return _GEREGISTREERD.validate_python(output["geregistreerd"])
    if "ingetrokken" in output:
        return Ingetrokken()
    return _GEWEIGERD.validate_python(output["geweigerd"])


def is_nummer_bezet(output: object) -> bool:
    return isinstance(output, dict) and "nummer_bezet" in output


def is_ended_early(output: Mapping[str, Any]) -> bool:
    return "geweigerd" in output or "ingetrokken" in output
