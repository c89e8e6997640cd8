"""F2599 over older releases of Open Klant: what they drop, ignore or refuse loses nothing and mistakes nobody."""

from typing import Any

import pytest
from support.betrokkene import (
    BSN,
    NEW_BSN,
    NEW_KVK,
    NEW_VESTIGING,
    NIEUW,
    PHONE,
    Klanten,
    betrokkenen,
    body,
    known_body,
    partij_with,
    written,
)
from support.employee import Employee
from support.html import Page
from support.stage import Cast

from webapp.domain.partij import Adres, Contactnaam, Identificator, SoortIdentificator
from webapp.domain.provider import Provider
from webapp.practice_provider import Fault, PracticeProvider

RELEASES = ["2.4", "2.15", "2.18"]
every_release = pytest.mark.parametrize("release", RELEASES)

JAN = {"voorletters": "J.", "voornaam": "Jan", "voorvoegsel_achternaam": "de", "achternaam": "Vries"}
JAN_DE_VRIES = Contactnaam("J.", "Jan", "de", "Vries")
PERSOON = {"toestemming": "ja", "soort_partij": "persoon", "identificator_soort": "bsn", "identificator": NEW_BSN}
REGELS = {"bezoekadres-adresregel1": "Kerkstraat 12 bis", "bezoekadres-adresregel2": "9641 SA Turfstad"}
STRAAT = {
    "bezoekadres-straatnaam": "Kerkstraat",
    "bezoekadres-huisnummer": "12",
    "bezoekadres-huisnummertoevoeging": "bis",
    "bezoekadres-postcode": "9641sa",
    "bezoekadres-stad": "Turfstad",
}
ELSE = {
    "bezoekadres-nummeraanduiding_id": "0518200000637599",
    "correspondentieadres-adresregel1": "Postbus 27",
    "correspondentieadres-adresregel2": "9640 AA Turfstad",
    "correspondentieadres-adresregel3": "ter attentie van Jan",
    "organisatienaam": "Wereldwinkel",
    "digitale_adressen-0-adres": "jan@vries.example",
    "digitale_adressen-0-omschrijving": "privé",
    "digitale_adressen-1-adres": "06 12 34 56 78",
}
BEZOEKADRES = Adres("Kerkstraat 12 bis", "9641 SA Turfstad", land="NL", nummeraanduiding_id="0518200000637599")
CORRESPONDENTIEADRES = Adres("Postbus 27", "9640 AA Turfstad", "ter attentie van Jan", land="NL")


def registers(employee: Employee, sent: dict[str, Any]) -> Page:
    """By the summary, which is returned."""
    summary = employee.sends(NIEUW, sent | {"actie": "controleren"})
    assert employee.status == 200, summary.errors()
    employee.sends(NIEUW, summary.fields() | {"actie": "registreren"})
    assert employee.status == 303
    return summary


def is_refused(employee: Employee, sent: dict[str, Any], practice: PracticeProvider) -> Page:
    practice.calls.clear()
    page = employee.sends(NIEUW, sent)
    assert employee.status == 422
    assert not written(practice)
    return page


def on_lines(adres: Adres | None) -> Adres | None:
    return adres.op_regels() if adres else None


def offered(page: Page, naam: str = "partij") -> set[str]:
    return {str(button.get("value")) for button in page.all("button") if button.get("name") == f"kies_{naam}"}


@every_release
@pytest.mark.parametrize("typed", [STRAAT, REGELS], ids=["street", "lines"])
def test_of_a_new_partij_everything_that_was_typed_is_found_back(
    employee: Employee, cast: Cast, provider: Provider, typed: dict[str, str]
) -> None:
    later = {"digitale_adressen-0-bewaren": "later"}
    summary = registers(employee, body(employee, cast, **JAN, **PERSOON, **typed, **ELSE, **later))
    assert "Kerkstraat 12 bis, 9641 SA Turfstad" in summary.text
    partij = partij_with(provider, SoortIdentificator.BSN, NEW_BSN)
    assert partij.identificatoren == (Identificator(SoortIdentificator.BSN, NEW_BSN),)
    assert partij.contactnaam == JAN_DE_VRIES
    assert on_lines(partij.bezoekadres) == BEZOEKADRES
    assert partij.correspondentieadres == CORRESPONDENTIEADRES
    assert [(one.adres, one.omschrijving) for one in partij.digitale_adressen] == [("jan@vries.example", "privé")]
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij == partij.uuid
    assert betrokkene.organisatienaam == "Wereldwinkel"
    assert [one.adres for one in betrokkene.digitale_adressen] == ["0612345678"]


