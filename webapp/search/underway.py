"""One search of one employee, from the first answer to the last.

The first answer waits for the sources, and no longer than its deadline. Only what is shown is then asked for in full:
who was involved, and what a hit is that was found by a name. Nothing that is shown moves afterwards.
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import chain
from threading import Lock
from time import monotonic
from uuid import UUID

from webapp.domain.errors import ProviderError
from webapp.search.answer import FIRST_ANSWER_SECONDS, FOLLOWING_SECONDS, WHOLE_SECONDS, Antwoord
from webapp.search.details import Details
from webapp.search.fitting import fit, in_order, is_elsewhere
from webapp.search.hits import Grond, Treffer, merged
from webapp.search.planning import Plan
from webapp.search.run import Asked
from webapp.search.sources import PAGE, Found, Source, Tools
from webapp.search.typed import Typed

# How many hits are read in full before it is known what they are.
_MOST_JUDGED = 12


class Underway:
    """Thread-safe: two tabs of an employee may look at the same one."""

    def __init__(  # noqa: PLR0913 - what it is about, and what it works with
        self,
        medewerker_id: str,
        typed: Typed,
        *,
        plan: Plan,
        tools: Tools,
        pool: Executor,
        details: Details,
        limit: int,
    ) -> None:
        self._medewerker_id = medewerker_id
        self._typed = typed
        self._asked: Asked[Grond, Found] = Asked(_questions(plan.at_once, tools), pool)
        self._otherwise = _questions(plan.otherwise, tools)
        self._lock = Lock()
        self._details = details
        self._limit = limit
        self._in_first: frozenset[UUID] = frozenset()
        self._failed_first: frozenset[Grond] = frozenset()
        self._requested: frozenset[UUID] = frozenset()

    @property
    def may_be_shown_again(self) -> bool:
        unread = (self._details.error(self._medewerker_id, uuid) for uuid in self._requested)
        return not (self._asked.has_failed or any(unread))

    def first(self) -> Antwoord:
        """Its order is that of what the sources told, whatever else may be remembered: the same each time."""
        self._asked.wait(FIRST_ANSWER_SECONDS)
        hits = in_order(self._found(), self._typed, unknown_first=True)
        self._in_first = frozenset(hit.uuid for hit in hits)
        self._failed_first = frozenset(self._asked.outcome().failed)
        whole = [hit for hit in hits if self._is_whole(hit)]
        goes_on = bool(self._otherwise) and not whole
        hidden = [hit for hit in hits if (goes_on or not hit.is_compleet) and hit not in whole]
        shown = filter(None, map(self._completed, (whole if hidden else hits)[: self._limit]))
        return self._answer(tuple(shown), hits, hidden=hidden)

    def following(self, getoond: Sequence[UUID]) -> Antwoord:
        """Names for what is shown come before what is late: those are there sooner."""
        until = monotonic() + FOLLOWING_SECONDS
        if self._read(getoond, until):
            self._ask_otherwise()
            self._asked.wait(until - monotonic())
            self._read(getoond, until)
        return self._after(getoond)

    def whole(self) -> Antwoord:
        until = monotonic() + WHOLE_SECONDS
        self._asked.wait(WHOLE_SECONDS)
        self._read((), until)
        self._ask_otherwise()
        self._asked.wait(until - monotonic())
        self._read((), until)
        self._read([hit.uuid for hit in self._after(()).treffers], until)
        return self._after(())

    def _ask_otherwise(self) -> None:
        with self._lock:
            if self._goes_on():
                self._asked.add(self._otherwise)
                self._otherwise = ()

    def _goes_on(self) -> bool:
        """Whether there is more to ask, because all that was asked came to nothing that fits, or not to a whole day."""
        found = self._asked.outcome().found if self._asked.is_done else ()
        if not (self._otherwise and found):
            return False
        fitting = sum(map(self._is_whole, self._hits()))
        return not fitting or (fitting < self._limit and any(one.gezocht_tot for one in found))

    def _is_whole(self, hit: Treffer) -> bool:
        return fit(hit, self._typed).is_whole

    def _read(self, getoond: Sequence[UUID], until: float) -> bool:
        """Asks for what is missing, and says whether there was nothing to ask or to wait for."""
        hits = self._hits()
        unclear = [hit.uuid for hit in hits if not self._is_clear(hit)][:_MOST_JUDGED]
        likely = [hit.uuid for hit in hits][: max(_MOST_JUDGED - len(unclear), 0) if not getoond else 0]
        incomplete = {hit.uuid for hit in hits if not hit.is_compleet}
        wanted = [uuid for uuid in dict.fromkeys(chain(getoond, unclear, likely)) if uuid in incomplete]
        new = [uuid for uuid in wanted if uuid not in self._requested]
        self._requested = self._requested.union(new)
        self._details.ask(self._medewerker_id, new)
        waiting = [uuid for uuid in wanted if not self._is_settled(uuid)]
        self._details.wait(self._medewerker_id, waiting, until - monotonic())
        return not waiting

    def _after(self, getoond: Sequence[UUID]) -> Antwoord:
        hits = [hit for hit in self._hits(unknown_first=False) if hit.klantcontact or not self._typed.dagen]
        places = {uuid: place for place, uuid in enumerate(getoond)}
        shown = sorted((hit for hit in hits if hit.uuid in places), key=lambda hit: places[hit.uuid])
        rest = [hit for hit in hits if hit.uuid not in places]
        filling = rest[: max(self._limit - len(shown), 0)]
        late = [hit for hit in rest if hit.uuid not in self._in_first and hit not in filling] if getoond else []
        return self._answer([*shown, *filling, *late[: self._limit]], hits)

    def _hits(self, *, unknown_first: bool = True) -> tuple[Treffer, ...]:
        """In order, with what is known by now, and without what is known to be of another day."""
        completed = filter(None, map(self._completed, self._found()))
        of_the_day = (hit for hit in completed if not is_elsewhere(hit, self._typed.dagen))
        return in_order(of_the_day, self._typed, unknown_first=unknown_first)

    def _found(self) -> tuple[Treffer, ...]:
        found = merged(one.treffers for one in self._asked.outcome().found)
        return tuple(hit for hit in found if not is_elsewhere(hit, self._typed.dagen))

    def _completed(self, hit: Treffer) -> Treffer | None:
        return self._details.completed(self._medewerker_id, hit)

    def _is_clear(self, hit: Treffer) -> bool:
        """Whether more about it would change nothing of where it belongs."""
        return hit.is_compleet or self._is_whole(hit)

    def _answer(self, shown: Sequence[Treffer], hits: Sequence[Treffer], hidden: Sequence[Treffer] = ()) -> Antwoord:
        outcome = self._asked.outcome()
        failed = {**self._unread(shown), **outcome.failed}
        incomplete = any(not hit.is_compleet and not self._is_settled(hit.uuid) for hit in shown)
        return Antwoord(
            typed=self._typed,
            treffers=tuple(hit for hit in shown if Grond.EIGEN not in hit.gronden),
            eigen=tuple(hit for hit in shown if Grond.EIGEN in hit.gronden),
            meer=len(hits) > len(shown) or any(len(one.treffers) >= PAGE for one in outcome.found),
            gezocht_op=self._asked.keys,
            laat=tuple(dict.fromkeys((*outcome.late, *(grond for hit in hidden for grond in hit.gronden)))),
            mislukt=failed,
            mislukt_later=frozenset(failed) - self._failed_first,
            gezocht_tot=min((one.gezocht_tot for one in outcome.found if one.gezocht_tot), default=None),
            past_helemaal=any(map(self._is_whole, shown)),
            vervolg=bool(hidden or outcome.late or incomplete or self._goes_on()),
        )

    def _unread(self, shown: Iterable[Treffer]) -> dict[Grond, ProviderError]:
        """What hits were found by of which nothing more could be read."""
        bare = [(hit, self._details.error(self._medewerker_id, hit.uuid)) for hit in shown if not hit.klantcontact]
        return {grond: error for hit, error in bare if error for grond in hit.gronden}

    def _is_settled(self, uuid: UUID) -> bool:
        """Asked for, and answered or failed: it is not asked for twice."""
        return uuid in self._requested and self._details.is_done(self._medewerker_id, uuid)


def _questions(sources: Iterable[Source], tools: Tools) -> tuple[tuple[Grond, Callable[[], Found]], ...]:
    return tuple((source.grond, partial(source.ask, tools)) for source in sources)
