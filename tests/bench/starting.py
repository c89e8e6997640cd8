"""From the command to the first answer."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.measuring import seconds_of
from bench.processes import application
from bench.table import show
from support.server import Server

LIMIT_SECONDS = 3.0

_FIRST_STARTS, _LATER_STARTS = 2, 2  # later starts for each first one


def show_starts(folder: Path) -> None:
    flask: list[float] = []
    first: list[float] = []
    second: list[float] = []
    for number in range(_FIRST_STARTS):
        data = folder / f"start-{number}"
        data.mkdir()
        flask.append(seconds_of(_import_flask))
        first.append(_start(data))
        for _ in range(_LATER_STARTS):
            flask.append(seconds_of(_import_flask))
            second.append(_start(data))
    base = median(flask)
    show(
        "Start, until /status/live answers: seconds",
        ("start", "median", "fastest", "slowest", "of import flask", "times"),
        list(
            _rows(
                base,
                {
                    "first: empty folder, sample data is made": first,
                    "second: everything is there": second,
                    'python -c "import flask"': flask,
                },
            )
        ),
        f"{_verdict(median(second))} With the embedded practice provider, without what make adds.",
    )


def _rows(base: float, starts: dict[str, list[float]]) -> Iterator[tuple[str, ...]]:
    for name, taken in starts.items():
        figures = (median(taken), min(taken), max(taken))
        yield (name, *(f"{one:.2f}" for one in figures), f"{figures[0] / base:.1f}", str(len(taken)))


def _verdict(second: float) -> str:
    kept = "kept" if second < LIMIT_SECONDS else "MISSED"
    return f"The limit of the second start is {LIMIT_SECONDS:.0f} s: {kept} in this run."


def _import_flask() -> None:
    subprocess.run([sys.executable, "-c", "import flask"], check=True)


def _start(folder: Path) -> float:
    with application(Server(folder)) as seconds:
        return seconds
