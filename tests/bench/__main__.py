"""``make bench``: times as ratios within one run, bytes of the first load, starts, memory; then search, at two sizes.

Only bytes and numbers of calls can fail it: clocks on a shared machine prove nothing by themselves.
"""

import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import NoReturn

import httpx
from bench.actoren import show_actoren
from bench.bare_calls import Provider
from bench.browser import Browser, Subjects
from bench.first_load import show_first_load
from bench.memory import Memory, memory, show_memory
from bench.pages import Request, requests, show_pages
from bench.processes import application, module
from bench.starting import show_starts
from bench.zoeken import show_zoeken
from support.server import Server

from webapp.practice_provider import OPENKLANT_BASE

_MAX_SECONDS = 600  # half of it is enough, but for a first run on a slow machine
_REQUESTS = 200


def main() -> int:
    signal.signal(signal.SIGALRM, _stop)
    signal.signal(signal.SIGTERM, _stop)
    signal.alarm(_MAX_SECONDS)
    with tempfile.TemporaryDirectory(prefix="kcc-bench-") as name:
        folder = Path(name)
        within_budget = _against_a_provider(folder)
        show_starts(folder)
        show_actoren()
        few_calls = show_zoeken(folder)
    return 0 if within_budget and few_calls else 1


def _stop(number: int, _: FrameType | None) -> NoReturn:
    """As an exception, so that what was started is ended."""
    sys.exit(f"stopped by {signal.Signals(number).name}")


def _against_a_provider(folder: Path) -> bool:
    with ExitStack() as stack:
        provider_url = stack.enter_context(module("bench.provider", str(folder / "p.sqlite3"), log=folder / "p.log"))
        bare_url = stack.enter_context(module("bench.bare", log=folder / "bare.log"))
        server = Server(folder, provider_url + OPENKLANT_BASE)
        stack.enter_context(application(server))
        leader = server.process.pid if server.process else 0
        at_start = memory("after the start", leader)
        provider = stack.enter_context(Provider(provider_url))
        browser = stack.enter_context(Browser(server.url))
        bare = stack.enter_context(httpx.Client(base_url=bare_url, timeout=10, trust_env=False))
        subjects = Subjects.chosen_from(provider)
        found: list[Memory | None] = [at_start, *_memory_under(requests(browser, subjects), leader)]
        show_pages(browser, provider, bare, subjects)
        within_budget = show_first_load(browser.http)
        show_memory([*found, memory("after all of the above", leader)])
        return within_budget


def _memory_under(kinds: Sequence[Request], leader: int) -> list[Memory | None]:
    for number in range(_REQUESTS):
        kinds[number % len(kinds)].act()
    return [memory(f"after {_REQUESTS} requests", leader)]


if __name__ == "__main__":
    sys.exit(main())
