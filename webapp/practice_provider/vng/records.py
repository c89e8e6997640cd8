"""Between a body in the draft's form and a row.

What a column cannot hold exactly is kept beside it, in `vng`, with the column's value at the time: it counts for as
long as the column still has that value, so what is changed through the other face shows here as well.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from webapp.practice_provider.openklant.problems import REQUIRED, InvalidError, Problem, invalid
from webapp.practice_provider.values import Value
from webapp.practice_provider.vng.kinds import Group, VngField, as_object, check_present

Fields = tuple["VngField | Group", ...]
Flat = dict[str, tuple[VngField, Any]]


def check(fields: Iterable[VngField | Group], body: Value, connection: sqlite3.Connection, *, partial: bool) -> None:
    problems: list[Problem] = []
    content = as_object(body)
    for field in fields:
        try:
            _check_one(field, content, connection, partial=partial)
        except InvalidError as error:
            problems += [problem.under(field.name) for problem in error.problems]
    if problems:
        raise InvalidError(problems)


def _check_one(
    field: VngField | Group, content: Mapping[str, Any], connection: sqlite3.Connection, *, partial: bool
) -> None:
    if field.name not in content:
        if field.required and not partial:
            raise invalid("required", REQUIRED)
        return
    check_present(content[field.name])
    if isinstance(field, Group):
        check(field.fields, content[field.name], connection, partial=False)
    else:
        field.kind.check(content[field.name], connection)


def leaves(fields: Iterable[VngField | Group]) -> Iterator[VngField]:
    for field in fields:
        if isinstance(field, Group):
            yield from leaves(field.fields)
        else:
            yield field


def given(fields: Iterable[VngField | Group], content: Mapping[str, Any]) -> Flat:
    """The values in a body by column, whatever group they stand in."""
    found: Flat = {}
    for field in fields:
        if field.name not in content:
            continue
        if isinstance(field, Group):
            found |= given(field.fields, content[field.name])
        else:
            found[field.column] = (field, content[field.name])
    return found


def absent(fields: Iterable[VngField | Group], content: Mapping[str, Any], *, partial: bool) -> list[VngField]:
    """What a new version of the row no longer has: everything not sent, with PATCH only within a group that was."""
    missing: list[VngField] = []
    for field in fields:
        if isinstance(field, Group):
            inside = content.get(field.name)
            if inside is not None or not partial:
                missing += absent(field.fields, inside or {}, partial=False)
        elif field.name not in content and not partial:
            missing.append(field)
    return missing


def kept(flat: Flat, without: Iterable[VngField], row: Mapping[str, Any], before: str) -> str:
    """What was posted and would not come back from the columns; `row` is what they hold now."""
    notes: dict[str, list[Any]] = json.loads(before)
    for column, (field, value) in flat.items():
        notes.pop(column, None)
        if field.kind.shown(row[column]) != value:
            notes[column] = [row[column], value]
    for field in without:
        notes.pop(field.column, None)
        if field.kind.shown(row[field.column]) is not None:
            notes[field.column] = [row[field.column], None]
    return json.dumps(notes)


def show(fields: Iterable[VngField | Group], row: sqlite3.Row) -> dict[str, Any]:
    """Without empty properties and groups."""
    notes = json.loads(row["vng"])
    return _show(fields, row, notes)


def _show(fields: Iterable[VngField | Group], row: sqlite3.Row, notes: Mapping[str, list[Any]]) -> dict[str, Any]:
    shown: dict[str, Any] = {}
    for field in fields:
        value = _show(field.fields, row, notes) or None if isinstance(field, Group) else _value(field, row, notes)
        if value is not None:
            shown[field.name] = value
    return shown


def _value(field: VngField, row: sqlite3.Row, notes: Mapping[str, list[Value]]) -> Value:
    if not field.column:
        return None
    note = notes.get(field.column)
    if note is not None and note[0] == row[field.column]:
        return note[1]
    value = field.kind.shown(row[field.column])
    return field.kind.shown(field.fallback(row)) if value is None and field.fallback else value
