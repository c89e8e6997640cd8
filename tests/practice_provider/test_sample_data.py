import re
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from practice_provider.helpers import new_client, problems

from webapp.practice_provider import Sizes, create_practice_provider
from webapp.practice_provider.storage.database import Database


def everything(client: httpx.Client, path: str, **query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for page in range(1, 10):
        answer = client.get(path, params={**query, "page": page, "pageSize": 500}).json()
        found += answer["results"]
        if answer["next"] is None:
            return found
    raise AssertionError("too many pages")


def passes_elfproef(number: str) -> bool:
    weights = [*range(len(number), 1, -1), -1]
    total: int = sum(weight * int(digit) for weight, digit in zip(weights, number, strict=True))
    return total % 11 == 0


@pytest.fixture(scope="module")
def actoren(sample: httpx.Client) -> list[dict[str, Any]]:
    return everything(sample, "/actoren")


@pytest.fixture(scope="module")
def partijen(sample: httpx.Client) -> list[dict[str, Any]]:
    return everything(sample, "/partijen")


@pytest.fixture(scope="module")
def klantcontacten(sample: httpx.Client) -> list[dict[str, Any]]:
    return everything(sample, "/klantcontacten")


class TestActoren:
    def test_kinds(self, actoren: list[dict[str, Any]]) -> None:
        assert Counter(actor["soortActor"] for actor in actoren) == {
            "medewerker": 40,
            "organisatorische_eenheid": 17,
            "geautomatiseerde_actor": 3,
        }
        assert any(not actor["indicatieActief"] for actor in actoren)

    def test_the_employee_of_the_demo(self, sample: httpx.Client) -> None:
        [noor] = everything(sample, "/actoren", naam="Noor de Wit")
        assert noor["actorIdentificatie"]["functie"] == "klantadviseur"
        assert noor["actorIdentificatie"]["emailadres"] == "noor.dewit@turfstad.example"
        assert noor["indicatieActief"]
        assert sample.get("/actorklantcontacten", params={"actor__uuid": noor["uuid"]}).json()["count"] >= 10

    def test_namesakes_differ_in_functie(self, actoren: list[dict[str, Any]]) -> None:
        [name] = [name for name, times in Counter(actor["naam"] for actor in actoren).items() if times > 1][:1]
        functies = {actor["actorIdentificatie"]["functie"] for actor in actoren if actor["naam"] == name}
        assert len(functies) == 2

    def test_numbers_and_domains_are_nobodys(self, actoren: list[dict[str, Any]]) -> None:
        known = [actor["actorIdentificatie"] for actor in actoren if actor["soortActor"] != "geautomatiseerde_actor"]
        numbers = [item["telefoonnummer"] for item in known]
        assert all(re.fullmatch(r"(0|\+31)598[01]\d{5}", number) for number in numbers)
        assert {number[0] for number in numbers} == {"0", "+"}
        assert all(item["emailadres"].endswith("@turfstad.example") for item in known)

    def test_nothing_that_the_provider_itself_would_refuse(
        self, client: httpx.Client, actoren: list[dict[str, Any]]
    ) -> None:
        for actor in actoren:
            assert client.post("/actoren", json=actor).status_code == 201


class TestPartijen:
    def test_kinds(self, partijen: list[dict[str, Any]]) -> None:
        kinds = Counter(partij["soortPartij"] for partij in partijen)
        assert len(partijen) == 400
        assert set(kinds) == {"persoon", "organisatie", "contactpersoon"}
        assert 0 < sum(partij["indicatieGeheimhouding"] for partij in partijen) < 40

    def test_identificatoren_are_nobodys_and_pass_the_elfproef(self, partijen: list[dict[str, Any]]) -> None:
        found: dict[str, list[str]] = {}
        for partij in partijen:
            for item in partij["partijIdentificatoren"]:
                content = item["partijIdentificator"]
                found.setdefault(content["codeSoortObjectId"], []).append(content["objectId"])
        assert set(found) == {"bsn", "kvk_nummer", "rsin", "vestigingsnummer"}
        assert all(re.fullmatch(r"9999\d{5}", bsn) and passes_elfproef(bsn) for bsn in found["bsn"])
        assert all(re.fullmatch(r"99[0-8]\d{6}", rsin) and passes_elfproef(rsin) for rsin in found["rsin"])
        assert all(re.fullmatch(r"0000\d{4}", kvk) for kvk in found["kvk_nummer"])
        assert all(re.fullmatch(r"9000\d{8}", vestiging) for vestiging in found["vestigingsnummer"])
        assert all(len(set(numbers)) == len(numbers) for numbers in found.values())

    def test_digital_addresses_are_nobodys(self, sample: httpx.Client) -> None:
        found: dict[str, list[str]] = {}
        for adres in everything(sample, "/digitaleadressen"):
            found.setdefault(adres["soortDigitaalAdres"], []).append(adres["adres"])
        assert set(found) == {"email", "telefoonnummer"}
        assert all(email.endswith("@voorbeeld.example") for email in found["email"])
        assert all(re.fullmatch(r"(06|\+316)0\d{7}", number) for number in found["telefoonnummer"])
        assert {number[0] for number in found["telefoonnummer"]} == {"0", "+"}

    def test_postal_addresses_are_nobodys(self, sample: httpx.Client, partijen: list[dict[str, Any]]) -> None:
        found = [
            item[name]
            for item in (*partijen, *everything(sample, "/betrokkenen"))
            for name in ("bezoekadres", "correspondentieadres")
            if item[name]["land"]
        ]
        assert len(found) > 100
        for adres in found:
            assert re.fullmatch(r"999920\d{10}", adres["nummeraanduidingId"])
            postcode = adres["postcode"] or adres["adresregel2"].removesuffix(" Turfstad")
            assert re.fullmatch(r"[1-9]\d{3} (SA|SD|SS)", postcode)

    def test_addresses_are_what_the_provider_accepts(self, sample: httpx.Client, client: httpx.Client) -> None:
        for adres in everything(sample, "/digitaleadressen"):
            body = {"soortDigitaalAdres": adres["soortDigitaalAdres"], "adres": adres["adres"]}
            answer = client.post("/digitaleadressen", json={**body, "verstrektDoorPartij": None})
            assert answer.status_code == 201, problems(answer)


class TestKlantcontacten:
    def test_six_weeks_up_to_the_last_hours(self, klantcontacten: list[dict[str, Any]]) -> None:
        moments = [datetime.fromisoformat(item["plaatsgevondenOp"]) for item in klantcontacten]
        now = datetime.now(UTC)
        assert len(moments) == 600
        assert now - timedelta(hours=3) < moments[0] <= now
        assert now - timedelta(days=43) < moments[-1] < now - timedelta(days=35)

    def test_calls_come_in_office_hours(self, klantcontacten: list[dict[str, Any]]) -> None:
        zone = ZoneInfo("Europe/Amsterdam")
        for item in klantcontacten:
            moment = datetime.fromisoformat(item["plaatsgevondenOp"]).astimezone(zone)
            if item["kanaal"] in {"telefoon", "balie"}:
                assert moment.weekday() < 5
                assert 8 <= moment.hour < 17

    def test_most_have_a_number_and_a_betrokkene(self, klantcontacten: list[dict[str, Any]]) -> None:
        without_number = [item for item in klantcontacten if item["referentienummer"] is None]
        without_anybody = [item for item in klantcontacten if not item["hadBetrokkenen"]]
        assert 0 < len(without_number) < 60
        assert 0 < len(without_anybody) < 60

    def test_texts_are_whole(self, klantcontacten: list[dict[str, Any]]) -> None:
        for item in klantcontacten:
            assert "{" not in item["onderwerp"] + item["inhoud"]
            assert item["inhoud"].endswith((".", "?"))
        assert len({item["inhoud"] for item in klantcontacten}) > 400
        assert len({item["onderwerp"] for item in klantcontacten}) > 50


def test_interne_taken_of_both_statuses(sample: httpx.Client) -> None:
    taken = everything(sample, "/internetaken")
    assert {taak["status"] for taak in taken} == {"te_verwerken", "verwerkt"}
    for taak in taken:
        assert (taak["afgehandeldOp"] is not None) == (taak["status"] == "verwerkt")
        assert taak["toegewezenAanActoren"]


def test_rollen(sample: httpx.Client) -> None:
    betrokkenen = everything(sample, "/betrokkenen")
    assert {item["rol"] for item in betrokkenen} == {"klant", "vertegenwoordiger"}
    assert {item["wasPartij"] is None for item in betrokkenen} == {True, False}


def test_the_same_each_time(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        provider = create_practice_provider(tmp_path / name)
        with new_client(provider) as client:
            found.append([partij["uuid"] for partij in everything(client, "/partijen")])
        provider.close()
    assert found[0] == found[1]


def test_dates_stand_still_with_the_moment_that_is_given(tmp_path: Path) -> None:
    now = datetime(2026, 3, 29, 9, 30, tzinfo=UTC)  # the day that summer time begins
    provider = create_practice_provider(tmp_path / "then.sqlite3", now=now)
    with new_client(provider) as client:
        moments = [datetime.fromisoformat(item["plaatsgevondenOp"]) for item in everything(client, "/klantcontacten")]
        handled = [item["afgehandeldOp"] for item in everything(client, "/internetaken") if item["afgehandeldOp"]]
    provider.close()
    assert moments[0] == now - timedelta(minutes=7)
    assert now - timedelta(days=43) < moments[-1] < now - timedelta(days=35)
    assert max(map(datetime.fromisoformat, handled)) <= now


def test_references_lead_somewhere_and_indexes_are_there(tmp_path: Path) -> None:
    """The filling itself checks no references, and makes the indexes last."""
    file = tmp_path / "whole.sqlite3"
    Database(file).close()
    empty = _schema_of(file)
    create_practice_provider(file).close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert _schema_of(file) == empty


def _schema_of(file: Path) -> set[str]:
    with closing(sqlite3.connect(file)) as connection:
        return {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql <> ''")}


def test_what_was_registered_stays_until_a_fresh_start(tmp_path: Path) -> None:
    file, sizes = tmp_path / "kept.sqlite3", Sizes(actoren=3, partijen=0, klantcontacten=0)
    counts = []
    for fresh in (False, False, True):
        provider = create_practice_provider(file, sizes=sizes, fresh=fresh)
        with new_client(provider) as client:
            counts.append(client.get("/actoren").json()["count"])
            client.post("/actoren", json={"naam": "Nieuw", "soortActor": "medewerker"})
        provider.close()
    assert counts == [3, 4, 3]


@pytest.mark.parametrize("sizes", [Sizes(1, 0, 5), Sizes(0, 5, 5), Sizes(0, 0, 3), Sizes(5, 1, 1)])
def test_any_sizes(tmp_path: Path, sizes: Sizes) -> None:
    provider = create_practice_provider(tmp_path / "any.sqlite3", sizes=sizes)
    with new_client(provider) as client:
        assert client.get("/klantcontacten").json()["count"] == sizes.klantcontacten
        assert client.get("/actoren").json()["count"] == sizes.actoren
    provider.close()
