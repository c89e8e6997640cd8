"""A journal before a practice provider, and a line between them on which the n-th call of a flow is disturbed."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from uuid import UUID, uuid4
from wsgiref.types import StartResponse, WSGIEnvironment

from matrix.flows import Flow, klantcontacten_of
from matrix.ledger import Books
from registrations.acting import NOOR, eventually
from support.sample import practice_at

from webapp import klantinteracties
from webapp.domain.provider import Provider
from webapp.practice_provider import (
    OPENKLANT_BASE,
    VNG_BASE,
    Fault,
    PracticeProvider,
    Sizes,
)
from webapp.registrations import Aanvraag, Journal, JournalConfig, Omschrijving, Patience, Registratie

# The same in every process of a cell.
KEY = "bWF0cml4LW1hdHJpeC1tYXRyaXgtbWF0cml4LW1hdHI="
BASES = {"openklant": OPENKLANT_BASE, "vng": VNG_BASE}
FEW = Sizes(actoren=10, partijen=5, klantcontacten=25)
# What the practice provider plays, then what it takes more than one call to play.
WireKind = Literal["refused", "lost_answer", "error_500_after", "error_500", "too_many", "timeout", "garbage", "reset"]
WIRE_KINDS: tuple[WireKind, ...] = (
    "refused",
    "lost_answer",
    "error_500_after",
    "error_500",
    "too_many",
    "timeout",
    "garbage",
    "reset",
)
OMSCHRIJVING = Omschrijving("Rolstoel kapot", naam="Jan")


@dataclass
class NthCall:
    """Counts the calls of one registration, and lets ``happen`` come over the n-th."""

    practice: PracticeProvider
    at: int = 0
    happen: Callable[[], None] = lambda: None
    methods: list[str] = field(default_factory=list)

    def plan(self, at: int, happen: Callable[[], None] = lambda: None) -> None:
        self.methods, self.at, self.happen = [], at, happen

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.methods.append(environ["REQUEST_METHOD"])
        if len(self.methods) == self.at:
            self.happen()
        return self.practice(environ, start_response)


@dataclass
class Stage:
    flow: Flow
    practice: PracticeProvider
    line: NthCall
    undisturbed: Provider
    klantcontacten: Iterator[UUID]
    journal: Journal
    books: Books
    statuses: sqlite3.Connection

    def aanvraag(self) -> Aanvraag:
        """What the provider has to have beforehand is made over a line of its own, and not part of the books."""
        return self.flow.make(self.undisturbed, self.klantcontacten)

    def start(self, aanvraag: Aanvraag) -> UUID:
        registratie_id = uuid4()
        self.journal.start(registratie_id, NOOR, aanvraag, OMSCHRIJVING)
        return registratie_id

    def until_still(self, registratie_id: UUID) -> Registratie:
        """Parked or final. Asking the journal each time would cost more than the registration itself."""
        eventually(lambda: self._status(registratie_id) in {"SUCCESS", "ERROR"}, every=0.005)
        return self.journal.get(registratie_id, NOOR)

    def until_final(self, registratie_id: UUID) -> Registratie:
        """What is parked goes on by *Opnieuw*, without waiting for the journal's next round."""
        registratie = self.until_still(registratie_id)
        while not registratie.toestand.is_final:
            self.journal.retry(registratie_id, NOOR)
            registratie = self.until_still(registratie_id)
        return registratie

    def _status(self, registratie_id: UUID) -> str:
        query = "SELECT status FROM workflow_status WHERE workflow_uuid = ?"
        found = self.statuses.execute(query, (str(registratie_id),)).fetchone()
        return found[0] if found else ""

    def disturb(self, at: int, *faults: Fault) -> None:
        self.line.plan(at, lambda: self.practice.faults.add(*faults))

    def heal(self) -> None:
        self.practice.faults.clear()
        self.line.plan(0)


def connected(line: PracticeProvider | NthCall, flow: Flow) -> klantinteracties.KlantinteractiesClient:
    return klantinteracties.in_process(line, BASES[flow.dialect], dialect=flow.dialect, timeout=1.0)


@contextmanager
def staged(flow: Flow, folder: Path, *, wake_seconds: float = 60) -> Iterator[Stage]:
    path = folder / "practice.sqlite3"
    practice = practice_at(path, FEW, release=flow.release)
    line = NthCall(practice)
    with (
        closing(connected(line, flow)) as provider,
        closing(connected(practice, flow)) as undisturbed,
        Journal(provider, config(folder, flow, wake_seconds)) as journal,
        closing(sqlite3.connect(folder / "kcc.sqlite3", timeout=20)) as statuses,
    ):
        provider.probe()
        turn = klantcontacten_of(undisturbed)
        yield Stage(flow, practice, line, undisturbed, turn, journal, Books(path), statuses)
    practice.close()


def config(folder: Path, flow: Flow, wake_seconds: float = 60) -> JournalConfig:
    return JournalConfig(
        database_url=f"sqlite:///{folder / 'kcc.sqlite3'}",
        slots=folder,
        fernet_keys=(KEY,),
        patience=Patience(max_attempts=3, interval_seconds=0.01, backoff_rate=1.0),
        wake_seconds=wake_seconds,
        toestemming_bij=flow.toestemming_bij,  # type: ignore[arg-type]
    )
