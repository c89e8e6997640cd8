"""What no test is about, done once or not waited for: a plugin of all tests.

What the application itself does and in which order stays as it is; the servers that run as processes of their own have
none of this.
"""

import sqlite3
from collections.abc import Iterator
from functools import partial
from unittest.mock import patch

import pytest
import sqlalchemy
from dbos import Queue
from flask import Flask
from jinja2 import FileSystemBytecodeCache

_POLL_SECONDS = 0.05


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Not again for each application: that takes longer than most tests."""
    Flask.jinja_options["bytecode_cache"] = FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="session", autouse=True)
def _journals_survive_no_power_cut() -> None:
    """SQLite does not wait for the disk. A killed process loses nothing by that, only a machine without power does."""
    sqlalchemy.event.listen(sqlalchemy.Engine, "connect", _without_disk)


def _without_disk(connection: object, _: object) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


@pytest.fixture(scope="session", autouse=True)
def _dbos_does_not_look_once_a_second() -> Iterator[None]:
    """Its queue, by which a parked registration goes on; and for messages, of which there are none, on SQLite.

    A journal is closed only when both have looked once more.
    """
    messages = "dbos._sys_db_sqlite.SQLiteSystemDatabase._notification_listener"
    queue = partial(Queue, polling_interval_sec=_POLL_SECONDS)
    with patch("dbos._dbos.Queue", queue), patch(messages, lambda _: None):
        yield
