"""Where klantcontacten are looked for (F3896). A source is one small class: what it calls, and how its hits look."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from typing import Protocol, TypeVar
from uuid import UUID

from webapp.domain.actor import Actor
from webapp.domain.errors import NotFoundError
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.partij import DigitaalAdres
from webapp.domain.provider import BetrokkeneQuestion, KlantcontactQuestion, Provider
from webapp.search.hits import Grond, Treffer
from webapp.search.paging import Book, page_back

T = TypeVar("T")
R = TypeVar("R")

# What a source asks for at once: each hit costs a provider some 10 ms.
PAGE = 10


@dataclass(frozen=True, slots=True)
class Tools:
    """``calls``: for calls of one source that do not depend on each other; never for a source itself."""

    provider: Provider
    calls: Executor


@dataclass(frozen=True, slots=True)
class Found:
    """``gezocht_tot``: where looking back stopped, if that was before the end."""

    treffers: tuple[Treffer, ...] = ()
    gezocht_tot: datetime | None = None


class Source(Protocol):
    @property
    def grond(self) -> Grond:
        """What it looks by."""

    def ask(self, tools: Tools) -> Found:
        """Raises ``ProviderError``."""


@dataclass(frozen=True, slots=True)
class ByQuestion:
    """One list of the provider."""

    grond: Grond
    question: KlantcontactQuestion
    size: int = PAGE

    def ask(self, tools: Tools) -> Found:
        return Found(_hits(tools.provider.find_klantcontacten(self.question, limit=self.size), self.grond))


@dataclass(frozen=True, slots=True)
class ByTaak:
    """The klantcontact that an interne taak was registered with; only its id."""

    nummer: str
    grond: Grond = Grond.TAAKNUMMER

    def ask(self, tools: Tools) -> Found:
        taak = tools.provider.find_interne_taak(self.nummer)
        return Found((Treffer(taak.klantcontact, (self.grond,)),) if taak else ())


@dataclass(frozen=True, slots=True)
class ByAdres:
    """Over whom a digitaal adres belongs to: partijen, and where not ``direct`` also betrokkenen.

    ``spellings``: one call each. ``following``: the most calls that go on from there; where not ``direct`` a partij
    takes two of them, for the older releases.
    """

    grond: Grond
    spellings: tuple[str, ...]
    direct: bool
    following: int

    def ask(self, tools: Tools) -> Found:
        found = _each(tools, lambda adres: tools.provider.search_digitale_adressen(adres, limit=PAGE), self.spellings)
        partijen, betrokkenen = self._owners(chain.from_iterable(found))
        lists = _each(tools, lambda uuid: self._of_partij(uuid, tools), partijen)
        single = _each(tools, lambda uuid: self._of_betrokkene(uuid, tools), betrokkenen)
        return Found(tuple(chain.from_iterable((*lists, *single))))

    def _owners(self, adressen: Iterable[DigitaalAdres]) -> tuple[list[UUID], list[UUID]]:
        """As many as ``following`` calls reach, in the order of their addresses."""
        partijen: list[UUID] = []
        betrokkenen: list[UUID] = []
        left = self.following
        for adres in adressen:
            betrokkene = None if self.direct else adres.verstrekt_door_betrokkene
            for uuid, cost, chosen in (
                (adres.verstrekt_door_partij, 1 if self.direct else 2, partijen),
                (betrokkene, 1, betrokkenen),
            ):
                if uuid and uuid not in chosen and cost <= left:
                    chosen.append(uuid)
                    left -= cost
        return partijen, betrokkenen

    def _of_partij(self, partij: UUID, tools: Tools) -> tuple[Treffer, ...]:
        question = KlantcontactQuestion(partij=partij)
        return _hits(tools.provider.find_klantcontacten(question, limit=PAGE), self.grond)

    def _of_betrokkene(self, uuid: UUID, tools: Tools) -> tuple[Treffer, ...]:
        betrokkene = tools.provider.get_betrokkene(uuid)
        return (Treffer(betrokkene.klantcontact, (self.grond,), betrokkenen=(betrokkene,)),)


@dataclass(frozen=True, slots=True)
class ByNaam:
    """A betrokkene tells its klantcontact's id, and no more."""

    question: BetrokkeneQuestion
    grond: Grond = Grond.NAAM

    def ask(self, tools: Tools) -> Found:
        found = tools.provider.search_betrokkenen(self.question, limit=PAGE)
        return Found(tuple(Treffer(one.klantcontact, (self.grond,), betrokkenen=(one,)) for one in found))


@dataclass(frozen=True, slots=True)
class ByActor:
    """What a colleague took part in; only the ids."""

    actor: Actor
    grond: Grond = Grond.MEDEWERKER

    def ask(self, tools: Tools) -> Found:
        found = tools.provider.klantcontacten_of_actor(self.actor.uuid, limit=PAGE)
        return Found(tuple(Treffer(uuid, (self.grond,), actoren=(self.actor,)) for uuid in found))


@dataclass(frozen=True, slots=True)
class ByDag:
    """What happened on a day, of all or of those that ``question`` is about, in at most ``calls`` calls.

    Asked once more, it goes on where it was.
    """

    grond: Grond
    book: Book
    calls: int
    question: KlantcontactQuestion = field(default_factory=KlantcontactQuestion)

    def ask(self, tools: Tools) -> Found:
        found = page_back(
            lambda page: tools.provider.page_of_klantcontacten(self.question, page=page, size=PAGE),
            self.book,
            calls=self.calls,
            enough=PAGE,
        )
        return Found(_hits(found.klantcontacten, self.grond), found.gezocht_tot)


@dataclass(frozen=True, slots=True)
class Own:
    """The last ones that an employee took part in, in full, for nothing else is known of them."""

    actor: Callable[[], UUID | None]
    size: int
    grond: Grond = Grond.EIGEN

    def ask(self, tools: Tools) -> Found:
        actor = self.actor()
        if actor is None:
            return Found()
        return Found(_read(tools.provider.klantcontacten_of_actor(actor, limit=self.size), tools, self.grond))


def read(uuid: UUID, provider: Provider) -> Klantcontact | None:
    """None for one that was removed meanwhile."""
    try:
        return provider.get_klantcontact(uuid)
    except NotFoundError:
        return None


def _read(uuids: Iterable[UUID], tools: Tools, grond: Grond) -> tuple[Treffer, ...]:
    found = _each(tools, lambda uuid: read(uuid, tools.provider), uuids)
    return tuple(Treffer(one.uuid, (grond,)).completed(one) for one in found if one)


def _hits(klantcontacten: Iterable[Klantcontact], grond: Grond) -> tuple[Treffer, ...]:
    return tuple(Treffer.of(one, grond) for one in klantcontacten)


def _each(tools: Tools, act: Callable[[T], R], subjects: Iterable[T]) -> list[R]:
    return list(tools.calls.map(act, subjects))
