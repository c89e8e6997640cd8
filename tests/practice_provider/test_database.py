import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from webapp.practice_provider.storage import rows
from webapp.practice_provider.storage.database import Database

ACTOR = {"naam": "Jan", "soort_actor": "medewerker", "indicatie_actief": 1}
NOWHERE = {"actor": "x", "klantcontact": "x"}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    created = Database(tmp_path / "data.sqlite3")
    yield created
    created.close()


def count(database: Database) -> int:
    with database.reading() as connection:
        found: int = connection.execute("SELECT count(*) FROM actor").fetchone()[0]
        return found


def test_a_commit_that_fails_is_undone(database: Database) -> None:
    def refused_at_the_end(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        rows.insert(connection, "actor", ACTOR)
        rows.insert(connection, "actorklantcontact", NOWHERE)

    with pytest.raises(sqlite3.IntegrityError), database.writing() as connection:
        refused_at_the_end(connection)
    assert count(database) == 0
    with database.writing() as again:
        rows.insert(again, "actor", ACTOR)
    assert again is connection
    assert count(database) == 1


def test_a_connection_that_cannot_undo_is_not_used_again(database: Database) -> None:
    def break_down(connection: sqlite3.Connection) -> None:
        rows.insert(connection, "actor", ACTOR)
        connection.close()  # so that ROLLBACK fails
        raise LookupError

    with pytest.raises(LookupError), database.writing() as connection:
        break_down(connection)
    assert count(database) == 0
    with database.writing() as again:
        rows.insert(again, "actor", ACTOR)
    assert again is not connection
    assert count(database) == 1
