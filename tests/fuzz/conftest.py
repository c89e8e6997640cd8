"""One application with every way of signing in, for a whole module of hostile requests."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from fuzz.stage import FuzzStage
from support.portal import Portal
from support.stage import BASES

from webapp import klantinteracties
from webapp.factory import create_app
from webapp.practice_provider import Sizes, create_practice_provider
from webapp.registrations import Journal, JournalConfig
from webapp.settings import Settings
from webapp.web.services import services_of


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FuzzStage]:
    folder = tmp_path_factory.mktemp("fuzz")
    portal = Portal(folder)
    often = {"limit_search": "1000000 per minute", "limit_sign_in": "1000000 per minute"}
    # A provider that is away: what it answers itself is tested in tests/identity.
    oidc = {"oidc_issuer": "http://127.0.0.1:9", "oidc_client_id": "kcc", "oidc_role": "kcc"}
    settings = Settings(**portal.settings(sign_in="oidc,launch", **oidc, **often))
    practice = create_practice_provider(folder / "practice.sqlite3", sizes=Sizes(20, 10, 10))
    provider = klantinteracties.in_process(practice, BASES["openklant"])
    config = JournalConfig(settings.database_url, folder, settings.fernet_keys)
    with closing(practice), closing(provider), Journal(provider, config) as journal:
        app = create_app(settings, provider, journal)
        app.config["PROPAGATE_EXCEPTIONS"] = False
        yield FuzzStage.enter(app, portal, provider)
        identity = services_of(app).identity
        assert identity
        identity.close()
