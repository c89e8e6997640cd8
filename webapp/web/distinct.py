"""How many different things somebody asked for lately, counted where the limits are, without keeping what they were."""

import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter, MovingWindowRateLimiter

from webapp.web.limits import current_limiter, hidden

# 16 bits of a keyed hash: they tell sixty things apart, and say next to nothing of one that has nine digits.
_TAG_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """``new``: those that were not asked for lately. ``number``: of the different ones, with these."""

    who: str
    new: tuple[str, ...] = ()
    number: int = 0


class Distinct:
    """At most ``most`` of a ``kind`` are counted, each for ``minutes``. A storage that does not answer counts none."""

    def __init__(self, kind: str, most: int, minutes: int) -> None:
        self._kind = kind
        self._window = RateLimitItemPerMinute(most, minutes)
        self._once = RateLimitItemPerMinute(1, minutes)

    def look_at(self, who: str, things: Iterable[str]) -> Counted:
        """What is new has to be followed by ``add`` or ``forget``."""
        storage, key = _storage(), hidden(self._kind, who)
        once = FixedWindowRateLimiter(storage)
        try:
            tags = dict.fromkeys(hidden(self._kind, who, thing)[:_TAG_LENGTH] for thing in things)
            new = tuple(tag for tag in tags if once.hit(self._once, key, tag))
            left = MovingWindowRateLimiter(storage).get_window_stats(self._window, key).remaining
        except _errors(storage):
            return Counted(key)
        return Counted(key, new, self._window.amount - left + len(new))

    def add(self, counted: Counted) -> None:
        storage = _storage()
        with suppress(*_errors(storage)):
            MovingWindowRateLimiter(storage).hit(self._window, counted.who, cost=len(counted.new))

    def forget(self, counted: Counted) -> float:
        """They were refused, so they are as new the next time. Seconds until one more may be asked for."""
        storage = _storage()
        try:
            for tag in counted.new:
                FixedWindowRateLimiter(storage).clear(self._once, counted.who, tag)
            until = MovingWindowRateLimiter(storage).get_window_stats(self._window, counted.who).reset_time
        except _errors(storage):
            return 0
        return max(until - time.time(), 0)


def _storage() -> Storage:
    """While the shared one is away that of this process."""
    return current_limiter().limiter.storage


def _errors(storage: Storage) -> tuple[type[Exception], ...]:
    errors = storage.base_exceptions
    return errors if isinstance(errors, tuple) else (errors,)
