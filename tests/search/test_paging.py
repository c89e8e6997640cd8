"""Looking back to a day, over lists as they come: busy days, nights, weekends, nothing at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search.making import NOW, TODAY

from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import KlantcontactPage
from webapp.domain.tijd import AMSTERDAM, day_of
from webapp.search.dagen import Dagen
from webapp.search.paging import Book, LookedBack, page_back

FAR = 400


@dataclass
class Register:
    """A list with the newest first, in pages, that remembers which were asked for."""

    moments: Sequence[datetime]
    size: int
    tells_total: bool
    asked: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        newest_first = sorted(self.moments, reverse=True)
        self.all = [
            Klantcontact(UUID(int=place), "telefoon", "", moment) for place, moment in enumerate(newest_first, start=1)
        ]

    def page(self, number: int) -> KlantcontactPage:
        assert number >= 1
        self.asked.append(number)
        start = (number - 1) * self.size
        some = tuple(self.all[start : start + self.size])
        return KlantcontactPage(some, start + self.size < len(self.all), len(self.all) if self.tells_total else None)

    def of(self, span: Dagen) -> list[Klantcontact]:
        return [one for one in self.all if is_in(span, one)]


def is_in(span: Dagen, klantcontact: Klantcontact) -> bool:
    return day_of(klantcontact.plaatsgevonden_op) in span


def moments() -> st.SearchStrategy[list[datetime]]:
    """At office hours mostly, on some days many, on others none; and some at any minute."""
    minutes = st.integers(0, FAR * 24 * 60)
    at_any_time = st.lists(minutes, max_size=60)
    one_day = st.builds(
        lambda day, many: [day * 24 * 60 + minute for minute in many],
        st.integers(0, FAR),
        st.lists(st.integers(0, 9 * 60), min_size=5, max_size=60),
    )
    busy = st.lists(one_day, max_size=5).map(lambda days: [minute for day in days for minute in day])
    return st.builds(lambda a, b: [NOW - timedelta(minutes=minute) for minute in (*a, *b)], at_any_time, busy)


def spans() -> st.SearchStrategy[Dagen]:
    return st.builds(
        lambda ago, days: Dagen(TODAY - timedelta(days=ago + days), TODAY - timedelta(days=ago)),
        st.integers(-2, FAR + 20),
        st.sampled_from((0, 0, 0, 1, 6)),
    )


def registers() -> st.SearchStrategy[Register]:
    return st.builds(Register, moments(), st.sampled_from((1, 3, 10)), st.booleans())


@given(registers(), spans(), st.integers(1, 8), st.sampled_from((1, 10)))
def test_what_is_returned_is_the_newest_of_the_span(register: Register, span: Dagen, calls: int, enough: int) -> None:
    found = page_back(register.page, Book(span), calls=calls, enough=enough)
    wanted = register.of(span)
    assert len(register.asked) <= calls
    assert len(register.asked) == len(set(register.asked))
    assert all(is_in(span, one) for one in found.klantcontacten)
    assert list(found.klantcontacten) == [one for one in wanted if one in found.klantcontacten]
    if found.gezocht_tot is None:
        assert list(found.klantcontacten) == wanted[: len(found.klantcontacten)]
        assert len(found.klantcontacten) >= min(enough, len(wanted))
    else:
        assert len(register.asked) == calls


@given(registers(), spans(), st.integers(2, 8))
def test_up_to_where_it_says_it_looked_nothing_is_missing(register: Register, span: Dagen, calls: int) -> None:
    found = page_back(register.page, Book(span), calls=calls, enough=10)
    if found.gezocht_tot is not None and found.klantcontacten:
        first = found.klantcontacten[0]
        between = [
            one
            for one in register.of(span)
            if found.gezocht_tot < one.plaatsgevonden_op < first.plaatsgevonden_op  # newer ones may be unread yet
        ]
        assert set(between) <= set(found.klantcontacten)


def office_hours(days: int, each: int) -> list[datetime]:
    """Five days a week, from nine to five in Amsterdam."""
    found = []
    for ago in range(days):
        day = TODAY - timedelta(days=ago)
        if day.weekday() < 5:
            opening = datetime(day.year, day.month, day.day, 9, tzinfo=AMSTERDAM)
            found += [opening + timedelta(minutes=minute * 480 // each) for minute in range(each)]
    return [moment for moment in found if moment <= NOW]


@pytest.fixture(scope="module", params=[True, False], ids=["total", "no total"])
def year(request: pytest.FixtureRequest) -> Register:
    return Register(office_hours(365, 300), 10, request.param)


@pytest.mark.parametrize("ago", [0, 1, 2, 7, 9, 10, 30, 91, 200, 364])
def test_six_calls_reach_a_day_of_last_year(ago: int, year: Register) -> None:
    """In a register of 300 a day, which is some 80,000 in all."""
    year.asked.clear()
    day = TODAY - timedelta(days=ago)
    found = page_back(year.page, Book(Dagen(day, day)), calls=6, enough=10)
    assert len(year.asked) <= 6
    if year.tells_total or ago < 300:  # without a total the end of the list has to be found first
        assert _shown(found) == ({day} if day.weekday() < 5 else set())
    else:
        assert found.klantcontacten or found.gezocht_tot


def _shown(found: LookedBack) -> set[date]:
    return {day_of(one.plaatsgevonden_op) for one in found.klantcontacten}


def test_nothing_registered_is_one_call() -> None:
    register = Register([], 10, tells_total=True)
    assert page_back(register.page, Book(Dagen(TODAY, TODAY)), calls=6, enough=10) == LookedBack((), None)
    assert register.asked == [1]


def test_one_page_is_one_call_whatever_is_asked() -> None:
    for ago in (0, 1, 400):
        register = Register([NOW, NOW - timedelta(days=1)], 10, tells_total=False)
        day = TODAY - timedelta(days=ago)
        found = page_back(register.page, Book(Dagen(day, day)), calls=6, enough=10)
        assert len(found.klantcontacten) == (1 if ago < 2 else 0)
        assert found.gezocht_tot is None
        assert register.asked == [1]


def test_a_day_begins_at_midnight_in_the_netherlands() -> None:
    just_before, just_after = (datetime(2026, 11, 18, hour, 59, tzinfo=AMSTERDAM) for hour in (0, 23))
    night = datetime(2026, 11, 17, 23, 59, tzinfo=AMSTERDAM)
    register = Register([just_before, just_after, night], 10, tells_total=True)
    day = date(2026, 11, 18)
    found = page_back(register.page, Book(Dagen(day, day)), calls=6, enough=10)
    assert [one.plaatsgevonden_op for one in found.klantcontacten] == [just_after, just_before]


def test_where_it_stopped_is_said() -> None:
    register = Register([NOW - timedelta(minutes=minute) for minute in range(100)], 10, tells_total=True)
    found = page_back(register.page, Book(Dagen(TODAY, TODAY)), calls=2, enough=50)
    assert len(found.klantcontacten) == 20
    assert found.gezocht_tot == NOW - timedelta(minutes=19)


def test_what_a_call_raises_is_raised() -> None:
    def fails(_: int) -> KlantcontactPage:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        page_back(fails, Book(Dagen(TODAY, TODAY)), calls=6, enough=10)


def test_asked_once_more_it_goes_on_where_it_was() -> None:
    register = Register([NOW - timedelta(minutes=minutes) for minutes in range(60)], size=10, tells_total=True)
    book = Book(Dagen(TODAY, TODAY))
    first = page_back(register.page, book, calls=2, enough=60)
    second = page_back(register.page, book, calls=2, enough=60)
    assert second.klantcontacten[: len(first.klantcontacten)] == first.klantcontacten
    assert len(second.klantcontacten) == 40
    assert register.asked == [1, 2, 3, 4]
