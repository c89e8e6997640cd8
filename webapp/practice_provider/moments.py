"""Moments as they are stored: UTC, always with six decimals, so that text order is time order."""

import re
from datetime import UTC, date, datetime, time

_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?)\d*\s*(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.IGNORECASE,
)


def now() -> str:
    return stored(datetime.now(UTC))


def stored(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def shown(moment: str) -> str:
    return moment.replace(".000000Z", "Z")


def parse(text: str) -> str | None:
    """A moment or a bare date as it is stored; without a zone it is UTC; None for anything else."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    try:
        day = date.fromisoformat(match["day"])
        clock = time.fromisoformat((match["time"] or "00:00").replace(",", "."))
        zone = datetime.fromisoformat("2000-01-01T00:00:00" + (match["zone"] or "Z").upper()).tzinfo
        return stored(datetime.combine(day, clock, zone))
    except (ValueError, OverflowError):
        return None


def parse_date(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None
