"""What is peculiar about single resources: uniqueness, changes, and what goes together with something else."""

from typing import Any

import httpx
import pytest
from practice_provider.helpers import NOBODY, Register, identificator, problems, ref, taak_body

NOT_UNIQUE = "`PartijIdentificator` moet uniek zijn, er bestaat er al een met deze gegevenscombinatie."
SOORT_NOT_UNIQUE = "`CodeSoortObjectId` moet uniek zijn voor de Partij."


def get(client: httpx.Client, item: dict[str, Any]) -> dict[str, Any]:
    answer = client.get(item["url"])
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


class TestUnique:
    @pytest.mark.parametrize(
        ("field", "label"), [("nummer", "een interne taak"), ("referentienummer", "een interne taak")]
    )
    def test_numbers_of_a_taak(self, client: httpx.Client, register: Register, field: str, label: str) -> None:
        klantcontact, actor = register.klantcontact(), register.actor()
        taak = register.taak(klantcontact, actor, **{field: "007"})
        again = client.post("/internetaken", json={**taak_body(klantcontact, actor), field: "007"})
        assert problems(again) == {(field, "unique", f"Er bestaat al {label} met eenzelfde {field}.")}
        assert client.patch(taak["url"], json={field: "007"}).status_code == 200

    def test_numbers_of_klantcontact_and_partij(self, client: httpx.Client, register: Register) -> None:
        register.klantcontact(referentienummer="1")
        body = {"kanaal": "x", "onderwerp": "x", "taal": "nl", "vertrouwelijk": False, "referentienummer": "1"}
        [(_, _, reason)] = problems(client.post("/klantcontacten", json=body))
        assert reason == "Er bestaat al een klantcontact met eenzelfde referentienummer."
        register.partij(nummer="1")
        partij = {"soortPartij": "persoon", "indicatieActief": True, "nummer": "1"}
        [(_, _, reason)] = problems(client.post("/partijen", json=partij))
        assert reason == "Er bestaat al een partij met eenzelfde nummer."

    def test_the_second_empty_nummer_breaks_the_server(self, client: httpx.Client, register: Register) -> None:
        klantcontact = register.klantcontact()
        assert register.taak(klantcontact, nummer="")["nummer"] == ""
        answer = client.post("/internetaken", json={**taak_body(klantcontact), "nummer": ""})
        assert answer.status_code == 500
        assert {key: answer.json()[key] for key in ("code", "title", "detail")} == {
            "code": "error",
            "title": "Er is een serverfout opgetreden.",
            "detail": "Internal Server Error",
        }

    def test_no_nummer_as_often_as_one_likes(self, register: Register) -> None:
        klantcontact = register.klantcontact()
        assert [register.taak(klantcontact)["nummer"], register.taak(klantcontact)["nummer"]] == [None, None]

    def test_pair_of_actor_and_klantcontact(self, client: httpx.Client, register: Register) -> None:
        body = {"actor": ref(register.actor()), "klantcontact": ref(register.klantcontact())}
        register.post("/actorklantcontacten", **body)
        reason = "De velden actor, klantcontact moeten een unieke set zijn."
        assert problems(client.post("/actorklantcontacten", json=body)) == {("nonFieldErrors", "unique", reason)}

    def test_identificator_apart_and_nested(self, client: httpx.Client, register: Register) -> None:
        content = {"partijIdentificator": identificator("999990019")}
        partij = register.partij(partijIdentificatoren=[content])
        both = {("__all__", "invalid", NOT_UNIQUE), ("__all__", "invalid", SOORT_NOT_UNIQUE)}
        again = client.post("/partij-identificatoren", json={**content, "identificeerdePartij": ref(partij)})
        assert problems(again) == both
        nested = {"soortPartij": "persoon", "indicatieActief": True, "partijIdentificatoren": [content]}
        assert problems(client.post("/partijen", json=nested)) == {("__all__", "invalid", NOT_UNIQUE)}
        assert client.get("/partijen").json()["count"] == 1

    def test_two_of_one_kind_in_one_body(self, client: httpx.Client) -> None:
        two = [{"partijIdentificator": identificator(bsn)} for bsn in ("999990019", "999990020")]
        content = {"soortPartij": "persoon", "indicatieActief": True, "partijIdentificatoren": two[:1] * 2}
        assert ("__all__", "invalid", NOT_UNIQUE) in problems(client.post("/partijen", json=content))
        assert client.get("/partijen").json()["count"] == 0

    def test_referentie_of_a_digital_address(self, client: httpx.Client, register: Register) -> None:
        partij = ref(register.partij())
        register.adres(verstrektDoorPartij=partij, referentie="kcc-1")
        body = {
            "soortDigitaalAdres": "email",
            "adres": "b@voorbeeld.example",
            "verstrektDoorPartij": partij,
            "referentie": "kcc-1",
        }
        [(_, code, _)] = problems(client.post("/digitaleadressen", json=body))
        assert code == "unique"
        register.adres(verstrektDoorPartij=ref(register.partij()), referentie="kcc-1")


