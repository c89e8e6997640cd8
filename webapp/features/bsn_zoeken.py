"""Searching for one person after another by BSN: counted per employee, slowed, logged, and at last refused.

What counts is a BSN that this employee did not search for lately: the same one typed key by key, looked at again or
sent on by a form is one.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from time import sleep

import structlog
from flask import Flask, request
from werkzeug.exceptions import TooManyRequests

from webapp.domain import tijd
from webapp.domain.partij import SoortIdentificator
from webapp.identity import current_medewerker
from webapp.search import cleaned
from webapp.search.typed import typed
from webapp.search.understanding import understood
from webapp.web.distinct import Counted, Distinct
from webapp.web.errors import BSN_BUSY, BSN_TOO_OFTEN, Problem, problem_screen

log = structlog.get_logger("search")

MINUTES = 10
# As many callers as one employee can speak to in that time, several times over.
FREE = 20
MOST = 3 * FREE
_STEP_SECONDS, MOST_SECONDS = 0.1, 2.0
# Of the server's sixteen threads, whoever they wait for.
_MOST_WAITING = 4
_SHORTEST = 8

# By what a post to it looks for a person.
_FIELDS = {
    "/zoeken/klantcontacten": ("zoekterm",),
    "/zoeken/partijen": ("zoekterm",),
    "/interne-taken/nieuw": ("klantcontact_zoekterm",),
    "/betrokkenen/nieuw": ("klantcontact_zoekterm", "partij_zoekterm", "organisatie_zoekterm", "identificator"),
}


def init_bsn_zoeken(app: Flask) -> None:
    """After the employee is identified, and what is posted is known to be theirs."""
    searches, waiting = Distinct("bsn", MOST, MINUTES), _Waiting()

    @app.before_request
    def count_searches_by_bsn() -> None:
        numbers = _asked_for() if request.method == "POST" else ()
        if numbers:
            _count(searches, waiting, numbers)


def _asked_for() -> tuple[str, ...]:
    fields = _FIELDS.get(request.url_rule.rule, ()) if request.url_rule else ()
    return tuple(dict.fromkeys(number for field in fields for number in _numbers(field)))


def _numbers(field: str) -> Iterator[str]:
    if field == "identificator" and request.form.get("identificator_soort") != SoortIdentificator.BSN:
        return
    if term := cleaned(request.form.get(field, "")):
        meant = (*typed(term, tijd.today()).identificatoren, *(one.identificator for one in understood(term).questions))
        yield from (_as_typed(one.object_id) for one in meant if one and one.soort is SoortIdentificator.BSN)


def _as_typed(number: str) -> str:
    """Without its last digit: on the way to nine of them the first eight may be a BSN as well, with a zero before."""
    return number.lstrip("0")[:_SHORTEST]


def _count(searches: Distinct, waiting: "_Waiting", numbers: Sequence[str]) -> None:
    counted = searches.look_at(current_medewerker().id, numbers)
    if not counted.new:
        return
    if counted.number > MOST:
        raise _refused(BSN_TOO_OFTEN, counted, searches.forget(counted))
    if counted.number > FREE:
        _slow_down(searches, waiting, counted)
    searches.add(counted)


def _slow_down(searches: Distinct, waiting: "_Waiting", counted: Counted) -> None:
    with waiting.one(counted.who) as may_wait:
        if not may_wait:
            searches.forget(counted)
            raise _refused(BSN_BUSY, counted, MOST_SECONDS)
        _tell(counted, "slowed")
        sleep(delay(counted.number))


def delay(number: int) -> float:
    """Seconds before the search with this number goes on."""
    return min(max(number - FREE, 0) * _STEP_SECONDS, MOST_SECONDS)


def _refused(problem: Problem, counted: Counted, seconds: float) -> TooManyRequests:
    _tell(counted, "refused")
    return TooManyRequests(response=problem_screen(problem, retry_after=seconds))


def _tell(counted: Counted, outcome: str) -> None:
    log.warning("bsn_search_bulk", medewerker=current_medewerker().id, count=counted.number, outcome=outcome)


class _Waiting:
    """Who is kept waiting now: each of them once, and not more than a few, for each takes a thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._now: set[str] = set()

    @contextmanager
    def one(self, who: str) -> Iterator[bool]:
        with self._lock:
            may_wait = who not in self._now and len(self._now) < _MOST_WAITING
            if may_wait:
                self._now.add(who)
        try:
            yield may_wait
        finally:
            if may_wait:
                with self._lock:
                    self._now.discard(who)
