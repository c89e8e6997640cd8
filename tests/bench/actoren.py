"""How long one question to the directory of actoren takes; it goes to memory only, so the time stands by itself."""

import time
from collections.abc import Sequence
from functools import partial

from bench.measuring import Times, seconds_of
from bench.table import show
from search.misspelt import questions
from search.town import town

from webapp.search.actor_index import ActorIndex

_SIZES = (5_000, 50_000)
_LIMIT = 11
_TIMES = 3
_BROAD = ("van", "de", "jan", "v d", "van d", "j de", "medewerker", "jan@turfstad.example", "groen", "van der van den")


def show_actoren() -> None:
    show(
        "Directory of actoren: one question, ms",
        ("actoren", "words", "misspelt: median", "p95", "broad: median", "p95", "read in, s"),
        [_row(size) for size in _SIZES],
        "misspelt: 200 names with errors made by rule. broad: what fits thousands, like van or medewerker.\n"
        f"Each the least of {_TIMES} times.",
    )


def _row(size: int) -> tuple[str, ...]:
    actoren = town(size)
    started = time.perf_counter()
    index = ActorIndex(actoren)
    read_in = time.perf_counter() - started
    misspelt = _times(index, [question.typed for question in questions(actoren)])
    broad = _times(index, _BROAD)
    words = len({word for actor in actoren for word in actor.naam.split()})
    figures = (misspelt.median, misspelt.p95, broad.median, broad.p95)
    return f"{size:,}", f"{words:,}", *(f"{seconds * 1000:.1f}" for seconds in figures), f"{read_in:.1f}"


def _times(index: ActorIndex, typed: Sequence[str]) -> Times:
    """The least of some, each: what the machine did besides is no part of the question."""
    asked = [partial(index.find, one, limit=_LIMIT) for one in typed]
    return Times(tuple(min(seconds_of(ask) for _ in range(_TIMES)) for ask in asked))


if __name__ == "__main__":
    show_actoren()
