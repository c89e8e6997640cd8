"""The calls that came in, as they came in, for tests to look at."""

import json
from collections import deque
from dataclasses import dataclass
from typing import Any

from webapp.practice_provider.values import Value

KEPT = 5000


@dataclass(frozen=True)
class Call:
    method: str
    path: str
    query: str
    status: int | None  # None: the connection was cut
    body: Any  # JSON, or the text as received

    def as_json(self) -> dict[str, Any]:
        return {
            "method": self.method,
            "path": self.path,
            "query": self.query,
            "status": self.status,
            "body": self.body,
        }


def new_calls() -> deque[Call]:
    return deque(maxlen=KEPT)


def as_received(data: bytes) -> Value:
    try:
        return json.loads(data) if data else None
    except (ValueError, RecursionError):
        return data.decode("utf-8", "replace")