@every_release
@pytest.mark.parametrize("is_known", [True, False], ids=["known", "without consent"])
def test_of_a_betrokkene_everything_that_was_typed_is_found_back(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider, *, is_known: bool
) -> None:
    typed = {**JAN, **STRAAT, **ELSE}
    sent = (
        known_body(employee, cast, klanten.anna.uuid, **typed)
        if is_known
        else body(employee, cast, toestemming="nee", **typed)
    )
    registers(employee, sent)
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij == (klanten.anna.uuid if is_known else None)
    assert (betrokkene.contactnaam, betrokkene.organisatienaam) == (JAN_DE_VRIES, "Wereldwinkel")
    assert on_lines(betrokkene.bezoekadres) == BEZOEKADRES
    assert betrokkene.correspondentieadres == CORRESPONDENTIEADRES
    assert {(one.adres, one.omschrijving) for one in betrokkene.digitale_adressen} == {
        ("jan@vries.example", "privé"),
        ("0612345678", ""),
    }


@pytest.mark.parametrize(("release", "has_room"), [("2.4", False), ("2.15", True), ("2.18", True)])
def test_the_form_offers_what_the_release_has_room_for(employee: Employee, cast: Cast, *, has_room: bool) -> None:
    fields = body(employee, cast)
    assert {"bezoekadres-adresregel1", "bezoekadres-adresregel2", "bezoekadres-adresregel3"} <= set(fields)
    assert {name for name in STRAAT if name in fields} == (set(STRAAT) if has_room else set())
    assert ("kvk_nummer" in fields) is has_room


@every_release
def test_a_vestiging_is_registered_by_what_the_form_asks(employee: Employee, cast: Cast, provider: Provider) -> None:
    who = {"soort_partij": "organisatie", "identificator_soort": "vestigingsnummer", "identificator": NEW_VESTIGING}
    sent = body(employee, cast, organisatienaam="Wereldwinkel", toestemming="ja", **who)
    asks_kvk = "kvk_nummer" in sent
    registers(employee, sent | ({"kvk_nummer": NEW_KVK} if asks_kvk else {}))
    [under] = provider.find_identificatoren(Identificator(SoortIdentificator.VESTIGINGSNUMMER, NEW_VESTIGING))
    kvk = provider.find_identificatoren(Identificator(SoortIdentificator.KVK_NUMMER, NEW_KVK))
    assert [under.sub_van] == ([one.uuid for one in kvk] if asks_kvk else [None])
    assert under.partij is not None
    assert provider.get_partij(under.partij).naam == "Wereldwinkel"


@every_release
def test_a_search_shows_who_it_is_and_no_stranger(employee: Employee, klanten: Klanten) -> None:
    for typed in (NEW_BSN, "06 99 99 99 99", "niemand@voorbeeld.example", NEW_KVK, NEW_VESTIGING):
        page = employee.searches("/zoeken/partijen", typed, als="keuze")
        assert not offered(page), typed
        assert "Niets gevonden" in page.text
    found = {typed: offered(employee.searches("/zoeken/partijen", typed, als="keuze")) for typed in (BSN, PHONE)}
    everybody = {str(one.uuid) for one in (klanten.anna, klanten.bakkerij, klanten.geheim)}
    assert found == {BSN: {str(klanten.anna.uuid)}, PHONE: everybody}


@every_release
def test_a_bsn_that_somebody_has_offers_them_and_nobody_else(
    employee: Employee, cast: Cast, klanten: Klanten, practice: PracticeProvider
) -> None:
    page = is_refused(employee, body(employee, cast, **JAN, **PERSOON) | {"identificator": BSN}, practice)
    assert set(page.errors()) == {"identificator"}
    assert offered(page) == {str(klanten.anna.uuid)}


