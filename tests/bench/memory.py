"""What the application's processes hold of the machine's memory."""

import re
from dataclasses import dataclass
from pathlib import Path

from bench.processes import group
from bench.table import Row, show

_MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Memory:
    """Kilobytes of the whole process group. ``own``: without program files; what a fork shares counts once."""

    when: str
    processes: int
    resident: int
    own: int

    def row(self) -> Row:
        return (self.when, str(self.processes), f"{self.resident / _MEGABYTE:.0f}", f"{self.own / _MEGABYTE:.0f}")


def memory(when: str, leader: int) -> Memory | None:
    """None where there is no ``/proc`` that tells it."""
    try:
        rollups = [(Path("/proc") / str(process) / "smaps_rollup").read_text() for process in group(leader)]
    except OSError:
        return None
    if not rollups:
        return None
    return Memory(
        when, len(rollups), sum(_of("Rss", one) for one in rollups), sum(_of("Pss_Anon", one) for one in rollups)
    )


def _of(name: str, rollup: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB$", rollup, re.MULTILINE)
    return int(found[1]) if found else 0


def show_memory(found: list[Memory | None]) -> None:
    rows = [one.row() for one in found if one]
    if not rows:
        show("Memory", ("skipped: there is no /proc that tells it",), [])
        return
    show(
        "Memory of the application, provider elsewhere: megabytes",
        ("when", "processes", "RSS", "its own data"),
        rows,
        "RSS counts what the processes share once for each of them. Their own data counts it once, without program\n"
        "files; it grows as the processes write to what they shared at first.",
    )
