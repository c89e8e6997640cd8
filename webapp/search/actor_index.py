"""Actoren in memory, and which of them are meant by what was typed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.search.actor_postings import Postings, postings
from webapp.search.actor_score import Score, score
from webapp.search.actor_term import read, typed_words
from webapp.search.actor_words import WordsOfActoren
from webapp.search.folding import folded
from webapp.search.vocabulary import Vocabulary

_LATELY = 0.06
_WHOLE_KEY = 2.0
# How much worse than the best hit another may be.
_MAX_BEHIND = 0.3


@dataclass(frozen=True, slots=True)
class ActorHit:
    """``words``: as in ``Score``."""

    actor: Actor
    words: tuple[tuple[str, str], ...]


class ActorIndex:
    """Does not change, so that threads may share it. In alphabetical order."""

    def __init__(self, actoren: Iterable[Actor] = ()) -> None:
        unique = {actor.uuid: actor for actor in actoren}
        self._actoren = sorted(unique.values(), key=lambda actor: (folded(actor.naam), str(actor.uuid)))
        words = WordsOfActoren()
        self._words = [words.of(actor) for actor in self._actoren]
        self._postings = Postings(self._words)
        self._vocabulary = Vocabulary(chain.from_iterable(words.naam + words.about for words in self._words))
        aliases = chain.from_iterable(words.aliases for words in self._words)
        self._aliases = Vocabulary(word for word in aliases if word not in self._vocabulary)
        self._by_uuid = {actor.uuid: place for place, actor in enumerate(self._actoren)}
        self._by_key = postings((_key(actor.identificatie), _key(actor.emailadres)) for actor in self._actoren)

    def get(self, uuid: UUID) -> Actor | None:
        place = self._by_uuid.get(uuid)
        return None if place is None else self._actoren[place]

    def by_identificatie(self, identificatie: str) -> Actor | None:
        """In any case."""
        key = _key(identificatie)
        found = (self._actoren[place] for place in self._places_by_key(key))
        return next((actor for actor in found if _key(actor.identificatie) == key), None)

    def named(self, words: Sequence[str]) -> Iterator[Actor]:
        """Medewerkers whose name holds all of these folded words; one letter is an initial of another word of it."""
        whole = {word for word in words if len(word) > 1}
        initials = [word for word in words if len(word) == 1]
        for place in self._postings.named(whole) if whole else ():
            rest = [word for word in self._words[place].naam if word not in whole]
            if self._actoren[place].soort is SoortActor.MEDEWERKER and _has_initials(rest, initials):
                yield self._actoren[place]

    def find(
        self,
        zoekterm: str,
        *,
        soort: SoortActor | None = None,
        lately: frozenset[UUID] = frozenset(),
        without: frozenset[UUID] = frozenset(),
        limit: int,
    ) -> list[ActorHit]:
        """At most ``limit``, the best first, geautomatiseerde actoren last. ``lately`` go before their equals."""
        typed = read(typed_words(zoekterm), self._vocabulary, self._aliases)
        used = frozenset(self._by_uuid[uuid] for uuid in lately if uuid in self._by_uuid)
        allowed = self._allowed(soort, without)
        whole = {place for place in self._places_by_key(_key(zoekterm)) if not allowed or allowed(place)}
        places = {*self._postings.candidates(typed, allowed, used), *whole}
        scores = {place: score(typed, self._words[place]) for place in places}
        values = {
            place: _WHOLE_KEY if place in whole else found.value + _LATELY * (place in used)
            for place, found in scores.items()
            if found.value or place in whole
        }
        return [self._hit(place, scores[place]) for place in self._best(values, limit)]

    def _allowed(self, soort: SoortActor | None, without: frozenset[UUID]) -> Callable[[int], bool] | None:
        """None where every actor is."""
        if not soort and not without:
            return None
        actoren = self._actoren
        return lambda place: soort in (None, actoren[place].soort) and actoren[place].uuid not in without

    def _best(self, values: Mapping[int, float], limit: int) -> list[int]:
        least = max(values.values(), default=0.0) - _MAX_BEHIND
        good = (place for place, value in values.items() if value >= least)
        return nsmallest(limit, good, key=lambda place: (self._is_automaton(place), -round(values[place], 3), place))

    def _hit(self, place: int, found: Score) -> ActorHit:
        return ActorHit(self._actoren[place], found.words)

    def _is_automaton(self, place: int) -> bool:
        return self._actoren[place].soort is SoortActor.GEAUTOMATISEERDE_ACTOR

    def _places_by_key(self, key: str) -> tuple[int, ...]:
        """Of an identificatie or a whole e-mail address; several may share one."""
        return self._by_key.get(key, ()) if key else ()


def _key(text: str) -> str:
    return text.strip().casefold()


def _has_initials(words: Sequence[str], initials: Sequence[str]) -> bool:
    free = [word[0] for word in words]
    for initial in initials:
        if initial not in free:
            return False
        free.remove(initial)
    return True
