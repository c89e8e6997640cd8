"""Every flow, its process killed with -9 at every call to the provider, before and after it was done: still once."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from matrix.flows import FLOWS, Flow
from matrix.killed import Cell, Crossing, held_up
from matrix.report import PROPERTY, Row
from matrix.stage import staged
from matrix.test_matrix import Record, undisturbed

from webapp.practice_provider import running


@pytest.mark.parametrize("flow", FLOWS, ids=str)
def test_killed_at_whichever_call(flow: Flow, tmp_path: Path, record_property: Record) -> None:
    with staged(flow, tmp_path, wake_seconds=0.1) as stage:
        whole = undisturbed(stage)
        places = [(at, done) for at, method in enumerate(whole.methods, 1) for done in _moments(method)]
        cells = {str(uuid4()): Cell(stage.aanvraag(), at, done) for at, done in places}
        before = stage.books.now()
        crossing = Crossing(stage.practice, cells)
        with running(crossing) as url, held_up(tmp_path, flow, url, crossing):  # type: ignore[arg-type]
            pass
        ends = {registratie_id: stage.until_final(UUID(registratie_id)).toestand for registratie_id in cells}
        held = [registratie_id for registratie_id, end in ends.items() if end is whole.outcome[0]]
        record_property(PROPERTY, [Row(str(flow), "kill -9", len(cells), len(held)).as_list()])
        assert len(held) == len(cells)
        assert stage.books.since(before) == sorted(whole.outcome[1] * len(cells))


def _moments(method: str) -> tuple[bool, ...]:
    """Of a question it does not matter whether it was answered."""
    return (False,) if method == "GET" else (False, True)
