"""What a search found: klantcontacten with what they were found by, merged, and in the order that they are shown in."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import chain
from uuid import UUID

from webapp.domain.actor import Actor
from webapp.domain.klantcontact import Betrokkene, Klantcontact


class Grond(StrEnum):
    """What something was found by; the last two while nothing is typed."""

    NUMMER = "nummer"
    TAAKNUMMER = "taaknummer"
    IDENTIFICATOR = "identificator"
    TELEFOONNUMMER = "telefoonnummer"
    EMAILADRES = "emailadres"
    NAAM = "naam"
    MEDEWERKER = "medewerker"
    ONDERWERP = "onderwerp"
    INHOUD = "inhoud"
    DAG = "dag"
    EIGEN = "eigen"
    NIEUWSTE = "nieuwste"


# What leads to exactly one, and what leads to one customer: more certain than any word.
EXACT = frozenset({Grond.NUMMER, Grond.TAAKNUMMER})
OF_ONE_CUSTOMER = frozenset({Grond.IDENTIFICATOR, Grond.TELEFOONNUMMER, Grond.EMAILADRES})


@dataclass(frozen=True, slots=True)
class Treffer:
    """One klantcontact. ``klantcontact`` is None where only its id is known yet; ``is_compleet``: with its betrokkenen.

    ``betrokkenen`` and ``actoren``: those by whose name it was found.
    """

    uuid: UUID
    gronden: tuple[Grond, ...] = ()
    klantcontact: Klantcontact | None = None
    betrokkenen: tuple[Betrokkene, ...] = ()
    actoren: tuple[Actor, ...] = ()
    is_compleet: bool = False

    @classmethod
    def of(cls, klantcontact: Klantcontact, *gronden: Grond) -> "Treffer":
        return cls(klantcontact.uuid, gronden, klantcontact)

    def merged(self, other: "Treffer") -> "Treffer":
        return Treffer(
            self.uuid,
            tuple(dict.fromkeys((*self.gronden, *other.gronden))),
            self.klantcontact or other.klantcontact,
            tuple(dict.fromkeys((*self.betrokkenen, *other.betrokkenen))),
            tuple(dict.fromkeys((*self.actoren, *other.actoren))),
            self.is_compleet or other.is_compleet,
        )

    def completed(self, klantcontact: Klantcontact) -> "Treffer":
        return replace(self, klantcontact=klantcontact, is_compleet=True)

    @property
    def called(self) -> tuple[Betrokkene, ...]:
        """Those whose names are known so far."""
        return (self.klantcontact.betrokkenen if self.klantcontact else ()) or self.betrokkenen


def merged(found: Iterable[Iterable[Treffer]]) -> tuple[Treffer, ...]:
    """Each klantcontact once, with everything that it was found by, in the order that they came in."""
    hits: dict[UUID, Treffer] = {}
    for hit in chain.from_iterable(found):
        hits[hit.uuid] = hits[hit.uuid].merged(hit) if hit.uuid in hits else hit
    return tuple(hits.values())


def certainty(hit: Treffer) -> int:
    """Of what fits equally well: an exact number, then one customer's, then somebody who is called so, then a text."""
    gronden = set(hit.gronden)
    ranks = (EXACT, OF_ONE_CUSTOMER, frozenset({Grond.NAAM, Grond.MEDEWERKER, Grond.EIGEN}))
    return next((len(ranks) - place for place, rank in enumerate(ranks) if gronden & rank), 0)


def moment(hit: Treffer, unknown: datetime) -> datetime:
    return hit.klantcontact.plaatsgevonden_op if hit.klantcontact else unknown
