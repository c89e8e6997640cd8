"""The national draft: the seeds' bodies, property for property, and its lists in the shapes that are seen."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from klantinteracties.examples import (
    ACTOR,
    ADRES,
    BETROKKENE,
    BSN,
    DRAFT_LANDEN,
    EENHEID,
    F2120,
    F2120_BODY,
    F2599,
    F2599_BODY,
    KLANTCONTACT,
    PARTIJ,
    PERSOON,
    TAAK,
    TELEFOON,
)
from klantinteracties.playing import answer, play

from webapp.domain.actor import SoortActor
from webapp.domain.errors import Misfit, NotFoundError, ProviderMisfitError
from webapp.domain.interne_taak import NieuweInterneTaak
from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.partij import SoortDigitaalAdres
from webapp.domain.provider import KlantcontactQuestion, PartijQuestion
from webapp.klantinteracties.dialects.dialect import Options
from webapp.klantinteracties.dialects.vng import VNG, decode, encode
from webapp.klantinteracties.reading import Record
from webapp.klantinteracties.wire import Answer

DRAFT = VNG.build(Answer(200), Options())
TAAK_ANSWER = {"id": str(TAAK), **F2120_BODY}
BETROKKENE_ANSWER = {"id": str(BETROKKENE), **F2599_BODY}
ACTOR_ANSWER: dict[str, Any] = {
    "id": str(ACTOR),
    "naam": "Nicole van Dijk",
    "soortActor": "organisatorischeEenheid",
    "indicatieActief": True,
    "actortype": {"omschrijving": "Afdeling Groen", "eMailadres": "groen@turfstad.example"},
}
PARTIJ_ANSWER: dict[str, Any] = {"id": str(PARTIJ), "soortPartij": "persoon", "nummer": 7, "indicatieActief": True}
IDENTIFICATIE = {
    "id": "f3fcb080-38c5-43a8-9ed3-7018f138fa0d",
    "identificeerdePartij": str(PARTIJ),
    "partijIdentificator": {"objectId": "999990019", "codeSoortObjectId": "bsn"},
}
ADRES_ANSWER = {
    "id": str(ADRES),
    "adres": "0612345678",
    "omschrijving": "mobiel",
    "codeSoortDigitaalAdres": "telefoonnummer",
    "verstrektDoorPartij": str(PARTIJ),
}
KLANTCONTACT_ANSWER = {
    "id": str(KLANTCONTACT),
    "nummer": 23009182,
    "codeKanaal": "Telefoon",
    "codeTaal": "Nederlands",
    "onderwerp": "Afval",
    "vertrouwelijk": False,
    "indicatieContactGelukt": "onbekend",
    "plaatsgevondenOp": "2023-03-01T09:00:00Z",
}
MISSING = answer({"status": 404}, 404)


def hal(*records: object, following: bool = False) -> Answer:
    links = {"self": {"href": "/x"}, **({"next": {"href": "http://elsewhere.example/x?page=2"}} if following else {})}
    return answer({"_links": links, "_embedded": {"things": list(records)}})


def test_f2120_property_for_property() -> None:
    body = encode.interne_taak(F2120)
    assert body == F2120_BODY
    assert isinstance(body["nummer"], int)


def test_f2120_without_what_is_empty() -> None:
    body = encode.interne_taak(NieuweInterneTaak("645536673", KLANTCONTACT, (ACTOR,), "Terugbellen"))
    assert not {"toelichting", "verwerktOp"} & set(body)


def test_a_moment_of_another_zone_goes_as_utc() -> None:
    local = replace(F2120, verwerkt_op=datetime(2023, 12, 15, 10, 17, 20, 912000, ZoneInfo("Europe/Amsterdam")))
    assert encode.interne_taak(local)["verwerktOp"] == "2023-12-15T09:17:20.912Z"


def test_a_second_actor_is_not_lost_without_a_word() -> None:
    with pytest.raises(ValueError, match="unpack"):
        encode.interne_taak(replace(F2120, actoren=(ACTOR, EENHEID)))


def test_f2599_property_for_property() -> None:
    assert encode.betrokkene(F2599, DRAFT_LANDEN) == F2599_BODY


def test_f2599_without_what_is_empty() -> None:
    body = encode.betrokkene(NieuweBetrokkene(KLANTCONTACT, Rol.KLANT, initiator=False), DRAFT_LANDEN)
    assert body == {"rol": "klant", "initiator": False, "hadKlantcontact": str(KLANTCONTACT)}


def test_a_partij_always_has_a_number() -> None:
    assert encode.partij(PERSOON, DRAFT_LANDEN)["nummer"] == 645536673
    assert isinstance(encode.partij(replace(PERSOON, nummer=""), DRAFT_LANDEN)["nummer"], int)


def test_a_digitaal_adres_always_has_a_description() -> None:
    assert encode.digitaal_adres(TELEFOON) == {
        "codeSoortDigitaalAdres": "telefoonnummer",
        "adres": "0612345678",
        "omschrijving": "telefoonnummer",
        "verstrektDoorPartij": str(PARTIJ),
    }


@pytest.mark.parametrize("content", [[{}, {}], {"results": [{}, {}]}, {"_embedded": {"actoren": [{}, {}]}}])
def test_a_list_in_any_shape_that_is_seen(content: object) -> None:
    records, has_next = decode.page(answer(content))
    assert (len(records), has_next) == (2, False)


def test_a_hal_list_with_nothing_embedded_is_empty() -> None:
    assert decode.page(answer({"_links": {"self": {"href": "/actoren"}}})) == ((), False)


@pytest.mark.parametrize("content", [{}, {"a": 1}, [1], "x", {"_embedded": {"a": [], "b": []}}, {"_embedded": 3}])
def test_another_shape_is_unreadable(content: object) -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        decode.page(answer(content))
    assert caught.value.misfit is Misfit.UNREADABLE


def test_an_id_that_is_no_uuid_is_unreadable() -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        decode.interne_taak(Record({**TAAK_ANSWER, "id": "4711"}))
    assert caught.value.misfit is Misfit.UNREADABLE


def test_a_task_whose_actor_was_deleted() -> None:
    gone = {key: value for key, value in TAAK_ANSWER.items() if key != "toegewezenAanActor"}
    assert decode.interne_taak(Record(gone)).actoren == ()


def test_the_seeds_own_answers() -> None:
    taak = decode.interne_taak(Record(TAAK_ANSWER))
    assert taak.is_registratie_van(F2120)
    assert (taak.uuid, taak.actoren, taak.verwerkt_op) == (TAAK, F2120.actoren, F2120.verwerkt_op)
    betrokkene = decode.betrokkene(Record(BETROKKENE_ANSWER), DRAFT_LANDEN)
    assert (betrokkene.contactnaam, betrokkene.bezoekadres, betrokkene.was_partij) == (
        F2599.contactnaam,
        F2599.bezoekadres,
        PARTIJ,
    )


def test_an_actor() -> None:
    actor = decode.actor(Record(ACTOR_ANSWER))
    assert actor.soort is SoortActor.ORGANISATORISCHE_EENHEID
    assert (actor.omschrijving, actor.emailadres) == ("Afdeling Groen", "groen@turfstad.example")
    with pytest.raises(ProviderMisfitError):
        decode.actor(Record({**ACTOR_ANSWER, "soortActor": "robot"}))


def test_a_code_of_a_reference_list_that_is_unknown() -> None:
    adres = decode.digitaal_adres(Record({**ADRES_ANSWER, "codeSoortDigitaalAdres": "003"}))
    assert adres.soort is SoortDigitaalAdres.OVERIG


@pytest.mark.parametrize(("code", "gelukt"), [("ja", True), ("nee", False), ("onbekend", None)])
def test_whether_contact_was_made(code: str, gelukt: object) -> None:
    record = Record({**KLANTCONTACT_ANSWER, "indicatieContactGelukt": code})
    assert decode.klantcontact(record).indicatie_contact_gelukt is gelukt


def test_a_number_that_is_no_number_is_not_asked_for() -> None:
    assert play(DRAFT.find_klantcontacten(KlantcontactQuestion(nummer="A1"), 5)) == ((), [])


def test_searching_actoren() -> None:
    other = {**ACTOR_ANSWER, "naam": "Piet"}
    inactive = {**ACTOR_ANSWER, "indicatieActief": False}
    found, (asked,) = play(
        DRAFT.find_actoren(" VAN d", SoortActor.ORGANISATORISCHE_EENHEID, 5), hal(ACTOR_ANSWER, other, inactive)
    )
    assert [actor.naam for actor in found] == ["Nicole van Dijk"]
    assert asked.query == {"naam": "VAN d", "indicatieActief": "true", "soortActor": "organisatorischeEenheid"}


def test_further_pages_by_number() -> None:
    found, asked = play(DRAFT.find_actoren("", None, 2), hal(ACTOR_ANSWER, following=True), hal(ACTOR_ANSWER))
    assert len(found) == 2
    assert [request.query.get("page") for request in asked] == [None, "2"]
    assert {request.path for request in asked} == {"actoren"}


def test_the_task_goes_where_the_seed_says_or_where_the_operator_says() -> None:
    _, (asked,) = play(DRAFT.register_interne_taak(F2120), answer(TAAK_ANSWER, 201))
    assert (asked.method, asked.path) == ("POST", "interneTaken")
    other = VNG.build(Answer(200), Options(paths={"interne_taken": "internetaken"}))
    _, (asked,) = play(other.register_interne_taak(F2120), answer(TAAK_ANSWER, 201))
    assert asked.path == "internetaken"


def test_finding_a_task_by_its_number() -> None:
    taak, (asked,) = play(DRAFT.find_interne_taak("645536673"), hal({**TAAK_ANSWER, "nummer": 1}, TAAK_ANSWER))
    assert taak
    assert taak.nummer == "645536673"
    assert asked.query == {"nummer": "645536673"}


def test_a_klantcontact_is_put_together() -> None:
    link = {"id": str(TAAK), "klantcontactId": str(KLANTCONTACT), "actorId": str(ACTOR)}
    betrokkene_adres = {**ADRES_ANSWER, "verstrektDoorPartij": "", "verstrektDoorBetrokkene": str(BETROKKENE)}
    klantcontact, asked = play(
        DRAFT.get_klantcontact(KLANTCONTACT),
        answer(KLANTCONTACT_ANSWER),
        hal(link, {**link, "klantcontactId": str(TAAK)}),
        answer(ACTOR_ANSWER),
        hal(BETROKKENE_ANSWER),
        hal(betrokkene_adres),
        answer(PARTIJ_ANSWER),
        hal(ADRES_ANSWER),
        hal(IDENTIFICATIE),
        hal(TAAK_ANSWER),
    )
    assert [actor.naam for actor in klantcontact.actoren] == ["Nicole van Dijk"]
    (betrokkene,) = klantcontact.betrokkenen
    assert [adres.adres for adres in betrokkene.digitale_adressen] == ["0612345678"]
    assert betrokkene.partij
    assert betrokkene.partij.identificatoren == (BSN,)
    assert len(betrokkene.partij.digitale_adressen) == 1
    assert [taak.uuid for taak in klantcontact.interne_taken] == [TAAK]
    assert asked[1].query == {"klantcontactId": str(KLANTCONTACT)}


def test_what_was_removed_meanwhile_is_left_out() -> None:
    klantcontact, _ = play(
        DRAFT.get_klantcontact(KLANTCONTACT),
        answer(KLANTCONTACT_ANSWER),
        hal({"klantcontactId": str(KLANTCONTACT), "actorId": str(ACTOR)}),
        MISSING,
        hal(BETROKKENE_ANSWER),
        hal(),
        MISSING,
        hal(),
    )
    assert klantcontact.actoren == ()
    assert klantcontact.betrokkenen[0].partij is None


def test_finding_a_partij_by_its_identificator() -> None:
    other = {**IDENTIFICATIE, "partijIdentificator": {"objectId": "999993653", "codeSoortObjectId": "bsn"}}
    partijen, asked = play(
        DRAFT.find_partijen(PartijQuestion(BSN), 5),
        hal(other, IDENTIFICATIE),
        answer(PARTIJ_ANSWER),
        hal(),
        hal(IDENTIFICATIE),
    )
    assert [partij.uuid for partij in partijen] == [PARTIJ]
    assert asked[0].query == {"codeSoortObjectId": "bsn", "objectId": "999990019"}


def test_a_partij_is_registered_without_its_identificatoren() -> None:
    partij, (asked,) = play(DRAFT.register_partij(PERSOON), answer(PARTIJ_ANSWER, 201))
    assert partij.identificatoren == ()
    assert asked.body
    assert "999990019" not in str(asked.body)


def test_a_partij_that_is_not_there() -> None:
    with pytest.raises(NotFoundError):
        play(DRAFT.get_partij(UUID(int=0)), MISSING)


@pytest.mark.parametrize("paths", [{"interneTaken": "x"}, {"interne_taken": "/x"}, {"interne_taken": "http://x"}])
def test_paths_that_cannot_be(paths: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="paths"):
        VNG.build(Answer(200), Options(paths=paths))
