"""How well an actor fits what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.search.actor_term import TypedWord
from webapp.search.actor_words import ActorWords
from webapp.search.vocabulary import EXACT

# How much of the term must be found at an actor.
MIN_SHARE = 0.6

_ALIAS, _ABOUT = 0.85, 0.75
_INITIAL, _LATER_INITIAL = 0.8, 0.72
_MISSING, _COVERED = 0.2, 0.05


@dataclass(frozen=True, slots=True)
class Score:
    """``value``: 0 is not meant, about 1 is what was typed.

    ``words``: pairs of what was typed and the folded word of ``naam`` that it stands for.
    """

    value: float
    words: tuple[tuple[str, str], ...] = ()


_NONE = Score(0.0)


def score(typed: Sequence[TypedWord], words: ActorWords) -> Score:
    """Each word of the name answers one typed word: Piet Jansen is no ``jan jansen``."""
    free = list(words.naam)
    found, share, by_initial, marked = 0.0, 0, 0, []
    for one in typed:
        quality, word = _quality(one, words, free)
        found += quality * one.weight
        share += one.weight if quality else 0
        if word:
            free.remove(word)
            marked.append((one.word, word))
            by_initial += one.weight if len(word) == 1 < len(one.word) else 0
    total = sum(one.weight for one in typed)
    # ``klantcontact`` alone does not ask for K. Bos.
    if share < MIN_SHARE * total or share == by_initial:
        return _NONE
    covered = 1 - sum(map(len, free)) / (sum(map(len, words.naam)) or 1)
    return Score(found / total + _COVERED * covered - _MISSING * (share < total), tuple(marked))


def _quality(typed: TypedWord, words: ActorWords, free: Sequence[str]) -> tuple[float, str]:
    """The second is the word of the name, where that is what fits best."""
    if typed.is_initial:
        return _as_initial(typed.word, words.naam, free)
    likes, quality, chosen = typed.likes, 0.0, ""
    for word in free:
        if likes.get(word, 0.0) > quality:
            quality, chosen = likes[word], word
    if quality >= _ALIAS:
        return quality, chosen
    beside = max(
        _ALIAS * max([likes.get(word, 0.0) for word in words.aliases], default=0.0),
        _ABOUT * max([likes.get(word, 0.0) for word in words.about], default=0.0),
    )
    return (quality, chosen) if quality >= beside else (beside, "")


def _as_initial(letter: str, naam: Sequence[str], free: Sequence[str]) -> tuple[float, str]:
    if letter in free:
        return EXACT, letter
    chosen = next((word for word in free if word[0] == letter), "")
    return (_INITIAL if chosen == naam[0] else _LATER_INITIAL) if chosen else 0.0, chosen
