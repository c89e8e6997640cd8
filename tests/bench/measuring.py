"""Times that may be compared: what is compared is measured in turn, so that the noise of the machine hits all of it."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

Act = Callable[[], object]

_WARM_UP = 3
_MIN_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds, one for each round."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.seconds)

    @property
    def p95(self) -> float:
        return quantiles(self.seconds, n=20, method="inclusive")[-1]

    @classmethod
    def summed(cls, several: Iterable["Times"]) -> "Times":
        """One after another, round by round."""
        return cls(tuple(map(sum, zip(*(times.seconds for times in several), strict=True))))


def seconds_of(act: Act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def in_turn(
    acts: Sequence[Act], *, rounds: int, seconds: float, at_least: int = _MIN_ROUNDS, warm_up: int = _WARM_UP
) -> list[Times]:
    """A, B, C, A, B, C, …; each round begins with another one. Ends after ``rounds`` or ``seconds``, the first."""
    for act in acts:
        for _ in range(warm_up):
            act()
    taken: list[list[float]] = [[] for _ in acts]
    until = time.monotonic() + seconds
    for number in range(rounds):
        if number >= at_least and time.monotonic() > until:
            break
        for offset in range(len(acts)):
            which = (number + offset) % len(acts)
            taken[which].append(seconds_of(acts[which]))
    return [Times(tuple(one)) for one in taken]
