"""Writing what came in the draft's form: rules, columns, and what the columns cannot hold."""

import sqlite3
from typing import Any

from webapp.practice_provider.storage import rows
from webapp.practice_provider.storage.rows import Values
from webapp.practice_provider.values import Value
from webapp.practice_provider.vng import records
from webapp.practice_provider.vng.kinds import Choice, VngField, as_object
from webapp.practice_provider.vng.resource import VngResource


def save(
    connection: sqlite3.Connection, resource: VngResource, body: Value, current: sqlite3.Row | None, *, partial: bool
) -> str:
    fields = resource.fields_for(_soort(resource, as_object(body), current))
    records.check(fields, body, connection, partial=partial)
    flat = {column: entry for column, entry in records.given(fields, body).items() if column}
    gone = [field for field in records.absent(fields, body, partial=partial) if field.column]
    values = {column: field.kind.stored(value) for column, (field, value) in flat.items()}
    if current is not None:
        values |= {field.column: _empty(current, field.column) for field in gone}
    values |= resource.derive(body, current)
    uuid = None if current is None else current["uuid"]
    resource.check(connection, values, uuid)
    uuid = _write(connection, resource.table, uuid, values)
    _note(connection, resource.table, uuid, flat, gone)
    resource.saved(connection, uuid, body)
    return uuid


def _write(connection: sqlite3.Connection, table: str, uuid: str | None, values: Values) -> str:
    if uuid is None:
        return rows.insert(connection, table, values)
    rows.update(connection, table, uuid, values)
    return uuid


def _note(connection: sqlite3.Connection, table: str, uuid: str, flat: records.Flat, gone: list[VngField]) -> None:
    row = rows.find(connection, table, uuid)
    if row is not None:
        rows.update(connection, table, uuid, {"vng": records.kept(flat, gone, dict(row), row["vng"])})


def _soort(resource: VngResource, body: dict[str, Any], current: sqlite3.Row | None) -> object:
    for field in resource.fields:
        if isinstance(field, VngField) and field.column == resource.soort_column and field.name in body:
            value = body[field.name]
            return field.kind.stored(value) if isinstance(field.kind, Choice) and value in field.kind.columns else ""
    return current[resource.soort_column] if current is not None and resource.soort_column else ""


def _empty(current: sqlite3.Row, column: str) -> Value:
    """A text column has no null."""
    return "" if isinstance(current[column], str) and not _nullable(column) else None


NULLABLE = frozenset(
    {
        "nummer",
        "afgehandeld_op",
        "was_partij",
        "werkte_voor_partij",
        "voorkeurs_digitaal_adres",
        "verstrekt_door_partij",
        "verstrekt_door_betrokkene",
    }
)


def _nullable(column: str) -> bool:
    return column in NULLABLE
