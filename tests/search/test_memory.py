"""What was found a moment ago: for whom, for how long, and how much of it."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

from search.making import Clock

from webapp.search.memory import SECONDS, Memory


def test_it_is_there_for_a_minute_from_when_it_was_made() -> None:
    clock = Clock()
    memory: Memory[str] = Memory(clock=clock)
    memory.put("noor", "afval", "found")
    clock.seconds = SECONDS - 0.1
    assert memory.get("noor", "afval") == "found"  # and looking does not make it last longer
    clock.seconds = SECONDS + 0.1
    assert memory.get("noor", "afval") is None


def test_what_one_employee_found_is_nobody_elses() -> None:
    memory: Memory[str] = Memory()
    memory.put("noor", "afval", "of noor")
    assert memory.get("piet", "afval") is None
    assert memory.get_or_make("piet", "afval", lambda: "of piet", usable=lambda _: True) == "of piet"
    assert memory.get("noor", "afval") == "of noor"


def test_an_id_and_a_question_cannot_be_taken_for_others() -> None:
    memory: Memory[str] = Memory()
    memory.put("noor", ("a", "b"), "first")
    assert memory.get("noor", ("a b",)) is None
    assert memory.get("noor a", "b") is None


def test_what_is_not_usable_is_made_anew() -> None:
    memory: Memory[int] = Memory()
    numbers = count()
    usable = iter((True, False, True))  # the first time there is nothing to judge
    ask = [memory.get_or_make("noor", "afval", lambda: next(numbers), usable=lambda _: next(usable)) for _ in range(4)]
    assert ask == [0, 0, 1, 1]


def test_two_at_the_same_moment_make_one() -> None:
    memory: Memory[int] = Memory()
    numbers, together = count(), Barrier(8)

    def ask(_: int) -> int:
        together.wait()
        return memory.get_or_make("noor", "afval", lambda: next(numbers), usable=lambda _: True)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {0}


def test_it_does_not_grow_without_end() -> None:
    memory: Memory[int] = Memory()
    for number in range(5_000):
        memory.put("noor", number, number)
    kept = [number for number in range(5_000) if memory.get("noor", number) is not None]
    assert len(kept) == 2_000
    assert kept[-1] == 4_999
