"""Partijen and what belongs to them, where the practice provider cannot show it: odd lists, and other releases."""

from uuid import UUID

import pytest
from klantinteracties.examples import BETROKKENE, BSN, KLANTCONTACT, PARTIJ
from klantinteracties.playing import answer, page, play

from webapp.domain.errors import Misfit, NotFoundError, ProviderMisfitError
from webapp.domain.partij import Identificator, SoortIdentificator
from webapp.domain.provider import PartijQuestion
from webapp.klantinteracties.asking import MAX_PAGES
from webapp.klantinteracties.dialects import DIALECTS, Dialect, Options
from webapp.klantinteracties.wire import Answer

OTHER = UUID("11111111-1111-4111-8111-111111111111")
KVK = Identificator(SoortIdentificator.KVK_NUMMER, "90001997")
BSN_RECORD = {
    "uuid": str(BETROKKENE),
    "identificeerdePartij": {"uuid": str(PARTIJ)},
    "partijIdentificator": {"codeSoortObjectId": "bsn", "objectId": BSN.object_id},
}
KVK_RECORD = {
    "uuid": str(BETROKKENE),
    "partijIdentificator": {"codeSoortObjectId": "kvk_nummer", "objectId": KVK.object_id},
}
PERSOON = {"uuid": str(PARTIJ), "soortPartij": "persoon", "nummer": "7"}
EMAIL = {"uuid": str(OTHER), "soortDigitaalAdres": "email", "adres": "Jan@example.nl"}
MISSING = answer({"status": 404}, 404)


def openklant(api_version: str = "0.9.0") -> Dialect:
    return DIALECTS["openklant"].build(Answer(200, {"api-version": api_version}), Options())


DRAFT = DIALECTS["vng"].build(Answer(200), Options())


def betrokkene(number: int, klantcontact: UUID = KLANTCONTACT) -> dict[str, object]:
    return {"uuid": f"{number:032x}", "hadKlantcontact": {"uuid": str(klantcontact)}, "rol": "klant"}


def of_the_draft(number: int) -> dict[str, object]:
    return {"id": f"{number:032x}", "hadKlantcontact": str(KLANTCONTACT), "rol": "klant"}


def hal(*records: object, following: bool = False) -> Answer:
    return answer({"_links": {"next": {"href": "/x"}} if following else {}, "_embedded": {"things": list(records)}})


def test_every_page_each_betrokkene_once() -> None:
    """One that is registered meanwhile moves the others to a next page."""
    first = page(betrokkene(3), betrokkene(2), following="more")
    second = page(betrokkene(2), betrokkene(1), betrokkene(9, OTHER))
    found, asked = play(openklant().find_betrokkenen(KLANTCONTACT), first, second)
    assert [one.uuid.int for one in found] == [1, 2, 3]
    assert [request.query.get("page") for request in asked] == [None, "2"]
    assert asked[0].query == {"hadKlantcontact__uuid": str(KLANTCONTACT), "pageSize": "500"}
    drafts = (hal(of_the_draft(3), of_the_draft(2), following=True), hal(of_the_draft(2), of_the_draft(1)))
    listed, _ = play(DRAFT.find_betrokkenen(KLANTCONTACT), *drafts)
    assert [one.uuid.int for one in listed] == [3, 2, 1]


@pytest.mark.parametrize("dialect", [openklant(), DRAFT], ids=["openklant", "vng"])
def test_a_part_of_a_list_is_no_answer(dialect: Dialect) -> None:
    endless = [answer({"count": 0, "next": "more", "results": []})] * MAX_PAGES
    with pytest.raises(ProviderMisfitError) as caught:
        play(dialect.find_betrokkenen(KLANTCONTACT), *endless)
    assert caught.value.misfit is Misfit.NOT_SUPPORTED


def test_a_partij_that_is_gone_is_passed_over() -> None:
    adressen = [{**EMAIL, "verstrektDoorPartij": {"uuid": str(uuid)}} for uuid in (OTHER, PARTIJ)]
    question = PartijQuestion(digitaal_adres=" jan@EXAMPLE.nl ")
    found, asked = play(openklant().find_partijen(question, 5), page(*adressen), MISSING, answer(PERSOON))
    assert [one.uuid for one in found] == [PARTIJ]
    assert asked[0].query["adres__icontains"] == "jan@EXAMPLE.nl"
    drafts = [{**adres, "id": adres["uuid"]} for adres in adressen]
    partij = answer({**PERSOON, "id": str(PARTIJ)})
    listed, requests = play(DRAFT.find_partijen(question, 5), hal(*drafts), hal(), MISSING, partij, hal(), hal())
    assert [one.uuid for one in listed] == [PARTIJ]
    assert [request.query.get("adres") for request in requests[:2]] == ["jan@EXAMPLE.nl", "jan@example.nl"]


def test_only_who_has_that_adres_as_a_partij() -> None:
    """Before 2.14 a filter that is unknown gives the whole list; icontains gives what only contains it."""
    adressen: list[dict[str, object]] = [
        {**EMAIL, "adres": "mijnjan@example.nl", "verstrektDoorPartij": {"uuid": str(PARTIJ)}},
        {**EMAIL, "verstrektDoorBetrokkene": {"uuid": str(BETROKKENE)}, "verstrektDoorPartij": None},
    ]
    question = PartijQuestion(digitaal_adres="jan@example.nl")
    assert play(openklant().find_partijen(question, 5), page(*adressen))[0] == ()
    found, asked = play(openklant("0.0.3").find_partijen(PartijQuestion(digitaal_adres="Jan@x.nl"), 5), page(), page())
    assert found == ()
    assert [request.query["adres"] for request in asked] == ["Jan@x.nl", "jan@x.nl"]


