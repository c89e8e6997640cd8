"""``python -m search.questions``: asks the search test set and prints, per kind, what stood where it must stand."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import table
from search.vragen import ALL, NOTHING, NOW, TODAY, Hit, Vraag
from search.vragen.truth import truth_of
from support.stage import BASES

from webapp import klantinteracties
from webapp.practice_provider import PracticeProvider, Sizes, create_practice_provider
from webapp.practice_provider.calls import Call
from webapp.practice_provider.releases import NEWEST
from webapp.search import KlantcontactSearch, Zoekvraag
from webapp.search.directory import ActorDirectory

SIZES = Sizes(actoren=60, partijen=400, klantcontacten=600)
SHOWN = 3
PATIENCE = 10.0

Search = Callable[[str], Sequence[str]]  # from what is typed to the names of the hits, in the order shown


@dataclass(frozen=True)
class Asked:
    vraag: Vraag
    found: Sequence[str]

    def is_among_first(self, count: int) -> bool:
        return any(hit.name in self.found[:count] for hit in self.vraag.hits)


@dataclass(frozen=True)
class Score:
    count: int
    first: float  # per cent of the questions of which a right hit stands first
    first_three: float


@dataclass(frozen=True)
class Stage:
    """``names``: of each klantcontact, by its uuid."""

    practice: PracticeProvider
    search: KlantcontactSearch
    names: Mapping[str, str]


@dataclass(frozen=True)
class Asking:
    """The calls that a question took: for the first answer, and for the one that completes it."""

    typed: str
    first: Sequence[Call]
    following: Sequence[Call]


@contextmanager
def practising(folder: Path, release: str = NEWEST) -> Iterator[tuple[PracticeProvider, Path]]:
    """The data that the questions are about, and the file that it is in."""
    path = folder / "practice.sqlite3"
    with closing(create_practice_provider(path, release=release, sizes=SIZES, now=NOW, control=True)) as practice:
        yield practice, path


@contextmanager
def filled(directory: ActorDirectory) -> Iterator[ActorDirectory]:
    with closing(directory):
        directory.start()
        until = time.monotonic() + PATIENCE
        while not directory.is_filled:
            if time.monotonic() > until:
                raise TimeoutError("the actor directory is still empty")
            time.sleep(0.01)
        yield directory


@contextmanager
def staged(release: str = NEWEST, dialect: str = "openklant") -> Iterator[Stage]:
    with (
        tempfile.TemporaryDirectory() as folder,
        practising(Path(folder), release) as (practice, path),
        truth_of(path) as truth,
        closing(klantinteracties.in_process(practice, BASES[dialect], dialect=dialect)) as provider,
        filled(ActorDirectory(provider)) as directory,
        ThreadPoolExecutor(8) as pool,
    ):
        provider.capabilities()  # remembered, and no part of any question
        search = KlantcontactSearch(provider, pool, directory, today=lambda: TODAY)
        yield Stage(practice, search, truth.names())


@contextmanager
def searching() -> Iterator[Search]:
    with staged() as stage:
        yield partial(found, stage)


def found(stage: Stage, typed: str) -> Sequence[str]:
    return [stage.names[str(hit.uuid)] for hit in stage.search.complete(typed, medewerker_id="demo")]


def calls_of(stage: Stage, typed: str, *, to_the_end: bool = True) -> Asking:
    """As the screen asks it; by an employee who asked nothing before. Else only for the first answer."""
    stage.practice.calls.clear()
    antwoord = stage.search.find(Zoekvraag(typed, medewerker_id=typed))
    first = list(stage.practice.calls)
    stage.practice.calls.clear()
    if antwoord.vervolg and to_the_end:
        shown = tuple(hit.uuid for hit in antwoord.treffers)
        stage.search.find(Zoekvraag(typed, medewerker_id=typed, getoond=shown, vervolg=True))
    return Asking(typed, first, list(stage.practice.calls))


def ask(search: Search, vragen: Sequence[Vraag]) -> list[Asked]:
    return [Asked(vraag, search(vraag.typed)) for vraag in vragen]


def score(asked: Sequence[Asked]) -> Score:
    def per_cent(count: int) -> float:
        return 100 * sum(one.is_among_first(count) for one in asked) / len(asked)

    return Score(len(asked), per_cent(1), per_cent(SHOWN))


def report(kinds: Mapping[str, Sequence[Asked]], nothing: Sequence[Asked]) -> None:
    scores = {kind: score(asked) for kind, asked in kinds.items()}
    scores["all"] = score([one for asked in kinds.values() for one in asked])
    rows = [(kind, str(one.count), f"{one.first:.1f}", f"{one.first_three:.1f}") for kind, one in scores.items()]
    noisy = [one for one in nothing if one.found]
    note = f"\nfind nothing: {len(nothing) - len(noisy)} of {len(nothing)}"
    missed = [one for asked in kinds.values() for one in asked if not one.is_among_first(1)]
    misses = [_line(one) for one in (*missed, *noisy)]
    table.show("search test set", ("kind", "questions", "top-1 %", "top-3 %"), rows, "\n".join((note, *misses)))


def _line(asked: Asked) -> str:
    wanted = " or ".join(f"{hit.name} ({_place(asked, hit)})" for hit in asked.vraag.hits) or "nothing"
    found = ", ".join(asked.found[:SHOWN]) or "nothing"
    return f"  {asked.vraag.typed!r}: wanted {wanted}, found {found}"


def _place(asked: Asked, hit: Hit) -> str:
    return f"place {asked.found.index(hit.name) + 1}" if hit.name in asked.found else "not found"


def report_calls(asking: Sequence[Asking]) -> None:
    rows = [
        (name, str(max(counts)), f"{sum(counts) / len(counts):.1f}")
        for name, counts in (
            ("first answer", [len(one.first) for one in asking]),
            ("what follows", [len(one.following) for one in asking]),
        )
    ]
    table.show("calls to the provider", ("for", "most", "mean"), rows, "")


def main() -> None:
    """``python -m search.questions vng`` asks the draft, which finds no parts of addresses."""
    with staged(dialect=sys.argv[1] if len(sys.argv) > 1 else "openklant") as stage:
        search = partial(found, stage)
        report({kind: ask(search, vragen) for kind, vragen in ALL.items()}, ask(search, NOTHING))
        report_calls([calls_of(stage, vraag.typed) for vragen in (*ALL.values(), NOTHING) for vraag in vragen])


if __name__ == "__main__":
    main()
