"""Which of the words that occur somewhere a typed word may be meant for, typing errors forgiven."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

EXACT = 1.0
ABBREVIATED = 0.7

_PREFIX, _PREFIX_BY_LENGTH = 0.8, 0.15
# ``jn`` is ``jan`` and ``ed`` is ``de``; with a wrong letter two letters would be anything.
_SHORT = 2
_INSIDE, _MIN_INSIDE = 0.55, 4
_MISSPELT, _UNFINISHED, _MIN_UNFINISHED = 0.86, 0.78, 4
_PER_ERROR, _EACH_WORSE, _FIRST_LETTER = 0.5, 1.5, 0.05
# Of a word this long two letters may be wrong; in shorter ones too many words would be meant.
_TWO_ERRORS = 6
# Of what is longer than this, the beginning alone is no longer looked at: it is all but the whole word.
_MAX_BEGINNING = 10
_AFTER_ALL_LETTERS = "~"


class Vocabulary:
    """Distinct folded words. Does not change, so that threads may share it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._text = "\n".join(("", *self._words, ""))
        self._by_length: dict[int, list[str]] = {}
        for word in self._words:
            self._by_length.setdefault(len(word), []).append(word)
        lengths = range(_MIN_UNFINISHED, _MAX_BEGINNING + 1)
        self._beginnings = {length: _beginnings(self._words, length) for length in lengths}

    def __contains__(self, word: str) -> bool:
        known = self._by_length.get(len(word), ())
        return (at := bisect_left(known, word)) < len(known) and known[at] == word

    def like(self, typed: str, *, unfinished: bool) -> Mapping[str, float]:
        """The words that ``typed`` may stand for, and how well: above 0, exactly 1.

        ``unfinished``: more letters may follow, so that errors are forgiven in the first part of a word too.
        """
        is_word = typed in self
        found: dict[str, float] = {}
        if unfinished and not is_word:
            found |= self._beginning_about(typed)
        if len(typed) >= _MIN_INSIDE:
            found |= dict.fromkeys(self._holding(typed), _INSIDE)
        found |= self._misspelt(typed, most=1 if is_word else 2)
        found |= self._beginning_with(typed)
        return found

    def _beginning_with(self, typed: str) -> dict[str, float]:
        return {
            word: EXACT if word == typed else _PREFIX + _PREFIX_BY_LENGTH * len(typed) / len(word)
            for word in self._range(typed)
        }

    def _range(self, beginning: str) -> list[str]:
        first = bisect_left(self._words, beginning)
        return self._words[first : bisect_left(self._words, beginning + _AFTER_ALL_LETTERS, first)]

    def _misspelt(self, typed: str, most: int) -> dict[str, float]:
        if typed.isdecimal():
            return {}
        return {
            word: _quality(_MISSPELT, errors, typed, word)
            for length, at_most in _lengths(len(typed), most)
            for word, errors in _near(typed, self._by_length.get(length, ()), at_most)
        }

    def _beginning_about(self, typed: str) -> dict[str, float]:
        """One letter left out, swapped or wrong, in what is not yet the whole word."""
        return {
            word: _quality(_UNFINISHED, 1, typed, word)
            for length in (len(typed) + 1, len(typed))
            for beginning, _ in _near(typed, self._beginnings.get(length, ()), 1)
            for word in self._range(beginning)
            if len(word) > length
        }

    def _holding(self, typed: str) -> Iterator[str]:
        at = self._text.find(typed)
        while at >= 0:
            end = self._text.find("\n", at)
            yield self._text[self._text.rfind("\n", 0, at) + 1 : end]
            at = self._text.find(typed, end)


def _beginnings(words: Iterable[str], length: int) -> list[str]:
    return list(dict.fromkeys(word[:length] for word in words if len(word) > length))


def _lengths(typed: int, most: int) -> Iterator[tuple[int, int]]:
    """How long the meant word may be, and how many errors that leaves room for."""
    if typed == _SHORT:
        yield from ((_SHORT, 1), (_SHORT + 1, 1))
    elif typed > _SHORT:
        most = most if typed >= _TWO_ERRORS else 1
        yield from ((length, most) for length in range(typed - most, typed + most + 1))


def _near(typed: str, words: Iterable[str], at_most: int) -> Iterator[tuple[str, int]]:
    found = process.extract(
        typed,
        words,
        scorer=OSA.distance,  # type: ignore[arg-type]  # the stubs cannot choose between its overloads
        score_cutoff=at_most,
        limit=None,
    )
    for word, errors, _ in found:
        if len(typed) > _SHORT or len(word) > _SHORT or set(word) == set(typed):
            yield word, int(errors)


def _quality(best: float, errors: int, typed: str, word: str) -> float:
    other_start = _FIRST_LETTER if typed[0] != word[0] else 0.0
    return best - _PER_ERROR * math.pow(errors, _EACH_WORSE) / len(typed) - other_start
