"""Names as employees type them, as registers spell them, and how well the two fit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from webapp.domain.provider import BetrokkeneQuestion

_MAX_SPELLINGS = 3
_MAX_WORDS, _MAX_LENGTH = 5, 60
_MANY_WORDS = 3
_PREFIX = 3
_APOSTROPHES = str.maketrans(dict.fromkeys("\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`´ʼ", "'"))

# The words of the national table of voorvoegsels (BRP, table 36), and how people shorten them.
_PREPOSITIONS = "aan bij boven in of onder op over te tot uijt uit v.d v.d. v/d van vanden vander vd voor"
_ARTICLES = (
    "'s 't af aus d' da dal dalla das de deca degli dei del della dem den der des di die do don dos du gen het im l' "
    "la las le les lo los ten ter tho thoe thor to toe und unter ver vom von vor zu zum zur"
)
# The registers keep these in the achternaam, with a capital.
_WITH_CAPITAL = frozenset(("abou", "abu", "ait", "al", "aït", "ben", "bin", "bou", "el", "ibn", "ould"))
VOORVOEGSELS = _WITH_CAPITAL.union(_PREPOSITIONS.split(), _ARTICLES.split())
# Only names still have these.
_CERTAIN = frozenset(("'t", "den", "der", "gen", "vanden", "vander", "vd", "v.d", "v.d.", "v/d"))
# They begin a subject as easily: ``het water``, ``in de tuin``.
_WEAK = frozenset(_PREPOSITIONS.split()).union(["die", "do", "het", "to", "toe"]) - _CERTAIN
_AT_THE_START = _WEAK - {"van"}

_NEVER = frozenset(
    ("dat", "door", "geen", "heeft", "ik", "is", "maar", "met", "mijn", "naar", "niet", "nog", "ook", "wil", "wordt")
)

_AANHEF = ("dhr", "fam", "familie", "heer", "meneer", "mevr", "mevrouw", "mijnheer", "mw")
_RECHTSVORMEN = {"bv": "B.V.", "b.v": "B.V.", "nv": "N.V.", "n.v": "N.V.", "vof": "V.O.F.", "v.o.f": "V.O.F."}
_SMALL = frozenset(("en", "of"))
# Behind these ``van`` is no surname's: ``Vereniging van Eigenaren``, but ``Bouwbedrijf Van Leeuwen``.
_SOCIETIES = ("coöperatie", "gemeente", "genootschap", "provincie", "stichting", "vereniging", "vve")
_COMPANY = re.compile(
    r"(?P<kind>.*)(?:advocaten|apotheek|bakkerij|bedrijf|beheer|bloemenhuis|caf[eé]|club|coöperatie|drukkerij|garage|"
    r"groep|holding|hotel|kantoor|kliniek|kwekerij|makelaardij|makelaars|makerij|markt|notaris|opvang|praktijk|"
    r"restaurant|salon|school|slagerij|stichting|techniek|transport|vereniging|vve|winkel)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,4}\.)+|(?:[^\W\d_]\.)+[^\W\d_]|[^\W\d_]")
_HANGING = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\.(?=[^\W\d_]{2})")  # ``j.jansen``, ``dhr.jansen``
_NO_NAME = re.compile(r"\d|\bnl$", re.IGNORECASE)
_SINGLE_LETTERS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]?")
_PART = re.compile(r"[^\s-]+")
_AFTER_APOSTROPHE = re.compile(r"(?<=^[^\W\d_]')[^\W\d_]")


@dataclass(frozen=True, slots=True)
class _Naam:
    """As typed; ``achternaam`` is without voorvoegsel."""

    achternaam: tuple[str, ...]
    voorvoegsel: tuple[str, ...] = ()
    voornaam: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()


def spellings(text: str) -> tuple[BetrokkeneQuestion, ...]:
    """What to ask for a betrokkene that is called ``text``, best first, at most three; none where it is no name."""
    words = _words(text)
    if not _may_be_a_name(words):
        return ()
    naam = _read(words)
    person = tuple(_of_person(naam)) if naam else ()
    if _has_company_mark(words):
        asked = (*_of_company(words), *(_of_company(words[:-1]) if "&" not in words[-2:] else ()))
    elif _is_company(words):
        asked = (*_of_company(words), *person)
    elif naam is None or naam.voorvoegsel or naam.initials:
        asked = person
    else:
        asked = (*person[:2], *_of_company(words))
    unlikely = len(words) >= _MANY_WORDS and not looks_like_a_name(text)
    return tuple(dict.fromkeys(asked))[: _MAX_SPELLINGS - unlikely]


def looks_like_a_name(text: str) -> bool:
    """Rather a name than a subject. A single word, or words in small letters without voorvoegsel, may be either."""
    words = _words(text)
    naam = _read(words) if _may_be_a_name(words) else None
    if naam is None:
        return False
    return (
        _has_aanhef(text)
        or _has_comma(words)
        or bool(_INITIALS.fullmatch(words[0]))
        or (len(words) > 1 and words[-1].endswith(".") and bool(_INITIALS.fullmatch(words[-1])))
        or _key(words[-1]) in _RECHTSVORMEN
        or _has_capitals(words)
        or _has_certain_voorvoegsel(words, naam)
    )


def _words(text: str) -> tuple[str, ...]:
    """With the commas that stand behind a word, without how people are addressed."""
    apart = _HANGING.sub(lambda initial: f"{initial[0]} " if len(initial[1]) == 1 else f"{initial[1]} ", text)
    typed = [word.strip(';:!?()[]"„“”').lstrip(",") for word in apart.translate(_APOSTROPHES).split()]
    words = [word for word in typed if any(map(str.isalnum, word)) or word == "&"]
    plain = [word for word in words if _key(word) not in _AANHEF]
    if len(plain) < len(words) and plain and _key(plain[0]) == "de" and _key(words[1]) == "heer":
        del plain[0]
    return tuple(_double_surnames(plain))


def _double_surnames(words: Sequence[str]) -> Iterator[str]:
    """``bakker-de vries`` is one name."""
    begun = ""
    for word in words:
        name = f"{begun} {word}" if begun else word
        begun = name if "-" in word.strip("-") and _key(word.rpartition("-")[2]) in VOORVOEGSELS else ""
        if not begun:
            yield name
    if begun:
        yield begun


def _has_aanhef(text: str) -> bool:
    return any(_key(word) in _AANHEF for word in text.split())


def _may_be_a_name(words: Sequence[str]) -> bool:
    whole = " ".join(words)
    letters = sum(map(str.isalpha, whole))
    if _NEVER.intersection(map(_key, words)):
        return False
    return letters > 1 and len(words) <= _MAX_WORDS and len(whole) <= _MAX_LENGTH and not _NO_NAME.search(whole)


def _read(words: Sequence[str]) -> _Naam | None:
    """None where nothing but initials and voorvoegsels stands there."""
    achternaam, rest = _around_comma(words)
    if rest:
        before, voorvoegsel, behind = _around_voorvoegsel(achternaam)
        first, late_voorvoegsel, _ = _around_voorvoegsel(rest)
        return _named(first, late_voorvoegsel or voorvoegsel, behind or before)
    before, voorvoegsel, behind = _around_voorvoegsel(achternaam)
    if behind:
        return _named(before, voorvoegsel, behind)
    full = [word for word in before if not _INITIALS.fullmatch(word)]
    initials = [word for word in before if _INITIALS.fullmatch(word)]
    return _named([*initials, *full[:-1]], voorvoegsel, full[-1:])


def _named(first: Sequence[str], voorvoegsel: Sequence[str], achternaam: Sequence[str]) -> _Naam | None:
    if not achternaam:
        return None
    initials = tuple(word for word in first if _INITIALS.fullmatch(word))
    voornaam = tuple(word for word in first if word not in initials and word != "&")
    return _Naam(tuple(achternaam), tuple(map(str.casefold, voorvoegsel)), voornaam, initials)


def _has_comma(words: Sequence[str]) -> bool:
    """``Vries, J. de``; an enumeration has more words behind the comma."""
    _, rest = _around_comma(words)
    names = [word for word in rest if not _INITIALS.fullmatch(word) and _key(word) not in VOORVOEGSELS]
    return bool(rest) and len(names) <= 1


def _around_comma(words: Sequence[str]) -> tuple[list[str], list[str]]:
    place = next((place for place, word in enumerate(words[:-1]) if word.endswith(",")), len(words))
    plain = [word.rstrip(",") for word in words]
    return plain[: place + 1], plain[place + 1 :]


def _around_voorvoegsel(words: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Before, the first voorvoegsel of one word or more, and behind it."""
    marks = [_key(word) in VOORVOEGSELS for word in words]
    first = marks.index(True) if any(marks) else len(words)
    last = next((place for place in range(first, len(words)) if not marks[place]), len(words))
    return list(words[:first]), list(words[first:last]), list(words[last:])


