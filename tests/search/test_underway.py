"""One search from its first answer to its last: what is late, what fails, and that nothing shown moves."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Event
from time import monotonic, sleep
from typing import cast
from uuid import UUID

import pytest
from search.making import TODAY, betrokkene, klantcontact

from webapp.domain.errors import NotFoundError, Outage, ProviderUnavailableError
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.partij import Contactnaam
from webapp.domain.provider import Provider
from webapp.search import Antwoord
from webapp.search import underway as module
from webapp.search.details import Details
from webapp.search.hits import Grond, Treffer
from webapp.search.planning import Plan
from webapp.search.sources import Found, Source, Tools
from webapp.search.typed import typed
from webapp.search.underway import Underway

VRIES = Contactnaam(voorletters="K.", voorvoegsel_achternaam="de", achternaam="Vries")
BROKEN = ProviderUnavailableError(Outage.UNREACHABLE)


@dataclass
class Register:
    """A provider that only gives a klantcontact in full."""

    klantcontacten: dict[UUID, Klantcontact] = field(default_factory=dict)
    answering: Event = field(default_factory=Event)
    broken: bool = False
    asked: list[UUID] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.answering.set()

    def get_klantcontact(self, uuid: UUID) -> Klantcontact:
        self.asked.append(uuid)
        self.answering.wait(10)
        if self.broken:
            raise BROKEN
        if uuid not in self.klantcontacten:
            raise NotFoundError
        return self.klantcontacten[uuid]

    def has(self, klantcontact: Klantcontact, *wie: Contactnaam) -> Klantcontact:
        """As a list has it: without its betrokkenen."""
        named = tuple(betrokkene(naam, klantcontact.uuid) for naam in wie)
        self.klantcontacten[klantcontact.uuid] = replace(klantcontact, betrokkenen=named)
        return klantcontact


@dataclass
class Held:
    """A source that answers when the test lets it, or fails."""

    grond: Grond
    treffers: Sequence[Treffer] = ()
    error: Exception | None = None
    answering: Event = field(default_factory=Event)
    asked: int = 0

    def ask(self, _: Tools) -> Found:
        self.asked += 1
        self.answering.wait(10)
        if self.error:
            raise self.error
        return Found(tuple(self.treffers))


def at_once(grond: Grond, *treffers: Treffer, error: Exception | None = None) -> Held:
    held = Held(grond, treffers, error)
    held.answering.set()
    return held


Begin = Callable[..., Underway]


@pytest.fixture
def register() -> Iterator[Register]:
    register = Register()
    yield register
    register.answering.set()


@pytest.fixture
def begin(register: Register, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """``begin(term, *sources)``; whatever is still held is let go in the end."""
    monkeypatch.setattr(module, "FIRST_ANSWER_SECONDS", 0.15)
    monkeypatch.setattr(module, "FOLLOWING_SECONDS", 1.0)
    held: list[Held] = []
    with ThreadPoolExecutor(16) as calls, ThreadPoolExecutor(16) as pool:
        provider = cast("Provider", register)

        def begun(term: str, *sources: Held, otherwise: Sequence[Held] = (), limit: int = 8) -> Underway:
            held.extend((*sources, *otherwise))
            plan = Plan(cast("tuple[Source, ...]", sources), cast("tuple[Source, ...]", tuple(otherwise)))
            meant, tools = typed(term, TODAY), Tools(provider, calls)
            details = Details(provider, calls)
            return Underway("noor", meant, plan=plan, tools=tools, pool=pool, details=details, limit=limit)

        yield begun
        register.answering.set()
        for one in held:
            one.answering.set()


def hit(klantcontact: Klantcontact, grond: Grond = Grond.ONDERWERP) -> Treffer:
    return Treffer.of(klantcontact, grond)


def named(klantcontact: Klantcontact, naam: Contactnaam = VRIES) -> Treffer:
    """As betrokkenen lead to it: only the id and the name."""
    return Treffer(klantcontact.uuid, (Grond.NAAM,), betrokkenen=(betrokkene(naam, klantcontact.uuid),))


def shown(antwoord: Antwoord) -> tuple[UUID, ...]:
    return tuple(one.uuid for one in antwoord.treffers)


def soon(holds: Callable[[], object]) -> None:
    until = monotonic() + 5
    while not holds():
        assert monotonic() < until
        sleep(0.005)


def test_what_is_in_is_answered_while_another_source_hangs(register: Register, begin: Begin) -> None:
    found = register.has(klantcontact("Afval"))
    hanging = Held(Grond.NAAM)
    search = begin("afval", at_once(Grond.ONDERWERP, hit(found)), hanging)
    first = search.first()
    assert not hanging.answering.is_set()
    assert shown(first) == (found.uuid,)
    assert first.laat == (Grond.NAAM,)
    assert first.vervolg
    assert not first.mislukt


def test_a_source_that_fails_is_told_and_empties_nothing(register: Register, begin: Begin) -> None:
    found = register.has(klantcontact("Afval"))
    search = begin("afval", at_once(Grond.ONDERWERP, hit(found)), at_once(Grond.NAAM, error=BROKEN))
    first = search.first()
    assert shown(first) == (found.uuid,)
    assert first.mislukt == {Grond.NAAM: BROKEN}
    assert first.laat == ()
    assert not search.may_be_shown_again


def test_late_hits_come_below_and_what_is_shown_keeps_its_place(register: Register, begin: Begin) -> None:
    older, newer = register.has(klantcontact("Afval", hours_ago=9)), register.has(klantcontact("Afval", hours_ago=2))
    best = register.has(klantcontact("Afval", hours_ago=1), VRIES)
    late = Held(Grond.INHOUD, [hit(best, Grond.INHOUD)])
    search = begin("afval", at_once(Grond.ONDERWERP, hit(older), hit(newer)), late)
    first = search.first()
    assert shown(first) == (newer.uuid, older.uuid)
    late.answering.set()
    after = first
    while after.vervolg:
        after = search.following(shown(after))
    assert shown(after) == (newer.uuid, older.uuid, best.uuid)
    assert after.laat == ()
    assert shown(search.first()) == (best.uuid, newer.uuid, older.uuid)  # for who looks anew


def test_a_full_list_gets_its_late_hits_below(register: Register, begin: Begin) -> None:
    full = [register.has(klantcontact("Afval", hours_ago=hours)) for hours in range(2, 5)]
    late = [register.has(klantcontact("Afval", hours_ago=1))]
    held = Held(Grond.INHOUD, [hit(one, Grond.INHOUD) for one in late])
    search = begin("afval", at_once(Grond.ONDERWERP, *map(hit, full)), held, limit=3)
    before = shown(search.first())
    held.answering.set()
    after = search.following(before)
    while after.vervolg:
        after = search.following(shown(after))
    assert shown(after) == (*before, late[0].uuid)


def test_what_was_found_and_not_shown_does_not_fill_the_list_later(register: Register, begin: Begin) -> None:
    many = [register.has(klantcontact("Afval", hours_ago=hours)) for hours in range(1, 6)]
    search = begin("afval", at_once(Grond.ONDERWERP, *map(hit, many)), limit=3)
    first = search.first()
    assert first.meer
    assert shown(search.following(shown(first))) == shown(first)


def test_names_follow(register: Register, begin: Begin) -> None:
    found = register.has(klantcontact("Afval"), VRIES)
    search = begin("afval", at_once(Grond.ONDERWERP, hit(found)))
    first = search.first()
    assert first.vervolg
    assert register.asked == []
    after = search.following(shown(first))
    assert [one.naam for one in after.treffers[0].called] == ["K. de Vries"]
    assert not after.vervolg
    assert register.asked == [found.uuid]


def test_names_do_not_wait_for_what_hangs(register: Register, begin: Begin) -> None:
    """The answer has them, and says that more follows."""
    found = register.has(klantcontact("Afval"), VRIES)
    search = begin("afval", at_once(Grond.ONDERWERP, hit(found)), Held(Grond.NAAM))
    after = search.following(shown(search.first()))
    assert [one.naam for one in after.treffers[0].called] == ["K. de Vries"]
    assert after.laat == (Grond.NAAM,)
    assert after.vervolg


def test_only_what_is_shown_is_asked_for_in_full(register: Register, begin: Begin) -> None:
    many = [register.has(klantcontact("Afval", hours_ago=hours)) for hours in range(1, 20)]
    search = begin("afval", at_once(Grond.ONDERWERP, *map(hit, many)))
    first = search.first()
    search.following(shown(first))
    assert sorted(register.asked) == sorted(shown(first))


def test_nothing_is_asked_for_in_full_twice(register: Register, begin: Begin) -> None:
    found = register.has(klantcontact("Afval"), VRIES)
    late = Held(Grond.NAAM)
    search = begin("afval", at_once(Grond.ONDERWERP, hit(found)), late)
    for _ in range(3):
        search.following((found.uuid,))
    late.answering.set()
    search.following((found.uuid,))
    assert register.asked == [found.uuid]


def test_what_is_found_by_half_is_shown_when_it_is_clear(register: Register, begin: Begin) -> None:
    """``vries gisteren``: a betrokkene does not tell when it was."""
    yesterday = register.has(klantcontact("Afval", hours_ago=24), VRIES)
    today = register.has(klantcontact("Afval", hours_ago=1), VRIES)
    search = begin("de vries gisteren", at_once(Grond.NAAM, named(today), named(yesterday)))
    first = search.first()
    assert shown(first) == ()
    assert first.laat == (Grond.NAAM,)
    assert first.vervolg
    after = search.following(())
    assert shown(after) == (yesterday.uuid,)
    assert after.past_helemaal
    assert not after.vervolg


def test_what_is_gone_meanwhile_is_left_out(register: Register, begin: Begin) -> None:
    gone, there = klantcontact("Afval", hours_ago=2), register.has(klantcontact("Afval"))
    search = begin("afval", at_once(Grond.ONDERWERP, hit(gone), hit(there)))
    assert shown(search.following(shown(search.first()))) == (there.uuid,)


def test_names_that_cannot_be_read_leave_the_hit(register: Register, begin: Begin) -> None:
    found = register.has(klantcontact("Afval"), VRIES)
    register.broken = True
    search = begin("afval", at_once(Grond.ONDERWERP, hit(found)))
    after = search.following(shown(search.first()))
    assert shown(after) == (found.uuid,)
    assert not after.vervolg

    assert not after.mislukt  # what it is about stands there
    assert not search.may_be_shown_again


def test_a_hit_of_which_nothing_can_be_read_is_told(register: Register, begin: Begin) -> None:
    found = register.has(klantcontact("Afval"), VRIES)
    register.broken = True
    search = begin("de vries", at_once(Grond.NAAM, named(found)))
    after = search.following(shown(search.first()))
    assert shown(after) == (found.uuid,)
    assert after.mislukt == {Grond.NAAM: BROKEN}
    assert not after.vervolg


def test_everything_failing_is_told_and_nothing_more_is_asked(register: Register, begin: Begin) -> None:
    failing = (at_once(Grond.ONDERWERP, error=BROKEN), at_once(Grond.INHOUD, error=BROKEN))
    search = begin("afval", *failing, otherwise=[at_once(Grond.EMAILADRES)])
    first = search.first()
    assert first.treffers == ()
    assert set(first.mislukt) == {Grond.ONDERWERP, Grond.INHOUD}
    assert not first.vervolg


def test_a_fault_of_our_own_is_no_fault_of_the_provider(begin: Begin) -> None:
    search = begin("afval", at_once(Grond.ONDERWERP, error=ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        search.first()


def test_found_twice_is_one_hit_with_both_reasons(register: Register, begin: Begin) -> None:
    found = register.has(klantcontact("De Vries over afval"), VRIES)
    search = begin("de vries", at_once(Grond.NAAM, named(found)), at_once(Grond.ONDERWERP, hit(found)))
    [only] = search.first().treffers
    assert only.gronden == (Grond.NAAM, Grond.ONDERWERP)
    assert only.klantcontact == found


def test_nothing_that_fits_wholly_is_told(register: Register, begin: Begin) -> None:
    found = register.has(klantcontact("Afval"))
    search = begin("afval dakkapel", at_once(Grond.ONDERWERP, hit(found)))
    after = search.following(shown(search.first()))
    assert shown(after) == (found.uuid,)
    assert not after.past_helemaal


def test_the_last_resort_is_asked_only_where_nothing_fits(register: Register, begin: Begin) -> None:
    fits, spare = register.has(klantcontact("Turfschuur")), at_once(Grond.EMAILADRES)
    search = begin("turfschuur", at_once(Grond.ONDERWERP, hit(fits)), otherwise=[spare])
    search.following(shown(search.first()))
    assert spare.asked == 0
    found = register.has(klantcontact("Afval"))
    spare = at_once(Grond.EMAILADRES, hit(found, Grond.EMAILADRES))
    search = begin("turfschuur", at_once(Grond.ONDERWERP), otherwise=[spare])
    first = search.first()
    assert first.vervolg
    assert shown(search.following(())) == (found.uuid,)
    search.following((found.uuid,))
    assert spare.asked == 1


def test_the_whole_answer_waits_for_all_and_has_the_names(register: Register, begin: Begin) -> None:
    found, late = register.has(klantcontact("Afval"), VRIES), register.has(klantcontact("Afval", hours_ago=2), VRIES)
    held = Held(Grond.INHOUD, [hit(late, Grond.INHOUD)])
    search = begin("afval", at_once(Grond.ONDERWERP, hit(found)), held)
    with ThreadPoolExecutor(1) as other:
        whole = other.submit(search.whole)
        sleep(0.3)  # longer than a first answer waits
        assert not whole.done()
        held.answering.set()
        antwoord = whole.result(5)
    assert shown(antwoord) == (found.uuid, late.uuid)
    assert all(one.is_compleet for one in antwoord.treffers)
    assert not antwoord.vervolg


def test_what_is_shown_that_was_never_found_is_no_hit(register: Register, begin: Begin) -> None:
    """A page may post any id."""
    found, other = register.has(klantcontact("Afval")), register.has(klantcontact("Geheim"))
    search = begin("afval", at_once(Grond.ONDERWERP, hit(found)))
    assert shown(search.following((other.uuid, found.uuid))) == (found.uuid,)
    assert other.uuid not in register.asked


def test_two_tabs_may_follow_the_same_search(register: Register, begin: Begin) -> None:
    many = [register.has(klantcontact("Afval", hours_ago=hours), VRIES) for hours in range(1, 8)]
    search = begin("afval", at_once(Grond.ONDERWERP, *map(hit, many)))
    before = shown(search.first())
    with ThreadPoolExecutor(6) as tabs:
        answers = list(tabs.map(lambda _: search.following(before), range(6)))
    assert {shown(one) for one in answers} == {before}
    assert len(register.asked) == len(set(register.asked)) == len(before)
