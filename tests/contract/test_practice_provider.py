"""The practice provider, held against both OpenAPI files and against what a real Open Klant answered."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from contract.oas import SHARED, Contract, ContractError
from practice_provider.helpers import EMPTY, NOBODY, identificator, new_client, ref
from support.sample import practice_at

from webapp.practice_provider import (
    OPENKLANT_BASE,
    VNG_BASE,
    PracticeProvider,
    create_practice_provider,
)
from webapp.practice_provider.storage import rows

RECORDED = SHARED / "wire" / "recorded"
NAMES = sorted(path.stem for path in RECORDED.glob("*.json"))
KLANTCONTACT, ACTOR = "801889a3-4e9a-4980-abd5-5b4c1341c7c9", "6dd6e253-d759-4137-ae18-c9ceca105111"
PARTIJ, BETROKKENE = "4dd529a8-b82b-4a3a-9f62-2d5b4f731132", "63ba4cc7-f291-40ba-9691-f36c6d726b45"

# What a request of the recordings needs to be there already.
BEFORE = {"internetaak-create-duplicate": "internetaak-create", "partij-create-duplicate-bsn": "partij-create-atomic"}
WITHOUT_PARTIJ = {"partij-create-atomic", "partij-create-duplicate-bsn", "partij-delete-again"}


@pytest.fixture
def provider(tmp_path: Path) -> Iterator[PracticeProvider]:
    created = practice_at(tmp_path / "provider.sqlite3", EMPTY)
    yield created
    created.close()


@pytest.fixture(scope="module")
def sample_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeProvider]:
    created = create_practice_provider(tmp_path_factory.mktemp("sample") / "provider.sqlite3")
    yield created
    created.close()


def recording(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))
    return content


def prepare(provider: PracticeProvider, *, partij: bool) -> None:
    """What the recorded requests refer to, under the same uuids."""
    moment = "2026-11-22T10:00:00.000000Z"
    with provider.database.writing() as connection:
        rows.insert(connection, "klantcontact", {"uuid": KLANTCONTACT, "plaatsgevonden_op": moment})
        rows.insert(connection, "actor", {"uuid": ACTOR, "naam": "Jan", "soort_actor": "medewerker"})
        betrokkene = {"uuid": BETROKKENE, "had_klantcontact": KLANTCONTACT, "rol": "klant", "initiator": 1}
        rows.insert(connection, "betrokkene", betrokkene)
        if partij:
            rows.insert(connection, "partij", {"uuid": PARTIJ, "soort_partij": "persoon"})


def replay(client: httpx.Client, request: dict[str, Any]) -> httpx.Response:
    query = {name: str(value) for name, value in (request.get("query") or {}).items()}
    body = request.get("body")
    return (
        client.request(request["method"], request["path"], params=query, json=body)
        if body
        else client.request(request["method"], request["path"], params=query)
    )


def shape(value: object) -> object:
    """Keys and types; what is null or an empty list may be anything, and so may actoren of any soort."""
    if isinstance(value, dict):
        return {key: None if key == "hadBetrokkenActoren" else shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [shape(value[0])] if value else None
    return None if value is None else type(value).__name__


def same_shape(one: object, other: object) -> bool:
    if one is None or other is None:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return set(one) == set(other) and all(same_shape(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return same_shape(one[0], other[0])
    return one == other


@pytest.mark.parametrize("name", [name for name in NAMES if "create" in name or "delete" in name or "error" in name])
def test_recorded_writes_and_errors(provider: PracticeProvider, name: str) -> None:
    recorded = recording(name)
    prepare(provider, partij=name not in WITHOUT_PARTIJ)
    with new_client(provider) as client:
        if name == "error-no-token":
            del client.headers["Authorization"]
        if name in BEFORE:
            assert replay(client, recording(BEFORE[name])["request"]).status_code == 201
        answer = replay(client, recorded["request"])
    expected = recorded["response"]
    assert answer.status_code == expected["status"], answer.text
    assert {name: answer.headers.get(name) for name in ("content-type", "api-version")} == {
        name: expected["headers"].get(name) for name in ("content-type", "api-version")
    }
    if not expected["body"]:
        return
    found = answer.json()
    assert list(found) == list(expected["body"])
    assert found.get("invalidParams") == expected["body"].get("invalidParams")
    assert same_shape(shape(found), shape(expected["body"]))
    if found.get("status") == answer.status_code:
        fixed = ("type", "code", "title", "status", "detail")
        assert [found[key] for key in fixed] == [expected["body"][key] for key in fixed]
    else:
        assert answer.headers["location"] == found["url"]


@pytest.mark.parametrize(
    "name", [name for name in NAMES if not any(word in name for word in ("create", "delete", "error", "detail"))]
)
def test_recorded_lists(sample_provider: PracticeProvider, name: str) -> None:
    recorded = recording(name)
    with new_client(sample_provider) as client:
        found = replay(client, recorded["request"]).json()
    expected = recorded["response"]["body"]
    assert list(found) == list(expected)
    for item in found["results"]:
        for model in expected["results"][:1]:
            assert list(item) == list(model)
            assert same_shape(shape(item), shape(model)), (item, model)


@pytest.mark.parametrize("name", ["klantcontact-detail", "klantcontact-detail-expanded"])
def test_recorded_details(sample_provider: PracticeProvider, name: str) -> None:
    recorded = recording(name)
    with new_client(sample_provider) as client:
        uuid = client.get("/klantcontacten?leiddeTotInterneTaken=true&pageSize=1").json()["results"][0]["uuid"]
        found = client.get(f"/klantcontacten/{uuid}", params=recorded["request"]["query"]).json()
    expected = recorded["response"]["body"]
    assert list(found) == list(expected)
    assert set(found.get("_expand", {})) == set(expected.get("_expand", {}))


@dataclass(frozen=True)
class Checked:
    """A client whose every call is held against the OpenAPI file."""

    client: httpx.Client
    contract: Contract

    def call(self, method: str, path: str, status: int, body: Any = None, query: dict[str, str] | None = None) -> Any:
        self.contract.validate_request(method, path, query, body)
        return self.loose(method, path, status, body, query)

    def loose(self, method: str, path: str, status: int, body: Any = None, query: dict[str, str] | None = None) -> Any:
        """Where the request itself is meant to be wrong, or the file is."""
        answer = self.client.request(method, path, params=query, **({} if body is None else {"json": body}))
        assert answer.status_code == status, answer.text
        content = answer.json() if answer.content else None
        self.contract.validate_answer(method, path, status, content)
        return content


@pytest.fixture
def openklant(provider: PracticeProvider) -> Iterator[Checked]:
    with new_client(provider) as client:
        yield Checked(client, Contract.load("openklant"))


@pytest.fixture
def vng(provider: PracticeProvider) -> Iterator[Checked]:
    with new_client(provider, VNG_BASE) as client:
        yield Checked(client, Contract.load("vng"))


OPENKLANT_LISTS = {
    "/actoren": ["naam=a", "indicatieActief=true", "soortActor=medewerker", "pageSize=5", "page=1"],
    "/klantcontacten": [
        "onderwerp=a",
        "inhoud=e",
        "kanaal=telefoon",
        "vertrouwelijk=false",
        "leiddeTotInterneTaken=true",
        "hadBetrokkene__digitaaladres__adres__icontains=a",
        "expand=hadBetrokkenen,hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen,leiddeTotInterneTaken",
    ],
    "/actorklantcontacten": [""],
    "/betrokkenen": ["contactnaamAchternaam=Vries", "expand=digitaleAdressen"],
    "/partijen": [
        "soortPartij=persoon",
        "soortPartij=organisatie",
        "soortPartij=contactpersoon",
        "expand=digitaleAdressen,betrokkenen,betrokkenen.hadKlantcontact",
        "partijIdentificator__objectId=999990019&partijIdentificator__codeSoortObjectId=bsn",
    ],
    "/partij-identificatoren": ["partijIdentificatorCodeSoortObjectId=vestigingsnummer", "pageSize=500"],
    "/digitaleadressen": ["adres__icontains=a", "soortDigitaalAdres=email", "expand=verstrektDoorBetrokkene"],
    "/internetaken": ["status=verwerkt", "status=te_verwerken"],
}


@pytest.mark.parametrize(("path", "query"), [(path, query) for path, all_ in OPENKLANT_LISTS.items() for query in all_])
def test_openklant_lists(sample_provider: PracticeProvider, path: str, query: str) -> None:
    parameters = dict(pair.split("=") for pair in query.split("&")) if query else {}
    with new_client(sample_provider) as client:
        checked = Checked(client, Contract.load("openklant"))
        answer = checked.call("GET", path, 200, query=parameters)
        for item in answer["results"][:3]:
            checked.call("GET", f"{path}/{item['uuid']}", 200)


ADDRESS = {"adresregel1": "Turfkade 12", "adresregel2": "9641 AB Turfstad", "land": "NL"}


def test_openklant_registrations(openklant: Checked) -> None:
    post = openklant.call
    body = {"kanaal": "telefoon", "onderwerp": "Paspoort", "taal": "nld", "vertrouwelijk": False}
    klantcontact = post("POST", "/klantcontacten", 201, {**body, "referentienummer": "1"})
    identificatie = {"functie": "klantadviseur", "telefoonnummer": "0598123456", "emailadres": "n@turfstad.example"}
    actor = post(
        "POST", "/actoren", 201, {"naam": "Noor", "soortActor": "medewerker", "actorIdentificatie": identificatie}
    )
    post("POST", "/actorklantcontacten", 201, {"actor": ref(actor), "klantcontact": ref(klantcontact)})
    partij = post("POST", "/partijen", 201, PERSOON)
    adres = {
        "soortDigitaalAdres": "telefoonnummer",
        "adres": "0601234567",
        "verstrektDoorPartij": ref(partij),
        "referentie": "kcc-1",
    }
    made = post("POST", "/digitaleadressen", 201, adres)
    post("PATCH", f"/partijen/{partij['uuid']}", 200, {"voorkeursDigitaalAdres": ref(made)})
    betrokkene = {
        "hadKlantcontact": ref(klantcontact),
        "wasPartij": ref(partij),
        "rol": "klant",
        "initiator": True,
        "bezoekadres": ADDRESS,
        "contactnaam": {"achternaam": "Vries"},
    }
    betrokkene = post("POST", "/betrokkenen", 201, betrokkene)
    taak = {
        "gevraagdeHandeling": "Terugbellen",
        "status": "te_verwerken",
        "aanleidinggevendKlantcontact": ref(klantcontact),
        "toegewezenAanActoren": [ref(actor)],
        "referentienummer": "77",
    }
    taak = post("POST", "/internetaken", 201, taak)
    post("PATCH", f"/internetaken/{taak['uuid']}", 200, {"status": "verwerkt"})
    for path, item in (("internetaken", taak), ("betrokkenen", betrokkene), ("partijen", partij)):
        post("GET", f"/{path}/{item['uuid']}", 200)
        post("DELETE", f"/{path}/{item['uuid']}", 204)


PERSOON = {
    "soortPartij": "persoon",
    "indicatieActief": True,
    "partijIdentificatie": {"contactnaam": {"voornaam": "Jan", "achternaam": "Vries"}},
    "partijIdentificatoren": [{"partijIdentificator": identificator("999990019")}],
}

VNG_LISTS = {
    "/actoren": ["", "naam=a", "indicatieActief=true", "soortActor=organisatorischeEenheid", "objectId=kcc"],
    "/actorklantcontacten": ["", f"actorId={NOBODY}"],
    "/betrokkenenBijKlantcontact": ["", "rol=klant", "achternaam=Vries", "initiator=true"],
    "/digitaaladressen": ["", "adres=x"],
    "/internetaken": ["", "status=verwerkt", "nummer=200000001"],
    "/partij-identificatoren": ["", "objectId=999990019"],
}
# In the draft every klantcontact and every partij has a number and a partij a preferred address; data that came in
# through Open Klant's form need not have them, and then there is nothing to give.
MAY_BE_ABSENT = {"/klantcontacten": {"nummer"}, "/partijen": {"nummer", "voorkeursDigitaalAdres"}}


@pytest.mark.parametrize(("path", "query"), [(path, query) for path, all_ in VNG_LISTS.items() for query in all_])
def test_vng_lists(sample_provider: PracticeProvider, path: str, query: str) -> None:
    parameters = dict([query.split("=")]) if query else {}
    with new_client(sample_provider, VNG_BASE) as client:
        answer = Checked(client, Contract.load("vng")).call("GET", path, 200, query=parameters)
        [items] = answer["_embedded"].values()
        for item in items[:3]:
            Checked(client, Contract.load("vng")).call("GET", f"{path.replace('BijK', 'bijk')}/{item['id']}", 200)


@pytest.mark.parametrize(("path", "absent"), MAY_BE_ABSENT.items())
def test_vng_lists_of_data_without_numbers(sample_provider: PracticeProvider, path: str, absent: set[str]) -> None:
    with new_client(sample_provider, VNG_BASE) as client:
        [items] = client.get(path, params={"pageSize": 500}).json()["_embedded"].values()
    for item in items:
        stand_ins = {"nummer": 1, "voorkeursDigitaalAdres": NOBODY}
        complete = {**{name: stand_ins[name] for name in absent}, **item}
        Contract.load("vng").validate_answer("GET", f"{path}/{item['id']}", 200, complete)


def test_vng_registrations(vng: Checked) -> None:
    klantcontact = {
        "codeKanaal": "Telefoon",
        "nummer": 1,
        "plaatsgevondenOp": "2026-03-01T10:00:00Z",
        "onderwerp": "Paspoort",
        "indicatieContactGelukt": "ja",
        "vertrouwelijk": False,
    }
    contact = vng.call("POST", "/klantcontacten", 201, klantcontact)["id"]
    actor = vng.call("POST", "/actoren", 201, {"naam": "Noor", "indicatieActief": True, "soortActor": "medewerker"})[
        "id"
    ]
    vng.call("POST", "/actorklantcontacten", 201, {"actorId": actor, "klantcontactId": contact})
    content = {"objectId": "999990019", "codeObjecttype": "1", "codeRegister": "1", "codeSoortObjectId": "1"}
    partij = {"nummer": 1, "indicatieGeheimhouding": False, "indicatieActief": True, "soortPartij": "persoon"}
    # The file asks for voorkeursDigitaalAdres, which cannot exist before the partij does.
    answer = vng.client.post("/partijen", json=partij)
    assert answer.status_code == 201
    body = {"identificeerdePartij": answer.json()["id"], "partijIdentificator": content}
    vng.call("POST", "/partij-identificatoren", 201, body)
    adres = {"adres": "j@voorbeeld.example", "omschrijving": "privé", "verstrektDoorPartij": answer.json()["id"]}
    preferred = vng.call("POST", "/digitaaladressen", 201, adres)["id"]
    path = f"/partijen/{answer.json()['id']}"
    vng.call("PATCH", path, 200, {"voorkeursDigitaalAdres": preferred})
    betrokkene = {"rol": "klant", "initiator": True, "hadKlantcontact": contact, "contactnaam": {"achternaam": "Vries"}}
    made = vng.call("POST", "/betrokkenenBijKlantcontact", 201, betrokkene)["id"]
    taak = {
        "nummer": 645536673,
        "gevraagdeHandeling": "Terugbellen",
        "status": "te_verwerken",
        "aanleidinggevendKlantcontact": contact,
        "toegewezenAanActor": actor,
    }
    vng.call("POST", "/interneTaken", 201, taak)
    vng.loose("POST", "/interneTaken", 400, {})
    vng.call("DELETE", f"/betrokkenenbijklantcontact/{made}", 204)


def test_every_filter_of_the_files_is_known(sample_provider: PracticeProvider) -> None:
    """Open Klant refuses a name that it does not know, so a documented one that is refused is forgotten here."""
    contract = Contract.load("openklant")
    with new_client(sample_provider) as client:
        for path in OPENKLANT_LISTS:
            for name in contract.parameters(path):
                answer = client.get(path, params={name: ""})
                assert answer.status_code == 200, (path, name, answer.text)


class TestTheHelperItself:
    def test_it_sees_what_is_wrong(self) -> None:
        body = {"nummer": "3", "gevraagdeHandeling": "", "status": "open", "aanleidinggevendKlantcontact": "x" * 41}
        with pytest.raises(ContractError) as caught:
            Contract.load("vng").validate_request("POST", "/interneTaken", body=body)
        for word in ("nummer", "gevraagdeHandeling", "status", "aanleidinggevendKlantcontact", "toegewezenAanActor"):
            assert word in str(caught.value)

    @pytest.mark.parametrize(
        ("method", "path", "query"),
        [("GET", "/actoren", {"q": "x"}), ("GET", "/actoren", {"indicatieActief": "x"}), ("POST", "/niets", {})],
    )
    def test_it_refuses(self, method: str, path: str, query: dict[str, str]) -> None:
        with pytest.raises(ContractError):
            Contract.load("openklant").validate_request(method, path, query)

    def test_a_complete_base_path_is_not_needed(self) -> None:
        assert OPENKLANT_BASE.endswith("/v1")
        Contract.load("openklant").validate_request("GET", "actoren", {"naam": "x", "pageSize": 10})
