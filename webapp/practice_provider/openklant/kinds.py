"""The kinds of values that fields have, each with its own rules and reasons."""

import json
import re
import uuid as uuids
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from webapp.practice_provider import moments
from webapp.practice_provider.openklant.fields import Context, Field, available, columns, parse_fields
from webapp.practice_provider.openklant.names import snake
from webapp.practice_provider.openklant.problems import EMPTY, NON_FIELD, REQUIRED, InvalidError, Problem, invalid
from webapp.practice_provider.releases import Release
from webapp.practice_provider.values import Value

TextRule = Callable[[str, Release], str | None]  # the reason why not

TRUE = {True, "1", "t", "T", "true", "True", "TRUE", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON"}
FALSE = {False, "0", "f", "F", "false", "False", "FALSE", "n", "N", "no", "No", "NO", "off", "Off", "OFF"}
METADATA_LENGTH = 255


def too_long(longest: int) -> Problem:
    return Problem("", "max_length", f"Zorg ervoor dat dit veld niet meer dan {longest} karakters bevat.")


def character_problems(text: str) -> list[Problem]:
    problems = []
    if "\x00" in text:
        problems.append(Problem("", "null_characters_not_allowed", "Null-tekens zijn niet toegestaan."))
    surrogate = next((character for character in text if "\ud800" <= character <= "\udfff"), None)
    if surrogate is not None:
        reason = f"Surrogate characters are not allowed: U+{ord(surrogate):X}."
        problems.append(Problem("", "surrogate_characters_not_allowed", reason))
    return problems


class Simple:
    """A value that is one column."""

    def columns(self, column: str, value: Value) -> dict[str, Value]:
        return {column: value}


@dataclass(frozen=True)
class Text(Simple):
    longest: int
    blank: bool = True
    rules: tuple[TextRule, ...] = ()

    def parse(self, value: object, context: Context) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise invalid("invalid", "Not a valid string.")
        text = str(value).strip()
        if not text:
            if self.blank:
                return ""
            raise invalid("blank", EMPTY)
        reasons = [rule(text, context.release) for rule in self.rules]
        problems = [Problem("", "invalid", reason) for reason in reasons if reason]
        if len(text) > self.longest:
            problems.append(too_long(self.longest))
        problems += character_problems(text)
        if problems:
            raise InvalidError(problems)
        return text


@dataclass(frozen=True)
class Boolean(Simple):
    def parse(self, value: object, context: Context) -> bool:
        del context
        if isinstance(value, bool | int | float | str):
            if value in TRUE:
                return True
            if value in FALSE:
                return False
        raise invalid("invalid", "Must be a valid boolean.")


@dataclass(frozen=True)
class Choice(Simple):
    values: tuple[str, ...]

    def parse(self, value: object, context: Context) -> str:
        del context
        if not isinstance(value, str) or value not in self.values:
            raise invalid("invalid_choice", f'"{value}" is een ongeldige keuze.')
        return value


@dataclass(frozen=True)
class Integer(Simple):
    least: int
    most: int

    def parse(self, value: object, context: Context) -> int:
        del context
        if isinstance(value, bool) or not re.fullmatch(r"-?\d+(\.0*)?", str(value).strip()):
            raise invalid("invalid", "Een geldig nummer is vereist.")
        number = int(str(value).strip().split(".")[0])
        bounds = (
            (number < self.least, "min_value", f"groter is dan of gelijk is aan {self.least}"),
            (number > self.most, "max_value", f"kleiner is dan of gelijk is aan {self.most}"),
        )
        for broken, code, words in bounds:
            if broken:
                raise invalid(code, f"Zorg ervoor dat deze waarde {words}.")
        return number


@dataclass(frozen=True)
class Moment(Simple):
    def parse(self, value: object, context: Context) -> str:
        del context
        moment = moments.parse(value) if isinstance(value, str) else None
        if moment is None:
            expected = "YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z]"
            raise invalid("invalid", f"Datetime heeft een ongeldig formaat, gebruik 1 van de volgende: {expected}.")
        return moment


@dataclass(frozen=True)
class Day(Simple):
    def parse(self, value: object, context: Context) -> str:
        del context
        day = moments.parse_date(value) if isinstance(value, str) else None
        if day is None:
            raise invalid("invalid", "Datum heeft een ongeldig formaat, gebruik 1 van de volgende: YYYY-MM-DD.")
        return day


@dataclass(frozen=True)
class Metadata(Simple):
    """An object of texts; numbers become texts."""

    def parse(self, value: object, context: Context) -> dict[str, str]:
        if not isinstance(value, dict):
            kind = type(value).__name__
            raise invalid("not_a_dict", f'Verwachtte een dictionary van items, maar kreeg type "{kind}".')
        result, problems = {}, []
        for key, item in value.items():
            try:
                if item is None:
                    raise invalid("null", EMPTY)
                result[str(key)] = Text(METADATA_LENGTH).parse(item, context)
            except InvalidError as error:
                problems += [problem.under(str(key)) for problem in error.problems]
        if problems:
            raise InvalidError(problems)
        return result

    def columns(self, column: str, value: Value) -> dict[str, Value]:
        return {column: json.dumps(value)}


@dataclass(frozen=True)
class Reference(Simple):
    """`{"uuid": …}` of something that exists."""

    table: str
    label: str

    def parse(self, value: object, context: Context) -> str:
        uuid = parse_uuid_object(value)
        if not context.knows(self.table, uuid):
            raise invalid("invalid", f"{self.label} object bestaat niet.", "uuid")
        return uuid


@dataclass(frozen=True)
class References:
    """A list of such objects; the same one twice counts once, the order is kept."""

    table: str
    label: str

    def parse(self, value: object, context: Context) -> list[str]:
        reference = Reference(self.table, self.label)
        return list(dict.fromkeys(parse_list(value, lambda item: reference.parse(item, context))))

    def columns(self, column: str, value: Value) -> dict[str, Value]:
        del column, value
        return {}  # kept in the rows that refer


@dataclass(frozen=True)
class Group:
    """An object of fields, stored as a column for each. Sent partly, it is replaced as a whole."""

    fields: tuple[Field, ...]
    prefixed: bool = True

    def parse(self, value: object, context: Context) -> dict[str, Any]:
        return parse_fields(self.fields, value, replace(context, current=None, partial=False))

    def columns(self, column: str, value: Value) -> dict[str, Value]:
        values = value or {field.name: field.default for field in self.fields}
        prefix = f"{column}_" if self.prefixed else ""
        return {prefix + name: item for name, item in columns(self.fields, values).items()}

    def show(self, row: Value, name: str, release: Release) -> dict[str, Value]:
        prefix = f"{snake(name)}_" if self.prefixed else ""
        return {field.name: row[prefix + field.column] for field in available(self.fields, release)}


def parse_list(value: object, parse_item: Callable[[object], Any]) -> list[Any]:
    if not isinstance(value, list):
        reason = f'Verwachtte een lijst met items, maar kreeg type "{type(value).__name__}".'
        raise invalid("not_a_list", reason, NON_FIELD)
    result, problems = [], []
    for position, item in enumerate(value):
        try:
            result.append(parse_item(item))
        except InvalidError as error:
            problems += [problem.under(str(position)) for problem in error.problems]
    if problems:
        raise InvalidError(problems)
    return result


def parse_uuid_object(value: object) -> str:
    if not isinstance(value, dict):
        kind = type(value).__name__
        raise invalid("invalid", f"Ongeldige data. Verwacht een dictionary, kreeg een {kind}.", NON_FIELD)
    if "uuid" not in value:
        raise invalid("required", REQUIRED, "uuid")
    if value["uuid"] is None:
        raise invalid("null", EMPTY, "uuid")
    uuid = parse_uuid(value["uuid"])
    if uuid is None:
        raise invalid("invalid", "Must be a valid UUID.", "uuid")
    return uuid


def parse_uuid(value: object) -> str | None:
    """As it is stored: upper case and missing dashes are understood."""
    try:
        return str(uuids.UUID(value)) if isinstance(value, str) else None
    except ValueError:
        return None
