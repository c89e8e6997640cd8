"""Which executor this process is: DBOS recovers a process's registrations under the same executor id only."""

import fcntl
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

_LONGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class _LockFile:
    """A file that one living process holds; in it, a line each, the executor ids that were used under it.

    The kernel lets go of it when the process dies, kill -9 included.
    """

    descriptor: int

    @classmethod
    def take(cls, path: Path) -> "_LockFile | None":
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        return cls(descriptor)

    def read(self) -> tuple[str, ...]:
        return tuple(os.pread(self.descriptor, _LONGEST, 0).decode().split())

    def write(self, executor_ids: tuple[str, ...]) -> None:
        lines = "".join(f"{executor_id}\n" for executor_id in executor_ids).encode()
        os.pwrite(self.descriptor, lines, 0)
        os.ftruncate(self.descriptor, len(lines))

    def close(self) -> None:
        os.close(self.descriptor)


@dataclass(frozen=True, slots=True)
class Slot:
    """A numbered place in a folder. Two living processes never share one.

    The next process takes the same number, and with it what its predecessor left unfinished. What was left under a
    number that nobody takes any more, or under the host's former name, any process of this folder adopts.
    """

    executor_id: str
    folder: Path
    _file: _LockFile

    @classmethod
    def take(cls, folder: Path) -> "Slot":
        folder.mkdir(parents=True, exist_ok=True)
        files = ((number, _LockFile.take(folder / f"executor-{number}.lock")) for number in count())
        number, file = next((number, file) for number, file in files if file)
        executor_id = f"{socket.gethostname()}-{number}"
        file.write((executor_id, *(other for other in file.read() if other != executor_id)))
        return cls(executor_id, folder, file)

    def adopt(self, recover: Callable[[str], bool]) -> None:
        """Hands ``recover`` each executor id that nobody lives under, and forgets those for which it says True."""
        _adopt(self._file, recover, own=self.executor_id)
        for path in sorted(self.folder.glob("executor-*.lock")):
            free = _LockFile.take(path)
            if free:
                try:
                    _adopt(free, recover)
                finally:
                    free.close()

    def release(self) -> None:
        self._file.close()


def _adopt(file: _LockFile, recover: Callable[[str], bool], *, own: str = "") -> None:
    known = file.read()
    left = tuple(executor_id for executor_id in known if executor_id == own or not recover(executor_id))
    if left != known:
        file.write(left)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One at a time, over the threads and the processes of this folder."""
    descriptor = os.open(folder / "alone.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
