"""Every flow, disturbed at every call to the provider in every way: complete or not there at all, and once (F2599)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from matrix.flows import FLOWS, Flow
from matrix.report import PROPERTY, Row
from matrix.stage import WIRE_KINDS, Stage, staged
from registrations.acting import NOOR

from webapp.practice_provider import Fault
from webapp.registrations import Toestand

KINDS = (*WIRE_KINDS, "gone", "withdrawn")
AFTER_THE_WRITE = ("lost_answer", "error_500_after")
GONE = Fault("reset", times=None)
Outcome = tuple[Toestand, list[str]]
Record = Callable[[str, object], None]


@pytest.mark.parametrize("flow", FLOWS, ids=str)
def test_whatever_happens_at_whichever_call(flow: Flow, tmp_path: Path, record_property: Record) -> None:
    with staged(flow, tmp_path) as stage:
        whole = undisturbed(stage)
        broken = {kind: _broken(stage, whole, kind) for kind in KINDS}
    rows = [Row(str(flow), kind, tried := len(whole.places(kind)), tried - len(broken[kind])) for kind in KINDS]
    record_property(PROPERTY, [row.as_list() for row in rows])
    assert not {kind: cells for kind, cells in broken.items() if cells}


@dataclass(frozen=True)
class Whole:
    """An undisturbed run: how many calls it takes, how it ends, and what the provider then holds."""

    methods: tuple[str, ...]
    outcome: Outcome

    def places(self, kind: str) -> list[int]:
        """Of a question it does not matter whether it was answered, so what comes after a write is for writes.

        Where the last thing that is posted is refused, what comes before is another flow's: the undoing is disturbed.
        """
        is_refused = self.outcome[0] is Toestand.GEWEIGERD
        first = max(at for at, method in enumerate(self.methods, 1) if method == "POST") if is_refused else 1
        calls = [(at, method) for at, method in enumerate(self.methods, 1) if at >= first]
        return [at for at, method in calls if method != "GET" or kind not in AFTER_THE_WRITE]

    def allows(self, kind: str, outcome: Outcome) -> bool:
        instead: dict[str, Outcome] = {
            "refused": (Toestand.GEWEIGERD, []),  # a registration that the provider refuses leaves nothing
            "withdrawn": (Toestand.INGETROKKEN, []),  # unless it was done before
        }
        return outcome in (self.outcome, instead.get(kind, self.outcome))


def undisturbed(stage: Stage) -> Whole:
    aanvraag, before = stage.aanvraag(), stage.books.now()
    stage.heal()
    registratie = stage.until_final(stage.start(aanvraag))
    return Whole(tuple(stage.line.methods), (registratie.toestand, stage.books.since(before)))


def _broken(stage: Stage, whole: Whole, kind: str) -> dict[int, Outcome]:
    outcomes = {at: disturbed(stage, kind, at) for at in whole.places(kind)}
    return {at: outcome for at, outcome in outcomes.items() if not whole.allows(kind, outcome)}


def disturbed(stage: Stage, kind: str, at: int) -> Outcome:
    aanvraag, before = stage.aanvraag(), stage.books.now()
    stage.disturb(at, *_faults(kind))
    registratie_id = stage.start(aanvraag)
    if GONE in _faults(kind):
        stage.until_still(registratie_id)
        if kind == "withdrawn":
            stage.journal.withdraw(registratie_id, NOOR)
        stage.heal()
    registratie = stage.until_final(registratie_id)
    stage.heal()
    return registratie.toestand, stage.books.since(before)


def _faults(kind: str) -> tuple[Fault, ...]:
    if kind == "gone":
        return (GONE,)
    if kind == "withdrawn":  # what was written last may have landed
        return Fault("lost_answer"), GONE
    return (Fault(kind, seconds=0.01),)  # type: ignore[arg-type]
