"""Applications that employees sign in to by OpenID Connect, and the provider that they do it at."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from flask import Flask
from support.idp import WITH_ROLE, Idp, IdpBrowser, identity_provider
from support.portal import BASE_URL, Portal
from support.sessie import application

from webapp import klantinteracties
from webapp.domain.provider import Provider
from webapp.factory import journal_config
from webapp.practice_provider import OPENKLANT_BASE, Sizes, create_practice_provider
from webapp.registrations import Journal
from webapp.settings import Settings


@pytest.fixture(scope="session")
def idp() -> Iterator[Idp]:
    """One for all tests of a process; the application under test is the only one that may send somebody there."""
    with identity_provider() as idp:
        idp.register(f"{BASE_URL}/aanmelden/terug")
        idp.register(f"{BASE_URL}/aanmelden/terug", client_id="openbaar", secret="")
        yield idp


@pytest.fixture(scope="session")
def at_idp(idp: Idp) -> Iterator[IdpBrowser]:
    """The provider's part of the browser of an employee who has the role."""
    with closing(idp.browser(WITH_ROLE)) as browser:
        yield browser


@pytest.fixture
def oidc_settings(portal: Portal, idp: Idp, request: pytest.FixtureRequest) -> dict[str, Any]:
    """By the names of ``Settings``; a test may name others as this fixture's parameter."""
    return portal.settings(**idp.settings(**getattr(request, "param", {})))


@pytest.fixture
def oidc_app(oidc_settings: dict[str, Any], provider: Provider, journal: Journal) -> Iterator[Flask]:
    with application(Settings(**oidc_settings), provider, journal) as app:
        yield app


@pytest.fixture(scope="module")
def shared_app(idp: Idp, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """For tests that leave nothing behind. Not beside ``oidc_app``: a process has one journal at a time."""
    folder = tmp_path_factory.mktemp("oidc")
    practice = create_practice_provider(folder / "practice.sqlite3", sizes=Sizes(5, 5, 5))
    settings = Settings(**Portal(folder).settings(**idp.settings()))
    with (
        closing(practice),
        closing(klantinteracties.in_process(practice, OPENKLANT_BASE)) as provider,
        Journal(provider, journal_config(settings)) as journal,
        application(settings, provider, journal) as app,
    ):
        yield app
