"""An application that a portal launches, with sessions in a database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from support.portal import Portal

from webapp.domain.provider import Provider
from webapp.factory import create_app
from webapp.registrations import Journal
from webapp.settings import Settings
from webapp.web.services import services_of


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return Portal(tmp_path)


@pytest.fixture
def launched_app(portal: Portal, provider: Provider, journal: Journal) -> Iterator[Flask]:
    app = create_app(Settings(**portal.settings()), provider, journal)
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    yield app
    identity = services_of(app).identity
    assert identity
    identity.close()
