"""Reading a provider's JSON into typed values. Whatever does not fit is one error: the answer is unreadable.

That error is raised outside the handlers of ``json``, ``UUID`` and the enums, because their exceptions quote the value
that they could not read, and a quoted value in ``__context__`` ends up in a log.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from webapp.domain.errors import Misfit, ProviderMisfitError
from webapp.klantinteracties.wire import Answer

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)


def unreadable() -> ProviderMisfitError:
    return ProviderMisfitError(Misfit.UNREADABLE)


def converted(convert: Callable[[str], T], value: str) -> T:
    with suppress(ValueError):
        return convert(value)
    raise unreadable()


def json_of(answer: Answer) -> object:
    """The decoded body; deep nesting and foreign encodings count as unreadable too."""
    with suppress(ValueError, RecursionError):
        decoded: object = json.loads(answer.body)
        return decoded
    raise unreadable()


def record_of(answer: Answer) -> "Record":
    return Record.of(json_of(answer))


class Record:
    """One JSON object, read key by key. Absent and null are the same."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    @classmethod
    def of(cls, value: object) -> "Record":
        if not isinstance(value, Mapping):
            raise unreadable()
        return cls(value)

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    def raw(self, key: str) -> object:
        return self._values.get(key)

    def text(self, key: str) -> str:
        """Numbers become text: the draft's ``nummer`` is an integer, Open Klant's is a string."""
        value = self._values.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise unreadable()
        return value

    def optional_flag(self, key: str) -> bool | None:
        value = self._values.get(key)
        if value is None or isinstance(value, bool):
            return value
        raise unreadable()

    def flag(self, key: str, *, absent: bool) -> bool:
        value = self.optional_flag(key)
        return absent if value is None else value

    def number(self, key: str) -> int | None:
        value = self._values.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise unreadable()

    def choice(self, key: str, kind: type[Choice], *, unknown: Choice | None = None) -> Choice:
        """``unknown`` is for a list of choices that is not ours to close."""
        value = self.text(key)
        return unknown if unknown is not None and value not in set(kind) else converted(kind, value)

    def moment(self, key: str) -> datetime | None:
        """Aware; a time without zone is UTC, as providers read it themselves."""
        value = self.text(key)
        if not value:
            return None
        moment = converted(datetime.fromisoformat, value)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def uuid(self, key: str) -> UUID:
        return converted(UUID, self.text(key))

    def record(self, key: str) -> "Record":
        """A group; empty where it is absent."""
        value = self._values.get(key)
        return Record({}) if value is None else Record.of(value)

    def records(self, key: str) -> tuple["Record", ...]:
        return tuple(Record.of(value) for value in self._list(key))

    def reference(self, key: str) -> UUID | None:
        """``{"uuid": …}`` or a bare id; Open Klant also says nothing as ``{"uuid": null}``."""
        return _reference(self._values.get(key))

    def references(self, key: str) -> tuple[UUID, ...]:
        found = (_reference(value) for value in self._list(key))
        return tuple(uuid for uuid in found if uuid)

    def required_reference(self, key: str) -> UUID:
        uuid = self.reference(key)
        if uuid is None:
            raise unreadable()
        return uuid

    def _list(self, key: str) -> list[object]:
        value = self._values.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise unreadable()
        return value


def _reference(value: object) -> UUID | None:
    if isinstance(value, Mapping):
        value = value.get("uuid")
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise unreadable()
    return converted(UUID, value)
