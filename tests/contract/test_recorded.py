"""Every recorded exchange: the client asks it like that, and reads what came back.

Where the client sends more than was recorded, or less, that is named here with the reason.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from contract.recorded import load, names
from klantinteracties.examples import CODES, JAN
from klantinteracties.playing import page, play

from webapp.domain.errors import Misfit, NotFoundError, ProviderMisfitError, RefusedError
from webapp.domain.interne_taak import NieuweInterneTaak
from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.partij import (
    Adres,
    Identificator,
    NieuwDigitaalAdres,
    NieuwePartij,
    SoortDigitaalAdres,
    SoortIdentificator,
    SoortPartij,
)
from webapp.domain.provider import BetrokkeneQuestion, KlantcontactQuestion, PartijQuestion
from webapp.klantinteracties import fields
from webapp.klantinteracties.dialects import DIALECTS, Dialect, Options
from webapp.klantinteracties.dialects.openklant import decode
from webapp.klantinteracties.failures import require_success
from webapp.klantinteracties.reading import Record
from webapp.klantinteracties.wire import Answer, Operation

KLANTCONTACT = UUID("801889a3-4e9a-4980-abd5-5b4c1341c7c9")
ACTOR = UUID("6dd6e253-d759-4137-ae18-c9ceca105111")
PARTIJ = UUID("4dd529a8-b82b-4a3a-9f62-2d5b4f731132")
BETROKKENE = UUID("63ba4cc7-f291-40ba-9691-f36c6d726b45")
EXPANDED = UUID("3b1f2156-a889-4981-b4c0-6fb8a2d3bd9d")
RECORDED_ACTOR = UUID("85513faa-69ba-4b3e-83bd-f1ec2e48d6c2")
MISSING = UUID("00000000-0000-4000-8000-000000000000")


def openklant(nummer_velden: str = "referentienummer") -> Dialect:
    answer = Answer(200, {"api-version": "0.9.0"})
    return DIALECTS["openklant"].build(answer, Options(nummer_velden=nummer_velden))


def bsn(number: str) -> Identificator:
    return Identificator(SoortIdentificator.BSN, number)


TAAK = NieuweInterneTaak("4820193756", KLANTCONTACT, (ACTOR,), "Terugbellen")
UITGELEGD = NieuweInterneTaak("4820193756", KLANTCONTACT, (ACTOR,), "Terugbellen", "Op maandag tussen 14:00 en 16:00")
AFGEHANDELD = NieuweInterneTaak(
    "4820193756", KLANTCONTACT, (ACTOR,), "Terugbellen", verwerkt_op=datetime(2026, 1, 1, 10, tzinfo=UTC)
)
SEED = NieuweBetrokkene(
    klantcontact=KLANTCONTACT,
    rol=Rol.VERTEGENWOORDIGER,
    initiator=True,
    contactnaam=JAN,
    organisatienaam="Wereldwinkel 't kikkertje",
    bezoekadres=Adres("Van Puffelenstraat 12", "3219 FC Turfstad", land="NL", nummeraanduiding_id="0518200000637599"),
    correspondentieadres=Adres("Postbus 2700", "3200 TD Turfstad", land="NL"),
)
EMAIL = NieuwDigitaalAdres(SoortDigitaalAdres.EMAIL, "jan@example.nl", "privé", verstrekt_door_betrokkene=BETROKKENE)
MOBIEL = NieuwDigitaalAdres(
    SoortDigitaalAdres.TELEFOONNUMMER, "0612345678", "mobiel", verstrekt_door_partij=PARTIJ, referentie="kcc-1"
)

OK = openklant()
# name: the operation, what the client sends besides, what was recorded besides
REQUESTS: dict[str, tuple[Callable[[], Operation[Any]], set[str], set[str]]] = {
    "actoren-naam": (lambda: OK.find_actoren("van", None, 5), set(), set()),
    "actorklantcontacten": (lambda: OK.klantcontacten_of_actor(RECORDED_ACTOR, 3), set(), set()),
    "betrokkene-address-create": (lambda: OK.register_digitaal_adres(EMAIL), set(), set()),
    "betrokkene-create-partij": (
        lambda: OK.register_betrokkene(NieuweBetrokkene(KLANTCONTACT, Rol.KLANT, initiator=True, was_partij=PARTIJ)),
        set(),
        set(),
    ),
    "betrokkene-create-seed": (lambda: OK.register_betrokkene(SEED), set(), set()),
    "betrokkenen-achternaam": (
        lambda: OK.search_betrokkenen(BetrokkeneQuestion(achternaam="Vries"), 3),
        set(),
        {"expand"},  # a list is what is looked through while somebody types
    ),
    "digitaaladres-create-partij": (lambda: OK.register_digitaal_adres(MOBIEL), set(), set()),
    "digitaleadressen-icontains": (lambda: OK.search_digitale_adressen("jan", 3), set(), set()),
    "error-not-found": (
        lambda: OK.get_klantcontact(MISSING),
        {"expand"},  # always along
        set(),
    ),
    "internetaak-create": (lambda: OK.register_interne_taak(UITGELEGD), set(), set()),
    "internetaak-create-duplicate": (lambda: OK.register_interne_taak(TAAK), set(), set()),
    # The client never registers a task without a number of its own.
    "internetaak-create-te-verwerken-afgehandeld": (
        lambda: OK.register_interne_taak(AFGEHANDELD),
        {"referentienummer"},
        set(),
    ),
    "klantcontact-detail": (lambda: OK.get_klantcontact(KLANTCONTACT), {"expand"}, set()),
    "klantcontact-detail-expanded": (lambda: OK.get_klantcontact(EXPANDED), set(), set()),
    "klantcontacten-list": (lambda: OK.find_klantcontacten(KlantcontactQuestion(), 3), set(), set()),
    "klantcontacten-none": (
        lambda: OK.find_klantcontacten(KlantcontactQuestion(onderwerp="zzzzqq"), 5),
        {"pageSize"},  # small pages: a hit costs the provider 10 ms
        set(),
    ),
    "klantcontacten-onderwerp": (
        lambda: OK.find_klantcontacten(KlantcontactQuestion(onderwerp="afval"), 3),
        set(),
        set(),
    ),
    "partij-create-atomic": (
        lambda: OK.register_partij(NieuwePartij(SoortPartij.PERSOON, JAN, identificatoren=(bsn("999990019"),))),
        set(),
        set(),
    ),
    # Whether the data is secret is always said.
    "partij-create-duplicate-bsn": (
        lambda: OK.register_partij(NieuwePartij(SoortPartij.PERSOON, identificatoren=(bsn("999990019"),))),
        {"indicatieGeheimhouding"},
        set(),
    ),
    "partij-create-invalid-bsn": (
        lambda: OK.register_partij(NieuwePartij(SoortPartij.PERSOON, identificatoren=(bsn("123456789"),))),
        {"indicatieGeheimhouding"},
        set(),
    ),
    "partij-delete": (lambda: OK.remove_partij(PARTIJ), set(), set()),
    "partij-delete-again": (lambda: OK.remove_partij(PARTIJ), set(), set()),
    "partijen-by-bsn": (lambda: OK.find_partijen(PartijQuestion(bsn("999921939")), 5), {"pageSize"}, set()),
}


def without(content: object, keys: set[str]) -> object:
    return {key: value for key, value in content.items() if key not in keys} if isinstance(content, dict) else content


@pytest.mark.parametrize("name", REQUESTS)
def test_the_client_asks_like_this(name: str) -> None:
    operation, ours, theirs = REQUESTS[name]
    exchange = load(name)
    asked = next(operation())
    assert (asked.method, asked.path) == (exchange.method, exchange.path)
    assert without(asked.query, ours) == without(exchange.query, theirs)
    assert without(asked.body, ours) == without(exchange.body, theirs)


def test_both_numbers_where_that_is_set() -> None:
    exchange = load("internetaak-create")
    asked = next(openklant("beide").register_interne_taak(UITGELEGD))
    assert asked.body == {**exchange.body, "nummer": exchange.body["referentienummer"]}


LISTS: dict[str, Callable[[Record], object]] = {
    "actoren-geautomatiseerde_actor": decode.actor,
    "actoren-list": decode.actor,
    "actoren-medewerker": decode.actor,
    "actoren-naam": decode.actor,
    "actoren-organisatorische_eenheid": decode.actor,
    "actorklantcontacten": lambda record: record.uuid("uuid"),
    "betrokkenen-achternaam": lambda record: decode.betrokkene(record, CODES),
    "digitaleadressen-icontains": decode.digitaal_adres,
    "internetaken-list": decode.interne_taak,
    "klantcontacten-list": decode.klantcontact,
    "klantcontacten-none": decode.klantcontact,
    "klantcontacten-onderwerp": decode.klantcontact,
    "partijen-by-bsn": lambda record: decode.partij(record, CODES),
    "partijen-contactpersoon": lambda record: decode.partij(record, CODES),
    "partijen-organisatie": lambda record: decode.partij(record, CODES),
    "partijen-persoon": lambda record: decode.partij(record, CODES),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_read_whole(name: str) -> None:
    exchange = load(name)
    records, has_next = decode.page(exchange.answer)
    found = [LISTS[name](record) for record in records]
    assert [str(getattr(one, "uuid", one)) for one in found] == [one["uuid"] for one in exchange.answered["results"]]
    assert has_next is (exchange.answered["next"] is not None)


@pytest.mark.parametrize(
    "name",
    [
        "actoren-naam",
        "betrokkenen-achternaam",
        "digitaleadressen-icontains",
        "klantcontacten-list",
        "klantcontacten-onderwerp",
        "partijen-by-bsn",
    ],
)
def test_no_hit_is_lost_by_checking_it_against_the_question(name: str) -> None:
    exchange = load(name)
    found, _ = play(REQUESTS[name][0](), exchange.answer)
    assert [str(one.uuid) for one in found] == [one["uuid"] for one in exchange.answered["results"]]


def played(name: str) -> Any:
    return play(REQUESTS[name][0](), load(name).answer)[0]


def test_a_task_that_was_registered() -> None:
    taak = played("internetaak-create")
    assert taak.is_registratie_van(UITGELEGD)
    assert (taak.actoren, taak.toelichting, taak.nummer) == ((ACTOR,), UITGELEGD.toelichting, "")


def test_a_betrokkene_that_was_registered_says_what_was_sent() -> None:
    betrokkene = played("betrokkene-create-seed")
    assert {name: getattr(betrokkene, name) for name in SEED.__slots__} == {
        name: getattr(SEED, name) for name in SEED.__slots__
    }
    assert played("betrokkene-create-partij").was_partij == PARTIJ


def test_an_address_that_was_registered() -> None:
    assert played("betrokkene-address-create").verstrekt_door_betrokkene == BETROKKENE
    adres = played("digitaaladres-create-partij")
    assert (adres.adres, adres.soort, adres.verstrekt_door_partij) == (MOBIEL.adres, MOBIEL.soort, PARTIJ)


def test_a_partij_that_was_registered_with_its_identificator() -> None:
    partij = played("partij-create-atomic")
    assert (partij.naam, partij.identificatoren) == ("Jan de Vries", (bsn("999990019"),))


def test_a_klantcontact_with_what_hangs_on_it() -> None:
    klantcontact = played("klantcontact-detail-expanded")
    assert klantcontact.leesbaar_nummer == "100001911"
    assert [actor.naam for actor in klantcontact.actoren] == ["Webformulier-robot"]
    assert [betrokkene.naam for betrokkene in klantcontact.betrokkenen] == ["Mehmet in 't Veld"]
    assert [len(taak.actoren) for taak in klantcontact.interne_taken] == [2]


def test_a_klantcontact_alone() -> None:
    klantcontact = decode.klantcontact(Record.of(load("klantcontact-detail").answered))
    assert klantcontact.indicatie_contact_gelukt is True
    assert klantcontact.plaatsgevonden_op == datetime(2026, 11, 22, 12, 56, 44, tzinfo=UTC)


def test_a_partij_that_is_removed_twice() -> None:
    played("partij-delete")
    played("partij-delete-again")


REFUSED: dict[str, tuple[fields.FieldNames, list[tuple[str, str]]]] = {
    "betrokkene-create-invalid": (
        fields.BETROKKENE,
        [
            ("bezoekadres-nummeraanduiding_id", "invalid"),
            ("bezoekadres-postcode", "invalid"),
            ("bezoekadres-adresregel1", "max_length"),
            ("bezoekadres-land", "invalid"),
            ("bezoekadres-land", "max_length"),
            ("voorletters", "max_length"),
            ("achternaam", "max_length"),
            ("rol", "invalid_choice"),
            ("initiator", "invalid"),
        ],
    ),
    "digitaaladres-create-invalid": (fields.DIGITAAL_ADRES, [("adres", "invalid")]),
    "internetaak-create-duplicate": (fields.INTERNE_TAAK, [("nummer", "unique")]),
    "internetaak-create-invalid": (
        fields.INTERNE_TAAK,
        [
            ("nummer", "max_length"),
            ("gevraagde_handeling", "blank"),
            ("klantcontact", "invalid"),
            ("toelichting", "max_length"),
            ("status", "invalid_choice"),
        ],
    ),
    "internetaak-create-te-verwerken-afgehandeld": (fields.INTERNE_TAAK, [("verwerkt_op", "invalid")]),
    "partij-create-duplicate-bsn": (fields.PARTIJ, [("identificator", "unique")]),
    "partij-create-invalid-bsn": (fields.PARTIJ, [("identificator", "invalid")]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_lands_at_our_fields(name: str) -> None:
    names_, expected = REFUSED[name]
    exchange = load(name)
    with pytest.raises(RefusedError) as caught:
        require_success(exchange.answer, names=names_)
    assert [(error.field, error.code) for error in caught.value.errors] == expected
    reasons = {param["reason"] for param in exchange.answered["invalidParams"]}
    assert {error.reason for error in caught.value.errors} <= reasons


@pytest.mark.parametrize(
    ("name", "misfit"),
    [("error-no-token", Misfit.UNAUTHORIZED), ("error-unknown-parameter", Misfit.NOT_SUPPORTED)],
)
def test_a_misfit(name: str, misfit: Misfit) -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        require_success(load(name).answer)
    assert caught.value.misfit is misfit


def test_a_klantcontact_that_is_not_there() -> None:
    with pytest.raises(NotFoundError):
        played("error-not-found")


def test_a_page_that_is_no_longer_there_ends_the_list() -> None:
    first = load("actoren-naam").answered["results"][0]
    found, asked = play(OK.find_actoren("van", None, 5), page(first, following="more"), load("error-page").answer)
    assert len(found) == 1
    assert asked[1].query["page"] == "2"


def test_no_recorded_exchange_is_passed_over() -> None:
    checked = {*REQUESTS, *LISTS, *REFUSED, "error-no-token", "error-unknown-parameter", "error-page"}
    if not names():
        pytest.skip("the recorded exchanges are not here (set KCC_SHARED)")
    assert checked == set(names())
