"""What goes over the wire, as plain values, so that dialects are pure functions (after gidgethub's sansio).

An operation of a dialect is a generator: it yields requests, is sent their answers, and returns domain objects.
Who runs it decides how the requests travel; a test runs it over a list of answers.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

Body = Mapping[str, object]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """``path`` is relative to the provider's base URL. ``query`` and ``body`` may hold a BSN, so no repr shows them."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: Body | None = None

    def __repr__(self) -> str:
        return f"<{self.method} request>"

    def with_query(self, **more: str) -> "Request":
        return Request(self.method, self.path, {**self.query, **more}, self.body)


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """``headers`` have lower-case names."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def __repr__(self) -> str:
        return f"<{self.status} answer>"

    @property
    def is_json(self) -> bool:
        return "json" in self.headers.get("content-type", "").lower()

    @property
    def api_version(self) -> str:
        return self.headers.get("api-version", "")


@dataclass(frozen=True, slots=True)
class Media:
    accept: str
    content_type: str


Operation = Generator[Request, Answer, T]
