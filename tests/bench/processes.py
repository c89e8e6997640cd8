"""What the measurements run against: processes of their own, on loopback, ended by their own process group."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from support.server import Server, free_port

_TESTS = Path(__file__).resolve().parent.parent
_START_SECONDS = 20
_END_SECONDS = 10


@contextmanager
def application(server: Server) -> Iterator[float]:
    """Gives the seconds that the start took. Ends the processes also when it fails."""
    try:
        yield server.start()
    finally:
        _stop(server)


def _stop(server: Server) -> None:
    try:
        server.stop()
    except subprocess.TimeoutExpired:
        server.kill()


@contextmanager
def module(name: str, *arguments: str, log: Path) -> Iterator[str]:
    """``python -m name PORT arguments…``; gives its URL as soon as the port is open."""
    port = free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", name, str(port), *arguments],
            env=os.environ | {"PYTHONPATH": str(_TESTS)},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _wait_for(port, process, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        _end(process)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with closing(socket.socket()) as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"it did not start:\n{log.read_text()}")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    for how in (signal.SIGTERM, signal.SIGKILL):
        os.killpg(process.pid, how)
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            continue
        return


def group(leader: int) -> Sequence[int]:
    """The processes of a process group; none where there is no ``/proc``."""
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if _group_of(entry) == leader]


def _group_of(process: Path) -> int | None:
    try:
        # "pid (name) state parent group …": the name may hold anything, parentheses too.
        return int((process / "stat").read_text().rpartition(")")[2].split()[2])
    except OSError:
        return None
