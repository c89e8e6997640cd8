"""What makes up a resource: its tables of fields and filters, and the few things that are its own."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from webapp.practice_provider.openklant.fields import Context, Field, Parsed
from webapp.practice_provider.openklant.filters import Filter
from webapp.practice_provider.releases import Release, Version
from webapp.practice_provider.storage.rows import Values
from webapp.practice_provider.values import Value

Shown = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What an answer is written with."""

    connection: sqlite3.Connection
    base: str
    release: Release

    def link(self, path: str, uuid: str) -> Shown:
        return {"uuid": uuid, "url": f"{self.base}/{path}/{uuid}"}

    def reference(self, path: str, uuid: str | None) -> Shown | None:
        return None if uuid is None else self.link(path, uuid)

    def links(self, path: str, rows: Sequence[sqlite3.Row]) -> list[Shown]:
        return [self.link(path, row["uuid"]) for row in rows]


@dataclass(frozen=True)
class Expansion:
    path: str | None  # None: what is always empty here
    since: Version = (2, 0)


def _nothing(*_: Value) -> None:
    return None


def _no_values(*_: Value) -> Values:
    return {}


@dataclass(frozen=True)
class Resource:
    path: str
    table: str
    fields: tuple[Field, ...]
    filters: Mapping[str, Filter]
    show: Callable[[Sheet, Sequence[sqlite3.Row]], list[Shown]]
    expansions: Mapping[str, Expansion] = field(default_factory=dict)
    order: str = "id DESC"
    more_fields: Callable[[Context, Mapping[str, Any]], tuple[Field, ...]] = lambda *_: ()
    check: Callable[[Context, Parsed], None] = _nothing
    derive: Callable[[Context, Parsed], Values] = _no_values
    saved: Callable[[Context, str, Parsed], None] = _nothing
    check_delete: Callable[[Context], None] = _nothing
