"""Filters of lists: a table of conditions, and what the real server makes of the values sent."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from webapp.practice_provider import moments
from webapp.practice_provider.openklant.kinds import parse_uuid
from webapp.practice_provider.openklant.problems import NON_FIELD, InvalidError, Problem, invalid
from webapp.practice_provider.releases import Release, Version

FilterKind = Literal["text", "contains", "part", "boolean", "uuid", "url", "choice", "moment", "day", "ignored"]
_WILD = re.compile(r"[*?\[]")
_LONGEST = 10_000  # characters: no text is as long, and SQLite refuses patterns of five times as many
BOOLEANS = {"true": 1, "1": 1, "false": 0, "0": 0}


@dataclass(frozen=True)
class Filter:
    where: str  # SQL with one mark for the value
    kind: FilterKind = "text"
    choices: tuple[str, ...] = ()
    since: Version = (2, 0)


@dataclass(frozen=True)
class Condition:
    where: str
    value: Any

    @property
    def reads_all(self) -> bool:
        """No index helps: part of a text is looked for in each row."""
        return "instr(" in self.where or " GLOB " in self.where


def exact(column: str, since: Version = (2, 0)) -> Filter:
    return Filter(f"{column} = ?", since=since)


def contains(column: str, since: Version = (2, 0)) -> Filter:
    """By GLOB: over a great many rows SQLite is done with that in two thirds of the time that `instr` takes."""
    return Filter(f"{column}_zoek GLOB ?", "part", since=since)


def boolean(expression: str, since: Version = (2, 0)) -> Filter:
    return Filter(f"{expression} = ?", "boolean", since=since)


def choice(column: str, *choices: str) -> Filter:
    return Filter(f"{column} = ?", "choice", choices)


def reference(name: str, where: str, since: Version = (2, 0)) -> dict[str, Filter]:
    """Both spellings of a reference: by uuid and by url."""
    return {
        f"{name}__uuid": Filter(where, "uuid", since=since),
        f"{name}__url": Filter(where, "url", since=since),
    }


def identificator(name: str, by_object: str, by_code: str, since: Version = (2, 0)) -> dict[str, Filter]:
    """The four parts of a partij-identificator. The number leads to its row; a code, which thousands share, is then
    only looked at in the rows that are left. Both conditions have a place for the column.
    """
    codes = {
        "codeSoortObjectId": "code_soort_object_id",
        "codeObjecttype": "code_objecttype",
        "codeRegister": "code_register",
    }
    return {
        f"{name}__objectId": Filter(by_object.format(column="object_id"), since=since),
        **{f"{name}__{part}": Filter(by_code.format(column=column), since=since) for part, column in codes.items()},
    }


def conditions(filters: Mapping[str, Filter], query: Mapping[str, str], release: Release) -> list[Condition]:
    found, problems = [], []
    for name, known in filters.items():
        value = query.get(name, "").strip()
        if not value or known.since > release.version:
            continue
        try:
            condition = _condition(known, value)
        except InvalidError as error:
            problems += [problem.under(name) for problem in error.problems]
            continue
        if condition is not None:
            found.append(condition)
    if problems:
        raise InvalidError(problems)
    return found


def check_known(query: Iterable[str], known: Iterable[str], release: Release) -> None:
    unknown = sorted(set(query) - set(known))
    if unknown and release.refuses_unknown_parameters:
        reason = f"Onbekende query parameters: {', '.join(unknown)}"
        raise InvalidError([Problem(NON_FIELD, "unknown-parameters", reason)])


def names(filters: Mapping[str, Filter], release: Release) -> list[str]:
    return [name for name, known in filters.items() if known.since <= release.version]


def _condition(known: Filter, value: str) -> Condition | None:
    if known.kind == "ignored":
        return None
    if known.kind == "boolean":
        return Condition(known.where, BOOLEANS[value.lower()]) if value.lower() in BOOLEANS else None
    return Condition(known.where, _READERS[known.kind](known, value))


def _text(_: Filter, value: str) -> str:
    return value


def _lower(_: Filter, value: str) -> str:
    return value.lower()


def _part(_: Filter, value: str) -> str:
    plain = _WILD.sub(r"[\g<0>]", value.lower()[:_LONGEST])
    return f"*{plain}*"


def _choice(known: Filter, value: str) -> str:
    if value not in known.choices:
        raise invalid("invalid_choice", f"Selecteer een geldige keuze. {value} is geen beschikbare keuze.")
    return value


def _uuid(_: Filter, value: str) -> str:
    uuid = parse_uuid(value)
    if uuid is None:
        raise invalid("invalid", "Voer een geldige UUID in.")
    return uuid


def _url(_: Filter, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise invalid("invalid", "Voer een geldige URL in.")
    return parse_uuid(parts.path.rstrip("/").rpartition("/")[2]) or ""


def _moment(_: Filter, value: str) -> str:
    moment = moments.parse(value)
    if moment is None:
        raise invalid("invalid", "Voer een geldige datum/tijd in.")
    return moment


def _day(_: Filter, value: str) -> str:
    day = moments.parse_date(value)
    if day is None:
        raise invalid("invalid", "Voer een geldige datum in.")
    return day


_READERS = {
    "text": _text,
    "contains": _lower,
    "part": _part,
    "choice": _choice,
    "uuid": _uuid,
    "url": _url,
    "moment": _moment,
    "day": _day,
}
