"""Registrations in a process of their own, each held up at its own call to the provider; then kill -9 of the process.

Such a process is forked from one that has imported everything: starting Python takes longer than all of its cells.
"""

import multiprocessing
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID
from wsgiref.types import StartResponse, WSGIEnvironment

import httpx
from dbos import DBOS
from matrix.flows import Flow
from matrix.stage import BASES, OMSCHRIJVING, config
from registrations.acting import NOOR, eventually

from webapp import klantinteracties
from webapp.practice_provider import PracticeProvider
from webapp.practice_provider.faults import ConnectionCutError, Faults
from webapp.registrations import Aanvraag, Journal

_HEADER = "X-Registratie"
_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload([__name__])


@dataclass(frozen=True)
class Cell:
    """At its ``at``-th call, ``done`` by the provider or not."""

    aanvraag: Aanvraag
    at: int
    done: bool


@dataclass
class Crossing:
    """Where the calls of each registration are counted, and held up when it is the one."""

    practice: PracticeProvider
    cells: Mapping[str, Cell]
    arrived: set[str] = field(default_factory=set)
    _calls: Counter[str] = field(default_factory=Counter)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _killed: threading.Event = field(default_factory=threading.Event)

    @property
    def faults(self) -> Faults:
        return self.practice.faults

    def release(self) -> None:
        self._killed.set()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        registratie = str(environ.get("HTTP_X_REGISTRATIE", ""))
        with self._lock:
            self._calls[registratie] += 1
            number = self._calls[registratie]
        cell = self.cells.get(registratie)
        if cell is None or cell.at != number:
            return self.practice(environ, start_response)
        if cell.done:
            self.practice(environ, start_response)
        self.arrived.add(registratie)
        self._killed.wait()
        raise ConnectionCutError("whoever asked is dead")


@contextmanager
def held_up(folder: Path, flow: Flow, url: str, crossing: Crossing) -> Iterator[None]:
    """All at their calls at the same moment; afterwards their process is dead."""
    process = _processes.Process(target=_register, args=(folder, flow, url, dict(crossing.cells)), daemon=True)
    process.start()
    try:
        eventually(lambda: len(crossing.arrived) == len(crossing.cells), seconds=60)
        yield
    finally:
        process.kill()
        process.join()
        crossing.release()


class _Signed(httpx.HTTPTransport):
    """Tells which registration a call belongs to."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.headers[_HEADER] = str(DBOS.workflow_id or "")
        return super().handle_request(request)


def _register(folder: Path, flow: Flow, url: str, cells: Mapping[str, Cell]) -> None:
    base = url + BASES[flow.dialect]
    with closing(
        klantinteracties.connect(base, "practice", dialect=flow.dialect, timeout=60, transport=_Signed())
    ) as provider:
        provider.probe()
        with Journal(provider, config(folder, flow)) as journal:
            for registratie_id, cell in cells.items():
                journal.start(UUID(registratie_id), NOOR, cell.aanvraag, OMSCHRIJVING)
            time.sleep(300)
