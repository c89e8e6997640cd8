"""The kinds of values in the draft: strict types, nothing empty, and how each stands in a column."""

import re
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from webapp.practice_provider import moments
from webapp.practice_provider.openklant.countries import COUNTRIES
from webapp.practice_provider.openklant.problems import EMPTY, InvalidError, invalid
from webapp.practice_provider.storage import rows
from webapp.practice_provider.values import Value

REFERENCE_LENGTH = 40
# Codes for the Netherlands: of the BRP's table, and of the standard's own examples.
COUNTRY_CODES = {"6030": "NL", "003": "NL"}


class Kind(ABC):
    """By default a value stands in its column as it is, and an empty column is no property."""

    @abstractmethod
    def check(self, value: object, connection: sqlite3.Connection) -> None: ...

    def stored(self, value: Value) -> Value:
        return value

    def shown(self, column: Value) -> Value:
        return column

    def from_query(self, text: str) -> Value:
        return text


class PlainKind(Kind):
    """Needs no look at what is stored."""

    @abstractmethod
    def check_form(self, value: object) -> None: ...

    def check(self, value: object, connection: sqlite3.Connection) -> None:
        del connection
        self.check_form(value)


@dataclass(frozen=True)
class Text(PlainKind):
    longest: int
    to_column: Callable[[str], str] = str

    def check_form(self, value: object) -> None:
        if not isinstance(value, str):
            raise invalid("invalid", "Verwacht een tekst.")
        if not value:
            raise invalid("min_length", "Zorg ervoor dat dit veld minimaal 1 karakters bevat.")
        if len(value) > self.longest:
            raise invalid("max_length", f"Zorg ervoor dat dit veld niet meer dan {self.longest} karakters bevat.")

    def stored(self, value: Value) -> Value:
        return self.to_column(value)

    def shown(self, column: Value) -> Value:
        return column or None


@dataclass(frozen=True)
class Nummer(PlainKind):
    """An integer, kept as the text that the other face has."""

    def check_form(self, value: object) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            raise invalid("invalid", "Een geldig geheel getal is vereist.")

    def stored(self, value: Value) -> Value:
        return str(value)

    def shown(self, column: Value) -> Value:
        return int(column) if column and re.fullmatch(r"-?\d+", column) else None

    def from_query(self, text: str) -> Value:
        if not re.fullmatch(r"-?\d{1,4000}", text):  # Python reads little more
            raise invalid("invalid", "Een geldig geheel getal is vereist.")
        return int(text)


@dataclass(frozen=True)
class Boolean(PlainKind):
    def check_form(self, value: object) -> None:
        if not isinstance(value, bool):
            raise invalid("invalid", "Verwacht true of false.")

    def shown(self, column: Value) -> Value:
        return None if column is None else bool(column)

    def from_query(self, text: str) -> Value:
        if text not in {"true", "false"}:
            raise invalid("invalid", "Verwacht true of false.")
        return text == "true"


@dataclass(frozen=True)
class Choice(PlainKind):
    """One of a list; `columns` says what stands in the column for each."""

    columns: Mapping[str, Any] = field(default_factory=dict)

    def check_form(self, value: object) -> None:
        if not isinstance(value, str) or value not in self.columns:
            raise invalid("invalid_choice", f'"{value}" is een ongeldige keuze.')

    def stored(self, value: Value) -> Value:
        return self.columns[value]

    def shown(self, column: Value) -> Value:
        return next((value for value, stored in self.columns.items() if stored == column), None)


@dataclass(frozen=True)
class Moment(PlainKind):
    def check_form(self, value: object) -> None:
        if not isinstance(value, str) or "T" not in value.upper() or moments.parse(value) is None:
            raise invalid("invalid", "Verwacht een datum en tijd als 2023-12-15T09:17:20Z.")

    def stored(self, value: Value) -> Value:
        return moments.parse(value)

    def shown(self, column: Value) -> Value:
        return None if column is None else moments.shown(column)


@dataclass(frozen=True)
class Reference(Kind):
    """The bare id of something that exists."""

    table: str

    def check(self, value: object, connection: sqlite3.Connection) -> None:
        Text(REFERENCE_LENGTH).check_form(value)
        if not rows.exists(connection, self.table, str(value)):
            raise invalid("does_not_exist", "Het object waarnaar verwezen wordt bestaat niet.")


@dataclass(frozen=True)
class VngField:
    name: str
    kind: Kind
    column: str
    required: bool = False
    fallback: Callable[[sqlite3.Row], Any] | None = None  # what stands in where the column is empty


@dataclass(frozen=True)
class Group:
    """An object inside the object; its fields are columns of the same row."""

    name: str
    fields: tuple["VngField | Group", ...]
    required: bool = False


def country(code: str) -> str:
    if code in COUNTRIES:
        return code
    return COUNTRY_CODES.get(code, "")


def check_present(value: object) -> None:
    if value is None:
        raise invalid("null", EMPTY)


def as_object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InvalidError(invalid("invalid", "Verwacht een object.").problems)
    return value
