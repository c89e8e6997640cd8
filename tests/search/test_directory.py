"""The directory of actoren: what it holds, when it is refreshed, and that it ends."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import cast
from uuid import UUID, uuid4

import pytest
from search.town import town
from structlog.testing import capture_logs

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.errors import Outage, ProviderUnavailableError
from webapp.domain.provider import Provider
from webapp.search.directory import ActorDirectory, State

EENHEID = SoortActor.ORGANISATORISCHE_EENHEID


def actor(naam: str, soort: SoortActor = SoortActor.MEDEWERKER, **more: str) -> Actor:
    return Actor(uuid4(), naam, soort, **more)  # type: ignore[arg-type]  # only the texts are given


@dataclass
class Register:
    """A provider that has nothing but actoren."""

    actoren: tuple[Actor, ...] = ()
    error: Exception | None = None
    asked: list[int] = field(default_factory=list)
    answering: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.answering.set()

    def all_actoren(self, *, at_most: int) -> tuple[Actor, ...]:
        self.asked.append(at_most)
        self.answering.wait(10)
        if self.error:
            raise self.error
        return self.actoren[:at_most]


def eventually(holds: Callable[[], object]) -> None:
    until = monotonic() + 5
    while not holds():
        assert monotonic() < until
        sleep(0.005)


@contextmanager
def started(register: Register, *, bound: int = 50_000, refresh_seconds: float = 300) -> Iterator[ActorDirectory]:
    directory = ActorDirectory(cast("Provider", register), bound=bound, refresh_seconds=refresh_seconds)
    with closing(directory):
        directory.start()
        eventually(lambda: register.asked)
        yield directory


@contextmanager
def filled(register: Register, **how: float) -> Iterator[ActorDirectory]:
    with started(register, **how) as directory:  # type: ignore[arg-type]  # bound is whole
        eventually(lambda: directory.is_filled)
        yield directory


def names(directory: ActorDirectory, zoekterm: str) -> list[str]:
    return [hit.actor.naam for hit in directory.find(zoekterm, limit=10)]


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "actor-directory"]


def test_it_costs_nothing_until_it_is_started() -> None:
    register = Register(town(5))
    with closing(ActorDirectory(cast("Provider", register))) as directory:
        assert directory.state is State.NOT_FILLED
        assert not directory.is_filled
        assert directory.get(register.actoren[0].uuid) is None
        assert directory.by_identificatie("demo") is None
        assert names(directory, "team") == []
    assert register.asked == []
    assert threads() == []


def test_it_reads_all_actoren_at_once_and_one_more_than_it_may_hold() -> None:
    register = Register(town(50))
    with filled(register, bound=50) as directory:
        assert directory.state is State.FILLED
        assert register.asked == [51]
        assert all(directory.get(one.uuid) == one for one in register.actoren)


def test_of_more_than_the_bound_it_holds_none() -> None:
    with started(Register(town(51)), bound=50) as directory:
        eventually(lambda: directory.state is State.TOO_MANY)
        assert not directory.is_filled
        assert names(directory, "burgerzaken") == []


def test_it_holds_them_again_when_there_are_fewer() -> None:
    register = Register(town(51))
    with started(register, bound=50) as directory:
        eventually(lambda: directory.state is State.TOO_MANY)
        register.actoren = register.actoren[:50]
        directory.refresh_soon()
        eventually(lambda: directory.is_filled)


def test_inactive_ones_are_left_out_whatever_the_provider_says() -> None:
    gone = Actor(uuid4(), "Iris Postma", SoortActor.MEDEWERKER, indicatie_actief=False)
    with filled(Register((gone, actor("Iris Smit")))) as directory:
        assert names(directory, "iris") == ["Iris Smit"]
        assert directory.get(gone.uuid) is None


def test_an_actor_that_pages_overlapped_in_is_there_once() -> None:
    twice = actor("Iris Smit")
    with filled(Register((twice, twice))) as directory:
        assert names(directory, "iris") == ["Iris Smit"]


def test_it_is_refreshed_by_itself() -> None:
    register = Register((actor("Iris Smit"),))
    with filled(register, refresh_seconds=0.02) as directory:
        register.actoren = (actor("Jelle Bos"),)
        eventually(lambda: names(directory, "jelle bos"))
        assert names(directory, "iris smit") == []


def test_it_is_refreshed_when_asked() -> None:
    register = Register((actor("Iris Smit"),))
    with filled(register) as directory:
        register.actoren = (actor("Jelle Bos"),)
        directory.refresh_soon()
        eventually(lambda: names(directory, "jelle bos"))
        assert len(register.asked) == 2


def test_one_that_is_gone_is_gone_at_once_and_makes_it_look_again() -> None:
    iris, jelle = actor("Iris Smit", identificatie="iris@a.example"), actor("Jelle Smit")
    register = Register((iris, jelle))
    with filled(register) as directory:
        register.answering.clear()
        register.actoren = (jelle,)
        directory.forget(iris.uuid)
        assert names(directory, "smit") == ["Jelle Smit"]
        assert directory.get(iris.uuid) is None
        assert directory.by_identificatie("iris@a.example") is None
        assert directory.named(["smit"], limit=5) == (jelle,)
        register.answering.set()
        eventually(lambda: len(register.asked) == 2)
        assert names(directory, "smit") == ["Jelle Smit"]


@pytest.mark.parametrize("times", [1, 3])
def test_one_that_is_not_there_is_no_reason_to_look_again(times: int) -> None:
    register = Register((actor("Iris Smit"),))
    with filled(register) as directory:
        for _ in range(times):
            directory.forget(uuid4())
        sleep(0.05)
        assert len(register.asked) == 1


@pytest.mark.parametrize("error", [ProviderUnavailableError(Outage.TIMEOUT), ValueError("Iris Smit")])
def test_what_it_holds_serves_on_while_the_provider_does_not_answer(error: Exception) -> None:
    register = Register((actor("Iris Smit"),))
    with filled(register) as directory, capture_logs() as logs:
        register.error = error
        directory.refresh_soon()
        eventually(lambda: logs)
        assert names(directory, "iris") == ["Iris Smit"]
        register.error, register.actoren = None, (actor("Jelle Bos"),)
        directory.refresh_soon()
        eventually(lambda: names(directory, "jelle"))
    [line] = logs
    assert line == {"event": "actoren_not_refreshed", "log_level": "warning", "kind": type(error).__name__, "count": 1}


def test_until_it_is_filled_it_tries_again_sooner() -> None:
    directory = ActorDirectory(cast("Provider", Register()), refresh_seconds=300)
    assert directory._pause_seconds() == 15


def test_its_thread_ends_when_it_is_closed() -> None:
    with filled(Register(town(5))):
        assert len(threads()) == 1
    assert threads() == []


def test_a_call_under_way_does_not_hold_up_the_end_for_long() -> None:
    register = Register()
    register.answering.clear()
    before = monotonic()
    with started(register):
        pass
    assert monotonic() - before < 4
    register.answering.set()
    eventually(lambda: not threads())


def test_an_identificatie_is_found_in_any_case() -> None:
    iris = actor("Iris Smit", identificatie="Iris.Smit@turfstad.example")
    jelle = actor("Jelle Bos", emailadres="iris.smit@turfstad.example", identificatie="12")
    with filled(Register((iris, jelle, actor("Wim Bos")))) as directory:
        assert directory.by_identificatie("iris.smit@TURFSTAD.example ") == iris
        assert directory.by_identificatie("12") == jelle
        assert directory.by_identificatie("") is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["vries"], ["Jan de Vries", "Joke de Vries"]),
        (["de", "vries"], ["Jan de Vries", "Joke de Vries"]),
        (["Vries", "jan"], ["Jan de Vries"]),
        (["j", "de", "vries"], ["Jan de Vries", "Joke de Vries"]),
        (["çelik"], ["Elif Çelik"]),
        (["celik", "e"], ["Elif Çelik"]),
        (["celik", "c"], []),
        (["vrie"], []),
        (["vreis"], []),
        (["jan", "celik"], []),
        (["j"], []),
        (["zaken"], []),
        ([], []),
    ],
)
def test_a_colleague_is_who_has_all_of_these_words_in_its_name(words: list[str], found: list[str]) -> None:
    people = [actor(naam, functie="zaken") for naam in ("Joke de Vries", "Jan de Vries", "Elif Çelik")]
    with filled(Register((*people, actor("Team de Vries", EENHEID)))) as directory:
        assert [one.naam for one in directory.named(words, limit=5)] == found


def test_no_more_colleagues_than_are_wanted() -> None:
    with filled(Register(tuple(actor("Jan de Vries") for _ in range(5)))) as directory:
        assert len(directory.named(["vries"], limit=3)) == 3


def test_reading_and_refreshing_at_the_same_time() -> None:
    first, second = town(300, seed=1), town(300, seed=2)
    register = Register(first)
    known: set[UUID] = {one.uuid for one in (*first, *second)}
    with filled(register, refresh_seconds=0.001) as directory:
        until = monotonic() + 0.5
        while monotonic() < until:
            register.actoren = second if register.actoren is first else first
            hits = directory.find("van der", limit=10)
            assert hits
            assert {hit.actor.uuid for hit in hits} <= known
