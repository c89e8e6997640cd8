"""What an employee typed in the one field for klantcontacten: a number, a day, a name, words, or some of these."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from webapp.domain.partij import Identificator
from webapp.domain.provider import BetrokkeneQuestion
from webapp.search import dagen, namen, nummers
from webapp.search.dagen import Dagen
from webapp.search.terms import cleaned

__all__ = ["Dagen", "Typed", "typed"]

_MIN_LETTERS = 2
_MAX_KERNWOORDEN = 4
_AROUND_WORDS = ',;:!?()[]<>"„“”«»'
_EMAIL = re.compile(
    r"(?:(?<!\S)e?-?mail(?:adres)?:? )?(?<!\S)(?:mailto:|mail:)?(?P<adres>\S*[^\W_]\S*@\S*|@\S*[^\W_]\S*)",
    re.IGNORECASE,
)
# ``jan.jansen``, ``voorbeeld.nl``: may be a part of an address, and is a word as well.
_PART_OF_EMAIL = re.compile(r"[a-z0-9+_-]+(?:\.[a-z0-9_-]+)*\.(?:[a-z][a-z_-]{2,}|nl)", re.IGNORECASE)
_STOP_WORDS = (
    "als dat deze dhr die dit door een en er fam familie geen heeft heer hij ik is maar meneer met mevr mevrouw mw "
    "naar niet nog of om ook over u uw was wat we wel wij wil wordt ze zij zijn"
)
_NOT_TELLING = namen.VOORVOEGSELS.union(_STOP_WORDS.split())
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\.?")


@dataclass(frozen=True, slots=True)
class Typed:
    """Everything that the words may mean; a source takes what it can find something by.

    ``nummers``: of a klantcontact or an interne taak, at most ten digits. ``telefoon``: the digits that every spelling
    of the phone number, or of its beginning, shares. ``email``: an address or a part of one, as typed. ``woorden``:
    every word that is no part of a number, day or e-mail address, as typed; ``kernwoorden``: the at most four longest
    that are worth searching a text for. ``namen``: at most three spellings for a betrokkene, best first.
    ``lijkt_een_naam``: rather a name than a subject.
    """

    term: str
    nummers: tuple[str, ...] = ()
    telefoon: str = ""
    email: str = ""
    identificatoren: tuple[Identificator, ...] = ()
    dagen: Dagen | None = None
    woorden: tuple[str, ...] = ()
    kernwoorden: tuple[str, ...] = ()
    namen: tuple[BetrokkeneQuestion, ...] = ()
    lijkt_een_naam: bool = False


def typed(zoekterm: str, vandaag: date) -> Typed:
    """``vandaag``: in the Netherlands. Never raises."""
    term = cleaned(unicodedata.normalize("NFC", zoekterm))
    email, text = _email_in(term)
    phones = nummers.find_phones(text)
    text = _without(text, phones)
    found = dagen.find(text, vandaag)
    text = _without(text, [found] if found else [])
    numbers = nummers.find(text)
    text = _without(text, numbers)
    woorden = _words(text)
    return Typed(
        term,
        nummers=_unique(number.nummer for number in numbers) or _alone(woorden),
        telefoon=next((number.telefoon for number in (*phones, *numbers) if number.telefoon), ""),
        email=email or next(filter(_PART_OF_EMAIL.fullmatch, woorden), ""),
        identificatoren=tuple(dict.fromkeys(one for number in numbers for one in number.identificatoren)),
        dagen=found.dagen if found else None,
        woorden=woorden,
        kernwoorden=_kernwoorden(woorden),
        namen=namen.spellings(text),
        lijkt_een_naam=namen.looks_like_a_name(text),
    )


def _email_in(text: str) -> tuple[str, str]:
    match = _EMAIL.search(text)
    if match is None:
        return "", text
    return match["adres"].strip(f"{_AROUND_WORDS}.'"), _cut(text, match.start(), match.end())


def _without(text: str, found: Iterable[nummers.Number | dagen.Found]) -> str:
    for one in sorted(found, key=lambda one: one.start, reverse=True):
        text = _cut(text, one.start, one.end)
    return text


def _cut(text: str, start: int, end: int) -> str:
    """With a line break instead, so that what stood on either side is not read as one number or day."""
    return f"{text[:start].rstrip(' ')}\n{text[end:].lstrip(' ')}"


def _words(text: str) -> tuple[str, ...]:
    stripped = (word.strip(_AROUND_WORDS) for word in text.split())
    return tuple(word for word in stripped if any(map(str.isalnum, word)))


def _alone(woorden: tuple[str, ...]) -> tuple[str, ...]:
    """A short number is a klantcontact's only where it is all that is left: ``12``, but not ``molenweg 12``."""
    return woorden if len(woorden) == 1 and re.fullmatch(r"[0-9]{1,10}", woorden[0]) else ()


def _kernwoorden(woorden: tuple[str, ...]) -> tuple[str, ...]:
    each: dict[str, str] = {}
    for word in filter(None, map(_bare, woorden)):
        each.setdefault(word.casefold(), word)
    telling = [word for word in each.values() if _is_telling(word)] or each.values()
    return tuple(sorted(telling, key=len, reverse=True)[:_MAX_KERNWOORDEN])


def _is_telling(word: str) -> bool:
    return word.casefold() not in _NOT_TELLING and not _INITIALS.fullmatch(word)


def _bare(woord: str) -> str:
    """Without the dot behind a word, that its other forms do not have."""
    return woord.strip(".'-’‘")


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
