"""What makes up a resource of the draft: tables, and the few things that are its own."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from webapp.practice_provider.storage.rows import Values
from webapp.practice_provider.values import Value
from webapp.practice_provider.vng.kinds import Group, Kind, VngField


@dataclass(frozen=True)
class VngFilter:
    where: str  # SQL with a mark for the value, once or twice
    kind: Kind
    contains: bool = False


def _no_values(*_: Value) -> Values:
    return {}


def _nothing(*_: Value) -> None:
    return None


@dataclass(frozen=True)
class VngResource:
    path: str
    embedded: str
    table: str
    fields: tuple[VngField | Group, ...]
    filters: Mapping[str, VngFilter]
    aliases: tuple[str, ...] = ()
    item_path: str = ""
    links: Mapping[str, str] = field(default_factory=dict)  # property → path of what it refers to
    order: str = "id DESC"
    soort_column: str = ""  # its value decides on the group in `by_soort`
    by_soort: Mapping[str, Group] = field(default_factory=dict)
    derive: Callable[[dict[str, Any], sqlite3.Row | None], Values] = _no_values
    check: Callable[[sqlite3.Connection, Values, str | None], None] = _nothing
    saved: Callable[[sqlite3.Connection, str, dict[str, Any]], None] = _nothing
    more: Callable[[sqlite3.Connection, str], dict[str, Any]] = _no_values  # shown, but in no column of its own

    def fields_for(self, soort: object) -> tuple[VngField | Group, ...]:
        group = self.by_soort.get(str(soort))
        return self.fields if group is None else (*self.fields, group)

    @property
    def item(self) -> str:
        return self.item_path or self.path
