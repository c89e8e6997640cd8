"""Unique values under simultaneous requests, out of threads and out of two processes."""

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from practice_provider.helpers import EMPTY, Register, identificator, new_client, ref, taak_body

from webapp.practice_provider import PracticeProvider, create_practice_provider

THREADS = 16


def at_once(provider: PracticeProvider, path: str, body: dict[str, Any]) -> Counter[int]:
    def post(_: int) -> int:
        with new_client(provider) as client:
            return client.post(path, json=body).status_code

    with ThreadPoolExecutor(THREADS) as pool:
        return Counter(pool.map(post, range(THREADS)))


def test_the_same_bsn_once_and_the_others_are_told_why(provider: PracticeProvider, client: httpx.Client) -> None:
    nested = [{"partijIdentificator": identificator("999990019")}]
    body = {"soortPartij": "persoon", "indicatieActief": True, "partijIdentificatoren": nested}
    assert at_once(provider, "/partijen", body) == {201: 1, 400: THREADS - 1}
    assert client.get("/partijen").json()["count"] == 1


def test_the_same_referentienummer_once(provider: PracticeProvider, client: httpx.Client, register: Register) -> None:
    body = taak_body(register.klantcontact(), register.actor()) | {"referentienummer": "77"}
    results = at_once(provider, "/internetaken", body)
    assert results[201] == 1
    assert set(results) <= {201, 400, 500}
    assert client.get("/internetaken").json()["count"] == 1


def test_the_same_pair_once(provider: PracticeProvider, client: httpx.Client, register: Register) -> None:
    body = {"actor": ref(register.actor()), "klantcontact": ref(register.klantcontact())}
    assert at_once(provider, "/actorklantcontacten", body)[201] == 1
    assert client.get("/actorklantcontacten").json()["count"] == 1


def test_one_standard_address(provider: PracticeProvider, client: httpx.Client, register: Register) -> None:
    body = {
        "soortDigitaalAdres": "email",
        "adres": "a@b.nl",
        "verstrektDoorPartij": ref(register.partij()),
        "isStandaardAdres": True,
    }
    assert at_once(provider, "/digitaleadressen", body)[201] >= 1
    assert client.get("/digitaleadressen", params={"isStandaardAdres": "true"}).json()["count"] == 1


def test_what_is_not_unique_all_comes_in(provider: PracticeProvider, register: Register) -> None:
    body = {"hadKlantcontact": ref(register.klantcontact()), "rol": "klant", "initiator": True}
    assert at_once(provider, "/betrokkenen", body) == {201: THREADS}


def test_deleting_at_once(provider: PracticeProvider, register: Register) -> None:
    url = register.partij()["url"]

    def delete(_: int) -> int:
        with new_client(provider) as client:
            return client.delete(url).status_code

    with ThreadPoolExecutor(THREADS) as pool:
        assert set(pool.map(delete, range(THREADS))) <= {204, 404}


WRITER = """
import sys, httpx
from pathlib import Path
from webapp.practice_provider import OPENKLANT_BASE, Sizes, create_practice_provider
provider = create_practice_provider(Path(sys.argv[1]), sizes=Sizes(0, 0, 0))
base = "https://openklant.example.nl" + OPENKLANT_BASE
with httpx.Client(transport=httpx.WSGITransport(app=provider), base_url=base,
                  headers={"Authorization": "Token practice"}) as client:
    statuses = [client.post("/partijen", json={"soortPartij": "persoon", "indicatieActief": True, "nummer": str(n)})
                .status_code for n in range(40)]
provider.close()
print(statuses.count(201))
"""


def test_two_processes_on_one_file(tmp_path: Path) -> None:
    file = tmp_path / "shared.sqlite3"
    command = [sys.executable, "-c", WRITER, str(file)]
    root = Path(__file__).resolve().parents[2]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, text=True) for _ in range(2)]
    made = [int(writer.communicate(timeout=60)[0]) for writer in writers]
    assert sum(made) == 40
    provider = create_practice_provider(file, sizes=EMPTY)
    with new_client(provider) as client:
        assert client.get("/partijen").json()["count"] == 40
    provider.close()


@pytest.mark.parametrize("pages", [6])
def test_reading_while_writing(provider: PracticeProvider, register: Register, pages: int) -> None:
    register.klantcontact()

    def work(number: int) -> int:
        with new_client(provider) as client:
            if number % 2:
                return client.get("/klantcontacten", params={"expand": "hadBetrokkenen"}).status_code
            body = {"kanaal": "x", "onderwerp": "x", "taal": "nl", "vertrouwelijk": False}
            return client.post("/klantcontacten", json=body).status_code

    with ThreadPoolExecutor(THREADS) as pool:
        assert set(pool.map(work, range(THREADS * pages))) == {200, 201}


def test_readers_at_once_each_get_their_own_answer(sample_provider: PracticeProvider) -> None:
    terms = ("paspoort", "afval", "parkeer", "verhuiz", "klacht", "subsidie", "bomen", "bestaatniet")

    def found(term: str) -> list[str]:
        with new_client(sample_provider) as client:
            answer = client.get("/klantcontacten", params={"inhoud": term, "pageSize": 8}).json()
            return [str(answer["count"]), *(item["uuid"] for item in answer["results"])]

    alone = [found(term) for term in terms]
    with ThreadPoolExecutor(len(terms)) as pool:
        for _ in range(5):
            assert list(pool.map(found, terms)) == alone
