"""Which executor this process is: DBOS recovers a process's registrations under the same executor id only."""

import fcntl
import os
import socket
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Slot:
    """A numbered place on this host, held by a lock that the kernel lets go of when the process dies, kill -9 included.

    So the next process takes the same number, and with it what its predecessor left unfinished; two living processes
    never share one. Over several nodes the host name tells them apart: it must be stable (a StatefulSet's is).
    """

    executor_id: str
    _descriptor: int

    @classmethod
    def take(cls, folder: Path) -> "Slot":
        folder.mkdir(parents=True, exist_ok=True)
        number = 0
        while True:
            descriptor = os.open(folder / f"executor-{number}.lock", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(descriptor)
                number += 1
            else:
                return cls(f"{socket.gethostname()}-{number}", descriptor)

    def release(self) -> None:
        os.close(self._descriptor)
