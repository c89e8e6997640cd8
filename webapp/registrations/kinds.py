"""The kinds of registration: which flow does it, and what it is asked with."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter

from webapp.registrations.aanvraag import InterneTaakAanvraag
from webapp.registrations.betrokkene_aanvraag import BetrokkeneAanvraag
from webapp.registrations.records import Aanvraag

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """``flow`` is the name in the journal: it outlives releases."""

    flow: str
    type: type[T]
    aanvraag: TypeAdapter[T]


INTERNE_TAAK = Kind("registreer_interne_taak", InterneTaakAanvraag, TypeAdapter(InterneTaakAanvraag))
BETROKKENE = Kind("registreer_betrokkene", BetrokkeneAanvraag, TypeAdapter(BetrokkeneAanvraag))
_KINDS: tuple[Kind[Any], ...] = (INTERNE_TAAK, BETROKKENE)

FLOW_NAMES = [kind.flow for kind in _KINDS]


def kind_of(aanvraag: Aanvraag) -> Kind[Any]:
    return next(kind for kind in _KINDS if isinstance(aanvraag, kind.type))


def kind_named(flow: str) -> Kind[Any]:
    """Raises LookupError on a flow of another release."""
    found = next((kind for kind in _KINDS if kind.flow == flow), None)
    if found is None:
        raise LookupError(flow)
    return found
