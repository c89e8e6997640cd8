"""The day, or the week, that an employee typed among other words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale

_LEAP_YEARS_APART = 8  # 29 February, where a century lies between
_YEAR, _WEEK = timedelta(days=366), timedelta(days=7)
_DAYS_AGO = {
    "vandaag": 0,
    "vanmorgen": 0,
    "vanochtend": 0,
    "vanmiddag": 0,
    "gisteren": 1,
    "eergisteren": 2,
}
_JAAR = r"(?:19|20)[0-9]{2}"
_DASH = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}]"


@dataclass(frozen=True, slots=True)
class Dagen:
    """Whole days in the Netherlands, both inclusive."""

    van: date
    tot: date

    def __contains__(self, day: date) -> bool:
        return self.van <= day <= self.tot


@dataclass(frozen=True, slots=True)
class Found:
    """``start`` and ``end``: where it stands in the text, with the ``op`` or ``van`` before it."""

    dagen: Dagen
    start: int
    end: int


_Reader = Callable[[re.Match[str], date], Dagen | None]


def find(text: str, vandaag: date) -> Found | None:
    """The most exact day in ``text``, which has single spaces; impossible days are none.

    Without a year it is the last such day that is not in the future.
    """
    for form, read in _forms():
        for match in form.finditer(text):
            if (dagen := read(match, vandaag)) is not None:
                return Found(dagen, match.start(), match.end())
    return None


@cache
def _forms() -> tuple[tuple[re.Pattern[str], _Reader], ...]:
    """What says most comes first. Made on first use: Babel reads a file for it."""
    maand, weekdag, kort = _one_of(_maanden()), _one_of(_weekdagen("wide")), _one_of(_weekdagen("abbreviated"))
    before = rf"(?:(?:{weekdag}|{kort})\.?,? )?"
    return (
        (_whole(rf"{before}(?P<jaar>{_JAAR}){_DASH}(?P<maand>[0-9]{{1,2}}){_DASH}(?P<dag>[0-9]{{1,2}})"), _on),
        (_whole(rf"{before}(?P<dag>[0-9]{{1,2}})\.(?P<maand>[0-9]{{1,2}})\.(?P<jaar>{_JAAR})"), _on),
        (
            _whole(
                rf"{before}(?P<dag>[0-9]{{1,2}})(?:e|de|ste)?[ -]?(?P<maand>{maand})\.?(?:[ -](?P<jaar>{_JAAR}))?",
            ),
            _on,
        ),
        (
            _whole(
                rf"{before}(?P<dag>[0-9]{{1,2}})(?P<teken>{_DASH}|/)(?P<maand>[0-9]{{1,2}})"
                rf"(?:(?P=teken)(?P<jaar>{_JAAR}|[0-9]{{2}}))?",
            ),
            _on,
        ),
        (_whole(rf"(?P<weekdag>{weekdag}|{kort})\.? (?P<dag>[0-9]{{1,2}})(?:e|de|ste)?(?! [0-9])"), _on_weekday),
        (_whole(r"(?P<welke>deze|vorige|afgelopen) week"), _week),
        (_whole(rf"(?P<vorige>(?:vorige|afgelopen) )?(?P<weekdag>{weekdag})"), _weekday),
        (_whole(rf"(?P<woord>{_one_of(_DAYS_AGO)})"), _word),
    )


def _whole(form: str) -> re.Pattern[str]:
    """Nothing else hangs on it: ``0598-123456`` and ``maandagochtend`` have no day in them."""
    return re.compile(rf"(?<![^\s(,;])(?:(?:op|van) )?{form}(?=[.,;:!?)]*(?:\s|$))", re.IGNORECASE)


def _one_of(words: Mapping[str, int]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


@cache
def _maanden() -> dict[str, int]:
    months = Locale("nl").months["format"]
    named = {name.rstrip("."): number for width in ("wide", "abbreviated") for number, name in months[width].items()}
    return named | {"sept": named["september"]}


@cache
def _weekdagen(width: str) -> dict[str, int]:
    """Monday is 0."""
    return {name.rstrip("."): number for number, name in Locale("nl").days["format"][width].items()}


def _on(match: re.Match[str], vandaag: date) -> Dagen | None:
    dag, maand = int(match["dag"]), match["maand"].casefold()
    month = int(maand) if maand.isdecimal() else _maanden()[maand]
    if match["jaar"]:
        jaar = int(match["jaar"])
        return _one_day(_day(jaar if jaar > 99 else 2000 + jaar, month, dag))  # noqa: PLR2004 - ``26`` is 2026
    years = range(vandaag.year, max(vandaag.year - _LEAP_YEARS_APART, 1) - 1, -1)
    days = (_day(jaar, month, dag) for jaar in years)
    return _one_day(next((day for day in days if day and day <= vandaag), None))


def _on_weekday(match: re.Match[str], vandaag: date) -> Dagen | None:
    """``ma 16``: the last time that the 16th was a Monday, at most a year ago."""
    day = _last(_number_of_weekday(match), vandaag)
    while day > vandaag - _YEAR:
        if day.day == int(match["dag"]):
            return _one_day(day)
        day -= _WEEK
    return None


def _week(match: re.Match[str], vandaag: date) -> Dagen:
    """Monday to Sunday; ``afgelopen week`` may also be said of the last seven days."""
    monday = vandaag - timedelta(days=vandaag.weekday())
    match match["welke"].casefold():
        case "deze":
            return Dagen(monday, monday + timedelta(days=6))
        case "vorige":
            return Dagen(monday - _WEEK, monday - timedelta(days=1))
        case _:
            return Dagen(vandaag - _WEEK, vandaag)


def _weekday(match: re.Match[str], vandaag: date) -> Dagen | None:
    until = vandaag - timedelta(days=1) if match["vorige"] else vandaag
    return _one_day(_last(_number_of_weekday(match), until))


def _word(match: re.Match[str], vandaag: date) -> Dagen | None:
    return _one_day(vandaag - timedelta(days=_DAYS_AGO[match["woord"].casefold()]))


def _number_of_weekday(match: re.Match[str]) -> int:
    return (_weekdagen("wide") | _weekdagen("abbreviated"))[match["weekdag"].casefold()]


def _last(weekday: int, until: date) -> date:
    return until - timedelta(days=(until.weekday() - weekday) % 7)


def _day(jaar: int, maand: int, dag: int) -> date | None:
    try:
        return date(jaar, maand, dag)
    except ValueError:
        return None


def _one_day(day: date | None) -> Dagen | None:
    return None if day is None else Dagen(day, day)