class TestInterneTaak:
    def test_verwerkt_gets_its_moment_and_loses_it_again(self, client: httpx.Client, register: Register) -> None:
        taak = register.taak(register.klantcontact(), register.actor(), status="verwerkt")
        assert taak["afgehandeldOp"] is not None
        reopened = client.patch(taak["url"], json={"status": "te_verwerken"}).json()
        assert reopened["afgehandeldOp"] is None
        assert reopened["toegewezenOp"] == taak["toegewezenOp"]

    def test_no_moment_of_being_done_before_it_is_done(self, client: httpx.Client, register: Register) -> None:
        body = taak_body(register.klantcontact()) | {"afgehandeldOp": "2026-01-01T10:00:00Z"}
        reason = "De Internetaak kan geen afgehandeld op datum bevatten als de status niet op 'verwerkt' staat."
        assert problems(client.post("/internetaken", json=body)) == {("afgehandeldOp", "invalid", reason)}

    def test_order_of_actors_is_kept_and_doubles_collapse(self, register: Register) -> None:
        first, second = register.actor("B"), register.actor("A", indicatieActief=False)
        taak = register.taak(register.klantcontact(), first, second, first)
        assert [actor["uuid"] for actor in taak["toegewezenAanActoren"]] == [first["uuid"], second["uuid"]]
        assert taak["toegewezenAanActor"]["uuid"] == first["uuid"]

    def test_without_any_actor(self, register: Register) -> None:
        taak = register.taak(register.klantcontact())
        assert (taak["toegewezenAanActor"], taak["toegewezenAanActoren"]) == ({"uuid": None}, [])

    def test_the_deprecated_single_actor(self, client: httpx.Client, register: Register) -> None:
        actor, body = register.actor(), taak_body(register.klantcontact())
        del body["toegewezenAanActoren"]
        made = client.post("/internetaken", json={**body, "toegewezenAanActor": ref(actor)}).json()
        assert made["toegewezenAanActoren"] == [{"uuid": actor["uuid"], "url": actor["url"]}]

    def test_verwerkt_op_is_not_known(self, register: Register) -> None:
        assert register.taak(register.klantcontact(), verwerktOp="2026-01-01T10:00:00Z")["afgehandeldOp"] is None


