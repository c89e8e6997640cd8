"""The application as it is run: its own process group, its production server, a provider behind HTTP."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

_START_SECONDS = 30
_SERVE = (sys.executable, "-m", "webapp.cli", "serve")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@dataclass
class Server:
    """``provider_url`` empty runs the embedded practice provider. ``folder`` keeps the data between starts."""

    folder: Path
    provider_url: str = ""
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    workers: int = 1
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        return (self.folder / "server.log").read_text()

    def start(self) -> float:
        """Seconds until it answered."""
        started = time.perf_counter()
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*_SERVE, *self._arguments()],
                env=self._environment(),
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_live()
        return time.perf_counter() - started

    def kill(self) -> None:
        """``kill -9``, of all its processes at once."""
        self._end(signal.SIGKILL)

    def kill_main(self) -> None:
        """``kill -9`` of the main process alone, as an out-of-memory killer does it."""
        assert self.process
        self.process.kill()
        self.process.wait(timeout=20)
        self.process = None

    def listeners(self) -> int:
        """How many sockets listen on its port, of whatever process (Linux only)."""
        wanted = f":{self.port:04X}"
        lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        return sum(local.endswith(wanted) and state == "0A" for _, local, _, state, *_ in lines)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process:
            os.killpg(self.process.pid, how)
            self.process.wait(timeout=20)
            self.process = None

    def _arguments(self) -> list[str]:
        return ["--port", str(self.port), "--workers", str(self.workers)]

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("KCC_")}
        provider = (
            {"KCC_PROVIDER_URL": self.provider_url, "KCC_PROVIDER_TOKEN": "practice"} if self.provider_url else {}
        )
        # Faster than an employee types; what the limits do has tests of its own.
        own = {"KCC_PROVIDER_TIMEOUT": "2", "KCC_LIMIT_SEARCH": "100000 per minute"}
        return inherited | own | provider | self.settings

    def _wait_until_live(self) -> None:
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            with closing(HTTPConnection("127.0.0.1", self.port, timeout=1)) as connection, suppress(OSError):
                connection.request("GET", "/status/live")
                if connection.getresponse().status == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(f"the server did not start:\n{self.log}")


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.stop()
