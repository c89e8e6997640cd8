"""Where in a name stands what was typed."""

import re
from collections.abc import Sequence

from webapp.search.marking import FoldedText, Span

_WORD = re.compile(r"[a-z0-9]+")


def spans(naam: str, words: Sequence[tuple[str, str]]) -> tuple[Span, ...]:
    """Of each pair of what was typed and the folded word it stands for: start and end in ``naam``, in order.

    The beginning of the word where that was typed, the whole word where it was misspelt.
    """
    inside = FoldedText(naam)
    free = [(match.start(), match.group()) for match in _WORD.finditer(inside.folded)]
    found = []
    for typed, word in words:
        at = next((place for place in free if place[1] == word), None)
        if at:
            free.remove(at)
            found.append(inside.original(at[0], at[0] + _typed_length(typed, word)))
    return tuple(sorted(found))


def _typed_length(typed: str, word: str) -> int:
    return len(typed) if word.startswith(typed) else len(word)
