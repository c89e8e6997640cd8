"""A text with the part that was typed marked in it, as a template places it."""

from collections.abc import Iterable, Iterator

from webapp.search import Span, around, spans_of

# Pieces of a text; True is what matches.
Gemarkeerd = tuple[tuple[str, bool], ...]

_MORE = "…"


def marked(text: str, typed: Iterable[str]) -> Gemarkeerd:
    return by_spans(text, spans_of(text, typed))


def by_spans(text: str, spans: Iterable[Span]) -> Gemarkeerd:
    return tuple(piece for piece in _pieces(text, spans) if piece[0])


def fragment(text: str, typed: Iterable[str], length: int = 140) -> Gemarkeerd:
    """The part of ``text`` that holds the first of what was typed, on one line, cut between words."""
    line = " ".join(text.split())
    spans = spans_of(line, typed)
    start, end = around(line, spans, length)
    within = [(first - start, last - start) for first, last in spans if first >= start and last <= end]
    before = ((f"{_MORE} ", False),) if start else ()
    behind = ((f" {_MORE}", False),) if end < len(line) else ()
    return (*before, *by_spans(line[start:end].rstrip(".,;: ") if behind else line[start:end], within), *behind)


def _pieces(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in spans:
        yield text[at:start], False
        yield text[start:end], True
        at = end
    yield text[at:], False
