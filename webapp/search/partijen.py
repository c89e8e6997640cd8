"""Partijen by a number, an e-mail address or a phone number (F7927); inactive ones are not offered.

By name only where the municipality allows that, over betrokkenen, for a provider knows no other way.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from webapp.domain import tijd
from webapp.domain.errors import NotFoundError, ProviderError
from webapp.domain.partij import Partij, SoortPartij
from webapp.domain.provider import BetrokkeneQuestion, PartijQuestion, Provider
from webapp.search.answer import FIRST_ANSWER_SECONDS, FOLLOWING_SECONDS, WHOLE_SECONDS, Zoekvraag
from webapp.search.memory import Memory
from webapp.search.run import Asked
from webapp.search.sources import PAGE
from webapp.search.terms import cleaned
from webapp.search.typed import typed
from webapp.search.understanding import Kind, Understood, understood

_THREADS = 32
_MIN_LETTERS_OF_A_NAME = 3
_PARTIJEN_BY_NAME = 5


@dataclass(frozen=True, slots=True)
class PartijTreffer:
    """``kinds``: what it was found by."""

    partij: Partij
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class PartijAntwoord:
    """``kinds``: what was looked by; the rest as in ``Antwoord``."""

    kinds: tuple[Kind, ...]
    treffers: tuple[PartijTreffer, ...]
    meer: bool
    laat: tuple[Kind, ...]
    mislukt: Mapping[Kind, ProviderError]
    vervolg: bool


_Asked = Asked[Kind, tuple[PartijTreffer, ...]]
_Source = tuple[Kind, Callable[[], tuple[PartijTreffer, ...]]]


class PartijSearch:
    limit = 8

    def __init__(self, provider: Provider, pool: Executor) -> None:
        self._provider = provider
        self._pool = pool
        self._sources = ThreadPoolExecutor(_THREADS, thread_name_prefix="source")
        self._memory: Memory[_Asked] = Memory()

    def is_too_short(self, zoekterm: str) -> bool:
        return not cleaned(zoekterm)

    def understands(self, zoekterm: str) -> Understood:
        return understood(zoekterm)

    def find(self, vraag: Zoekvraag, soort: SoortPartij | None = None, *, op_naam: bool = False) -> PartijAntwoord:
        """``soort`` narrows to one; ``op_naam``: what is no number or address may be a name."""
        sources = self._planned(cleaned(vraag.zoekterm), op_naam=op_naam)
        asked = self._memory.get_or_make(
            vraag.medewerker_id,
            (cleaned(vraag.zoekterm), op_naam),
            lambda: Asked(sources, self._sources),
            usable=lambda kept: vraag.vervolg or not (vraag.opnieuw or kept.has_failed),
        )
        asked.wait(_patience(vraag))
        return self._answer(asked, vraag, soort)

    def _planned(self, term: str, *, op_naam: bool) -> Sequence[_Source]:
        meant = understood(term)
        if meant.questions:
            return [(kind, partial(self._ask, kind, question)) for kind, question in meant.meanings]
        if not op_naam or sum(map(str.isalpha, term)) < _MIN_LETTERS_OF_A_NAME:
            return ()
        return [(Kind.NAAM, partial(self._named, question)) for question in typed(term, tijd.today()).namen]

    def _ask(self, kind: Kind, question: PartijQuestion) -> tuple[PartijTreffer, ...]:
        """More than are shown, for those that are not offered."""
        found = self._provider.find_partijen(question, limit=2 * self.limit)
        return tuple(PartijTreffer(one, (kind,)) for one in found if one.indicatie_actief)

    def _named(self, question: BetrokkeneQuestion) -> tuple[PartijTreffer, ...]:
        """Not who asked for geheimhouding: a hit would confirm a guess."""
        betrokkenen = self._provider.search_betrokkenen(question, limit=PAGE)
        uuids = list(dict.fromkeys(one.was_partij for one in betrokkenen if one.was_partij))[:_PARTIJEN_BY_NAME]
        found = self._pool.map(partial(_get, self._provider), uuids)
        offered = (one for one in found if one and one.indicatie_actief and not one.indicatie_geheimhouding)
        return tuple(PartijTreffer(one, (Kind.NAAM,)) for one in offered)

    def _answer(self, asked: _Asked, vraag: Zoekvraag, soort: SoortPartij | None) -> PartijAntwoord:
        outcome = asked.outcome()
        hits: dict[object, PartijTreffer] = {}
        for hit in (one for found in outcome.found for one in found if soort in (None, one.partij.soort)):
            kinds = hits[hit.partij.uuid].kinds if hit.partij.uuid in hits else ()
            hits[hit.partij.uuid] = PartijTreffer(hit.partij, tuple(dict.fromkeys((*kinds, *hit.kinds))))
        shown = [hits.pop(uuid) for uuid in vraag.getoond if uuid in hits]
        return PartijAntwoord(
            kinds=asked.keys or understood(vraag.zoekterm).kinds,
            treffers=(*shown, *list(hits.values())[: self.limit]),
            meer=len(hits) > self.limit,
            laat=outcome.late,
            mislukt=outcome.failed,
            vervolg=bool(outcome.late),
        )


def _get(provider: Provider, uuid: UUID) -> Partij | None:
    try:
        return provider.get_partij(uuid)
    except NotFoundError:
        return None


def _patience(vraag: Zoekvraag) -> float:
    if vraag.geheel:
        return WHOLE_SECONDS
    return FOLLOWING_SECONDS if vraag.vervolg else FIRST_ANSWER_SECONDS
