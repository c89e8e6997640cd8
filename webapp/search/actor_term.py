"""What was typed to find an actor, word by word."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp.search.folding import words_of
from webapp.search.vocabulary import ABBREVIATED, EXACT, Vocabulary

_MAX_WORDS = 8
_MAX_WEIGHT = 6
_MIN_ALIAS = 4
_ABBREVIATIONS = {"vd": ("v", "d")}


@dataclass(frozen=True, slots=True)
class TypedWord:
    """``likes``: which words it may stand for, and how well, 0 to 1; none of an initial.

    ``weight``: how much of the term it is.
    """

    word: str
    likes: Mapping[str, float]
    weight: int
    is_initial: bool


def typed_words(zoekterm: str) -> tuple[str, ...]:
    """``V.d. Berg`` → ``("v", "d", "berg")``; of an e-mail address what stands before the @."""
    words = words_of(" ".join(part.partition("@")[0] for part in zoekterm.split()))
    return tuple(part for word in words for part in _ABBREVIATIONS.get(word, (word,)))[:_MAX_WORDS]


def read(words: tuple[str, ...], vocabulary: Vocabulary, aliases: Vocabulary) -> list[TypedWord]:
    """The longest first: it chooses first which word of a name it stands for."""
    found = [_read(word, vocabulary, aliases, unfinished=word == words[-1]) for word in words]
    return sorted(found, key=lambda typed: len(typed.word), reverse=True)


def _read(word: str, vocabulary: Vocabulary, aliases: Vocabulary, *, unfinished: bool) -> TypedWord:
    weight = min(len(word), _MAX_WEIGHT)
    if len(word) == 1 and word.isalpha():
        return TypedWord(word, {}, weight, is_initial=True)
    by_alias = _aliases_like(word, aliases, unfinished=unfinished)
    # Where a register has J. for Jan, that is meant too.
    likes = {word[0]: ABBREVIATED, **by_alias, **vocabulary.like(word, unfinished=unfinished)}
    return TypedWord(word, likes, weight, is_initial=False)


def _aliases_like(word: str, aliases: Vocabulary, *, unfinished: bool) -> Mapping[str, float]:
    """Whole surnames in one word: with ``van`` begin a third of them, and nobody types so little of one."""
    if len(word) >= _MIN_ALIAS:
        return aliases.like(word, unfinished=unfinished)
    return {word: EXACT} if word in aliases else {}