def test_up_to_2_6_a_partij_only_refers_to_its_identificatoren() -> None:
    linked = {**PERSOON, "partijIdentificatoren": [{"uuid": str(BETROKKENE), "url": "http://x.example/1"}]}
    found, asked = play(
        openklant("0.1.0").find_partijen(PartijQuestion(BSN), 5), page(BSN_RECORD), answer(linked), answer(BSN_RECORD)
    )
    assert [one.identificatoren for one in found] == [(BSN,)]
    assert asked[0].path == "partij-identificatoren"
    by_nummer, _ = play(
        openklant("0.1.0").find_partijen(PartijQuestion(nummer="7"), 5),
        page(linked, {**linked, "nummer": "8"}),
        answer(BSN_RECORD),
    )
    assert [one.identificatoren for one in by_nummer] == [(BSN,)]
    partij, _ = play(openklant("0.1.0").get_partij(PARTIJ), answer(linked), MISSING)
    assert partij.identificatoren == ()


@pytest.mark.parametrize("key", ["vertegenwoordigden", "categorieRelaties", "rekeningnummers"])
def test_what_else_a_partij_would_take_along(key: str) -> None:
    gebruik, _ = play(openklant().usage_of_partij(PARTIJ), answer({**PERSOON, key: [{"uuid": str(OTHER)}]}))
    assert gebruik.elders


def test_only_who_hangs_under_this_kvk_nummer() -> None:
    organisatie = {**PERSOON, "partijIdentificatoren": [KVK_RECORD]}
    sub = {**BSN_RECORD, "subIdentificatorVan": {"uuid": str(OTHER)}}
    stranger = {**PERSOON, "uuid": str(OTHER), "partijIdentificatoren": [sub]}
    gebruik, asked = play(openklant().usage_of_partij(PARTIJ), answer(organisatie), page(stranger, organisatie))
    assert not gebruik.elders
    assert asked[1].query["subIdentificatorVan__objectId"] == KVK.object_id
    gebruik, _ = play(openklant("0.6.0").usage_of_partij(PARTIJ), answer(organisatie))
    assert not gebruik.elders


def test_in_the_draft_the_list_says_who_is_first() -> None:
    records = [{**BSN_RECORD, "id": f"{number:032x}", "identificeerdePartij": str(PARTIJ)} for number in (5, 3, 4)]
    found, _ = play(DRAFT.find_identificatoren(BSN), hal(*records))
    assert [one.uuid.int for one in found] == [5, 3, 4]


@pytest.mark.parametrize(
    ("method", "openklants", "drafts"),
    [
        ("remove_interne_taak", "internetaken", "interneTaken"),
        ("remove_betrokkene", "betrokkenen", "betrokkenenbijklantcontact"),
        ("remove_digitaal_adres", "digitaleadressen", "digitaaladressen"),
        ("remove_identificator", "partij-identificatoren", "partij-identificatoren"),
        ("remove_partij", "partijen", "partijen"),
    ],
)
def test_gone_already_is_gone(method: str, openklants: str, drafts: str) -> None:
    for dialect, path in ((openklant(), openklants), (DRAFT, drafts)):
        _, (asked,) = play(getattr(dialect, method)(OTHER), MISSING)
        assert (asked.method, asked.path) == ("DELETE", f"{path}/{OTHER}")
        with pytest.raises(ProviderMisfitError):
            play(getattr(dialect, method)(OTHER), Answer(404, {"content-type": "text/html"}))


def test_a_note_where_there_is_no_metadata_after_all() -> None:
    """A gateway may have dropped the header that tells the release."""
    with pytest.raises(ProviderMisfitError) as caught:
        play(openklant("").note_on_klantcontact(KLANTCONTACT, "toestemming", "ja"), answer({"uuid": str(KLANTCONTACT)}))
    assert caught.value.misfit is Misfit.NOT_SUPPORTED


def test_a_klantcontact_that_is_removed_while_it_is_noted_on() -> None:
    with pytest.raises(NotFoundError):
        play(openklant().note_on_klantcontact(KLANTCONTACT, "a", "b"), answer({"metadata": {}}), MISSING)


@pytest.mark.parametrize(
    ("api_version", "vestiging", "metadata", "phone_088", "landen"),
    [
        ("0.0.4", False, False, True, frozenset({"NL"})),
        ("0.1.0", True, False, True, None),
        ("0.4.0", True, False, True, None),
        ("0.4.1", True, False, False, None),
        ("0.7.0", True, True, False, None),
        ("0.8.0", True, True, True, None),
        ("", True, True, True, None),
    ],
)
def test_what_a_release_has_room_for(
    api_version: str, *, vestiging: bool, metadata: bool, phone_088: bool, landen: frozenset[str] | None
) -> None:
    capabilities = openklant(api_version).capabilities
    assert capabilities.vestiging_under_kvk is vestiging
    assert capabilities.metadata_on_klantcontact is metadata
    assert capabilities.phone_088 is phone_088
    assert capabilities.landen == landen


def test_what_the_draft_has_room_for() -> None:
    capabilities = DRAFT.capabilities
    assert not capabilities.vestiging_under_kvk
    assert not capabilities.metadata_on_klantcontact
    assert capabilities.phone_088
    assert capabilities.landen is None
