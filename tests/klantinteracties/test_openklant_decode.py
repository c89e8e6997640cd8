"""Odd answers of Open Klant that were measured, and broken ones that were not."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from klantinteracties.examples import ACTOR, BETROKKENE, CODES, CODES_UP_TO_2_5, KLANTCONTACT, PARTIJ, TAAK
from klantinteracties.playing import answer, page

from webapp.domain.errors import Misfit, ProviderMisfitError
from webapp.domain.partij import Identificator, SoortDigitaalAdres, SoortIdentificator
from webapp.klantinteracties.dialects.openklant import decode
from webapp.klantinteracties.reading import Record

NOBODY: dict[str, Any] = {"uuid": None}
TAKEN: dict[str, Any] = {
    "uuid": str(TAAK),
    "gevraagdeHandeling": "Terugbellen",
    "aanleidinggevendKlantcontact": {"uuid": str(KLANTCONTACT)},
    "toegewezenAanActor": NOBODY,
    "toegewezenAanActoren": [],
    "status": "te_verwerken",
    "nummer": None,
    "referentienummer": None,
    "afgehandeldOp": None,
    "keyOfTomorrow": {"a": [1]},
}
BETROKKEN: dict[str, Any] = {
    "uuid": str(BETROKKENE),
    "hadKlantcontact": {"uuid": str(KLANTCONTACT)},
    "wasPartij": {"uuid": str(PARTIJ)},
    "rol": "klant",
    "initiator": True,
    "contactnaam": None,
    "bezoekadres": None,
    "correspondentieadres": {"adresregel1": "", "huisnummer": None, "land": ""},
}
PARTIJ_RECORD: dict[str, Any] = {"uuid": str(PARTIJ), "soortPartij": "persoon", "partijIdentificatie": None}
KLANTCONTACT_RECORD: dict[str, Any] = {
    "uuid": str(KLANTCONTACT),
    "kanaal": "telefoon",
    "onderwerp": "Afval",
    "plaatsgevondenOp": "2026-11-22T12:56:44Z",
    "hadBetrokkenActoren": [],
    "hadBetrokkenen": [{"uuid": str(BETROKKENE)}],
    "leiddeTotInterneTaken": [],
    "indicatieContactGelukt": None,
}


@pytest.mark.parametrize(
    ("given", "soort"),
    [("email", SoortDigitaalAdres.EMAIL), ("E-mailadres", SoortDigitaalAdres.OVERIG), ("", SoortDigitaalAdres.OVERIG)],
)
def test_a_soort_in_free_text_does_not_fail_the_klantcontact(given: str, soort: SoortDigitaalAdres) -> None:
    adres = {"uuid": str(TAAK), "soortDigitaalAdres": given, "adres": "jan@example.nl", "omschrijving": ""}
    betrokken = {**BETROKKEN, "_expand": {"digitaleAdressen": [adres]}}
    record = Record({**KLANTCONTACT_RECORD, "_expand": {"hadBetrokkenen": [betrokken]}})
    (betrokkene,) = decode.klantcontact_with_relations(record, CODES).betrokkenen
    assert [(one.soort, one.adres) for one in betrokkene.digitale_adressen] == [(soort, "jan@example.nl")]


def test_a_task_whose_actor_was_deleted() -> None:
    taak = decode.interne_taak(Record(TAKEN))
    assert taak.actoren == ()
    assert taak.leesbaar_nummer == ""


def test_a_task_of_a_release_with_one_actor() -> None:
    old = {key: value for key, value in TAKEN.items() if key != "toegewezenAanActoren"}
    assert decode.interne_taak(Record({**old, "toegewezenAanActor": {"uuid": str(ACTOR)}})).actoren == (ACTOR,)


def test_an_actor_of_whom_nothing_is_known() -> None:
    record = {"uuid": str(ACTOR), "naam": "Probe", "soortActor": "medewerker", "actorIdentificatie": None}
    actor = decode.actor(Record({**record, "actoridentificator": None}))
    assert (actor.functie, actor.identificatie, actor.indicatie_actief) == ("", "", True)


def test_groups_that_are_null_or_empty_are_none() -> None:
    betrokkene = decode.betrokkene(Record(BETROKKEN), CODES)
    assert (betrokkene.contactnaam, betrokkene.bezoekadres, betrokkene.correspondentieadres) == (None, None, None)
    assert betrokkene.was_partij == PARTIJ
    assert betrokkene.partij is None


def test_a_partij_of_which_nothing_is_known() -> None:
    partij = decode.partij(Record(PARTIJ_RECORD), CODES)
    assert (partij.naam, partij.identificatoren, partij.indicatie_geheimhouding) == ("", (), False)


def test_identificatoren_of_other_kinds_are_passed_over() -> None:
    kvk = {"codeSoortObjectId": "kvk_nummer", "codeRegister": "hr", "objectId": "90001997"}
    other = {"codeSoortObjectId": "overig", "codeRegister": "x", "objectId": "1"}
    listed = [{"partijIdentificator": kvk}, {"partijIdentificator": other}, {"uuid": str(ACTOR)}]
    partij = decode.partij(Record({**PARTIJ_RECORD, "partijIdentificatoren": listed}), CODES)
    assert partij.identificatoren == (Identificator(SoortIdentificator.KVK_NUMMER, "90001997"),)


def test_a_klantcontact_without_expansion_says_so() -> None:
    record = Record(KLANTCONTACT_RECORD)
    assert decode.klantcontact_with_relations(record, CODES).betrokkenen == ()
    assert not decode.is_expanded(record, "hadBetrokkenen")
    assert decode.is_expanded(record, "leiddeTotInterneTaken")
    assert decode.klantcontact(record).indicatie_contact_gelukt is None


def test_the_country_of_old_releases() -> None:
    adres = decode.adres(Record({"land": "6030"}), CODES_UP_TO_2_5.landen)
    assert adres
    assert adres.land == "NL"


@pytest.mark.parametrize(
    "content", [[], {}, {"_embedded": {"actoren": []}}, {"results": None}, {"results": {}}, "x", 3]
)
def test_a_list_of_another_shape_is_unreadable(content: object) -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        decode.page(answer(content))
    assert caught.value.misfit is Misfit.UNREADABLE


def test_a_next_page_is_noticed_not_followed() -> None:
    assert decode.page(page({}, following="http://elsewhere.example/?page=2"))[1]
    assert not decode.page(page({}))[1]


DECODERS = [
    (decode.interne_taak, TAKEN),
    (lambda record: decode.betrokkene(record, CODES), BETROKKEN),
    (lambda record: decode.partij(record, CODES), PARTIJ_RECORD),
    (lambda record: decode.klantcontact_with_relations(record, CODES), KLANTCONTACT_RECORD),
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=5,
)


@given(data=st.data())
@pytest.mark.parametrize(("decoder", "good"), DECODERS, ids=["interne_taak", "betrokkene", "partij", "klantcontact"])
def test_a_broken_answer_is_read_or_unreadable_and_nothing_else(
    decoder: Callable[[Record], object], good: dict[str, object], data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(good)))
    try:
        decoder(Record({**good, key: data.draw(JSON)}))
    except ProviderMisfitError as error:
        assert error.misfit is Misfit.UNREADABLE  # noqa: PT017 - either is fine, anything else is not


def test_uuid_in_capitals() -> None:
    assert decode.interne_taak(Record({**TAKEN, "uuid": str(TAAK).upper()})).uuid == UUID(str(TAAK))
