"""SQLite as DBOS needs it, also where Python was built with an older one."""

import sqlite3
import time
from typing import Any


class Connection(sqlite3.Connection):
    """From Python 3.12 on DBOS asks for ``unixepoch('subsec')``, to which SQLite before 3.42 answers NULL.

    Debian 12 has 3.40, and whoever builds a newer Python there gets it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  as sqlite3.connect hands them over
        super().__init__(*args, **kwargs)
        if sqlite3.sqlite_version_info < (3, 42):
            self.create_function("unixepoch", 1, _unixepoch)


def _unixepoch(modifier: str) -> float | None:
    return time.time() if modifier == "subsec" else None
