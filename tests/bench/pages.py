"""Searches, pages and a registration, against what cannot be avoided: the provider's own time, and a Flask page's."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

import httpx
from bench.bare_calls import BareCall, Provider
from bench.browser import Browser, Subjects
from bench.measuring import Act, Times, in_turn
from bench.table import Row, show

_HEAD = ("request", "median", "p95", "-compared with", "median", "p95", "ratio", "of p95", "rounds")
_SLOW_SECONDS = 0.05
_ROUNDS = 150
_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Request:
    name: str
    act: Act
    is_page: bool = True
    is_search: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    what: str
    base: str
    taken: Times
    base_taken: Times

    def row(self) -> Row:
        times = (self.taken.median, self.taken.p95, self.base_taken.median, self.base_taken.p95)
        milliseconds = [f"{seconds * 1000:.1f}" for seconds in times]
        ratios = (self.taken.median / self.base_taken.median, self.taken.p95 / self.base_taken.p95)
        return (
            self.what,
            *milliseconds[:2],
            self.base,
            *milliseconds[2:],
            *(f"{ratio:.2f}" for ratio in ratios),
            str(len(self.taken.seconds)),
        )


def requests(browser: Browser, subjects: Subjects) -> list[Request]:
    uuid = subjects.klantcontact
    return [
        Request(
            "POST /zoeken/klantcontacten",
            partial(browser.search, "klantcontacten", subjects.onderwerp),
            is_page=False,
            is_search=True,
        ),
        Request(
            "POST /zoeken/actoren", partial(browser.search, "actoren", subjects.naam), is_page=False, is_search=True
        ),
        Request("GET /", partial(browser.visit, "/")),
        Request("GET /klantcontacten/…", partial(browser.visit, f"/klantcontacten/{uuid}")),
        Request("GET /interne-taken/nieuw?…", partial(browser.visit, f"/interne-taken/nieuw?klantcontact={uuid}")),
        Request("POST /interne-taken/nieuw", lambda: browser.register(subjects.another(), subjects.actor)),
    ]


def show_pages(browser: Browser, provider: Provider, bare: httpx.Client, subjects: Subjects) -> None:
    kinds = requests(browser, subjects)

    def rows(asked: Sequence[Request]) -> list[Row]:
        page = partial(_bare_page, bare)
        found = (compare(one, calls_of(one, provider, subjects), provider, page) for one in asked)
        return [comparison.row() for comparisons in found for comparison in comparisons]

    client_milliseconds = 1000 * _client_seconds(bare)
    show(
        "Searches, pages and a registration: milliseconds, and how many times as long as what each is compared with",
        _HEAD,
        rows(kinds),
        "One client at a time, connections kept open on all sides; each round measures all that is compared, in turn.\n"
        "Provider calls are the ones that the request made, as recorded and made again. All figures include the\n"
        f"measuring client: httpx takes {client_milliseconds:.1f} ms of each, which draws short ones' ratios to 1.",
    )
    with provider.slower_by(_SLOW_SECONDS):
        show(
            f"Searches, where the provider takes {_SLOW_SECONDS * 1000:.0f} ms more for each answer, as over a network",
            _HEAD,
            rows([kind for kind in kinds if kind.is_search]),
        )


def _client_seconds(bare: httpx.Client) -> float:
    """What httpx takes of a request, by its difference with the leanest client that still reads an answer."""
    with closing(socket.create_connection((bare.base_url.host, bare.base_url.port or 80))) as plain:
        plain.settimeout(10)
        asked = f"GET / HTTP/1.1\r\nHost: {bare.base_url.host}\r\n\r\n".encode()

        def by_socket() -> None:
            plain.sendall(asked)
            answer = b""
            while not answer.endswith(b"</html>"):
                answer += plain.recv(65536)

        by_httpx_taken, by_socket_taken = in_turn([partial(_bare_page, bare), by_socket], rounds=_ROUNDS, seconds=2)
    return by_httpx_taken.median - by_socket_taken.median


def _bare_page(bare: httpx.Client) -> None:
    bare.get("/").raise_for_status()


def compare(request: Request, calls: Sequence[BareCall], provider: Provider, bare_page: Act) -> Iterator[Compared]:
    different = list(dict.fromkeys(calls))
    acts: list[Act] = [request.act, bare_page, *(partial(call.make, provider.http) for call in different)]
    taken, page, *calls_taken = in_turn(acts, rounds=_ROUNDS, seconds=_SECONDS)
    if request.is_page or not calls:
        yield Compared(request.name, "bare Flask page", taken, page)
    if not calls:
        return
    by_call = dict(zip(different, calls_taken, strict=True))
    slowest = max(different, key=lambda call: by_call[call].median)
    yield Compared(request.name, slowest.name, taken, by_call[slowest])
    if len(calls) > 1:
        together = Times.summed(by_call[call] for call in calls)
        yield Compared(request.name, f"its {len(calls)} provider calls, one by one", taken, together)


def calls_of(request: Request, provider: Provider, subjects: Subjects) -> Sequence[BareCall]:
    """What the application asks of the provider for it, once it runs warm."""
    request.act()
    provider.forget_calls()
    request.act()
    return provider.calls(subjects.another)
