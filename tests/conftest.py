"""One stage for all tests: the practice provider with little data, the client before it, a journal, the application."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import hypothesis
import pytest
from cryptography.fernet import Fernet
from flask import Flask
from support.employee import Employee
from support.portal import Portal
from support.sample import practice_at
from support.server import Server, serving
from support.sessie import application
from support.stage import BASES
from support.wire import Wire

from webapp import klantinteracties
from webapp.domain.provider import Provider
from webapp.factory import create_app
from webapp.practice_provider import (
    OPENKLANT_BASE,
    PracticeProvider,
    Sizes,
    running,
)
from webapp.registrations import Journal, JournalConfig, Patience
from webapp.settings import Settings

pytest_plugins = ["matrix.report", "support.headers", "support.quick"]

# No test fails on a clock; and what was found once is written down as a test, not kept in a folder.
hypothesis.settings.register_profile("tests", deadline=None, database=None)
hypothesis.settings.load_profile("tests")

FEW = Sizes(actoren=30, partijen=20, klantcontacten=30)


@pytest.fixture
def release() -> str:
    """Of Open Klant, as the practice provider plays it. Tests that mean others parametrize it."""
    return "2.18"


@pytest.fixture
def practice(tmp_path: Path, release: str) -> Iterator[PracticeProvider]:
    practice = practice_at(tmp_path / "practice.sqlite3", FEW, release=release, control=True)
    yield practice
    practice.close()


@pytest.fixture
def dialect() -> str:
    """Tests that mean both parametrize it."""
    return "openklant"


@pytest.fixture
def wire(practice: PracticeProvider) -> Wire:
    return Wire(practice)


@pytest.fixture
def provider(wire: Wire, dialect: str) -> Iterator[Provider]:
    with closing(klantinteracties.in_process(wire, BASES[dialect], dialect=dialect, timeout=1.0)) as provider:
        yield provider


@pytest.fixture
def journal_config(tmp_path: Path) -> JournalConfig:
    """Impatient, so that a provider that stays away is parked soon, and looked at again soon."""
    return JournalConfig(
        database_url=f"sqlite:///{tmp_path / 'kcc.sqlite3'}",
        slots=tmp_path,
        fernet_keys=(Fernet.generate_key().decode(),),
        patience=Patience(max_attempts=2, interval_seconds=0.05, backoff_rate=1.0),
        wake_seconds=0.3,
    )


@pytest.fixture
def journal(provider: Provider, journal_config: JournalConfig) -> Iterator[Journal]:
    with Journal(provider, journal_config) as journal:
        yield journal


@pytest.fixture
def app(provider: Provider, journal: Journal) -> Flask:
    app = create_app(Settings(), provider, journal)
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return Portal(tmp_path)


@pytest.fixture
def launched_app(portal: Portal, provider: Provider, journal: Journal) -> Iterator[Flask]:
    """One that a portal launches, with sessions in a database of its own."""
    with application(Settings(**portal.settings()), provider, journal) as app:
        yield app


@pytest.fixture
def employee(app: Flask) -> Employee:
    return Employee(app)


@pytest.fixture
def server(practice: PracticeProvider, tmp_path: Path) -> Iterator[Server]:
    """The application as a process of its own, before the same practice provider, over HTTP."""
    with running(practice) as address, serving(Server(tmp_path, provider_url=address + OPENKLANT_BASE)) as server:
        yield server
