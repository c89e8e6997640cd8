"""Asking, filtering what came back, and codes."""

import pytest
from klantinteracties.examples import ACTOR, BSN, KLANTCONTACT
from klantinteracties.playing import answer, page, play

from webapp.domain.actor import SoortActor
from webapp.domain.errors import Misfit, ProviderMisfitError
from webapp.domain.partij import Identificator, SoortIdentificator
from webapp.domain.provider import KlantcontactQuestion, PartijQuestion
from webapp.klantinteracties.asking import MAX_PAGES
from webapp.klantinteracties.codes import IN_USE, LandCodes
from webapp.klantinteracties.dialects import DIALECTS, Dialect, Options
from webapp.klantinteracties.matching import contains
from webapp.klantinteracties.reading import Record
from webapp.klantinteracties.wire import Answer


def openklant(api_version: str = "0.9.0") -> Dialect:
    return DIALECTS["openklant"].build(Answer(200, {"api-version": api_version}), Options())


def actor(number: int, naam: str = "Emre van der Linden", **other: object) -> dict[str, object]:
    return {"uuid": f"{number:032x}", "naam": naam, "soortActor": "medewerker", **other}


def klantcontact(number: int, plaatsgevonden_op: str, **other: object) -> dict[str, object]:
    return {"uuid": f"{number:032x}", "plaatsgevondenOp": plaatsgevonden_op, **other}


def test_a_filter_that_the_provider_ignores_is_applied_here() -> None:
    everybody = [
        actor(1),
        actor(2, "Piet"),
        actor(3, indicatieActief=False),
        actor(4, soortActor="organisatorische_eenheid"),
    ]
    found, (asked,) = play(openklant().find_actoren("VAN DER", SoortActor.MEDEWERKER, 10), page(*everybody))
    assert [one.uuid.int for one in found] == [1]
    assert asked.query == {
        "naam": "VAN DER",
        "indicatieActief": "true",
        "soortActor": "medewerker",
        "pageSize": "10",
    }


def test_nothing_typed_sends_no_empty_filter() -> None:
    _, (asked,) = play(openklant().find_actoren("  ", None, 10), page())
    assert asked.query == {"indicatieActief": "true", "pageSize": "10"}


def test_a_next_page_by_number_until_there_is_enough() -> None:
    found, asked = play(
        openklant().find_actoren("", None, 3),
        page(actor(1), actor(2), following="https://internal.invalid/actoren?page=2"),
        page(actor(3), actor(4), following="https://internal.invalid/actoren?page=3"),
    )
    assert len(found) == 3
    assert [request.query.get("page") for request in asked] == [None, "2"]


def test_a_provider_that_always_has_more_is_left_in_the_end() -> None:
    endless = [page(following="x")] * MAX_PAGES
    found, asked = play(openklant().find_actoren("x", None, 3), *endless)
    assert found == ()
    assert len(asked) == MAX_PAGES


def test_a_page_is_never_larger_than_the_provider_allows() -> None:
    _, (asked,) = play(openklant().find_actoren("", None, 5000), page())
    assert asked.query["pageSize"] == "500"


def test_the_newest_klantcontacten() -> None:
    records = [klantcontact(1, "2026-01-01T00:00:00Z"), klantcontact(2, "2026-02-01T00:00:00")]
    found, (asked,) = play(openklant().find_klantcontacten(KlantcontactQuestion(), 5), page(*records))
    assert [one.uuid.int for one in found] == [2, 1]
    assert asked.query == {"pageSize": "5"}


def test_a_task_is_looked_for_in_the_field_that_was_written_first() -> None:
    taak = {
        "uuid": str(ACTOR),
        "aanleidinggevendKlantcontact": {"uuid": str(KLANTCONTACT)},
        "status": "te_verwerken",
        "nummer": "645536673",
    }
    found, asked = play(openklant().find_interne_taak("645536673"), page(), page({**taak, "nummer": "1"}, taak))
    assert found
    assert found.nummer == "645536673"
    assert [next(iter(request.query)) for request in asked] == ["referentienummer", "nummer"]


def test_a_task_is_not_found_in_everything_that_a_lenient_release_returns() -> None:
    found, asked = play(openklant("0.0.3").find_interne_taak("7"), page(following="more"))
    assert found is None
    assert len(asked) == 1


