"""The practice provider as slow as a real one was measured to be."""

import json
import time
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from wsgiref.types import StartResponse, WSGIEnvironment

from webapp.practice_provider import OPENKLANT_BASE, PracticeProvider
from webapp.practice_provider.releases import NEWEST, RELEASES

# Milliseconds on the wire (p50) by how many hits came back, measured at Open Klant 2.18 with 3,000 klantcontacten, one
# client, two cores shared with PostgreSQL. In between it is interpolated, beyond the last one it stays. Not measured:
# lists of other kinds without a hit (as klantcontacten here), and interne taken with hits (the p95 of none here).
LISTS: dict[str, tuple[tuple[int, float], ...]] = {
    "klantcontacten": ((0, 13), (1, 22), (5, 84), (10, 104), (20, 132), (100, 338), (500, 2177)),
    "betrokkenen": ((0, 13), (1, 22), (10, 72)),
    "digitaleadressen": ((0, 13), (10, 68)),
    "actorklantcontacten": ((0, 13), (10, 60)),
    "internetaken": ((0, 12), (10, 26)),
    "partijen": ((0, 13), (1, 49)),
    "partij-identificatoren": ((0, 13), (1, 17)),
    "actoren": ((0, 13), (10, 14)),
}
ITEMS = {"klantcontacten": 19.0, "partijen": 31.0}
OTHER_ITEM = 19.0
EXPANDED = 2.5  # times as long with `expand`, of ten klantcontacten with their betrokkenen


def measured_seconds(resource: str, *, hits: int | None, expanded: bool = False) -> float:
    """``hits`` None: one object by its uuid. Zero for what was not measured."""
    if hits is None:
        return ITEMS.get(resource, OTHER_ITEM) / 1000
    milliseconds = _interpolated(LISTS[resource], hits) if resource in LISTS else 0.0
    return milliseconds * (EXPANDED if expanded else 1) / 1000


def _interpolated(points: tuple[tuple[int, float], ...], hits: int) -> float:
    if hits >= points[-1][0]:
        return points[-1][1]
    place = max(1, bisect_left([point[0] for point in points], hits))
    (fewer, quick), (more, slow) = list(pairwise(points))[place - 1]
    return quick + (slow - quick) * (hits - fewer) / (more - fewer)


class AsMeasured(PracticeProvider):
    """Waits until the measured time is over, and not at all when that took longer by itself: calls stay parallel."""

    def __init__(self, provider: PracticeProvider) -> None:
        super().__init__(provider.database, RELEASES[NEWEST], provider.token, control=True)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        started = time.perf_counter()
        body = b"".join(super().__call__(environ, start_response))
        if environ["REQUEST_METHOD"] == "GET" and environ["PATH_INFO"].startswith(f"{OPENKLANT_BASE}/"):
            wanted = _wanted_seconds(environ, body)
            time.sleep(max(0.0, wanted - (time.perf_counter() - started)))
        return [body]


def _wanted_seconds(environ: WSGIEnvironment, body: bytes) -> float:
    resource, _, item = environ["PATH_INFO"].removeprefix(f"{OPENKLANT_BASE}/").partition("/")
    answer = json.loads(body) if body.startswith(b"{") else {}
    hits = None if item else len(answer.get("results", ()))
    return measured_seconds(resource, hits=hits, expanded="expand=" in environ["QUERY_STRING"])
