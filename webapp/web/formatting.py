"""Dates as the screen says them, in the time of the Netherlands."""

from datetime import UTC, date, datetime, timedelta

from webapp.domain.tijd import day_of, local

_DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def when(moment: datetime, now: datetime | None = None) -> str:
    """``vandaag 14:05``, ``gisteren 9:12``, ``ma 16 november 10:15``, with the year where it is another one."""
    here = local(moment)
    return f"{day(here.date(), now)} {here.hour}:{here.minute:02}"


def day(day: date, now: datetime | None = None) -> str:
    """``vandaag``, ``gisteren``, ``ma 16 november``."""
    return _day(day, day_of(now or datetime.now(UTC)))


def _day(day: date, today: date) -> str:
    if day == today:
        return "vandaag"
    if day == today - timedelta(days=1):
        return "gisteren"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"
