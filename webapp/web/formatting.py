"""Dates as the screen says them, in the time of the Netherlands."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

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
    local = _local(moment)
    today = (now or datetime.now(UTC)).astimezone(AMSTERDAM).date()
    return f"{_day(local.date(), today)} {local.hour}:{local.minute:02}"


def _local(moment: datetime) -> datetime:
    try:
        return moment.astimezone(AMSTERDAM)
    except OverflowError:  # registers use 9999-12-31 for "unknown"
        return moment


def _day(day: date, today: date) -> str:
    if day == today:
        return "vandaag"
    if day == today - timedelta(days=1):
        return "gisteren"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def shortened(text: str, length: int = 140) -> str:
    """The beginning of ``text`` on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[: length + 1].rsplit(" ", 1)[0].rstrip(".,;: ") + " …"
