"""Days are those of the Netherlands."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    return day_of(datetime.now(UTC))


def day_of(moment: datetime) -> date:
    return local(moment).date()


def start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, AMSTERDAM)


def local(moment: datetime) -> datetime:
    try:
        return moment.astimezone(AMSTERDAM)
    except OverflowError:  # registers use 9999-12-31 for "unknown"
        return moment