def _of_person(naam: _Naam) -> Iterator[BetrokkeneQuestion]:
    achternaam, voornaam = _capitalised(naam.achternaam), _capitalised(naam.voornaam)
    if _WITH_CAPITAL.intersection(naam.voorvoegsel):
        possible = [f"{_capitalised(naam.voorvoegsel)} {achternaam}", achternaam]
    else:
        as_typed = [] if voornaam else [" ".join(naam.achternaam)]
        together = [f"{' '.join(naam.voorvoegsel)} {achternaam}"] if naam.voorvoegsel else []
        possible = [achternaam, *as_typed, *together]
    if voornaam:
        yield BetrokkeneQuestion(achternaam=possible[0], voornaam=voornaam)
    elif all(map(_SINGLE_LETTERS.fullmatch, naam.initials)) and naam.initials:
        yield BetrokkeneQuestion(achternaam=possible[0], voorletters=_voorletters(naam.initials))
    for spelling in possible:
        yield BetrokkeneQuestion(achternaam=spelling)


def _voorletters(initials: Sequence[str]) -> str:
    """``j`` and ``JP`` → ``J.`` and ``J.P.``, as registers have them."""
    return "".join(f"{letter.upper()}." for letter in "".join(initials) if letter.isalpha())


def _of_company(words: Sequence[str]) -> tuple[BetrokkeneQuestion, ...]:
    """The small words as typed where there are capitals too; else as companies and societies have them."""
    if len(words) <= 1 or _has_comma(words):
        return ()
    plain = [word.rstrip(",") for word in words]
    keeps_small = any(word != word.lower() for word in plain) or _key(plain[0]) in _SOCIETIES
    stay = _SMALL | VOORVOEGSELS if keeps_small else _SMALL
    spelt = (word if word in stay else _RECHTSVORMEN.get(_key(word)) or _capitalised([word]) for word in plain)
    return (BetrokkeneQuestion(organisatienaam=" ".join(spelt)),)


