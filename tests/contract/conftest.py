"""The practice provider at each release, and the client at it in both dialects, in process and over HTTP."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import stamina
from contract.oas import Contract
from contract.setting import (
    BASES,
    SIZES,
    Setting,
    hold_against_contract,
)
from support.sample import practice_at

from webapp.klantinteracties import connect, in_process
from webapp.practice_provider import (
    OPENKLANT_BASE,
    PracticeProvider,
    running,
)


@pytest.fixture(scope="module")
def providers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], PracticeProvider]]:
    made: dict[str, PracticeProvider] = {}

    def provider(release: str) -> PracticeProvider:
        if release not in made:
            database: Path = tmp_path_factory.mktemp("practice") / f"{release}.sqlite3"
            made[release] = practice_at(database, SIZES, release=release)
            made[release].recording = True
        made[release].faults.clear()
        made[release].calls.clear()
        return made[release]

    yield provider
    for one in made.values():
        one.close()


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(testing=True, attempts=3, cap=True):
        yield


BOTH_WAYS = [(dialect, way) for dialect in BASES for way in ("in process", "over HTTP")]


@pytest.fixture(params=BOTH_WAYS, ids=[f"{dialect} {way}" for dialect, way in BOTH_WAYS])
def setting(request: pytest.FixtureRequest, providers: Callable[[str], PracticeProvider]) -> Iterator[Setting]:
    dialect, way = request.param
    provider = providers("2.18")
    if way == "in process":
        client = in_process(provider, BASES[dialect])
        yield Setting(dialect, provider, client)
        client.close()
    else:
        with running(provider) as url:
            client = connect(url + BASES[dialect], "practice", timeout=2.0)
            yield Setting(dialect, provider, client)
            client.close()
    hold_against_contract(Contract.load(dialect), dialect, provider)


@pytest.fixture(params=["2.4", "2.15", "2.18"])
def openklant(request: pytest.FixtureRequest, providers: Callable[[str], PracticeProvider]) -> Setting:
    provider = providers(request.param)
    return Setting("openklant", provider, in_process(provider, OPENKLANT_BASE), request.param)
