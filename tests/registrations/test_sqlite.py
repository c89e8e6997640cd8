"""DBOS's own expression for a moment works with the SQLite that is here, whichever it is."""

import sqlite3
import time
from contextlib import closing

from webapp.database.sqlite import Connection


def test_a_moment_has_its_milliseconds() -> None:
    with closing(sqlite3.connect(":memory:", factory=Connection)) as connection:
        connection.execute("CREATE TABLE t (x INTEGER, moment INTEGER NOT NULL DEFAULT (unixepoch('subsec') * 1000))")
        connection.execute("INSERT INTO t (x) VALUES (1)")
        [(moment,)] = connection.execute("SELECT moment FROM t")
    assert abs(time.time() * 1000 - moment) < 60_000
