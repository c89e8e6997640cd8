"""What may be used once, also when it comes to two nodes at the same moment."""

import time
from collections.abc import Callable

from sqlalchemy import delete, insert

from webapp.database import bounded
from webapp.database.tables import Tables
from webapp.identity.store import GEBRUIKT, hashed


class Once:
    def __init__(self, tables: Tables, now: Callable[[], float] = time.time) -> None:
        self._tables = tables
        self._now = now

    def use(self, kind: str, key: str, *, until: float) -> bool:
        """False where it was used before. ``until``: seconds since 1970, after which it would be refused anyway."""
        return bounded(lambda: self._use(hashed(kind, key), until))

    def _use(self, sleutel: str, until: float) -> bool:
        self._tables.change(delete(GEBRUIKT).where(GEBRUIKT.c.verloopt < self._now()))
        return self._tables.add_once(insert(GEBRUIKT).values(sleutel=sleutel, verloopt=until))
