"""At which actoren each word occurs, and so which of them are worth a closer look."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice

from webapp.search.actor_score import MIN_SHARE
from webapp.search.actor_term import TypedWord
from webapp.search.actor_words import ActorWords

# More than fit any list; those among them that are equally good cannot be told apart by what was typed.
_MAX_LOOKED_AT = 200

_Places = dict[str, tuple[int, ...]]


class Postings:
    """An actor is its place in the sequence. Does not change."""

    def __init__(self, words: Sequence[ActorWords]) -> None:
        self._by_naam = postings(one.naam for one in words)
        self._elsewhere = postings(one.besides_naam for one in words)
        self._by_initial = postings([word[0] for word in one.naam] for one in words)

    def named(self, words: Iterable[str]) -> list[int]:
        """Those with all of these words in their name; at least one."""
        return sorted(set.intersection(*(set(self._by_naam.get(word, ())) for word in words)))

    def candidates(
        self, typed: Sequence[TypedWord], allowed: Callable[[int], bool] | None, first: frozenset[int]
    ) -> Collection[int]:
        """All that have enough of the term; where those are very many, the most promising and those of ``first``."""
        found = set[int]().union(*(self._places(one) for one in self._essential(typed)))
        if len(found) > _MAX_LOOKED_AT and len(typed) > 1:
            found = found.intersection(*(self._places(one) for one in typed)) or found
        if allowed:
            found = set(filter(allowed, found))
        return self._most_promising(found, typed[0], first) if len(found) > _MAX_LOOKED_AT else found

    def _essential(self, typed: Sequence[TypedWord]) -> list[TypedWord]:
        """The rarest words, so many that without any of them too little of the term is left."""
        room = MIN_SHARE * sum(one.weight for one in typed)
        essential = []
        for one in sorted(typed, key=self._breadth, reverse=True):
            if one.weight >= room:
                essential.append(one)
            else:
                room -= one.weight
        return essential

    def _breadth(self, typed: TypedWord) -> int:
        return sum(map(len, self._of(typed)))

    def _places(self, typed: TypedWord) -> set[int]:
        return set[int]().union(*self._of(typed))

    def _of(self, typed: TypedWord) -> list[tuple[int, ...]]:
        if typed.is_initial:
            return [self._by_initial.get(typed.word, ())]
        both = (self._by_naam, self._elsewhere)
        return [places[word] for places in both for word in typed.likes if word in places]

    def _most_promising(self, found: set[int], longest: TypedWord, first: frozenset[int]) -> Collection[int]:
        kept = dict.fromkeys(found & first)
        words = sorted(longest.likes, key=longest.likes.__getitem__, reverse=True)
        for places in (self._by_naam, self._elsewhere):
            for word in words:
                fitting = (place for place in places.get(word, ()) if place in found and place not in kept)
                kept |= dict.fromkeys(islice(fitting, _MAX_LOOKED_AT - len(kept)))
                if len(kept) >= _MAX_LOOKED_AT:
                    return kept
        return kept or sorted(found)[:_MAX_LOOKED_AT]


def postings(words: Iterable[Sequence[str]]) -> _Places:
    """Each word with the places in ``words`` where it occurs, in order."""
    found: dict[str, list[int]] = {}
    for place, several in enumerate(words):
        for word in dict.fromkeys(several):
            found.setdefault(word, []).append(place)
    return {word: tuple(places) for word, places in found.items()}
