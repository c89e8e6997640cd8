"""What an employee typed to find a partij: which of its properties that may be (F7927).

A name is none of them, but where the municipality allows it: for the sake of privacy people are not searched on what
anybody could try.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from webapp.domain import emailadres, identificator
from webapp.domain.provider import PartijQuestion
from webapp.domain.rules import RuleError
from webapp.domain.tekst import compact
from webapp.search.nummers import LABELS, phone, spellings_of
from webapp.search.terms import cleaned

_PARTIJNUMMER = re.compile(r"[0-9]{1,10}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
# How people write what follows: ``BSN: 9999 90 019``, ``tel. 06-12345678``, ``nr 12``.
_LABEL = re.compile(
    rf"(?:{'|'.join(LABELS.values())}|partij|e?-?mail)?-?(?:nummer|nr|adres)?\b"
    r"(?:[.: ]*(?=[+(\d][^@]*$)|(?:: *|\.? +)(?=\S+@))",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"\b[1-9][0-9]{3} ?[a-z]{2}\b", re.IGNORECASE)


class Kind(StrEnum):
    """What a partij can be found by, and the one thing that is recognised although nothing can be found by it."""

    BSN = "bsn"
    RSIN = "rsin"
    KVK_NUMMER = "kvk_nummer"
    VESTIGINGSNUMMER = "vestigingsnummer"
    EMAILADRES = "emailadres"
    TELEFOONNUMMER = "telefoonnummer"
    PARTIJNUMMER = "partijnummer"
    NAAM = "naam"
    POSTCODE = "postcode"


Meaning = tuple[Kind, PartijQuestion]


@dataclass(frozen=True, slots=True)
class Understood:
    """``kinds`` is empty where nothing was recognised: a name, a street, half a number."""

    kinds: tuple[Kind, ...] = ()
    meanings: tuple[Meaning, ...] = ()

    @property
    def questions(self) -> tuple[PartijQuestion, ...]:
        return tuple(dict.fromkeys(question for _, question in self.meanings))


def understood(zoekterm: str) -> Understood:
    typed = cleaned(zoekterm)
    label = _LABEL.match(typed)
    term = typed[label.end() :] if label else typed
    meanings = [meaning for reading in _READINGS for meaning in reading(term)]
    if not meanings:
        return Understood((Kind.POSTCODE,)) if _POSTCODE.search(term) else Understood()
    return Understood(tuple(dict.fromkeys(kind for kind, _ in meanings)), tuple(dict.fromkeys(meanings)))


def _identificatoren(term: str) -> Iterator[Meaning]:
    for possible in identificator.possible(term):
        yield Kind(possible.soort.value), PartijQuestion(identificator=possible)


def _emailadres(term: str) -> Iterator[Meaning]:
    if found := _normalised(emailadres.normalised, term) or _as_registered(_EMAIL, term):
        yield Kind.EMAILADRES, PartijQuestion(digitaal_adres=found)


def _telefoonnummer(term: str) -> Iterator[Meaning]:
    if found := phone(term):
        for spelling in spellings_of(found):
            yield Kind.TELEFOONNUMMER, PartijQuestion(digitaal_adres=spelling)


def _partijnummer(term: str) -> Iterator[Meaning]:
    if nummer := _as_registered(_PARTIJNUMMER, compact(term)):
        yield Kind.PARTIJNUMMER, PartijQuestion(nummer=nummer)


# What says most of who is meant comes first: so stand the hits.
_READINGS: tuple[Callable[[str], Iterator[Meaning]], ...] = (
    _identificatoren,
    _emailadres,
    _telefoonnummer,
    _partijnummer,
)


def _normalised(rule: Callable[[str], str], typed: str) -> str:
    """Empty while it is not (yet) what the rule is about."""
    try:
        return rule(typed)
    except RuleError:
        return ""


def _as_registered(form: re.Pattern[str], typed: str) -> str:
    """What may no longer be registered can stand in the register all the same: an old number is searched too."""
    return typed if form.fullmatch(typed) else ""
