from typing import Any

import httpx
import pytest
from practice_provider.helpers import NOBODY, ORIGIN, Register, identificator, problems, ref

from webapp.practice_provider import OPENKLANT_BASE

ACTOREN = ORIGIN + OPENKLANT_BASE + "/actoren"


def names(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [item["naam"] for item in answer.json()["results"]]


@pytest.fixture
def five(register: Register) -> None:
    for number in range(1, 6):
        register.actor(f"Actor {number}")


@pytest.mark.usefixtures("five")
class TestPaging:
    def test_newest_first_with_links_to_the_neighbours(self, client: httpx.Client) -> None:
        answer = client.get("/actoren", params={"pageSize": 2, "page": 2, "naam": "actor"}).json()
        assert answer["count"] == 5
        assert [item["naam"] for item in answer["results"]] == ["Actor 3", "Actor 2"]
        assert answer["next"] == f"{ACTOREN}?naam=actor&page=3&pageSize=2"
        assert answer["previous"] == f"{ACTOREN}?naam=actor&pageSize=2"

    @pytest.mark.parametrize(("page", "found"), [("1", [5, 4]), ("3", [1]), ("last", [1])])
    def test_pages_of_what_contains_a_text(self, client: httpx.Client, page: str, found: list[int]) -> None:
        answer = client.get("/actoren", params={"naam": "actor", "pageSize": 2, "page": page})
        assert names(answer) == [f"Actor {number}" for number in found]
        assert answer.json()["count"] == 5

    @pytest.mark.parametrize("page", ["4", "0", "9" * 30, "9" * 5000])
    def test_no_such_page_of_what_contains_a_text(self, client: httpx.Client, page: str) -> None:
        answer = client.get("/actoren", params={"naam": "actor", "pageSize": 2, "page": page})
        assert (answer.status_code, answer.json()["detail"]) == (404, "Ongeldige pagina.")

    def test_nothing_that_contains_a_text(self, client: httpx.Client) -> None:
        answer = client.get("/actoren", params={"naam": "niemand"}).json()
        assert answer == {"count": 0, "next": None, "previous": None, "results": []}

    def test_last_page_has_no_next(self, client: httpx.Client) -> None:
        answer = client.get("/actoren", params={"pageSize": 2, "page": "last"}).json()
        assert (answer["next"], len(answer["results"])) == (None, 1)

    @pytest.mark.parametrize("page", ["0", "-1", "x", "9999", "4", "9" * 5000])
    def test_no_such_page(self, client: httpx.Client, page: str) -> None:
        answer = client.get("/actoren", params={"pageSize": 2, "page": page})
        assert (answer.status_code, answer.json()["detail"]) == (404, "Ongeldige pagina.")

    @pytest.mark.parametrize("size", ["0", "-1", "x", "", "9" * 5000])
    def test_a_strange_size_means_a_hundred(self, client: httpx.Client, size: str) -> None:
        assert len(client.get("/actoren", params={"pageSize": size}).json()["results"]) == 5

    def test_at_most_five_hundred(self, sample: httpx.Client) -> None:
        assert len(sample.get("/klantcontacten", params={"pageSize": 501}).json()["results"]) == 500

    def test_links_follow_the_host_that_was_asked(self, client: httpx.Client) -> None:
        headers = {"Host": "elders.example.nl", "X-Forwarded-Proto": "http", "X-Forwarded-Host": "nergens.nl"}
        answer = client.get("/actoren", params={"pageSize": 2}, headers=headers).json()
        assert answer["next"].startswith("http://elders.example.nl/klantinteracties/api/v1/actoren?")

    def test_an_empty_list_is_one_page(self, client: httpx.Client) -> None:
        answer = client.get("/partijen", params={"page": "1"}).json()
        assert answer == {"count": 0, "next": None, "previous": None, "results": []}


class TestFilters:
    @pytest.mark.parametrize("term", ["jÖrg", "jörg", " Jörg ", "örg van"])
    def test_naam_is_contained_whatever_the_case(self, client: httpx.Client, register: Register, term: str) -> None:
        register.actor("Jörg van Dam")
        register.actor("Jorg van Dam")
        assert names(client.get("/actoren", params={"naam": term})) == ["Jörg van Dam"]

    @pytest.mark.parametrize("term", ["%", "_", "100%", "*", "?", "[", "]", "[%", "r*?"])
    def test_signs_are_plain_text(self, client: httpx.Client, register: Register, term: str) -> None:
        register.actor("Jan")
        register.actor("[%]_100%_zeker*?")
        assert names(client.get("/actoren", params={"naam": term})) == ["[%]_100%_zeker*?"]

    @pytest.mark.parametrize("term", ["x" * 60_000, "Jan" * 20_000])
    def test_more_than_any_text_has(self, client: httpx.Client, register: Register, term: str) -> None:
        register.actor("Jan")
        assert names(client.get("/actoren", params={"naam": term})) == []

    @pytest.mark.parametrize(
        "query",
        [{"naam": ""}, {"indicatieActief": "x"}, {"indicatieActief": ""}, {"actoridentificatorObjectId": ""}],
    )
    def test_what_is_ignored_gives_everything(
        self, client: httpx.Client, register: Register, query: dict[str, str]
    ) -> None:
        register.actor("Jan")
        assert len(names(client.get("/actoren", params=query))) == 1

    @pytest.mark.parametrize(
        ("path", "query"),
        [
            ("/klantcontacten", {"indicatieContactGelukt": "null"}),
            ("/klantcontacten", {"vertrouwelijk": "x"}),
            ("/partijen", {"bezoekadresAdresregel1": "onzin"}),
            ("/partijen", {"correspondentieadresAdresregel3": "onzin"}),
        ],
    )
    def test_known_and_ignored_all_the_same(
        self, client: httpx.Client, register: Register, path: str, query: dict[str, str]
    ) -> None:
        register.klantcontact()
        register.partij()
        assert client.get(path, params=query).json()["count"] == 1

    @pytest.mark.parametrize(
        ("path", "query", "unknown"),
        [
            ("/actoren", {"q": "x"}, "q"),
            ("/actoren", {"page_size": "1"}, "page_size"),
            ("/actoren", {"expand": "x"}, "expand"),
            ("/partijen", {"naam": "x", "contactnaamAchternaam": "y"}, "contactnaamAchternaam, naam"),
            ("/klantcontacten", {"ordering": "x"}, "ordering"),
            (f"/actoren/{NOBODY}", {"naam": "x"}, "naam"),
        ],
    )
    def test_unknown(self, client: httpx.Client, path: str, query: dict[str, str], unknown: str) -> None:
        reason = f"Onbekende query parameters: {unknown}"
        assert problems(client.get(path, params=query)) == {("nonFieldErrors", "unknown-parameters", reason)}

    @pytest.mark.parametrize(
        ("path", "name", "value", "code"),
        [
            ("/actoren", "soortActor", "geautomatiseerdeActor", "invalid_choice"),
            ("/betrokkenen", "hadKlantcontact__uuid", "x", "invalid"),
            ("/betrokkenen", "hadKlantcontact__url", "x", "invalid"),
            ("/klantcontacten", "plaatsgevondenOp", "gisteren", "invalid"),
            ("/digitaleadressen", "verificatieDatum__gt", "gisteren", "invalid"),
            ("/klantcontacten", "expand", "actoren", "invalid_choice"),
        ],
    )
    def test_refused_values(self, client: httpx.Client, path: str, name: str, value: str, code: str) -> None:
        [(named, coded, _)] = problems(client.get(path, params={name: value}))
        assert (named, coded) == (name, code)

    def test_the_reason_of_a_wrong_choice(self, client: httpx.Client) -> None:
        [(_, _, reason)] = problems(client.get("/actoren", params={"soortActor": "x"}))
        assert reason == "Selecteer een geldige keuze. x is geen beschikbare keuze."

    def test_the_last_of_a_repeated_parameter_counts(self, client: httpx.Client, register: Register) -> None:
        register.actor("Jan")
        register.actor("Piet")
        assert names(client.get("/actoren?naam=Jan&naam=Piet")) == ["Piet"]

    def test_several_filters_all_have_to_hold(self, client: httpx.Client, register: Register) -> None:
        register.actor("Jan", indicatieActief=False)
        register.actor("Jan")
        assert client.get("/actoren", params={"naam": "jan", "indicatieActief": "true"}).json()["count"] == 1

    @pytest.mark.parametrize(("term", "count"), [("Vries", 1), ("vries", 0), ("Vrie", 0)])
    def test_names_of_betrokkenen_are_exact(
        self, client: httpx.Client, register: Register, term: str, count: int
    ) -> None:
        register.betrokkene(register.klantcontact(), contactnaam={"achternaam": "Vries"})
        assert client.get("/betrokkenen", params={"contactnaamAchternaam": term}).json()["count"] == count

    def test_partij_by_its_identificator(self, client: httpx.Client, register: Register) -> None:
        partij = register.partij(partijIdentificatoren=[{"partijIdentificator": identificator("999990019")}])
        query = {"partijIdentificator__codeSoortObjectId": "bsn", "partijIdentificator__objectId": "999990019"}
        [found] = client.get("/partijen", params=query).json()["results"]
        assert found["uuid"] == partij["uuid"]
        query["partijIdentificator__objectId"] = "999990020"
        assert client.get("/partijen", params=query).json()["count"] == 0

    def test_klantcontact_by_what_hangs_on_it(self, client: httpx.Client, register: Register) -> None:
        klantcontact, _ = register.klantcontact(), register.klantcontact()
        partij = register.partij(partijIdentificatoren=[{"partijIdentificator": identificator("999990019")}])
        betrokkene = register.betrokkene(klantcontact, wasPartij=ref(partij))
        register.adres(adres="Jan@Voorbeeld.nl", verstrektDoorBetrokkene=ref(betrokkene))
        for query in (
            {"hadBetrokkene__uuid": betrokkene["uuid"]},
            {"hadBetrokkene__url": betrokkene["url"]},
            {"hadBetrokkene__wasPartij__uuid": partij["uuid"]},
            {"hadBetrokkene__wasPartij": "true"},
            {"hadBetrokkene__wasPartij__partijIdentificator__objectId": "999990019"},
            {"hadBetrokkene__digitaaladres__adres__icontains": "JAN@"},
        ):
            [found] = client.get("/klantcontacten", params=query).json()["results"]
            assert found["uuid"] == klantcontact["uuid"], query

    def test_interne_taken_by_klantcontact_actor_and_name(self, client: httpx.Client, register: Register) -> None:
        klantcontact, actor = register.klantcontact(referentienummer="12"), register.actor("Jan de Vries")
        register.taak(klantcontact, register.actor("Piet"), actor, referentienummer="77")
        for query, count in (
            ({"aanleidinggevendKlantcontact__uuid": klantcontact["uuid"]}, 1),
            ({"klantcontact__referentienummer": "12"}, 1),
            ({"toegewezenAanActor__uuid": actor["uuid"]}, 1),
            ({"actoren__naam": "Jan de Vries"}, 1),
            ({"actoren__naam": "jan de vries"}, 0),
            ({"referentienummer": "77"}, 1),
            ({"status": "verwerkt"}, 0),
        ):
            assert client.get("/internetaken", params=query).json()["count"] == count, query

    def test_an_url_of_nothing_finds_nothing(self, client: httpx.Client, register: Register) -> None:
        register.betrokkene(register.klantcontact())
        url = f"{ORIGIN}/klantcontacten/{NOBODY}"
        assert client.get("/betrokkenen", params={"hadKlantcontact__url": url}).json()["count"] == 0


class TestOrder:
    def test_klantcontacten_by_the_moment_they_took_place(self, client: httpx.Client, register: Register) -> None:
        for moment in ("2026-01-02T10:00:00Z", "2026-01-03T10:00:00.5Z", "2026-01-03T10:00:00Z", "2026-01-01"):
            register.klantcontact(plaatsgevondenOp=moment)
        found = client.get("/klantcontacten").json()["results"]
        assert [item["plaatsgevondenOp"] for item in found] == [
            "2026-01-03T10:00:00.500000Z",
            "2026-01-03T10:00:00Z",
            "2026-01-02T10:00:00Z",
            "2026-01-01T00:00:00Z",
        ]


class TestExpand:
    @pytest.fixture
    def betrokkene(self, register: Register) -> dict[str, Any]:
        klantcontact = register.klantcontact()
        register.taak(klantcontact, register.actor())
        betrokkene = register.betrokkene(klantcontact, wasPartij=ref(register.partij()))
        register.adres(verstrektDoorBetrokkene=ref(betrokkene))
        return betrokkene

    @pytest.mark.usefixtures("betrokkene")
    def test_nested_with_its_parent(self, client: httpx.Client) -> None:
        names = "hadBetrokkenen,hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen,leiddeTotInterneTaken"
        [item] = client.get("/klantcontacten", params={"expand": names}).json()["results"]
        [betrokkene] = item["_expand"]["hadBetrokkenen"]
        assert betrokkene["_expand"]["wasPartij"]["soortPartij"] == "persoon"
        assert betrokkene["_expand"]["digitaleAdressen"][0]["adres"] == "jan@voorbeeld.example"
        assert item["_expand"]["leiddeTotInterneTaken"][0]["gevraagdeHandeling"] == "Terugbellen"
        assert "_expand" not in betrokkene["_expand"]["wasPartij"]

    @pytest.mark.usefixtures("betrokkene")
    def test_nested_alone_gives_nothing(self, client: httpx.Client) -> None:
        [item] = client.get("/klantcontacten?expand=hadBetrokkenen.wasPartij").json()["results"]
        assert item["_expand"] == {}

    def test_repeated_instead_of_a_comma_list(self, client: httpx.Client, betrokkene: dict[str, Any]) -> None:
        uuid = betrokkene["hadKlantcontact"]["uuid"]
        item = client.get(f"/klantcontacten/{uuid}?expand=hadBetrokkenen&expand=omvatteBijlagen").json()
        assert set(item["_expand"]) == {"hadBetrokkenen", "omvatteBijlagen"}

    def test_three_deep(self, client: httpx.Client, betrokkene: dict[str, Any]) -> None:
        parts = ["verstrektDoorBetrokkene", "hadKlantcontact", "leiddeTotInterneTaken"]
        names = ",".join(".".join(parts[: depth + 1]) for depth in range(3))
        [item] = client.get("/digitaleadressen", params={"expand": names}).json()["results"]
        found = item["_expand"]["verstrektDoorBetrokkene"]
        assert found["uuid"] == betrokkene["uuid"]
        assert found["_expand"]["hadKlantcontact"]["_expand"]["leiddeTotInterneTaken"]

    def test_detail_without_expand_has_no_such_key(self, client: httpx.Client, betrokkene: dict[str, Any]) -> None:
        assert "_expand" not in client.get(f"/betrokkenen/{betrokkene['uuid']}").json()
