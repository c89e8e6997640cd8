from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from practice_provider.helpers import EMPTY, Register, new_client
from support.sample import practice_at

from webapp.practice_provider import VNG_BASE, PracticeProvider, create_practice_provider


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[PracticeProvider]:
    created = practice_at(tmp_path / "provider.sqlite3", EMPTY)
    yield created
    created.close()


@pytest.fixture
def client(provider: PracticeProvider) -> Iterator[httpx.Client]:
    with new_client(provider) as created:
        yield created


@pytest.fixture
def vng(provider: PracticeProvider) -> Iterator[httpx.Client]:
    with new_client(provider, VNG_BASE) as created:
        yield created


@pytest.fixture(scope="session")
def sample_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeProvider]:
    """The sample data as everybody gets it. Not to be written to."""
    created = create_practice_provider(tmp_path_factory.mktemp("sample") / "provider.sqlite3")
    yield created
    created.close()


@pytest.fixture(scope="session")
def sample(sample_provider: PracticeProvider) -> Iterator[httpx.Client]:
    with new_client(sample_provider) as created:
        yield created


@pytest.fixture
def register(client: httpx.Client) -> Register:
    return Register(client)
