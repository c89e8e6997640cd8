"""For which actoren each employee registered something lately. In memory only: it is a convenience, nobody's record."""

from threading import Lock
from uuid import UUID

from cachetools import LRUCache

_MAX_MEDEWERKERS = 10_000
_MAX_ACTOREN = 20


class LatelyUsed:
    def __init__(self) -> None:
        self._lock = Lock()
        self._used: LRUCache[str, tuple[UUID, ...]] = LRUCache(_MAX_MEDEWERKERS)

    def note(self, medewerker_id: str, uuid: UUID) -> None:
        with self._lock:
            before = self._used.get(medewerker_id, ())
            self._used[medewerker_id] = (uuid, *(one for one in before if one != uuid))[:_MAX_ACTOREN]

    def of(self, medewerker_id: str) -> tuple[UUID, ...]:
        """At most 20, the last used first."""
        with self._lock:
            return self._used.get(medewerker_id, ())
