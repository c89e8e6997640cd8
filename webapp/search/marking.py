"""Where in a text stands what was typed, so that the screen can mark it."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate

from webapp.search.folding import folded, words_of

Span = tuple[int, int]

# ``de`` stands inside half of all words.
_SHORT = 3


class FoldedText:
    """A text as it is compared, with the way back to its own characters."""

    def __init__(self, text: str) -> None:
        pieces = [folded(character) for character in text]
        self._ends = list(accumulate(map(len, pieces)))
        self.folded = "".join(pieces)

    def original(self, start: int, end: int) -> Span:
        """A character that folds to several is taken whole."""
        first = next(place for place, reached in enumerate(self._ends) if reached > start)
        last = next(place for place, reached in enumerate(self._ends) if reached >= end)
        return first, last + 1


def spans_of(text: str, typed: Iterable[str]) -> tuple[Span, ...]:
    """Start and end of each, in order and without overlap; single letters are initials, and mark nothing."""
    parts = sorted({part for word in typed for part in words_of(word) if len(part) > 1}, key=len, reverse=True)
    if not parts or not text:
        return ()
    inside = FoldedText(text)
    forms = "|".join(part if len(part) > _SHORT else rf"\b{part}\b" for part in parts)
    found = (inside.original(*match.span()) for match in re.finditer(forms, inside.folded))
    return tuple(_apart(found))


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Of two that share a character, which folds to several, the first has it."""
    reached = 0
    for start, end in spans:
        if end > reached:
            yield max(start, reached), end
            reached = end


def around(text: str, spans: Iterable[Span], length: int) -> Span:
    """Which part of a long text to show, so that the first of ``spans`` is in it; between words."""
    first = next(iter(spans), (0, 0))
    start = 0
    if first[1] > length * 3 // 4:
        start = text.rfind(" ", 0, max(first[0] - length // 3, 0)) + 1
    if len(text) - start <= length:
        return start, len(text)
    cut = text.rfind(" ", start, start + length + 1)
    return start, cut if cut > start else start + length
