"""Faults on demand, for tests and for trying things out: what a provider or the network between may do wrong.

| kind | what happens | at the client |
|---|---|---|
| latency | the answer comes `seconds` later | slow, or a timeout of its own |
| lost_answer | the request is done, its answer is lost | transport error |
| reset | the connection is cut before anything is done | transport error |
| hang | nothing is done, and no answer comes for `seconds` | timeout |
| timeout | the request is done, and no answer comes for `seconds` | timeout |
| error_500, error_500_after | the measured 500, before or after the request is done | 500 |
| refused | nothing is done: the measured refusal of what is about the whole and not about one field | 400 |
| too_many | nothing is done | 429 with Retry-After |
| unauthorized | nothing is done | 401 |
| garbage | nothing is done | 200 that is no JSON |
| html | nothing is done | 502 with an HTML page |

A transport error in process is an exception out of the WSGI callable: ConnectionCutError, or AnswerTimeoutError after
hang and timeout. Over HTTP the socket is closed without an answer.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

FaultKind = Literal[
    "latency",
    "lost_answer",
    "reset",
    "hang",
    "timeout",
    "error_500",
    "error_500_after",
    "refused",
    "too_many",
    "unauthorized",
    "garbage",
    "html",
]
KINDS = get_args(FaultKind)


class ConnectionCutError(ConnectionResetError):
    """The connection ends here, without an answer."""


class AnswerTimeoutError(TimeoutError):
    """No answer came in time."""


@dataclass(frozen=True)
class Fault:
    kind: FaultKind
    method: str | None = None  # None: any
    path: str = ""  # a part of the path, such as "internetaken"
    times: int | None = 1  # None: until it is removed
    seconds: float = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of fault: {self.kind}")

    def concerns(self, method: str, path: str) -> bool:
        return self.method in {None, method} and self.path in path


@dataclass
class _Waiting:
    fault: Fault
    left: int | None


class Faults:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[_Waiting] = []
        self._cleared = threading.Event()

    def add(self, *faults: Fault) -> None:
        with self._lock:
            self._waiting += [_Waiting(fault, fault.times) for fault in faults]

    def clear(self) -> None:
        """Removes all, and wakes the requests that are being held up."""
        with self._lock:
            self._waiting.clear()
            self._cleared.set()
            self._cleared = threading.Event()

    def active(self) -> list[Fault]:
        with self._lock:
            return [waiting.fault for waiting in self._waiting]

    def take(self, method: str, path: str) -> list[Fault]:
        """What this request meets: the first that concerns it, and before that any latency."""
        with self._lock:
            concerning = [waiting for waiting in self._waiting if waiting.fault.concerns(method, path)]
            slow = [waiting for waiting in concerning if waiting.fault.kind == "latency"]
            taken = slow + [waiting for waiting in concerning if waiting.fault.kind != "latency"][:1]
            for waiting in taken:
                waiting.left = None if waiting.left is None else waiting.left - 1
            self._waiting = [waiting for waiting in self._waiting if waiting.left is None or waiting.left > 0]
            return [waiting.fault for waiting in taken]

    def wait(self, seconds: float) -> None:
        with self._lock:
            cleared = self._cleared
        cleared.wait(seconds)


def faults_from_json(content: Iterable[dict[str, Any]]) -> list[Fault]:
    return [Fault(**item) for item in content]
