"""Reading and writing rows. Table and column names come from this package's own tables, never from a request."""

import sqlite3
import uuid as uuids
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from webapp.practice_provider.storage.schema import SEARCHED

Values = dict[str, Any]


def insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> str:
    row = {"uuid": str(uuids.uuid4()), **_searchable(table, values)}
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))  # noqa: S608  # nosec B608
    uuid: str = row["uuid"]
    return uuid


def insert_many(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Rows that all have the same columns, among them `uuid` where the table has one."""
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return
    columns = tuple(first)
    searched = [name for name in SEARCHED.get(table, ()) if name in first]
    names = (*columns, *(f"{name}_zoek" for name in searched))
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
    values, texts = _values_of(columns), _values_of(searched)
    prepared = ((*values(row), *map(str.lower, texts(row))) for row in chain((first,), remaining))
    connection.executemany(statement, prepared)


def _values_of(columns: Sequence[str]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    if len(columns) > 1:
        return itemgetter(*columns)
    return lambda row: tuple(row[name] for name in columns)  # itemgetter gives no tuple of one


def update(connection: sqlite3.Connection, table: str, uuid: str, values: Mapping[str, Any]) -> None:
    if not values:
        return
    row = _searchable(table, values)
    changes = ", ".join(f"{column} = ?" for column in row)
    connection.execute(f"UPDATE {table} SET {changes} WHERE uuid = ?", (*row.values(), uuid))  # noqa: S608  # nosec B608


def delete(connection: sqlite3.Connection, table: str, uuid: str) -> bool:
    return connection.execute(f"DELETE FROM {table} WHERE uuid = ?", (uuid,)).rowcount > 0  # noqa: S608  # nosec B608


def find(connection: sqlite3.Connection, table: str, uuid: str) -> sqlite3.Row | None:
    return find_by(connection, table, {"uuid": uuid})


def find_by(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> sqlite3.Row | None:
    conditions = " AND ".join(f"{column} IS ?" for column in values)
    statement = f"SELECT * FROM {table} WHERE {conditions} LIMIT 1"  # noqa: S608
    row: sqlite3.Row | None = connection.execute(statement, tuple(values.values())).fetchone()
    return row


def exists(connection: sqlite3.Connection, table: str, uuid: str) -> bool:
    statement = f"SELECT 1 FROM {table} WHERE uuid = ?"  # noqa: S608
    return connection.execute(statement, (uuid,)).fetchone() is not None


def grouped(
    connection: sqlite3.Connection, table: str, column: str, keys: Collection[str], order: str = "id"
) -> dict[str, list[sqlite3.Row]]:
    """All rows whose `column` is one of the keys, by key: one query for a whole page."""
    found: dict[str, list[sqlite3.Row]] = {key: [] for key in keys}
    if found:
        marks = ", ".join("?" * len(found))
        statement = f"SELECT * FROM {table} WHERE {column} IN ({marks}) ORDER BY {order}"  # noqa: S608
        for row in connection.execute(statement, tuple(found)):
            found[row[column]].append(row)
    return found


def _searchable(table: str, values: Mapping[str, Any]) -> Values:
    searched = {f"{name}_zoek": values[name].lower() for name in SEARCHED.get(table, ()) if name in values}
    return {**values, **searched}
