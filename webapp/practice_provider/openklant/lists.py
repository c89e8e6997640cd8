"""Lists: which rows, in what order, and one page of them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from webapp.practice_provider.openklant.filters import Condition
from webapp.practice_provider.openklant.problems import NOT_FOUND, RefusedError

DEFAULT_SIZE, LARGEST_SIZE = 100, 500


@dataclass(frozen=True)
class Page:
    rows: list[sqlite3.Row]
    count: int
    number: int
    pages: int

    @property
    def next_number(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    @property
    def previous_number(self) -> int | None:
        return self.number - 1 if self.number > 1 else None


def page_size(text: str | None) -> int:
    return min(_whole(text or ""), LARGEST_SIZE) or DEFAULT_SIZE


@dataclass(frozen=True)
class Listing:
    """What is asked for: which rows of a table, in what order, how many at a time."""

    table: str
    order: str
    conditions: Sequence[Condition]
    size: int


def fetch_page(connection: sqlite3.Connection, listing: Listing, number: str | None) -> Page:
    table, conditions, size = listing.table, listing.conditions, listing.size
    where = " AND ".join(condition.where for condition in conditions) or "1"
    values = [condition.value for condition in conditions]
    count: int = connection.execute(f"SELECT count(*) FROM {table} WHERE {where}", values).fetchone()[0]  # noqa: S608
    pages = max(1, -(-count // size))
    wanted = _page_number(number, pages)
    statement = f"SELECT * FROM {table} WHERE {where} ORDER BY {listing.order} LIMIT ? OFFSET ?"  # noqa: S608
    rows = connection.execute(statement, (*values, size, (wanted - 1) * size)).fetchall() if count else []
    return Page(rows, count, wanted, pages)


def _page_number(text: str | None, pages: int) -> int:
    if not text:
        return 1
    if text == "last":
        return pages
    number = _whole(text)
    if not 1 <= number <= pages:
        raise RefusedError(NOT_FOUND, "Ongeldige pagina.")
    return number


def _whole(text: str) -> int:
    """Zero for what is no number, and for one of more digits than Python reads."""
    try:
        return int(text) if text.isascii() and text.isdigit() else 0
    except ValueError:
        return 0


def page_url(url: str, query: Sequence[tuple[str, str]], number: int | None) -> str | None:
    """The same list at another page; the first page carries no number."""
    if number is None:
        return None
    others = [(name, value) for name, value in query if name != "page"]
    parameters = sorted([*others, ("page", str(number))] if number > 1 else others)
    return f"{url}?{urlencode(parameters)}" if parameters else url
