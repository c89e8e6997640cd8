"""A database that is away: an answer within seconds, for the employee and for who watches the application."""

import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from registrations.acting import NOOR, OMSCHRIJVING, run

from webapp.database import DatabaseUnavailableError, bounded
from webapp.registrations import InterneTaakAanvraag, Journal, JournalConfig, Toestand
from webapp.registrations.database import Database
from webapp.registrations.serializer import EncryptedJson


def test_every_call_says_that_the_journal_is_away(
    journal: Journal, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    registratie = run(journal, aanvraag)
    assert journal.is_ready()
    database = Path(journal_config.database_url.removeprefix("sqlite:///"))
    away = database.rename(database.with_name("away"))
    assert not journal.is_ready()
    calls: tuple[Callable[[], object], ...] = (
        lambda: journal.start(uuid4(), NOOR, aanvraag, OMSCHRIJVING),
        lambda: journal.wait(registratie.registratie_id, NOOR, seconds=1),
        lambda: journal.get(registratie.registratie_id, NOOR),
        lambda: journal.of_medewerker(NOOR),
        lambda: journal.retry(registratie.registratie_id, NOOR),
    )
    for call in calls:
        with pytest.raises(DatabaseUnavailableError):
            call()
    away.rename(database)
    assert journal.is_ready()
    assert run(journal, aanvraag).toestand is Toestand.GELUKT


@pytest.mark.parametrize("answers", [False, True], ids=["refuses", "silent"])
def test_a_server_that_does_not_answer_is_given_up(journal_config: JournalConfig, *, answers: bool) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        if answers:
            # It takes the connection and then says nothing.
            listener.listen()
        url = f"postgresql://nobody@127.0.0.1:{listener.getsockname()[1]}/kcc"
        database = Database(url, EncryptedJson(journal_config.fernet_keys))
        started = time.monotonic()
        with pytest.raises(DatabaseUnavailableError):
            database.check(seconds=2)
        assert time.monotonic() - started < 10
        database.close()


def test_a_call_that_hangs_is_given_up_and_ends_by_itself() -> None:
    away = threading.Event()
    with pytest.raises(DatabaseUnavailableError):
        bounded(away.wait, seconds=0.05)
    away.set()
