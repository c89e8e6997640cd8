"""The journal on PostgreSQL, and while PostgreSQL is stopped: a server of its own, where there is one to start."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from registrations.acting import NOOR, OMSCHRIJVING, eventually, run, start, taken, until
from support.server import free_port

from webapp.database import DatabaseUnavailableError
from webapp.domain.provider import Provider
from webapp.practice_provider import Fault, PracticeProvider
from webapp.registrations import InterneTaakAanvraag, Journal, JournalConfig, Toestand


def _programs() -> Path | None:
    """Where ``initdb`` and ``pg_ctl`` are: on the path, or where Debian keeps them."""
    found = shutil.which("pg_ctl")
    folders = [Path(found).parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


PROGRAMS = _programs()
pytestmark = pytest.mark.skipif(PROGRAMS is None, reason="no initdb and pg_ctl of PostgreSQL here")


class PostgreSQL:
    """Refuses to run as root, so root starts it as nobody."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        folder.mkdir()
        if os.getuid() == 0:
            shutil.chown(folder, "nobody")
        self._run("initdb", "-D", str(folder), "-U", "kcc", "-A", "trust", "--no-sync")

    @property
    def url(self) -> str:
        return f"postgresql://kcc@127.0.0.1:{self._port}/kcc"

    def start(self) -> None:
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._run("pg_ctl", "-D", str(self._folder), "-w", "-l", str(self._folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self._folder), "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        assert PROGRAMS
        user = "nobody" if os.getuid() == 0 else None
        command = [str(PROGRAMS / program), *arguments]
        subprocess.run(command, user=user, cwd="/", stdout=subprocess.DEVNULL, check=True, timeout=60)


@pytest.fixture
def postgresql() -> Iterator[PostgreSQL]:
    # Not below tmp_path, which only its owner may enter; and short, for the socket's path.
    with tempfile.TemporaryDirectory(prefix="kcc-pg-") as folder:
        Path(folder).chmod(0o755)
        server = PostgreSQL(Path(folder) / "data")
        server.start()
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
def journal_config(journal_config: JournalConfig, postgresql: PostgreSQL) -> JournalConfig:
    return replace(journal_config, database_url=postgresql.url)


def test_on_postgresql_and_while_it_is_stopped(
    journal: Journal,
    postgresql: PostgreSQL,
    practice: PracticeProvider,
    provider: Provider,
    aanvraag: InterneTaakAanvraag,
) -> None:
    gelukt = run(journal, aanvraag)
    assert gelukt.toestand is Toestand.GELUKT
    practice.faults.add(Fault("reset", times=None))
    parked = start(journal, aanvraag)
    until(journal, parked, Toestand.WACHT)

    postgresql.stop()
    started = time.monotonic()
    assert not journal.is_ready()
    for call in (
        lambda: journal.start(uuid4(), NOOR, aanvraag, OMSCHRIJVING),
        lambda: journal.get(gelukt.registratie_id, NOOR),
        lambda: journal.of_medewerker(NOOR),
        lambda: journal.retry(parked, NOOR),
    ):
        with pytest.raises(DatabaseUnavailableError):
            call()
    assert time.monotonic() - started < 25

    practice.faults.clear()
    postgresql.start()
    eventually(journal.is_ready)
    assert journal.get(gelukt.registratie_id, NOOR) == gelukt
    until(journal, parked, Toestand.GELUKT)
    assert run(journal, aanvraag).toestand is Toestand.GELUKT
    assert len(taken(provider, aanvraag)) == 3