class TestChanges:
    def test_patch_of_a_group_replaces_it(self, client: httpx.Client, register: Register) -> None:
        name = {"voornaam": "Jan", "achternaam": "Vries"}
        betrokkene = register.betrokkene(register.klantcontact(), contactnaam=name, organisatienaam="De Ketting")
        changed = client.patch(betrokkene["url"], json={"contactnaam": {"achternaam": "Anders"}}).json()
        assert (changed["contactnaam"]["voornaam"], changed["volledigeNaam"]) == ("", "Anders")
        assert changed["organisatienaam"] == "De Ketting"

    def test_patch_of_metadata_replaces_it(self, client: httpx.Client, register: Register) -> None:
        klantcontact = register.klantcontact(metadata={"bron": "kcc", "aantal": 2})
        assert klantcontact["metadata"] == {"bron": "kcc", "aantal": "2"}
        changed = client.patch(klantcontact["url"], json={"metadata": {"toestemming": "ja"}}).json()
        assert changed["metadata"] == {"toestemming": "ja"}
        for wrong in (True, None, {"diep": "x"}, "x" * 256):
            refused = client.patch(klantcontact["url"], json={"metadata": {"toestemming": wrong}})
            assert {name for name, _, _ in problems(refused)} == {"metadata.toestemming"}

    def test_put_wants_what_is_required_and_keeps_the_rest(self, client: httpx.Client, register: Register) -> None:
        klantcontact = register.klantcontact(inhoud="Blijft")
        missing = problems(client.put(klantcontact["url"], json={"kanaal": "balie"}))
        assert {name for name, _, _ in missing} == {"onderwerp", "taal", "vertrouwelijk"}
        body = {"kanaal": "balie", "onderwerp": "x", "taal": "nl", "vertrouwelijk": True}
        changed = client.put(klantcontact["url"], json=body).json()
        assert (changed["kanaal"], changed["inhoud"]) == ("balie", "Blijft")

    def test_wasPartij_linked_and_unlinked(self, client: httpx.Client, register: Register) -> None:  # noqa: N802
        betrokkene, partij = register.betrokkene(register.klantcontact()), register.partij()
        assert client.patch(betrokkene["url"], json={"wasPartij": ref(partij)}).json()["wasPartij"] == {
            "uuid": partij["uuid"],
            "url": partij["url"],
        }
        assert client.patch(betrokkene["url"], json={"wasPartij": None}).json()["wasPartij"] is None

    def test_identificatie_without_soort_is_ignored(self, client: httpx.Client, register: Register) -> None:
        partij = register.partij(partijIdentificatie={"contactnaam": {"achternaam": "Smit"}})
        body = {"partijIdentificatie": {"contactnaam": {"achternaam": "Anders"}}}
        assert client.patch(partij["url"], json=body).json()["partijIdentificatie"]["volledigeNaam"] == "Smit"
        changed = client.patch(partij["url"], json={**body, "soortPartij": "persoon"}).json()
        assert changed["partijIdentificatie"]["volledigeNaam"] == "Anders"

    @pytest.mark.parametrize("identificatie", [{}, {"naam": "Van een organisatie"}])
    def test_identificatie_of_another_soort_is_nothing(self, register: Register, identificatie: dict[str, str]) -> None:
        assert register.partij(partijIdentificatie=identificatie)["partijIdentificatie"] is None

    def test_the_list_of_identificatoren_is_the_whole_truth(self, client: httpx.Client, register: Register) -> None:
        partij = register.partij(partijIdentificatoren=[{"partijIdentificator": identificator("999990019")}])
        [kept] = partij["partijIdentificatoren"]
        same = {"uuid": kept["uuid"], "partijIdentificator": kept["partijIdentificator"]}
        changed = client.patch(partij["url"], json={"partijIdentificatoren": [same]}).json()
        assert [item["uuid"] for item in changed["partijIdentificatoren"]] == [kept["uuid"]]
        assert client.patch(partij["url"], json={"partijIdentificatoren": []}).json()["partijIdentificatoren"] == []

    def test_an_existing_identificator_moves(self, client: httpx.Client, register: Register) -> None:
        first = register.partij(partijIdentificatoren=[{"partijIdentificator": identificator("999990019")}])
        [moved] = first["partijIdentificatoren"]
        item = {"uuid": moved["uuid"], "partijIdentificator": moved["partijIdentificator"]}
        second = register.partij(partijIdentificatoren=[item])
        assert [found["uuid"] for found in second["partijIdentificatoren"]] == [moved["uuid"]]
        assert get(client, first)["partijIdentificatoren"] == []


class TestPreferredAddress:
    def test_without_the_list_the_server_breaks(self, client: httpx.Client, register: Register) -> None:
        body = {"soortPartij": "persoon", "indicatieActief": True, "voorkeursDigitaalAdres": ref(register.adres())}
        assert client.post("/partijen", json=body).status_code == 500
        assert client.get("/partijen").json()["count"] == 0

    def test_with_the_list_and_afterwards(self, client: httpx.Client, register: Register) -> None:
        adres = register.adres()
        partij = register.partij(digitaleAdressen=[ref(adres)], voorkeursDigitaalAdres=ref(adres))
        assert partij["voorkeursDigitaalAdres"]["uuid"] == adres["uuid"]
        other = register.adres(verstrektDoorPartij=ref(partij), adres="b@voorbeeld.example")
        changed = client.patch(partij["url"], json={"voorkeursDigitaalAdres": ref(other)}).json()
        assert changed["voorkeursDigitaalAdres"]["uuid"] == other["uuid"]
        stranger = client.patch(partij["url"], json={"voorkeursDigitaalAdres": ref(register.adres())})
        assert {name for name, _, _ in problems(stranger)} == {"voorkeursDigitaalAdres"}

    def test_nested_creation_is_not_possible(self, client: httpx.Client) -> None:
        body = {"soortPartij": "persoon", "indicatieActief": True, "digitaleAdressen": [{"adres": "a@b.nl"}]}
        expected = {("digitaleAdressen.0.uuid", "required", "Dit veld is vereist.")}
        assert problems(client.post("/partijen", json=body)) == expected

    def test_one_standard_of_each_soort(self, client: httpx.Client, register: Register) -> None:
        partij = ref(register.partij())
        first = register.adres(verstrektDoorPartij=partij, isStandaardAdres=True)
        register.adres(verstrektDoorPartij=partij, isStandaardAdres=True, adres="b@voorbeeld.example")
        assert get(client, first)["isStandaardAdres"] is False
        body = {"soortDigitaalAdres": "email", "adres": "a@b.nl", "verstrektDoorPartij": None, "isStandaardAdres": True}
        assert client.post("/digitaleadressen", json=body).status_code == 400


