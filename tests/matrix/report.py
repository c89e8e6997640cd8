"""The table of the matrix: cells tried and held, also where its tests ran in several processes."""

from collections import defaultdict
from dataclasses import dataclass

import pytest

PROPERTY = "matrix"


@dataclass(frozen=True)
class Row:
    """One flow under one kind of fault, at each of its calls."""

    flow: str
    kind: str
    tried: int
    held: int

    def as_list(self) -> list[object]:
        return [self.flow, self.kind, self.tried, self.held]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    found = [value for report in reports for name, value in report.user_properties if name == PROPERTY]
    rows = [Row(*row) for value in found if isinstance(value, list) for row in value]
    if rows:
        terminalreporter.section("fault matrix: cells held / tried")
        for line in _lines(rows):
            terminalreporter.write_line(line)


def _lines(rows: list[Row]) -> list[str]:
    kinds = list(dict.fromkeys(row.kind for row in rows))
    flows = sorted({row.flow for row in rows})
    cells: defaultdict[tuple[str, str], str] = defaultdict(str)
    for row in rows:
        cells[row.flow, row.kind] = f"{row.held}/{row.tried}"
    wide = max(map(len, flows))
    lines = [f"{flow:{wide}} " + "  ".join(f"{kind} {cells[flow, kind]}" for kind in kinds) for flow in flows]
    return [*lines, f"in all: {sum(row.held for row in rows)} of {sum(row.tried for row in rows)} cells held"]
