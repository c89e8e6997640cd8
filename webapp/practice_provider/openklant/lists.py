"""Lists: which rows, in what order, and one page of them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

from webapp.practice_provider.openklant.filters import Condition
from webapp.practice_provider.openklant.problems import NOT_FOUND, RefusedError

DEFAULT_SIZE, LARGEST_SIZE = 100, 500
_MOST_PAGES = 2**40  # SQLite counts to 2**63


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
    query = _Query.of(listing)
    if any(condition.reads_all for condition in listing.conditions) and number != "last":
        return _page_of_one_pass(connection, query, number)
    count: int = connection.execute(f"SELECT count(*) {query.matching}", query.values).fetchone()[0]
    pages = _pages(count, query.size)
    wanted = _page_number(number, pages)
    statement = f"SELECT * {query.matching} ORDER BY {query.order} LIMIT ? OFFSET ?"
    rows = connection.execute(statement, (*query.values, query.size, (wanted - 1) * query.size)) if count else []
    return Page(list(rows), count, wanted, pages)


@dataclass(frozen=True)
class _Query:
    table: str
    matching: str
    values: tuple[Any, ...]
    order: str
    size: int

    @classmethod
    def of(cls, listing: Listing) -> Self:
        where = " AND ".join(condition.where for condition in listing.conditions) or "1"
        values = tuple(condition.value for condition in listing.conditions)
        return cls(listing.table, f"FROM {listing.table} WHERE {where}", values, listing.order, listing.size)

    @property
    def order_columns(self) -> str:
        return self.order.replace(" DESC", "")


def _page_of_one_pass(connection: sqlite3.Connection, query: _Query, number: str | None) -> Page:
    """Every row is read once, for the count and the page alike; and out of an index that holds what is looked in."""
    wanted = _page_number(number, None)
    statement = (
        f"WITH found AS MATERIALIZED (SELECT {query.order_columns} {query.matching}) "  # noqa: S608
        f"SELECT id, (SELECT count(*) FROM found) FROM found ORDER BY {query.order} LIMIT ? OFFSET ?"
    )
    found = connection.execute(statement, (*query.values, query.size, (wanted - 1) * query.size)).fetchall()
    if not found and wanted > 1:
        raise _no_such_page()
    count: int = found[0][1] if found else 0
    marks = ", ".join("?" * len(found))
    statement = f"SELECT * FROM {query.table} WHERE id IN ({marks}) ORDER BY {query.order}"  # noqa: S608
    rows = connection.execute(statement, [row["id"] for row in found]).fetchall()
    return Page(rows, count, wanted, _pages(count, query.size))


def _pages(count: int, size: int) -> int:
    return max(1, -(-count // size))


def _page_number(text: str | None, pages: int | None) -> int:
    """`pages` None: not known yet, and then there is no last one to ask for."""
    if not text:
        return 1
    if text == "last" and pages is not None:
        return pages
    number = _whole(text)
    if number < 1 or number > (_MOST_PAGES if pages is None else pages):
        raise _no_such_page()
    return number


def _no_such_page() -> RefusedError:
    return RefusedError(NOT_FOUND, "Ongeldige pagina.")


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