class TestDelete:
    def test_partij_takes_everything_of_it_and_every_betrokkene(self, client: httpx.Client, register: Register) -> None:
        partij = register.partij(partijIdentificatoren=[{"partijIdentificator": identificator("999990019")}])
        adres = register.adres(verstrektDoorPartij=ref(partij))
        klantcontact = register.klantcontact()
        betrokkene = register.betrokkene(klantcontact, wasPartij=ref(partij))
        own = register.adres(verstrektDoorBetrokkene=ref(betrokkene))
        assert client.delete(partij["url"]).status_code == 204
        for gone in (partij, adres, betrokkene, partij["partijIdentificatoren"][0]):
            assert client.get(gone["url"]).status_code == 404
        assert get(client, own)["verstrektDoorBetrokkene"] is None
        assert get(client, klantcontact)["hadBetrokkenen"] == []
        register.partij(partijIdentificatoren=[{"partijIdentificator": identificator("999990019")}])

    def test_klantcontact_takes_what_hangs_on_it(self, client: httpx.Client, register: Register) -> None:
        klantcontact, actor = register.klantcontact(), register.actor()
        link = register.post("/actorklantcontacten", actor=ref(actor), klantcontact=ref(klantcontact))
        gone = [register.betrokkene(klantcontact), register.taak(klantcontact, actor), link]
        adres = register.adres(verstrektDoorBetrokkene=ref(gone[0]))
        assert client.delete(klantcontact["url"]).status_code == 204
        assert [client.get(item["url"]).status_code for item in gone] == [404, 404, 404]
        assert get(client, adres)["verstrektDoorBetrokkene"] is None
        assert get(client, actor)["naam"] == "Jan de Vries"

    def test_betrokkene_leaves_its_addresses_to_nobody(self, client: httpx.Client, register: Register) -> None:
        betrokkene = register.betrokkene(register.klantcontact())
        adres = register.adres(verstrektDoorBetrokkene=ref(betrokkene))
        assert client.delete(betrokkene["url"]).status_code == 204
        left = get(client, adres)
        assert left["verstrektDoorBetrokkene"] is left["verstrektDoorPartij"] is None

    def test_actor_leaves_its_taken(self, client: httpx.Client, register: Register) -> None:
        actor = register.actor()
        taak = register.taak(register.klantcontact(), actor)
        assert client.delete(actor["url"]).status_code == 204
        assert get(client, taak)["toegewezenAanActor"] == {"uuid": None}

    def test_contactpersoon_loses_its_name_with_the_organisatie(self, client: httpx.Client, register: Register) -> None:
        organisatie = register.partij(soortPartij="organisatie", partijIdentificatie={"naam": "De Ketting"})
        identificatie = {"werkteVoorPartij": ref(organisatie), "contactnaam": {"achternaam": "Smit"}}
        person = register.partij(soortPartij="contactpersoon", partijIdentificatie=identificatie)
        assert person["partijIdentificatie"]["volledigeNaam"] == "Smit"
        client.delete(organisatie["url"])
        assert get(client, person)["partijIdentificatie"] is None

    def test_kvk_number_that_carries_a_vestiging(self, client: httpx.Client, register: Register) -> None:
        partij = register.partij(
            soortPartij="organisatie",
            partijIdentificatoren=[{"partijIdentificator": identificator("12345678", "kvk_nummer")}],
        )
        [kvk] = partij["partijIdentificatoren"]
        register.post(
            "/partij-identificatoren",
            partijIdentificator=identificator("123456789012", "vestigingsnummer"),
            subIdentificatorVan=ref(kvk),
        )
        [(name, _, _)] = problems(client.delete(kvk["url"]))
        assert name == "nonFieldErrors"
        assert client.delete(partij["url"]).status_code == 500
        assert get(client, partij)["uuid"] == partij["uuid"]

    def test_again(self, client: httpx.Client, register: Register) -> None:
        partij = register.partij()
        assert [client.delete(partij["url"]).status_code for _ in range(2)] == [204, 404]
        assert client.delete(f"/actoren/{NOBODY}").status_code == 404
