import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from practice_provider.helpers import EMPTY, new_client, problems

from webapp.practice_provider import (
    OPENKLANT_BASE,
    VNG_BASE,
    Fault,
    PracticeProvider,
    create_practice_provider,
    running,
)

ACTOR = {"naam": "Jan", "soortActor": "medewerker"}
TOKEN = {"Authorization": "Token practice"}


@pytest.fixture(params=["in process", "over http"])
def caller(request: pytest.FixtureRequest, provider: PracticeProvider) -> Iterator[httpx.Client]:
    if request.param == "in process":
        with new_client(provider) as client:
            yield client
    else:
        with running(provider) as url, httpx.Client(base_url=url + OPENKLANT_BASE, headers=TOKEN) as client:
            yield client


def count(client: httpx.Client) -> int:
    found: int = client.get("/actoren").json()["count"]
    return found


@pytest.mark.parametrize(("kind", "written"), [("lost_answer", 1), ("reset", 0)])
def test_a_cut_connection(provider: PracticeProvider, caller: httpx.Client, kind: str, written: int) -> None:
    provider.faults.add(Fault(kind=kind, method="POST", path="actoren"))  # type: ignore[arg-type]
    with pytest.raises((httpx.TransportError, OSError)):
        caller.post("/actoren", json=ACTOR)
    assert count(caller) == written
    assert caller.post("/actoren", json=ACTOR).status_code == 201


@pytest.mark.parametrize(("kind", "written"), [("timeout", 1), ("hang", 0)])
def test_no_answer_in_time(provider: PracticeProvider, caller: httpx.Client, kind: str, written: int) -> None:
    provider.faults.add(Fault(kind=kind, method="POST", seconds=0.3))  # type: ignore[arg-type]
    with pytest.raises((httpx.TimeoutException, TimeoutError)):
        caller.post("/actoren", json=ACTOR, timeout=0.1)
    assert count(caller) == written


@pytest.mark.parametrize(
    ("kind", "status", "media_type", "written"),
    [
        ("error_500", 500, "application/json", 0),
        ("error_500_after", 500, "application/json", 1),
        ("refused", 400, "application/json", 0),
        ("too_many", 429, "application/json", 0),
        ("unauthorized", 401, "application/json", 0),
        ("garbage", 200, "application/json", 0),
        ("html", 502, "text/html; charset=utf-8", 0),
    ],
)
def test_another_answer(
    provider: PracticeProvider, caller: httpx.Client, kind: str, status: int, media_type: str, written: int
) -> None:
    provider.faults.add(Fault(kind=kind, method="POST"))  # type: ignore[arg-type]
    answer = caller.post("/actoren", json=ACTOR)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, media_type)
    assert count(caller) == written


@pytest.mark.parametrize("base", [OPENKLANT_BASE, VNG_BASE])
def test_a_refusal_is_about_the_whole(provider: PracticeProvider, base: str) -> None:
    provider.faults.add(Fault(kind="refused", method="DELETE"))
    with new_client(provider, base) as client:
        answer = client.delete("/partijen/x")
        assert answer.headers["content-type"] == (
            "application/json" if base == OPENKLANT_BASE else "application/problem+json"
        )
        assert {(name, code) for name, code, _ in problems(answer)} == {("nonFieldErrors", "invalid")}


def test_garbage_is_no_json(provider: PracticeProvider, caller: httpx.Client) -> None:
    provider.faults.add(Fault(kind="garbage"))
    with pytest.raises(ValueError, match="Unterminated"):
        caller.get("/actoren").json()


def test_latency_comes_on_top(provider: PracticeProvider, caller: httpx.Client) -> None:
    provider.faults.add(Fault(kind="latency", seconds=0.1, times=None), Fault(kind="error_500"))
    started = time.perf_counter()
    assert [caller.get("/actoren").status_code for _ in range(2)] == [500, 200]
    assert time.perf_counter() - started >= 0.2


def test_only_what_it_concerns_and_so_many_times(provider: PracticeProvider, client: httpx.Client) -> None:
    provider.faults.add(Fault(kind="error_500", method="GET", path="partijen", times=2))
    assert client.get("/actoren").status_code == 200
    assert [client.get("/partijen").status_code for _ in range(3)] == [500, 500, 200]
    assert provider.faults.active() == []


def test_until_it_is_removed(provider: PracticeProvider, client: httpx.Client) -> None:
    provider.faults.add(Fault(kind="error_500", times=None))
    assert [client.get("/partijen").status_code for _ in range(3)] == [500, 500, 500]
    provider.faults.clear()
    assert client.get("/partijen").status_code == 200


def test_an_unknown_kind() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        Fault(kind="storm")  # type: ignore[arg-type]


def test_calls_are_kept_only_when_asked_for(provider: PracticeProvider, client: httpx.Client) -> None:
    client.get("/partijen")
    assert len(provider.calls) == 0
    provider.recording = True
    provider.faults.add(Fault(kind="lost_answer", method="POST"))
    with pytest.raises((httpx.TransportError, OSError)):
        client.post("/actoren?x=1", json=ACTOR)
    [call] = provider.calls
    assert (call.method, call.path, call.query, call.status) == ("POST", f"{OPENKLANT_BASE}/actoren", "x=1", None)
    assert call.body == ACTOR


class TestControl:
    def test_over_http_when_enabled(self, tmp_path: Path) -> None:
        provider = create_practice_provider(tmp_path / "control.sqlite3", sizes=EMPTY, control=True)
        with running(provider) as url, httpx.Client(base_url=url, headers=TOKEN) as client:
            faults = [{"kind": "error_500", "path": "actoren", "times": None}]
            assert client.post("/practice/faults", json=faults).status_code == 204
            assert client.post(f"{OPENKLANT_BASE}/actoren", json=ACTOR).status_code == 500
            assert client.delete("/practice/faults").status_code == 204
            assert client.post(f"{OPENKLANT_BASE}/actoren", json=ACTOR).status_code == 201
            calls = client.get("/practice/calls").json()
            assert [(call["method"], call["status"], call["body"]) for call in calls] == [
                ("POST", 500, ACTOR),
                ("POST", 201, ACTOR),
            ]
        provider.close()

    @pytest.mark.parametrize(("method", "path"), [("POST", "faults"), ("DELETE", "faults"), ("GET", "calls")])
    def test_not_otherwise(self, client: httpx.Client, method: str, path: str) -> None:
        assert client.request(method, f"https://openklant.example.nl/practice/{path}").status_code == 404
