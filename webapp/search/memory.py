"""What was found a moment ago, for the employee who searched for it and for nobody else; in memory only."""

from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import Generic, TypeVar

from cachetools import TTLCache

V = TypeVar("V")

SECONDS = 60.0
_MOST = 2_000


class Memory(Generic[V]):
    """``V`` per employee and question, for ``seconds`` from when it was made, of at most 2,000 questions."""

    def __init__(self, seconds: float = SECONDS, clock: Callable[[], float] = monotonic) -> None:
        self._kept: TTLCache[tuple[str, Hashable], V] = TTLCache(_MOST, seconds, timer=clock)
        self._lock = Lock()

    def get(self, medewerker_id: str, question: Hashable) -> V | None:
        with self._lock:
            return self._kept.get((medewerker_id, question))

    def put(self, medewerker_id: str, question: Hashable, value: V) -> None:
        with self._lock:
            self._kept[medewerker_id, question] = value

    def get_or_make(
        self, medewerker_id: str, question: Hashable, make: Callable[[], V], *, usable: Callable[[V], bool]
    ) -> V:
        """``make`` has to be quick: it is called with the lock held, so that two requests make one."""
        with self._lock:
            kept = self._kept.get((medewerker_id, question))
            if kept is None or not usable(kept):
                kept = self._kept[medewerker_id, question] = make()
            return kept
