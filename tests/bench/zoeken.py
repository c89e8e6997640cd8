"""Search for a klantcontact: how many provider calls, and the whole answer's time over that of the slowest one."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.bare_calls import BareCall, Provider
from bench.browser import Browser
from bench.html import shown_hits, tags
from bench.kept import kept_database
from bench.measuring import Act, in_turn, seconds_of
from bench.processes import application, module
from bench.provider import AS_MEASURED
from bench.table import Row, show
from bench.vragen import Question, questions
from support.server import Server

from webapp.practice_provider import OPENKLANT_BASE, Sizes

MAX_CALLS = 6
RATIO = 1.3  # wanted, and only told: clocks on a shared machine prove nothing by themselves

_COUNTS = (3_000, 300_000)
_HEAD = ("question", "klantcontacten", "calls", "answer", "slowest call", "ratio", "-found", "-slowest provider call")
_QUIET_SECONDS, _FOLLOWING_SECONDS = 0.15, 0.5
_ROUNDS, _AT_LEAST, _SECONDS = 20, 7, 1.0
_CANDIDATES = 2
_TRIES = 60


def show_zoeken(folder: Path) -> bool:
    """Whether no question takes more calls than are allowed."""
    files = {count: kept_database(Sizes(actoren=5_000, partijen=20_000, klantcontacten=count)) for count in _COUNTS}
    kept = True
    for pace, title in (
        (AS_MEASURED, "a provider as slow as Open Klant 2.18 was measured"),
        ("", "the practice provider itself"),
    ):
        found: list[Result] = []
        following: list[str] = []
        for count, file in files.items():
            results, follows = _measured(folder, file, count, pace)
            found += results
            following.append(follows)
        rows = [result.row() for result in found]
        show(f"Search for a klantcontact, with {title}: milliseconds", _HEAD, rows, _note(found, following))
        kept = kept and all(result.calls <= MAX_CALLS for result in found)
    return kept


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds. ``found``: whether what was meant is among the hits, or among those that follow by themselves."""

    kind: str
    count: int
    calls: int
    answer: float
    slowest: float | None
    slowest_name: str
    found: str

    @property
    def ratio(self) -> float | None:
        return self.answer / self.slowest if self.slowest else None

    def row(self) -> Row:
        slowest = f"{self.slowest * 1000:.0f}" if self.slowest else ""
        ratio = f"{self.ratio:.2f}" if self.ratio else ""
        calls = f"{self.calls}{'' if self.calls <= MAX_CALLS else ' !'}"
        answer = f"{self.answer * 1000:.0f}"
        return (self.kind, f"{self.count:,}", calls, answer, slowest, ratio, self.found, self.slowest_name)


def _note(found: Sequence[Result], following: Sequence[str]) -> str:
    slow = [result for result in found if result.ratio and result.ratio > RATIO]
    over = [result for result in found if result.calls > MAX_CALLS]
    verdict = (
        f"{len(slow)} of {len(found)} took more than {RATIO} times their slowest call; "
        f"{len(over)} took more than {MAX_CALLS} calls."
    )
    how = "Medians; each call is made again by itself, in turn with the whole answer."
    return "\n".join((verdict, how, *following))


def _measured(folder: Path, file: Path, count: int, pace: str) -> tuple[list[Result], str]:
    """And a line on what the browser asks for afterwards."""
    own = folder / f"zoeken-{count}-{pace}"
    own.mkdir()
    with ExitStack() as stack:
        url = stack.enter_context(module("bench.provider", str(file), pace, log=own / "provider.log"))
        server = Server(own, url + OPENKLANT_BASE)
        stack.enter_context(application(server))
        provider = stack.enter_context(Provider(url))
        browser = stack.enter_context(Browser(server.url))
        _wait_until_quiet(provider, _FOLLOWING_SECONDS)
        asked = questions(provider)
        found = [_result(browser, provider, question, count) for question in asked]
        return found, _following(browser, provider, asked[0], count)


def _wait_until_quiet(provider: Provider, seconds: float = _QUIET_SECONDS) -> None:
    """What the application asks for by itself after its start is nobody's question."""
    for _ in range(_TRIES):
        if provider.is_quiet(seconds):
            return


def _result(browser: Browser, provider: Provider, question: Question, count: int) -> Result:
    ask = partial(browser.look_for, question.zoekterm)
    answer = ask()
    calls = _calls_of(ask, provider)
    found = _found(question, answer, browser)
    slow = _slowest(calls, provider)
    acts: list[Act] = [ask, *(partial(call.make, provider.http) for call in slow)]
    taken, *of_calls = in_turn(acts, rounds=_ROUNDS, seconds=_SECONDS, at_least=_AT_LEAST, warm_up=0)
    medians = {call: times.median for call, times in zip(slow, of_calls, strict=True)}
    slowest = max(medians, key=medians.__getitem__, default=None)
    name = slowest.name if slowest else ""
    return Result(question.kind, count, len(calls), taken.median, medians[slowest] if slowest else None, name, found)


def _calls_of(ask: Callable[[], str], provider: Provider) -> Sequence[BareCall]:
    """Those too that the answer did not wait for; not those that an earlier answer left behind."""
    _wait_until_quiet(provider)
    provider.forget_calls()
    answer = ask()
    _wait_until_quiet(provider, _FOLLOWING_SECONDS if _follows(answer) else _QUIET_SECONDS)
    return provider.calls(str)


def _slowest(calls: Sequence[BareCall], provider: Provider) -> list[BareCall]:
    """Those that may be the slowest one: to measure all as often would take long."""
    taken = {
        call: min(seconds_of(partial(call.make, provider.http)) for _ in range(2)) for call in dict.fromkeys(calls)
    }
    return sorted(taken, key=taken.__getitem__, reverse=True)[:_CANDIDATES]


def _found(question: Question, answer: str, browser: Browser) -> str:
    shown = shown_hits(answer)
    if any(map(question.fits, shown)):
        return "hit"
    if not _follows(answer):
        return "no hit"
    later = shown_hits(browser.follow(question.zoekterm, shown))
    return "hit follows" if any(map(question.fits, later)) else "no hit, nor later"


def _follows(answer: str) -> bool:
    return any("data-vervolg" in attributes for _, attributes in tags(answer))


def _following(browser: Browser, provider: Provider, question: Question, count: int) -> str:
    getoond = shown_hits(browser.look_for(question.zoekterm))
    _wait_until_quiet(provider)
    provider.forget_calls()
    seconds = seconds_of(partial(browser.follow, question.zoekterm, getoond))
    _wait_until_quiet(provider)
    calls = len(provider.calls(str))
    return (
        f"What the browser asks for afterwards, for the {len(getoond)} hits of {question.kind} among {count:,}: "
        f"{calls} calls, {seconds * 1000:.0f} ms."
    )
