"""The draft's face, and that both faces show the same data."""

from typing import Any

import httpx
import pytest
from practice_provider.helpers import NOBODY, ORIGIN, Register, identificator

from webapp.practice_provider import VNG_BASE

ADDRESS = {
    "adresregel1": "Van Puffelenstraat 12",
    "adresregel2": "3219 FC Turfstad",
    "codeLand": "003",
    "nummeraanduidingid": "0518200000637599",
}
NAME = {"achternaam": "Vries", "voorletters": "J", "voornaam": "Jan", "voorvoegselAchternaam": "de"}
KLANTCONTACT = {
    "codeKanaal": "Telefoon",
    "codeTaal": "Nederlands",
    "nummer": 23009182,
    "plaatsgevondenOp": "2023-03-01T10:00:00+01:00",
    "onderwerp": "Paspoort",
    "inhoud": "Klant vraagt wat er mee moet.",
    "indicatieContactGelukt": "ja",
    "vertrouwelijk": False,
}
PARTIJ = {
    "nummer": 7,
    "indicatieGeheimhouding": False,
    "indicatieActief": True,
    "soortPartij": "persoon",
    "voorkeurstaal": "Nederlands",
    "partijtype": {"contactnaam": NAME},
}
ACTOR = {
    "naam": "Nicole van Dijk",
    "indicatieActief": True,
    "soortActor": "medewerker",
    "actortype": {"functie": "klantadviseur", "eMailadres": "n@turfstad.example", "telefoonnummer": "0598123456"},
    "actoridentificator": {
        "objectId": "999990019",
        "codeObjecttype": "120",
        "codeRegister": "2",
        "codeSoortObjectId": "12",
    },
}