def test_a_partij_is_only_found_by_its_own_identificator() -> None:
    identificatoren = [{"partijIdentificator": {"codeSoortObjectId": "bsn", "objectId": "999990019"}}]
    partij = {"uuid": str(ACTOR), "soortPartij": "persoon", "partijIdentificatoren": identificatoren}
    stranger = {"uuid": str(KLANTCONTACT), "soortPartij": "persoon", "partijIdentificatoren": []}
    found, (asked,) = play(openklant().find_partijen(PartijQuestion(BSN), 5), page(stranger, partij))
    assert [one.uuid for one in found] == [ACTOR]
    assert asked.query["partijIdentificator__objectId"] == "999990019"


def test_a_klantcontact_whose_relations_did_not_come_along() -> None:
    record = klantcontact(
        1, "2026-01-01T00:00:00Z", hadBetrokkenen=[{"uuid": str(ACTOR)}], leiddeTotInterneTaken=[{"uuid": str(ACTOR)}]
    )
    reference = {"uuid": record["uuid"]}
    betrokkene = {"uuid": str(ACTOR), "hadKlantcontact": reference, "rol": "klant", "wasPartij": {"uuid": str(ACTOR)}}
    taak = {"uuid": str(ACTOR), "aanleidinggevendKlantcontact": reference, "status": "verwerkt"}
    found, asked = play(
        openklant().get_klantcontact(KLANTCONTACT),
        answer({**record, "uuid": str(KLANTCONTACT)}),
        page({**betrokkene, "hadKlantcontact": {"uuid": str(KLANTCONTACT)}}, betrokkene),
        answer({"uuid": str(ACTOR), "soortPartij": "organisatie", "partijIdentificatie": {"naam": "Kikkertje"}}),
        page({**taak, "aanleidinggevendKlantcontact": {"uuid": str(KLANTCONTACT)}}, taak),
    )
    assert [one.naam for one in found.betrokkenen] == ["Kikkertje"]
    assert len(found.interne_taken) == 1
    assert asked[1].query == {"hadKlantcontact__uuid": str(KLANTCONTACT), "pageSize": "500"}


def test_a_list_that_is_not_there_is_a_wrong_address_not_an_empty_list() -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        play(openklant().find_actoren("x", None, 5), answer({"code": "not_found"}, 404))
    assert caught.value.misfit is Misfit.WRONG_ADDRESS


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Y\u0131lmaz", "yil"),
        ("Y\u0131lmaz", "y\u0131l"),
        ("ÖZDEMIR", "özd"),
        ("straße", "STRASSE"),
        ("Jan", " jan "),
        ("Jan", ""),
    ],
)
def test_no_stricter_than_a_database(text: str, part: str) -> None:
    assert contains(text, part)


def test_codes_can_be_overridden_one_by_one() -> None:
    codes = IN_USE.overridden({"bsn": {"codeSoortObjectId": "1", "codeRegister": "1"}})
    assert codes.encode(BSN) == {
        "codeRegister": "1",
        "codeObjecttype": "natuurlijk_persoon",
        "codeSoortObjectId": "1",
        "objectId": "999990019",
    }
    assert codes.decode(Record({"codeSoortObjectId": "1", "objectId": "999990019"})) == BSN
    kvk = Identificator(SoortIdentificator.KVK_NUMMER, "90001997")
    assert codes.decode(Record(codes.encode(kvk))) == kvk


def test_a_country_has_its_iso_code_until_another_is_given() -> None:
    landen = LandCodes({"NL": "003"}).overridden({"BE": "010"})
    assert [landen.encode(land) for land in ("NL", "BE", "DE", "")] == ["003", "010", "DE", ""]
    assert [landen.decode(code) for code in ("003", "010", "DE", "6030", "")] == ["NL", "BE", "DE", "6030", ""]


@pytest.mark.parametrize("given", [{"burgerservicenummer": {}}, {"bsn": {"register": "brp"}}])
def test_codes_that_cannot_be(given: dict[str, dict[str, str]]) -> None:
    with pytest.raises(ValueError, match=r"burgerservicenummer|register"):
        IN_USE.overridden(given)