@every_release
def test_a_number_with_088_is_refused_here_where_the_release_refuses_it(
    employee: Employee, cast: Cast, provider: Provider, practice: PracticeProvider, release: str
) -> None:
    number = {"digitale_adressen-1-adres": "088 123 45 67"}
    sent = body(employee, cast, **JAN, **PERSOON, **{"digitale_adressen-0-adres": "jan@vries.example"}, **number)
    if release == "2.15":
        page = is_refused(employee, sent, practice)
        assert "088" in page.errors().pop("digitale_adressen-1-adres")
        assert set(page.errors()) == {"digitale_adressen-1-adres"}
        assert page.fields()["digitale_adressen-1-adres"] == "088 123 45 67"
        return
    registers(employee, sent)
    [betrokkene] = betrokkenen(provider, cast)
    assert {one.adres for one in betrokkene.digitale_adressen} == {"jan@vries.example", "0881234567"}


@pytest.mark.parametrize(("release", "code"), [("2.4", "6030"), ("2.15", "NL"), ("2.18", "NL")])
def test_the_netherlands_go_by_the_code_of_the_release(
    employee: Employee, cast: Cast, practice: PracticeProvider, provider: Provider, code: str
) -> None:
    practice.calls.clear()
    registers(employee, body(employee, cast, toestemming="nee", **JAN, **REGELS) | {"bezoekadres-land": "Nederland"})
    [call] = [call for call in practice.calls if call.method == "POST"]
    assert call.body["bezoekadres"]["land"] == code
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.bezoekadres is not None
    assert betrokkene.bezoekadres.land == "NL"


@every_release
def test_another_country_is_registered_or_said_to_be_impossible(
    employee: Employee, cast: Cast, provider: Provider, practice: PracticeProvider, release: str
) -> None:
    adres = {"bezoekadres-adresregel1": "Meir 1", "bezoekadres-adresregel2": "2000 Antwerpen"}
    form = employee.visits(f"{NIEUW}?klantcontact={cast.klantcontact.uuid}")
    form = employee.sends(NIEUW, form.fields() | {"kies_keuze": "nieuw"})
    landen = {str(option.get("value")) for option in form.by_id("bezoekadres-land").iter("option")}
    sent = form.fields() | {**JAN, **adres, "toestemming": "nee", "bezoekadres-land": "BE"}
    if release == "2.4":
        assert landen == {"NL"}
        page = is_refused(employee, sent, practice)
        assert set(page.errors()) == {"bezoekadres-land"}
        assert {name: page.fields()[name] for name in adres} == adres
        return
    assert {"NL", "BE"} < landen
    registers(employee, sent)
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.bezoekadres == Adres("Meir 1", "2000 Antwerpen", land="BE")


@pytest.mark.parametrize("release", ["2.4"])
@pytest.mark.parametrize("button", ["controleren", "nog_een"])
def test_what_was_typed_in_fields_that_are_no_longer_offered_is_kept(
    employee: Employee, cast: Cast, practice: PracticeProvider, button: str
) -> None:
    """The form was opened while the provider did not answer, so that it offered everything."""
    practice.faults.add(Fault("reset", times=None))
    form = body(employee, cast)
    practice.faults.clear()
    assert set(STRAAT) <= set(form)
    sent = form | JAN | STRAAT  # no answer to the question of consent yet
    page = employee.sends(NIEUW, sent | {"actie": button})
    back = page.fields()
    assert {name: back.get(name) for name in STRAAT} == STRAAT


@pytest.mark.parametrize("release", ["2.4"])
def test_back_from_the_summary_street_fields_are_kept(employee: Employee, cast: Cast) -> None:
    page = employee.sends(NIEUW, body(employee, cast, **JAN, **STRAAT, toestemming="nee", actie="controleren"))
    page = employee.sends(NIEUW, page.fields() | {"actie": "aanpassen"})
    assert {name: page.fields().get(name) for name in STRAAT} == STRAAT


@pytest.mark.parametrize("release", ["2.4"])
def test_a_kvk_nummer_that_was_typed_is_not_dropped(employee: Employee, cast: Cast, provider: Provider) -> None:
    who = {"soort_partij": "organisatie", "identificator_soort": "vestigingsnummer", "identificator": NEW_VESTIGING}
    sent = body(employee, cast, organisatienaam="Wereldwinkel", toestemming="ja", kvk_nummer=NEW_KVK, **who)
    page = employee.sends(NIEUW, sent | {"actie": "controleren"})
    assert "KvK" in page.text
