"""A resource's fields as a table, and the walk over a body along that table."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from webapp.practice_provider.openklant.names import normalised, snake
from webapp.practice_provider.openklant.problems import EMPTY, NON_FIELD, REQUIRED, InvalidError, Problem, invalid
from webapp.practice_provider.releases import Release, Version
from webapp.practice_provider.storage import rows
from webapp.practice_provider.values import Value

Parsed = dict[str, Any]


@dataclass(frozen=True)
class Context:
    """What a rule may need to know besides the value itself."""

    connection: sqlite3.Connection
    release: Release
    table: str
    current: sqlite3.Row | None = None  # the row that is being changed
    partial: bool = False

    @property
    def creates(self) -> bool:
        return self.current is None

    def knows(self, table: str, uuid: str) -> bool:
        return rows.exists(self.connection, table, uuid)


class Kind(Protocol):
    """How a value is read from JSON, and into which columns it goes."""

    def parse(self, value: object, context: Context) -> Value: ...

    def columns(self, column: str, value: Value) -> dict[str, Value]: ...


@dataclass(frozen=True)
class Field:
    name: str
    kind: Kind
    required: bool = False
    nullable: bool = False
    default: Any = ""
    unique_among: str = ""  # "een interne taak": nothing else of that kind may have the same value
    since: Version = (2, 0)
    until: Version = (99, 0)
    error_name: str = ""

    @property
    def column(self) -> str:
        return snake(self.name)


def available(fields: Iterable[Field], release: Release) -> list[Field]:
    return [field for field in fields if field.since <= release.version <= field.until]


def as_dictionary(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        kind = "None" if value is None else type(value).__name__
        raise invalid("invalid", f"Ongeldige data. Verwacht een dictionary, kreeg een {kind}.", NON_FIELD)
    return normalised(value)


def parse_fields(fields: Iterable[Field], value: object, context: Context) -> Parsed:
    """The values that were sent, and for a new object the defaults of those that were not."""
    body = as_dictionary(value)
    parsed: Parsed = {}
    problems: list[Problem] = []
    for field in available(fields, context.release):
        try:
            _parse_field(field, body, context, parsed)
        except InvalidError as error:
            problems += [problem.under(field.error_name or field.name) for problem in error.problems]
    if problems:
        raise InvalidError(problems)
    return parsed


def _parse_field(field: Field, body: Mapping[str, Any], context: Context, parsed: Parsed) -> None:
    if field.column not in body:
        if field.required and not context.partial:
            raise invalid("required", REQUIRED)
        if context.creates:
            parsed[field.name] = field.default
        return
    value = body[field.column]
    if value is None:
        if not field.nullable:
            raise invalid("null", EMPTY)
        parsed[field.name] = None
        return
    parsed[field.name] = field.kind.parse(value, context)
    if field.unique_among and parsed[field.name] != "":
        _check_unique(field, parsed[field.name], context)


def _check_unique(field: Field, value: Value, context: Context) -> None:
    other = rows.find_by(context.connection, context.table, {field.column: value})
    if other is not None and (context.current is None or other["uuid"] != context.current["uuid"]):
        raise invalid("unique", f"Er bestaat al {field.unique_among} met eenzelfde {field.column}.")


def columns(fields: Iterable[Field], parsed: Parsed) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for field in fields:
        if field.name in parsed:
            result |= field.kind.columns(field.column, parsed[field.name])
    return result
