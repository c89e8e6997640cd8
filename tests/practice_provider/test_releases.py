"""What a client must cope with on older releases."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from practice_provider.helpers import EMPTY, Register, identificator, new_client, problems, ref
from support.sample import practice_at

from webapp.practice_provider import PracticeProvider, Sizes

FULL_PARTIJ = {
    "soortPartij": "persoon",
    "indicatieActief": True,
    "digitaleAdressen": [],
    "voorkeursDigitaalAdres": None,
    "rekeningnummers": [],
    "voorkeursRekeningnummer": None,
}
Playing = Callable[..., httpx.Client]


@pytest.fixture
def playing(tmp_path: Path) -> Iterator[Playing]:
    opened: list[tuple[httpx.Client, PracticeProvider]] = []

    def play(release: str, sizes: Sizes = EMPTY) -> httpx.Client:
        provider = practice_at(tmp_path / f"{release}.sqlite3", sizes, release=release)
        client = new_client(provider)
        opened.append((client, provider))
        return client

    yield play
    for client, provider in opened:
        client.close()
        provider.close()


@pytest.mark.parametrize(("release", "version"), [("2.4", "0.0.3"), ("2.15", "0.6.0"), ("2.18", "0.9.0")])
def test_the_version_is_on_every_answer(playing: Playing, release: str, version: str) -> None:
    client = playing(release)
    assert client.get("/actoren").headers["API-version"] == version
    assert client.get("/actoren", headers={"Authorization": ""}).headers["API-version"] == version


def test_the_oldest_ignores_unknown_parameters(playing: Playing) -> None:
    client = playing("2.4")
    Register(client).actor()
    assert client.get("/actoren?q=x").json()["count"] == 1
    assert client.get("/internetaken?referentienummer=1").status_code == 200
    assert playing("2.15").get("/internetaken?referentienummer=1").status_code == 400


@pytest.mark.parametrize("release", ["2.4", "2.15"])
def test_nummer_is_handed_out(playing: Playing, release: str) -> None:
    client = playing(release)
    register = Register(client)
    first, second = register.klantcontact(), register.klantcontact(referentienummer="5")
    assert (first["nummer"], second["nummer"]) == ("0000000001", "0000000002")
    assert "referentienummer" not in second
    body = {"kanaal": "x", "onderwerp": "x", "taal": "nl", "vertrouwelijk": False}
    assert problems(client.post("/klantcontacten", json={**body, "nummer": None})) == {
        ("nummer", "null", "Dit veld mag niet leeg zijn.")
    }
    register.klantcontact(nummer="9999999999")
    exhausted = client.post("/klantcontacten", json=body)
    assert (exhausted.status_code, exhausted.json()["code"]) == (409, "conflict")


def test_the_oldest_drops_a_nested_identificator(playing: Playing) -> None:
    nested = {"partijIdentificatoren": [{"partijIdentificator": identificator("999990019")}]}
    assert Register(playing("2.4")).partij(**FULL_PARTIJ, **nested)["partijIdentificatoren"] == []
    assert len(Register(playing("2.15")).partij(**nested)["partijIdentificatoren"]) == 1


def test_the_oldest_wants_keys_that_may_be_null(playing: Playing) -> None:
    client = playing("2.4")
    register = Register(client)
    missing = problems(client.post("/partijen", json={"soortPartij": "persoon", "indicatieActief": True}))
    assert {name for name, _, _ in missing} == set(FULL_PARTIJ) - {"soortPartij", "indicatieActief"}
    body = {"hadKlantcontact": ref(register.klantcontact()), "rol": "klant", "initiator": True}
    assert {name for name, _, _ in problems(client.post("/betrokkenen", json=body))} == {"wasPartij"}
    address = {"soortDigitaalAdres": "overig", "adres": "x"}
    missing = problems(client.post("/digitaleadressen", json=address))
    assert {name for name, _, _ in missing} == {"verstrektDoorPartij", "verstrektDoorBetrokkene", "omschrijving"}


def test_the_oldest_checks_no_identificator(playing: Playing) -> None:
    register = Register(playing("2.4"))
    content = {"objectId": "1", "codeObjecttype": "x", "codeRegister": "y", "codeSoortObjectId": "overig"}
    for _ in range(2):
        made = register.post("/partij-identificatoren", partijIdentificator=content, identificeerdePartij=None)
        assert made["partijIdentificator"] == content


def test_addresses_of_the_oldest(playing: Playing) -> None:
    client = playing("2.4")
    register = Register(client)
    klantcontact = register.klantcontact()
    address = {"land": "6030", "nummeraanduidingId": "vrij", "straatnaam": "Turfkade"}
    made = register.betrokkene(klantcontact, wasPartij=None, bezoekadres=address)["bezoekadres"]
    assert (made["land"], made["nummeraanduidingId"]) == ("6030", "vrij")
    assert "straatnaam" not in made
    body = {"hadKlantcontact": ref(klantcontact), "rol": "klant", "initiator": True, "wasPartij": None}
    refused = client.post("/betrokkenen", json={**body, "bezoekadres": {"land": "BE"}})
    assert {name for name, _, _ in problems(refused)} == {"bezoekadres.land"}


@pytest.mark.parametrize(
    ("release", "accepted"),
    [("2.4", {"14020", "0881234567", "08001234567"}), ("2.15", set()), ("2.18", {"0881234567"})],
)
def test_telephone_numbers(playing: Playing, release: str, accepted: set[str]) -> None:
    client = playing(release)
    owner = {"verstrektDoorPartij": None, "verstrektDoorBetrokkene": None, "omschrijving": ""}
    for adres in ("14020", "0881234567", "08001234567"):
        answer = client.post(
            "/digitaleadressen", json={"soortDigitaalAdres": "telefoonnummer", "adres": adres, **owner}
        )
        assert (answer.status_code == 201) == (adres in accepted), adres


def test_the_error_envelope_of_the_oldest(playing: Playing) -> None:
    answer = playing("2.4").post("/actoren").json()
    assert (answer["title"], answer["detail"]) == ("Invalid input.", "")


def test_expand_came_later_on_betrokkenen(playing: Playing) -> None:
    assert "_expand" not in playing("2.4").get("/betrokkenen").json()
    assert playing("2.15").get("/betrokkenen?expand=digitaleAdressen").status_code == 200


@pytest.mark.parametrize("release", ["2.4", "2.15", "2.18"])
def test_a_body_for_all_releases(playing: Playing, release: str) -> None:
    register = Register(playing(release))
    partij, klantcontact, actor = register.partij(**FULL_PARTIJ), register.klantcontact(), register.actor()
    register.post(
        "/partij-identificatoren",
        identificeerdePartij=ref(partij),
        partijIdentificator=identificator("999990019"),
    )
    betrokkene = register.betrokkene(klantcontact, wasPartij=ref(partij))
    register.adres(verstrektDoorBetrokkene=ref(betrokkene), omschrijving="x")
    assert register.taak(klantcontact, actor)["toegewezenAanActoren"]


@pytest.mark.parametrize("release", ["2.4", "2.15", "2.18"])
def test_sample_data_on_each(playing: Playing, release: str) -> None:
    client = playing(release, Sizes(actoren=20, partijen=20, klantcontacten=20))
    for path in ("actoren", "partijen", "klantcontacten", "betrokkenen", "internetaken", "digitaleadressen"):
        assert client.get(f"/{path}").status_code == 200


def test_a_partij_of_the_oldest_only_refers_to_its_identificatoren(playing: Playing) -> None:
    client = playing("2.4")
    partij = Register(client).post("/partijen", **FULL_PARTIJ)
    body = {"identificeerdePartij": ref(partij), "partijIdentificator": identificator("900000012")}
    made = client.post("/partij-identificatoren", json=body).json()
    shown = client.get(partij["url"]).json()["partijIdentificatoren"]
    assert shown == [{"uuid": made["uuid"], "url": made["url"]}]


def test_what_a_digital_address_has_and_is_found_by(playing: Playing) -> None:
    adres = {
        "soortDigitaalAdres": "email",
        "adres": "Jan@example.nl",
        "verstrektDoorPartij": None,
        "verstrektDoorBetrokkene": None,
        "omschrijving": "",
        "referentie": "kcc",
    }
    oldest, newest = playing("2.4"), playing("2.18")
    for client, later in ((oldest, set()), (newest, {"referentie", "verificatieDatum"})):
        shown = client.post("/digitaleadressen", json=adres).json()
        assert {"referentie", "verificatieDatum"} & set(shown) == later
        assert client.get("/digitaleadressen?adres=jan@example.nl").json()["count"] == 0
    nothing = "/digitaleadressen?adres__icontains=piet"
    assert oldest.get(nothing).json()["count"] == 1
    assert newest.get(nothing).json()["count"] == 0
    assert newest.get("/digitaleadressen?adres__icontains=JAN").json()["count"] == 1
