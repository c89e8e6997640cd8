"""Numbers that an employee typed among other words, however they are spelt, and what each may be the number of."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from webapp.domain import identificator, telefoonnummer
from webapp.domain.partij import Identificator, SoortIdentificator
from webapp.domain.rules import RuleError
from webapp.domain.tekst import compact

_LONG = 6  # digits: shorter ones among words are house numbers and years
_GROUPED = 8  # ``12 9641 SA`` is an address, ``0000 1234`` is one number
_MAX_NUMMER = 10
_VESTIGINGSNUMMER = 12
_MAX_GROUP, _MAX_GROUPS = 4, 8
_SHORTEST_PHONE = 9
_PART_OF_PHONE, _DUTCH, _MAX_PHONE = 5, 9, 15  # digits, without the zero or the country before them

_TELEFOON, _NUMMER, _ANY_NUMMER = "telefoon", "nummer", "nr"
# The words before a number that say which one it is, for partijen and for klantcontacten alike.
LABELS = {
    SoortIdentificator.BSN.value: "bsn|burgerservice",
    SoortIdentificator.RSIN.value: "rsin",
    SoortIdentificator.KVK_NUMMER.value: "kvk",
    SoortIdentificator.VESTIGINGSNUMMER.value: "vestigings?",
    _TELEFOON: "telefoon|tel|mobiel",
}
_KINDS = LABELS | {_NUMMER: "klantcontact|kc|referentie|interne taak|taak"}
_LABEL = (
    rf"(?:(?:{'|'.join(f'(?P<{kind}>{words})' for kind, words in _KINDS.items())})(?:[ .-]{{0,2}}(?:nummer|nr))?"
    rf"|(?P<{_ANY_NUMMER}>nummer|nr)|\#)[.:\#]* ?"
)
# With single spaces between: a line break stands where something else was taken out.
_GROUP = r"[+(]{0,2}[0-9][0-9()./\u2010-\u2015\u2212-]*"
_RUN = re.compile(
    rf"(?<![^\s(])(?P<label>{_LABEL})?(?P<run>{_GROUP}(?: {_GROUP})*)(?=[,;:!?]*(?:\s|$))",
    re.IGNORECASE,
)
_ZAAKNUMMER_OR_YEARS = re.compile(r"(?:19|20)[0-9]{2}(?:[-/.][0-9]+| (?:19|20)[0-9]{2})")  # ``2026-012345``
_ONLY_DIGITS = re.compile(r"[0-9][0-9 .-]*")
_PHONE = re.compile(r"0[1-9][0-9]{8}|(?:\+|00)[1-9][0-9]{8,14}")
_BEFORE_NATIONAL = re.compile(r"(?:\+|00)310?|0(?=[1-9])|\+|00")

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Number:
    """``start`` and ``end``: where it stands, with its label; ``text`` without. A ``label`` decides what it is."""

    start: int
    end: int
    text: str
    label: str = ""

    @property
    def telefoon(self) -> str:
        """As ``shared_digits``; after a label the end of a number will do."""
        if self.label not in {"", _TELEFOON}:
            return ""
        return shared_digits(self.text) or (_end_of_phone(self.text) if self.label else "")

    @property
    def nummer(self) -> str:
        """Of a klantcontact or an interne taak; digits only, empty where it cannot be."""
        if self.label not in {"", _NUMMER} or phone(self.text):
            return ""
        digits = _digits(self.text)
        return digits if len(digits) <= _MAX_NUMMER and compact(self.text, also="/").isdecimal() else ""

    @property
    def identificatoren(self) -> tuple[Identificator, ...]:
        return tuple(one for one in identificator.possible(self.text) if self.label in {"", one.soort.value})


def find(text: str) -> tuple[Number, ...]:
    """The long numbers, and those after a label. However its digits are grouped, what stands alone is one number."""
    digits = _digits(text)
    if _ONLY_DIGITS.fullmatch(text) and (_LONG <= len(digits) <= _MAX_NUMMER or len(digits) == _VESTIGINGSNUMMER):
        return (Number(0, len(text), text),)
    return tuple(number for run in _RUN.finditer(text) for number in _numbers(text, run))


def find_phones(text: str) -> tuple[Number, ...]:
    """The whole phone numbers: certain enough to be no date either, as ``06 12-12 34 56``."""
    return tuple(number for number in find(text) if number.label in {"", _TELEFOON} and phone(number.text))


def phone(typed: str) -> str:
    """Empty where it is not (yet) a whole phone number.

    What may no longer be registered can stand in the register all the same: an old number is searched too.
    """
    if len(_digits(typed)) < _SHORTEST_PHONE:
        return ""
    try:
        return telefoonnummer.normalised(typed)
    except RuleError:
        dialled = compact(typed, also="/()")
        return dialled if _PHONE.fullmatch(dialled) else ""


def shared_digits(typed: str) -> str:
    """``612345678`` for every spelling of 06 12345678, fewer for a part of it that begins with 0 or +; else empty."""
    dialled = phone(typed) or compact(typed, also="/()")
    before = _BEFORE_NATIONAL.match(dialled)
    if before is None or (dialled[0] == "0" != dialled[1] and len(dialled) > _MAX_NUMMER):
        return ""
    digits = dialled[before.end() :]
    fits = digits.isdecimal() and digits[0] != "0" and _PART_OF_PHONE <= len(digits) <= _MAX_PHONE
    return digits if fits else ""


def spellings_of(number: str) -> tuple[str, ...]:
    """A provider looks for what was registered, letter for letter, and others registered it before us.

    ``number``: a whole phone number, or its ``shared_digits``; nine of those are taken for a Dutch number.
    """
    dialled = number if number.startswith(("0", "+")) else f"{'0' if len(number) == _DUTCH else '+'}{number}"
    international = re.sub(r"^00", "+", re.sub(r"^0(?=[1-9])", "+31", dialled))
    international = re.sub(r"^\+310", "+31", international)
    national = (f"0{international[3:]}",) if international.startswith("+31") else ()
    return (*national, international, f"00{international[1:]}")


def _numbers(text: str, run: re.Match[str]) -> Iterator[Number]:
    start = run.start("run")
    spans = [(start + group.start(), start + group.end()) for group in re.finditer(r"[^ ]+", run["run"])]
    labelled = _labelled(text, run, spans)
    if labelled is not None:
        yield labelled
        spans = [span for span in spans if span[0] >= labelled.end]
    for begin, end in _joined(text, spans, (_is_phone, _is_long)):
        yield Number(begin, end, text[begin:end])


def _labelled(text: str, run: re.Match[str], spans: Sequence[_Span]) -> Number | None:
    """The most groups behind the label that can be what it says; what is long and cannot be, is nothing else."""
    if run["label"] is None:
        return None
    kind = next((kind for kind in LABELS if run[kind]), _NUMMER)
    first, ends = spans[0][0], [end for _, end in spans[:_MAX_GROUPS]][::-1]
    options = [Number(run.start(), end, text[first:end], kind) for end in ends]
    if kind == _NUMMER:
        whole_phones = [replace(option, label=_TELEFOON) for option in options if phone(option.text)]
        options = [*whole_phones, *options]
    possible = [option for option in options if not _is_house_number(text, run, option)]
    return next(filter(_is_known, possible), None) or next(filter(_exists_nowhere, options), None)


def _is_house_number(text: str, run: re.Match[str], number: Number) -> bool:
    """``molenweg nr 12``."""
    among_words = text[: run.start()].endswith(" ") and run[_ANY_NUMMER]
    return bool(among_words) and len(_digits(number.text)) < _LONG


def _is_known(number: Number) -> bool:
    return bool(number.telefoon or number.nummer or number.identificatoren)


def _exists_nowhere(number: Number) -> bool:
    by_register = number.label not in {_TELEFOON, _NUMMER}
    return by_register and _LONG <= len(_digits(number.text)) <= _VESTIGINGSNUMMER


def _joined(text: str, spans: list[_Span], rules: Sequence[Callable[[str], bool]]) -> list[_Span]:
    """The groups that are one number together, by the first rule that takes some; what no rule takes falls out."""
    if not rules:
        return []
    for first, last in _stretches(len(spans)):
        begin, end = spans[first][0], spans[last][1]
        if rules[0](text[begin:end]):
            before, behind = _joined(text, spans[:first], rules[1:]), _joined(text, spans[last + 1 :], rules)
            return [*before, (begin, end), *behind]
    return _joined(text, spans, rules[1:])


def _stretches(groups: int) -> Iterator[tuple[int, int]]:
    """From the left, and there the longest first."""
    for first in range(groups):
        for last in range(min(groups, first + _MAX_GROUPS) - 1, first - 1, -1):
            yield first, last


def _is_phone(text: str) -> bool:
    return text.startswith(("0", "+", "(")) and bool(phone(text))


def _is_long(text: str) -> bool:
    digits = _digits(text)
    if _ZAAKNUMMER_OR_YEARS.fullmatch(text):
        return False
    if len(digits) >= _LONG and shared_digits(text):
        return True
    small_groups = all(len(group) <= _MAX_GROUP for group in re.findall("[0-9]+", text))
    least = _GROUPED if " " in text else _LONG
    fits = least <= len(digits) <= _MAX_NUMMER or len(digits) == _VESTIGINGSNUMMER
    return fits and (small_groups or " " not in text) and _is_known(Number(0, 0, text))


def _end_of_phone(typed: str) -> str:
    """After ``tel`` the digits need not begin with a zero: ``6 12345678``, ``345678``."""
    digits = _digits(typed)
    return digits if _PART_OF_PHONE <= len(digits) < _MAX_NUMMER and digits[0] != "0" else ""


def _digits(typed: str) -> str:
    return "".join(re.findall("[0-9]", typed))
