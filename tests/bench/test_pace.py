import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from bench.pace import AsMeasured, measured_seconds
from practice_provider.helpers import new_client

from webapp.practice_provider import Sizes, create_practice_provider


@pytest.fixture
def client(tmp_path: Path) -> Iterator[httpx.Client]:
    provider = AsMeasured(create_practice_provider(tmp_path / "p.sqlite3", sizes=Sizes(2, 0, 12)))
    with new_client(provider) as created:
        yield created
    provider.close()


@pytest.mark.parametrize(("hits", "milliseconds"), [(0, 13), (5, 84), (8, 96), (10, 104), (60, 235), (900, 2177)])
def test_between_what_was_measured(hits: int, milliseconds: float) -> None:
    assert measured_seconds("klantcontacten", hits=hits) * 1000 == pytest.approx(milliseconds)


def test_what_was_not_measured_is_not_slowed() -> None:
    assert measured_seconds("rekeningnummers", hits=3) == 0


@pytest.mark.parametrize(("page_size", "least"), [(5, 0.084), (10, 0.104)])
def test_an_answer_takes_what_was_measured_for_its_hits(client: httpx.Client, page_size: int, least: float) -> None:
    started = time.perf_counter()
    answer = client.get("/klantcontacten", params={"pageSize": page_size}).json()
    assert time.perf_counter() - started >= least
    assert len(answer["results"]) == page_size


def test_one_object_takes_its_own_time(client: httpx.Client) -> None:
    [item] = client.get("/klantcontacten", params={"pageSize": 1}).json()["results"]
    started = time.perf_counter()
    assert client.get(item["url"]).json()["uuid"] == item["uuid"]
    assert time.perf_counter() - started >= 0.019
