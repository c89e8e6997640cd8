"""One search under way: sources side by side, and whatever of them is in by a deadline."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from concurrent.futures import Executor, Future, wait
from dataclasses import dataclass
from typing import Generic, TypeVar

from webapp.domain.errors import ProviderError

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[K, V]):
    """``found`` in the order of the questions; ``failed`` has the first error of each that failed."""

    found: tuple[V, ...]
    late: tuple[K, ...]
    failed: Mapping[K, ProviderError]


class Asked(Generic[K, V]):
    """Questions that were asked side by side, each under a key that several may share. Thread-safe."""

    def __init__(self, questions: Iterable[tuple[K, Callable[[], V]]], pool: Executor) -> None:
        self._pool = pool
        self._asked: tuple[tuple[K, Future[V]], ...] = ()
        self.add(questions)

    def add(self, questions: Iterable[tuple[K, Callable[[], V]]]) -> None:
        """More of them, at once too."""
        self._asked += tuple((key, self._pool.submit(ask)) for key, ask in questions)

    def wait(self, seconds: float) -> None:
        """Until all answered, or as long as this."""
        wait([future for _, future in self._asked], timeout=max(seconds, 0))

    @property
    def keys(self) -> tuple[K, ...]:
        return tuple(dict.fromkeys(key for key, _ in self._asked))

    @property
    def has_failed(self) -> bool:
        return any(future.done() and future.exception() for _, future in self._asked)

    @property
    def is_done(self) -> bool:
        return all(future.done() for _, future in self._asked)

    def outcome(self) -> Outcome[K, V]:
        """As it is now. Raises what is no ``ProviderError``: that is a fault of our own."""
        done = [(key, future) for key, future in self._asked if future.done()]
        late = dict.fromkeys(key for key, future in self._asked if not future.done())
        failed: dict[K, ProviderError] = {}
        found: list[V] = []
        for key, future in done:
            error = future.exception()
            if error is None:
                found.append(future.result())
            elif isinstance(error, ProviderError):
                failed.setdefault(key, error)
            else:
                raise error
        return Outcome(tuple(found), tuple(late), failed)