def _is_company(words: Sequence[str]) -> bool:
    last = _COMPANY.fullmatch(_key(words[-1]))
    is_kind = bool(_COMPANY.fullmatch(_key(words[0])) or (last and not last["kind"]))
    return len(words) > 1 and (is_kind or _has_company_mark(words))


def _has_company_mark(words: Sequence[str]) -> bool:
    return "&" in words or _key(words[-1]) in _RECHTSVORMEN


def _has_capitals(words: Sequence[str]) -> bool:
    names = [word for word in words if _key(word) not in VOORVOEGSELS and word != "&"]
    return len(names) > 1 and all(word[0].isupper() for word in names)


def _has_certain_voorvoegsel(words: Sequence[str], naam: _Naam) -> bool:
    """``afval van de buren`` is as likely as ``jan van de berg``: in small letters a preposition says nothing."""
    if _CERTAIN.intersection(naam.voorvoegsel):
        return True
    if not naam.voorvoegsel or len(naam.achternaam) > 1 or len(naam.voornaam) > 1:
        return False
    if _key(words[0]) in VOORVOEGSELS:
        return naam.voorvoegsel[0] not in _AT_THE_START
    in_capitals = naam.achternaam[0][0].isupper() or (_is_company(words) and naam.voorvoegsel[0] in {"het", "van"})
    return in_capitals or naam.voorvoegsel[0] not in _WEAK


def _capitalised(words: Sequence[str]) -> str:
    """Per Dutch custom: ``IJzerman``, ``Bakker-de Vries``, ``O'Brien``; mixed capitals, as ``McDonald``, stay."""
    return " ".join(_PART.sub(_capitalised_part, word) for word in words)


def _capitalised_part(match: re.Match[str]) -> str:
    part = match[0]
    if part.startswith("'") or (match.start() > 0 and part.lower() in VOORVOEGSELS):
        return part.lower()
    if part not in {part.lower(), part.upper()} or len(part) == 1:
        return part if len(part) > 1 else part.upper()
    lower = part.lower()
    first = "IJ" if lower.startswith("ij") else lower[:1].upper()
    return _AFTER_APOSTROPHE.sub(lambda letter: letter[0].upper(), first + lower[2 if first == "IJ" else 1 :])


def _key(word: str) -> str:
    plain = word.translate(_APOSTROPHES).casefold().rstrip(",")
    return plain if plain in VOORVOEGSELS else plain.rstrip(".")