def post(vng: httpx.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = vng.post(path, json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def taak(klantcontact: str, actor: str, **more: Any) -> dict[str, Any]:
    return {
        "nummer": 645536673,
        "gevraagdeHandeling": "Klant wil graag teruggebeld worden.",
        "toelichting": "Op andere dagen is de klant niet bereikbaar.",
        "status": "te_verwerken",
        "verwerktOp": "2023-12-15T09:17:20.912Z",
        "aanleidinggevendKlantcontact": klantcontact,
        "toegewezenAanActor": actor,
        **more,
    }


def listed(vng: httpx.Client, path: str, **query: Any) -> list[dict[str, Any]]:
    answer = vng.get(path, params=query)
    assert answer.status_code == 200, answer.text
    [items] = answer.json()["_embedded"].values()
    return list(items)


@pytest.fixture
def klantcontact(vng: httpx.Client) -> str:
    return str(post(vng, "/klantcontacten", KLANTCONTACT)["id"])


@pytest.fixture
def actor(vng: httpx.Client) -> str:
    return str(post(vng, "/actoren", ACTOR)["id"])


class TestWhatWasPostedComesBack:
    def same(self, vng: httpx.Client, path: str, body: dict[str, Any]) -> dict[str, Any]:
        made = post(vng, path, body)
        assert {name: made.get(name) for name in body} == body
        assert set(made) == {*body, "id", "_links"}
        href = made["_links"]["self"]["href"]
        assert href.startswith(f"{ORIGIN}{VNG_BASE}/")
        assert vng.get(href).json() == made
        return made

    @pytest.mark.parametrize("path", ["/interneTaken", "/internetaken"])
    def test_interne_taak(self, vng: httpx.Client, klantcontact: str, actor: str, path: str) -> None:
        self.same(vng, path, taak(klantcontact, actor))

    def test_betrokkene(self, vng: httpx.Client, klantcontact: str) -> None:
        body = {
            "contactnaam": NAME,
            "bezoekadres": ADDRESS,
            "correspondentieadres": {"adresregel1": "Postbus 2700", "codeLand": "003"},
            "rol": "vertegenwoordiger",
            "initiator": True,
            "organisatienaam": "Wereldwinkel 't kikkertje",
            "hadKlantcontact": klantcontact,
            "wasPartij": post(vng, "/partijen", PARTIJ)["id"],
        }
        made = self.same(vng, "/betrokkenenBijKlantcontact", body)
        assert "/betrokkenenbijklantcontact/" in made["_links"]["self"]["href"]

    @pytest.mark.parametrize(
        ("path", "body"), [("/klantcontacten", KLANTCONTACT), ("/partijen", PARTIJ), ("/actoren", ACTOR)]
    )
    def test_others(self, vng: httpx.Client, path: str, body: dict[str, Any]) -> None:
        self.same(vng, path, body)

    def test_what_belongs_to_a_partij(self, vng: httpx.Client) -> None:
        partij = post(vng, "/partijen", PARTIJ)["id"]
        content = {"objectId": "999990019", "codeObjecttype": "1", "codeRegister": "1", "codeSoortObjectId": "1"}
        self.same(vng, "/partij-identificatoren", {"identificeerdePartij": partij, "partijIdentificator": content})
        body = {
            "codeSoortDigitaalAdres": "003",
            "adres": "jan@voorbeeld.example",
            "omschrijving": "privé",
            "verstrektDoorPartij": partij,
        }
        self.same(vng, "/digitaaladressen", body)
        del body["codeSoortDigitaalAdres"]
        self.same(vng, "/digitaaladressen", body)

    def test_actor_and_klantcontact(self, vng: httpx.Client, klantcontact: str, actor: str) -> None:
        body = {"actorId": actor, "klantcontactId": klantcontact}
        self.same(vng, "/actorklantcontacten", body)
        assert vng.post("/actorklantcontacten", json=body).status_code == 400

    def test_unknown_properties_are_ignored(self, vng: httpx.Client) -> None:
        made = post(vng, "/actoren", {**ACTOR, "id": NOBODY, "raar": 1})
        assert made["id"] != NOBODY
        assert "raar" not in made


class TestBothFaces:
    def test_from_the_draft_to_open_klant(
        self, vng: httpx.Client, client: httpx.Client, klantcontact: str, actor: str
    ) -> None:
        made = post(vng, "/interneTaken", taak(klantcontact, actor, status="verwerkt"))
        seen = client.get(f"/internetaken/{made['id']}").json()
        assert (seen["nummer"], seen["afgehandeldOp"]) == ("645536673", "2023-12-15T09:17:20.912000Z")
        assert seen["toegewezenAanActoren"][0]["uuid"] == actor
        contact = client.get(f"/klantcontacten/{klantcontact}").json()
        assert (contact["kanaal"], contact["indicatieContactGelukt"]) == ("Telefoon", True)
        assert contact["plaatsgevondenOp"] == "2023-03-01T09:00:00Z"

    def test_from_open_klant_to_the_draft(self, vng: httpx.Client, register: Register) -> None:
        address = {"straatnaam": "Turfkade", "huisnummer": 12, "postcode": "9641 AB", "stad": "Turfstad", "land": "NL"}
        contact = register.klantcontact(referentienummer="77", indicatieContactGelukt=None)
        betrokkene = register.betrokkene(contact, bezoekadres=address)
        seen = vng.get(f"/betrokkenenbijklantcontact/{betrokkene['uuid']}").json()
        assert seen["bezoekadres"] == {
            "adresregel1": "Turfkade 12",
            "adresregel2": "9641 AB Turfstad",
            "codeLand": "NL",
        }
        assert "contactnaam" not in seen
        seen = vng.get(f"/klantcontacten/{contact['uuid']}").json()
        assert (seen["nummer"], seen["indicatieContactGelukt"]) == (77, "onbekend")

    def test_a_change_on_one_face_shows_on_the_other(
        self, vng: httpx.Client, client: httpx.Client, klantcontact: str
    ) -> None:
        body = {"rol": "klant", "initiator": True, "hadKlantcontact": klantcontact, "bezoekadres": ADDRESS}
        made = post(vng, "/betrokkenenBijKlantcontact", body)
        changed = client.patch(f"/betrokkenen/{made['id']}", json={"bezoekadres": {"land": "BE"}})
        assert changed.status_code == 200
        assert vng.get(f"/betrokkenenbijklantcontact/{made['id']}").json()["bezoekadres"] == {"codeLand": "BE"}


class TestRules:
    def refused(self, answer: httpx.Response) -> set[tuple[str, str]]:
        assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
        content = answer.json()
        assert {"type", "title", "status", "detail", "instance", "invalidParams"} <= set(content)
        return {(item["name"], item["code"]) for item in content["invalidParams"]}

    def test_interne_taak(self, vng: httpx.Client) -> None:
        body = {"nummer": "3", "gevraagdeHandeling": "", "toelichting": "x" * 1001, "status": "open"}
        body["aanleidinggevendKlantcontact"] = NOBODY
        assert self.refused(vng.post("/interneTaken", json=body)) == {
            ("nummer", "invalid"),
            ("gevraagdeHandeling", "min_length"),
            ("toelichting", "max_length"),
            ("status", "invalid_choice"),
            ("aanleidinggevendKlantcontact", "does_not_exist"),
            ("toegewezenAanActor", "required"),
        }

    def test_nested_names_and_nulls(self, vng: httpx.Client, klantcontact: str) -> None:
        body = {
            "rol": "klant",
            "initiator": "ja",
            "hadKlantcontact": klantcontact,
            "wasPartij": None,
            "contactnaam": {"voornaam": "x" * 81},
            "bezoekadres": {"adresregel1": ""},
        }
        assert self.refused(vng.post("/betrokkenenBijKlantcontact", json=body)) == {
            ("contactnaam.voornaam", "max_length"),
            ("bezoekadres.adresregel1", "min_length"),
            ("initiator", "invalid"),
            ("wasPartij", "null"),
        }

    def test_nummer_is_unique_over_both_faces(
        self, vng: httpx.Client, register: Register, klantcontact: str, actor: str
    ) -> None:
        post(vng, "/interneTaken", taak(klantcontact, actor))
        assert self.refused(vng.post("/interneTaken", json=taak(klantcontact, actor))) == {("nummer", "unique")}
        register.taak({"uuid": klantcontact}, referentienummer="8")
        again = vng.post("/interneTaken", json=taak(klantcontact, actor, nummer=8))
        assert self.refused(again) == {("nummer", "unique")}

    def test_identificator_is_unique(self, vng: httpx.Client) -> None:
        for nummer, status in ((1, 201), (2, 400)):
            partij = post(vng, "/partijen", {**PARTIJ, "nummer": nummer})["id"]
            body = {"identificeerdePartij": partij, "partijIdentificator": identificator("999990019")}
            assert vng.post("/partij-identificatoren", json=body).status_code == status

    def test_transport(self, vng: httpx.Client) -> None:
        assert vng.get("/actoren", headers={"Authorization": ""}).status_code == 401
        assert vng.get("/onbekend").status_code == 404
        assert vng.delete("/actoren").status_code == 405
        assert vng.get("/actoren", headers={"Accept": "text/html"}).status_code == 406
        assert vng.post("/actoren", content="{}", headers={"Content-Type": "text/plain"}).status_code == 415
        assert vng.post("/actoren", content="{", headers={"Content-Type": "application/json"}).status_code == 400
        answer = vng.post("/actoren", json=ACTOR, headers={"Content-Type": "application/hal+json"})
        assert answer.headers["Content-Type"] == "application/hal+json"
        assert answer.headers["Location"] == answer.json()["_links"]["self"]["href"]

    def test_change_and_delete(self, vng: httpx.Client, klantcontact: str) -> None:
        body = {"rol": "klant", "initiator": True, "hadKlantcontact": klantcontact, "contactnaam": NAME}
        path = f"/betrokkenenbijklantcontact/{post(vng, '/betrokkenenBijKlantcontact', body)['id']}"
        patched = vng.patch(path, json={"contactnaam": {"achternaam": "Smit"}}).json()
        assert (patched["contactnaam"], patched["rol"]) == ({"achternaam": "Smit"}, "klant")
        del body["contactnaam"]
        assert "contactnaam" not in vng.put(path, json=body).json()
        assert [vng.delete(path).status_code for _ in range(2)] == [204, 404]


class TestLists:
    @pytest.mark.parametrize("query", [{"naam": "nicole"}, {"naam": "DIJK"}, {"soortActor": "medewerker"}, {}])
    def test_actoren(self, vng: httpx.Client, actor: str, query: dict[str, str]) -> None:
        assert [item["id"] for item in listed(vng, "/actoren", **query)] == [actor]

    def test_what_does_not_fit_is_left_out(self, vng: httpx.Client, actor: str) -> None:
        assert listed(vng, "/actoren", naam="piet") == []
        assert listed(vng, "/actoren", objectId="999990019")[0]["id"] == actor
        assert listed(vng, "/actoren", objectId="1") == []
        assert vng.get("/actoren", params={"soortActor": "x"}).status_code == 400
        assert vng.get("/actoren", params={"indicatieActief": "x"}).status_code == 400

    def test_klantcontacten(self, vng: httpx.Client, klantcontact: str) -> None:
        for query in ({"nummer": "23009182"}, {"onderwerp": "PASP"}, {"inhoud": "mee moet"}):
            assert [item["id"] for item in listed(vng, "/klantcontacten", **query)] == [klantcontact]
        assert listed(vng, "/klantcontacten", nummer="1") == []

    def test_betrokkenen(self, vng: httpx.Client, klantcontact: str) -> None:
        body = {"rol": "klant", "initiator": True, "hadKlantcontact": klantcontact, "contactnaam": NAME}
        post(vng, "/betrokkenenBijKlantcontact", {**body, "bezoekadres": ADDRESS})
        for query in (
            {"achternaam": "Vries"},
            {"hadKlantcontact": klantcontact},
            {"adresregel2": "3219 FC Turfstad"},
            {"initiator": "true"},
        ):
            assert len(listed(vng, "/betrokkenenBijKlantcontact", **query)) == 1, query
        assert listed(vng, "/betrokkenenBijKlantcontact", achternaam="Smit") == []

    def test_interne_taken(self, vng: httpx.Client, klantcontact: str, actor: str) -> None:
        post(vng, "/interneTaken", taak(klantcontact, actor))
        for query in ({"nummer": "645536673"}, {"toegewezenAanActor": actor}, {"status": "te_verwerken"}):
            assert len(listed(vng, "/interneTaken", **query)) == 1, query

    def test_partij_identificatoren(self, vng: httpx.Client) -> None:
        partij = post(vng, "/partijen", PARTIJ)["id"]
        body = {"identificeerdePartij": partij, "partijIdentificator": identificator("999990019")}
        post(vng, "/partij-identificatoren", body)
        query = {"objectId": "999990019", "codeSoortObjectId": "bsn"}
        assert listed(vng, "/partij-identificatoren", **query)[0]["identificeerdePartij"] == partij
        post(vng, "/partij-identificatoren", {**body, "partijIdentificator": identificator("90001997", "kvk_nummer")})
        of_partij = listed(vng, "/partij-identificatoren", identificeerdePartij=partij)
        assert [item["partijIdentificator"]["codeSoortObjectId"] for item in of_partij] == ["bsn", "kvk_nummer"]

    def test_pages(self, vng: httpx.Client) -> None:
        for _ in range(3):
            post(vng, "/actoren", ACTOR)
        answer = vng.get("/actoren", params={"pageSize": 2}).json()
        following = vng.get(answer["_links"]["next"]["href"]).json()
        assert (len(answer["_embedded"]["actoren"]), len(following["_embedded"]["actoren"])) == (2, 1)
        assert "next" not in following["_links"]
        assert vng.get("/actoren", params={"page": 9}).status_code == 404


@pytest.mark.parametrize(
    ("query", "status"), [({"page": "9" * 5000}, 404), ({"nummer": "9" * 5000}, 400), ({"pageSize": "9" * 5000}, 200)]
)
def test_numbers_of_too_many_digits(vng: httpx.Client, query: dict[str, str], status: int) -> None:
    assert vng.get("/partijen", params=query).status_code == status


@pytest.mark.parametrize("depth", [*range(100, 1000, 50), 99_999])
def test_what_is_nested_deeply(vng: httpx.Client, depth: int) -> None:
    nested = b'{"a":' * depth + b"1" + b"}" * depth
    headers = {"Content-Type": "application/json"}
    assert vng.post("/actoren", content=b'{"naam": %b}' % nested, headers=headers).status_code == 400
