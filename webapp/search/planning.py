"""Which sources are asked for what was typed: few, and the most telling first.

A provider's time goes by the call and by the hit, and an employee is still typing. So a question costs at most six
calls, also where each of its sources finds something to go on with. What does not fit in is asked afterwards, where
nothing was found that fits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from webapp.domain.provider import BetrokkeneQuestion, Capabilities, KlantcontactQuestion
from webapp.search import namen
from webapp.search.directory import ActorDirectory
from webapp.search.folding import words_of
from webapp.search.hits import Grond
from webapp.search.nummers import spellings_of
from webapp.search.paging import Book
from webapp.search.sources import ByActor, ByAdres, ByDag, ByNaam, ByQuestion, ByTaak, Source
from webapp.search.typed import Typed

MAX_CALLS = 6

# Shorter ones are house numbers, and counting a provider's own numbers.
_SHORTEST_TAAKNUMMER = 6
_COLLEAGUES = 2
_MOST_NAMES = 3
# Of an e-mail address; fewer letters stand in too many.
_SHORTEST_PART = 4
# Digits without the zero before them; less is nobody's, where a provider looks for the whole only.
_WHOLE_PHONE = 9
_PAGES_OF_A_WORD = 2

_Costly = tuple[int, Source]


@dataclass(frozen=True, slots=True)
class Plan:
    """``at_once``, and ``otherwise`` where that found nothing that fits wholly, or not all of a day.

    Each is within the bound of calls.
    """

    at_once: tuple[Source, ...]
    otherwise: tuple[Source, ...] = ()


def planned(typed: Typed, capabilities: Capabilities, directory: ActorDirectory) -> Plan:
    """In the order of how telling they are."""
    telling = [
        *_adres(typed, capabilities),  # before numbers: what begins with a zero is rather a part of a phone number
        *_numbers(typed, capabilities),
        *_words(typed, directory),
        *_day(typed),
    ]
    at_once, left_over = _within_bound(telling)
    days = [(cost, source) for cost, source in at_once if isinstance(source, ByDag)]
    otherwise, _ = _within_bound([*days, *left_over, *_both_texts(typed), *_part_of_address(typed, capabilities)])
    return Plan(tuple(source for _, source in at_once), tuple(source for _, source in otherwise))


def _within_bound(costly: Iterable[_Costly]) -> tuple[list[_Costly], list[_Costly]]:
    found: list[_Costly] = []
    left_over: list[_Costly] = []
    left = MAX_CALLS
    for cost, source in costly:
        (found if cost <= left else left_over).append((cost, source))
        left -= cost if cost <= left else 0
    return found, left_over


def _numbers(typed: Typed, capabilities: Capabilities) -> Iterator[_Costly]:
    """What has no filters on addresses has none on a partij's klantcontacten either, and takes a chain of calls."""
    for nummer in typed.nummers:
        yield 1, ByQuestion(Grond.NUMMER, KlantcontactQuestion(referentienummer=nummer))
        yield 1, ByQuestion(Grond.NUMMER, KlantcontactQuestion(nummer=nummer))
    for object_id in dict.fromkeys(one.object_id for one in typed.identificatoren):
        cost = 1 if capabilities.part_of_adres else 3
        yield cost, ByQuestion(Grond.IDENTIFICATOR, KlantcontactQuestion(identificator=object_id))
    for nummer in typed.nummers:
        if len(nummer) >= _SHORTEST_TAAKNUMMER:
            yield 2, ByTaak(nummer)


def _adres(typed: Typed, capabilities: Capabilities) -> Iterator[_Costly]:
    if typed.telefoon:
        if capabilities.part_of_adres or len(typed.telefoon) >= _WHOLE_PHONE:
            yield from _owned(Grond.TELEFOONNUMMER, typed.telefoon, capabilities, following=3)
    elif typed.email and typed.email not in typed.woorden:
        yield from _owned(Grond.EMAILADRES, typed.email, capabilities, following=3)


