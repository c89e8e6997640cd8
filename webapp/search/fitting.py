"""How much of what was typed a hit fits (F3896: what matches most comes first)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from webapp.domain.klantcontact import Klantcontact
from webapp.domain.partij import Contactnaam
from webapp.domain.tijd import day_of
from webapp.search.folding import folded, words_of
from webapp.search.hits import EXACT, OF_ONE_CUSTOMER, Treffer, certainty, moment
from webapp.search.typed import Dagen, Typed

# What stands inside a word fits less than a word or the beginning of one, and an initial less than a name.
_WORD, _INSIDE, _INITIAL = 1.0, 0.9, 0.8


_EARLIEST, _LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fit:
    """``score``: the sum over what was typed. ``is_whole``: nothing of it is missing, as far as the hit is known."""

    score: float
    is_whole: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """Folded. ``meant``: of the names those that hold a word that was typed, for an initial is one of theirs."""

    texts: str
    names: str
    meant: str


def in_order(hits: Iterable[Treffer], typed: Typed, *, unknown_first: bool) -> tuple[Treffer, ...]:
    """Exact number first, then what fits most of what was typed, then the newest; what came first stays first.

    ``unknown_first``: where those stand whose moment is not known yet.
    """
    unknown = _LATEST if unknown_first else _EARLIEST

    def place(hit: Treffer) -> tuple[bool, float, int, datetime]:
        return _is_exact(hit), fit(hit, typed).score, certainty(hit), moment(hit, unknown)

    return tuple(sorted(hits, key=place, reverse=True))


def fit(hit: Treffer, typed: Typed) -> Fit:
    """A customer who was found by what is nobody else's counts for more than all words together."""
    known, is_exact = _known(hit, typed), _is_exact(hit)
    by_adres = bool(set(hit.gronden) & OF_ONE_CUSTOMER)
    by_customer = by_adres and _names_a_customer(typed)
    scores = {word: max(_word_fit(words_of(word), known), by_adres * _INSIDE) for word in typed.woorden}
    needed = [scores.get(word, 0.0) for word in _needed(typed)]
    has_number = is_exact or by_customer or not _needs_a_number(typed)
    is_whole = (is_exact or (all(needed) and has_number)) and is_on(hit, typed.dagen)
    score = sum(scores.values()) + (is_exact or by_customer) * (len(scores) + 1)
    return Fit(round(score, 3), is_whole)


def _needed(typed: Typed) -> list[str]:
    """``de`` and ``mevrouw`` need not be found; what is told by a single letter is."""
    telling = set(typed.kernwoorden)
    return [word for word in typed.woorden if word.strip(".'-") in telling or len("".join(words_of(word))) == 1]


def _names_a_customer(typed: Typed) -> bool:
    """And is not just a word that an address may hold too."""
    return bool(typed.telefoon or typed.identificatoren or (typed.email and typed.email not in typed.woorden))


def _needs_a_number(typed: Typed) -> bool:
    """What is a word as well (``12``, ``voorbeeld.nl``) may be found in a text."""
    numbers = {*typed.nummers, *(one.object_id for one in typed.identificatoren), typed.telefoon, typed.email}
    return bool(numbers - {"", *typed.woorden})


def is_on(hit: Treffer, dagen: Dagen | None) -> bool:
    """Of what is not known yet, no: it is shown as soon as its day is known."""
    if dagen is None:
        return True
    return hit.klantcontact is not None and is_within(hit.klantcontact, dagen)


def is_elsewhere(hit: Treffer, dagen: Dagen | None) -> bool:
    """Known to be of another day."""
    return dagen is not None and hit.klantcontact is not None and not is_within(hit.klantcontact, dagen)


def is_within(klantcontact: Klantcontact, dagen: Dagen) -> bool:
    return day_of(klantcontact.plaatsgevonden_op) in dagen


def _is_exact(hit: Treffer) -> bool:
    return bool(set(hit.gronden) & EXACT)


def _known(hit: Treffer, typed: Typed) -> _Known:
    klantcontact = hit.klantcontact
    texts = (klantcontact.onderwerp, klantcontact.inhoud) if klantcontact else ()
    called = [f"{one.naam} {one.organisatienaam} {_voorletters(one.contactnaam)}" for one in hit.called]
    actoren = [actor.naam for actor in (*hit.actoren, *(klantcontact.actoren if klantcontact else ()))]
    names = [folded(name) for name in (*called, *actoren)]
    words = [part for word in typed.kernwoorden for part in words_of(word)]
    meant = [name for name in names if any(word in name for word in words)]
    return _Known(folded(" ".join(texts)), " ".join(names), " ".join(meant))


def _voorletters(naam: Contactnaam | None) -> str:
    return naam.voorletters if naam else ""


def _word_fit(parts: tuple[str, ...], known: _Known) -> float:
    """Of a word with a hyphen or an apostrophe, the mean of its parts; of one without letters nothing is asked."""
    return sum(_part_fit(part, known) for part in parts) / len(parts) if parts else _WORD


def _part_fit(part: str, known: _Known) -> float:
    if len(part) == 1 and part.isalpha():
        return _INITIAL if re.search(rf"\b{part}", known.meant) else 0.0
    return max(_found(part, known.texts), _found(part, known.names))


def _found(part: str, text: str) -> float:
    if part not in text:
        return 0.0
    return _WORD if re.search(rf"\b{part}", text) else _INSIDE
