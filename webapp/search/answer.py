"""What is asked of a search for klantcontacten, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from webapp.domain.errors import ProviderError
from webapp.search.hits import Grond, Treffer
from webapp.search.typed import Typed

# How long a first answer waits for what is in; what follows it; and a page that nothing can follow.
FIRST_ANSWER_SECONDS = 0.8
FOLLOWING_SECONDS = 2.5
WHOLE_SECONDS = 12.0


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """``identificaties``: what the employee may be known by as an actor. ``getoond``: the hits that stand there now.

    ``vervolg``: asks for what came in since. ``opnieuw``: not from memory. ``geheel``: all of it at once.
    """

    zoekterm: str
    medewerker_id: str
    identificaties: tuple[str, ...] = ()
    getoond: tuple[UUID, ...] = ()
    vervolg: bool = False
    opnieuw: bool = False
    geheel: bool = False


@dataclass(frozen=True, slots=True)
class Antwoord:
    """``eigen``: those of this employee, while nothing is typed. ``meer``: there are more than are shown.

    ``gezocht_op``: what was looked by, and of that ``laat`` and ``mislukt`` are not in; ``mislukt_later``: what failed
    since the first answer. ``gezocht_tot``: where looking back for a day stopped. ``past_helemaal``: a hit fits all
    that was typed. ``vervolg``: more follows.
    """

    typed: Typed
    treffers: tuple[Treffer, ...]
    eigen: tuple[Treffer, ...]
    meer: bool
    gezocht_op: tuple[Grond, ...]
    laat: tuple[Grond, ...]
    mislukt: Mapping[Grond, ProviderError]
    mislukt_later: frozenset[Grond]
    gezocht_tot: datetime | None
    past_helemaal: bool
    vervolg: bool
