"""Looking back to a day in a list that a provider sorts newest first and cannot filter by date.

Pages are asked for by number. Between a page that is too new and one that is too old the next one is estimated from
the moments on them, so that a few calls reach further back than a few pages.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import isqrt

from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import KlantcontactPage
from webapp.domain.tijd import day_of, start_of
from webapp.search.dagen import Dagen

AskPage = Callable[[int], KlantcontactPage]


@dataclass(frozen=True, slots=True)
class LookedBack:
    """``gezocht_tot``: up to where was looked, where there may be more beyond; else None."""

    klantcontacten: tuple[Klantcontact, ...]
    gezocht_tot: datetime | None


def page_back(ask: AskPage, book: "Book", *, calls: int, enough: int) -> LookedBack:
    """The newest of the book's span, as far as ``calls`` more calls reach. Raises whatever ``ask`` raises."""
    number = book.next_number(enough)
    for _ in range(calls):
        if number is None:
            break
        book.add(number, ask(number))
        number = book.next_number(enough)
    found = tuple(
        one
        for page in sorted(book.pages)
        for one in book.pages[page].klantcontacten
        if day_of(one.plaatsgevonden_op) in book.span
    )
    return LookedBack(found, book.reached() if number is not None else None)


@dataclass
class Book:
    """The pages that were read so far, by number; for one reader at a time."""

    span: Dagen
    pages: dict[int, KlantcontactPage] = field(default_factory=dict)
    end: int | None = None  # there is nothing from this page on

    def add(self, number: int, page: KlantcontactPage) -> None:
        self.pages[number] = page
        if not page.klantcontacten:
            self.end = min(number, self.end or number)
        elif not page.has_next:
            self.end = number + 1

    def next_number(self, enough: int) -> int | None:
        """None where everything of the span was read, or enough of it."""
        if not self.pages:
            return 1
        too_new, too_old = self._bounds()
        inside = sorted(number for number in self.pages if too_new < number < too_old)
        upper = inside[0] if inside else too_old
        if upper - too_new > 1:  # where the span begins is not known yet, and there stand its newest
            return self._estimate(too_new, upper)
        count = sum(
            day_of(one.plaatsgevonden_op) in self.span for number in inside for one in self.pages[number].klantcontacten
        )
        unread = next((number + 1 for number in inside if number + 1 not in self.pages), too_old)
        return unread if unread < too_old and count < enough else None

    def _bounds(self) -> tuple[int, int]:
        """The last page that is wholly newer than the span, and the first that is wholly older, or beyond the list."""
        newer = [number for number, page in self.pages.items() if page.klantcontacten and _last(page) > self.span.tot]
        older = [number for number, page in self.pages.items() if page.klantcontacten and _first(page) < self.span.van]
        return max(newer, default=0), min((*older, self.end or self._beyond()))

    def _estimate(self, lower: int, upper: int) -> int:
        """A page between the two, by how the moments on them lie around the beginning of the span."""
        newest, reached = _moments(self.pages[1])[0], _moments(self.pages[lower])[-1]
        ahead = (reached - start_of(self.span.tot + timedelta(days=1))).total_seconds()
        if upper in self.pages and self.pages[upper].klantcontacten:
            gap = (reached - _moments(self.pages[upper])[0]).total_seconds()
            steps = ahead / max(gap, 1) * (upper - lower)
        else:
            steps = ahead / max((newest - reached).total_seconds(), 1) * lower
            if upper in self.pages and lower + steps > upper / 2:  # by that pace it led beyond the list before
                return max(isqrt(lower * upper), lower + 1)
        return min(max(lower + round(steps), lower + 1), upper - 1)

    def _beyond(self) -> int:
        first = self.pages[1]
        if first.total is None or not first.klantcontacten:
            return _ENDLESS
        return -(-first.total // len(first.klantcontacten)) + 1

    def reached(self) -> datetime | None:
        """The oldest moment that was read without a gap since the span began, or on the way to it."""
        too_new, too_old = self._bounds()
        number = next((number for number in sorted(self.pages) if too_new < number < too_old), too_new)
        while number + 1 in self.pages and number + 1 < too_old:
            number += 1
        moments = _moments(self.pages[number]) if number in self.pages else []
        return moments[-1] if moments else None


_ENDLESS = 1_000_000


def _moments(page: KlantcontactPage) -> list[datetime]:
    return [one.plaatsgevonden_op for one in page.klantcontacten]


def _first(page: KlantcontactPage) -> date:
    return day_of(page.klantcontacten[0].plaatsgevonden_op)


def _last(page: KlantcontactPage) -> date:
    return day_of(page.klantcontacten[-1].plaatsgevonden_op)