def _owned(grond: Grond, adres: str, capabilities: Capabilities, *, following: int) -> Iterator[_Costly]:
    """By the addresses of betrokkenen and of partijen, in as few ways as the provider has."""
    direct = capabilities.klantcontact_by_adres
    exact_phone = grond is Grond.TELEFOONNUMMER and not capabilities.part_of_adres
    spellings = spellings_of(adres) if exact_phone else (adres,)
    # Where only the whole can be asked for, an e-mail address is asked for in small letters too.
    lookups = len(spellings) if capabilities.part_of_adres else max(len(spellings), len({adres, adres.lower()}))
    if direct:
        yield 1, ByQuestion(grond, KlantcontactQuestion(adres=adres))
    yield lookups + following, ByAdres(grond, spellings, direct=direct, following=following)


def _words(typed: Typed, directory: ActorDirectory) -> Iterator[_Costly]:
    """Names first where it looks like one."""
    names = [ByNaam(question) for question in _names(typed)]
    texts = list(_texts(typed))
    first = len(names) if typed.lijkt_een_naam else 1
    sources = [*names[:first], *_colleagues(typed, directory), *texts, *names[first:]]
    yield from ((source.calls if isinstance(source, ByDag) else 1, source) for source in sources)


def _part_of_address(typed: Typed, capabilities: Capabilities) -> Iterator[_Costly]:
    """What is called after nobody and stands in no text may be a part of an e-mail address."""
    if len(typed.woorden) == 1 and len(typed.woorden[0]) >= _SHORTEST_PART and capabilities.part_of_adres:
        grond = Grond.TELEFOONNUMMER if typed.woorden[0].isdecimal() else Grond.EMAILADRES
        yield from _owned(grond, typed.woorden[0], capabilities, following=3)


def _names(typed: Typed) -> tuple[BetrokkeneQuestion, ...]:
    """Of more words any one may be the name, with the voorvoegsels before it: what is left is then a subject."""
    units = _units(typed.woorden)
    if len(units) == 1:
        return typed.namen[: None if typed.lijkt_een_naam else 1]
    each = [question for unit in reversed(units) for question in namen.spellings(unit)[:1]]
    return tuple(dict.fromkeys((*typed.namen[:1], *each, *typed.namen[1:])))[:_MOST_NAMES]


def _units(words: Iterable[str]) -> list[str]:
    """``("van", "beek", "paspoort")`` → ``["van beek", "paspoort"]``."""
    units, begun = [], ""
    for word in words:
        begun = f"{begun} {word}".strip()
        if word.casefold() not in namen.VOORVOEGSELS:
            units.append(begun)
            begun = ""
    return units


def _texts(typed: Typed) -> Iterator[Source]:
    """By the longest word, which is the rarest, as a rule: a provider reads every text for each of these."""
    if not typed.kernwoorden:
        return
    longest = typed.kernwoorden[0]
    alone = (
        (Grond.ONDERWERP, KlantcontactQuestion(onderwerp=longest)),
        (Grond.INHOUD, KlantcontactQuestion(inhoud=longest)),
    )
    if typed.dagen:
        yield from (ByDag(grond, Book(typed.dagen), _PAGES_OF_A_WORD, question) for grond, question in alone)
        return
    yield from (ByQuestion(grond, question) for grond, question in alone)


def _both_texts(typed: Typed) -> Iterator[_Costly]:
    """One of two words in the onderwerp, the other in the inhoud: where the newest with one of them have not both."""
    if len(typed.kernwoorden) > 1 and not typed.dagen:
        one, other, *_ = typed.kernwoorden
        yield 1, ByQuestion(Grond.ONDERWERP, KlantcontactQuestion(onderwerp=one, inhoud=other))
        yield 1, ByQuestion(Grond.ONDERWERP, KlantcontactQuestion(onderwerp=other, inhoud=one))


def _day(typed: Typed) -> Iterator[_Costly]:
    if typed.dagen and not (typed.woorden or typed.nummers or typed.telefoon or typed.email or typed.identificatoren):
        yield MAX_CALLS, ByDag(Grond.DAG, Book(typed.dagen), MAX_CALLS)


def _colleagues(typed: Typed, directory: ActorDirectory) -> Iterable[Source]:
    """Whoever is called as words that were typed beside each other, the most words first."""
    words = words_of(" ".join(typed.woorden))
    for length in range(len(words), 0, -1):
        if length == 1 and len(words) > 1:
            return ()  # one of several words is rather something else
        for start in range(len(words) - length + 1):
            named = directory.named(words[start : start + length], limit=_COLLEAGUES)
            if named:
                return tuple(ByActor(actor) for actor in named)
    return ()
