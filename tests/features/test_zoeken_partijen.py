"""Finding a partij (F7927): by numbers and addresses in any spelling, never by name, over both dialects."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from flask import Flask
from support.employee import Employee
from support.html import Page, text_of
from support.stage import AS_PRACTICE, cast_of
from werkzeug.test import Client

from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.partij import (
    Adres,
    Contactnaam,
    Identificator,
    NieuwDigitaalAdres,
    NieuwePartij,
    SoortDigitaalAdres,
    SoortIdentificator,
    SoortPartij,
)
from webapp.domain.provider import Provider
from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider

PARTIJEN = "/zoeken/partijen"
BSN, RSIN, KVK, VESTIGING, GEHEIM = "999999990", "998000000", "00009999", "900099999999", "999999904"
NUMMER_ANNA, NUMMER_BAKKERIJ = "812345670", "812345671"
EMAIL, PHONE = "anna.zuiderwijk@voorbeeld.example", "+31600000012"

both_dialects = pytest.mark.parametrize("dialect", ["openklant", "vng"])


@dataclass(frozen=True)
class Known:
    """``anna`` is a person, ``bakkerij`` an organisation, ``geheim`` a person who asked for geheimhouding."""

    anna: UUID
    bakkerij: UUID
    geheim: UUID


@pytest.fixture
def known(provider: Provider) -> Known:
    adres = Adres("Kerkstraat 12", "9641 SA Turfstad", land="NL")
    anna = NieuwePartij(SoortPartij.PERSOON, Contactnaam("A.", "Anna", "", "Zuiderwijk"), bezoekadres=adres)
    bakkerij = NieuwePartij(SoortPartij.ORGANISATIE, organisatienaam="Bakkerij Zuiderwijk")
    geheim = NieuwePartij(
        SoortPartij.PERSOON, Contactnaam("G.", "Gerda", "", "Geheim"), bezoekadres=adres, indicatie_geheimhouding=True
    )
    return Known(
        _register(provider, anna, NUMMER_ANNA, {SoortIdentificator.BSN: BSN}, EMAIL, PHONE),
        _register(
            provider,
            bakkerij,
            NUMMER_BAKKERIJ,
            {SoortIdentificator.KVK_NUMMER: KVK, SoortIdentificator.RSIN: RSIN},
            EMAIL,
            "0598012345",
        ),
        _register(provider, geheim, "812345672", {SoortIdentificator.BSN: GEHEIM}, "gerda@voorbeeld.example", PHONE),
    )


def _register(
    provider: Provider,
    nieuw: NieuwePartij,
    nummer: str,
    identificatoren: dict[SoortIdentificator, str],
    email: str,
    phone: str,
) -> UUID:
    partij = provider.register_partij(
        NieuwePartij(
            nieuw.soort,
            nieuw.contactnaam,
            nieuw.organisatienaam,
            indicatie_geheimhouding=nieuw.indicatie_geheimhouding,
            bezoekadres=nieuw.bezoekadres,
            nummer=nummer,
        )
    ).uuid
    for soort, object_id in identificatoren.items():
        provider.register_identificator(partij, Identificator(soort, object_id))
    for soort_adres, adres in ((SoortDigitaalAdres.EMAIL, email), (SoortDigitaalAdres.TELEFOONNUMMER, phone)):
        provider.register_digitaal_adres(NieuwDigitaalAdres(soort_adres, adres, "werk", verstrekt_door_partij=partij))
    return partij


def chosen(page: Page, naam: str = "partij") -> list[str]:
    return [str(button.get("value")) for button in page.all("button") if button.get("name") == f"kies_{naam}"]


def said(page: Page) -> str:
    return next(str(element.get("data-melding")) for element in page.root.iter() if element.get("data-melding"))


def searched(employee: Employee, zoekterm: str, **extra: str) -> Page:
    return employee.searches(PARTIJEN, zoekterm, als="keuze", **extra)


@both_dialects
@pytest.mark.parametrize("typed", [BSN, "9999 99 990", f"bsn {BSN}", EMAIL, EMAIL.title(), NUMMER_ANNA])
def test_a_person_is_found(employee: Employee, known: Known, typed: str) -> None:
    page = searched(employee, typed)
    assert str(known.anna) in chosen(page)
    assert "Anna Zuiderwijk" in page.text
    assert "BSN ••••••990" in page.text
    assert "Kerkstraat 12, 9641 SA Turfstad" in page.text
    assert BSN not in page.text


@both_dialects
@pytest.mark.parametrize("typed", ["0600000012", "06-000 000 12", "+31 (0)6 00000012", "0031600000012"])
def test_a_phone_number_in_any_spelling(employee: Employee, known: Known, typed: str) -> None:
    page = searched(employee, typed)
    assert set(chosen(page)) == {str(known.anna), str(known.geheim)}
    assert said(page).startswith("2 resultaten met dit telefoonnummer")


@both_dialects
@pytest.mark.parametrize("typed", [KVK, "0000 9999", RSIN, "nr. 812 345 671", "+31598012345"])
def test_an_organisation_is_found(employee: Employee, known: Known, typed: str) -> None:
    page = searched(employee, typed)
    assert chosen(page) == [str(known.bakkerij)]
    assert "Bakkerij Zuiderwijk" in page.text
    assert "KvK-nummer •••••999" in page.text


def test_a_vestigingsnummer(employee: Employee, known: Known, provider: Provider) -> None:
    kvk = provider.find_identificatoren(Identificator(SoortIdentificator.KVK_NUMMER, KVK))[0]
    vestiging = Identificator(SoortIdentificator.VESTIGINGSNUMMER, VESTIGING)
    provider.register_identificator(known.bakkerij, vestiging, kvk_identificator=kvk.uuid)
    assert chosen(searched(employee, "9000 9999 9999")) == [str(known.bakkerij)]


@both_dialects
def test_for_the_field_organisatie_only_organisations_are_offered(employee: Employee, known: Known) -> None:
    page = searched(employee, EMAIL, soort="organisatie")
    assert chosen(page, "organisatie") == [str(known.bakkerij)]
    assert not chosen(page)


@both_dialects
@pytest.mark.parametrize("typed", ["Zuiderwijk", "Anna Zuiderwijk", "Bakkerij Zuiderwijk", "Kerkstraat 12"])
def test_a_name_finds_nobody_asks_nobody_and_says_on_what_to_search(
    employee: Employee, known: Known, practice: PracticeProvider, typed: str
) -> None:
    practice.calls.clear()
    page = searched(employee, typed)
    assert not chosen(page)
    assert "Op een naam kunt u hier niet zoeken, vanwege de privacy" in page.text
    assert "Zoek op BSN" in said(page)
    assert not [call for call in practice.calls if "partij" in call.path or "adres" in call.path]


@both_dialects
def test_a_postcode_is_no_search_at_this_provider_and_that_is_said(employee: Employee, known: Known) -> None:
    page = searched(employee, "9641 SA 12")
    assert not chosen(page)
    assert "Zoeken op postcode en huisnummer kan bij dit systeem niet" in said(page)


def test_nothing_found_says_by_what_was_searched(employee: Employee) -> None:
    assert said(searched(employee, "nemo@voorbeeld.example")).startswith("Niets gevonden met dit e-mailadres.")
    assert said(searched(employee, BSN)).startswith("Niets gevonden met dit BSN, RSIN of partijnummer.")
    assert "controleer de cijfers" in said(searched(employee, "999999900"))
    assert said(searched(employee, " ")) == "Typ een nummer of een e-mailadres"


@both_dialects
def test_geheimhouding_shows_only_that_there_is_somebody(employee: Employee, known: Known) -> None:
    page = searched(employee, GEHEIM)
    assert chosen(page) == [str(known.geheim)]
    assert "(naam afgeschermd)" in page.text
    assert "geheim" in [text_of(span) for span in page.all("span")]
    for secret in ("Gerda", "gerda@", "Kerkstraat", "000012", "904"):
        assert secret not in page.text


@both_dialects
def test_who_is_no_longer_active_is_not_offered(employee: Employee, known: Known, practice: PracticeProvider) -> None:
    path = f"{OPENKLANT_BASE}/partijen/{known.anna}"
    assert Client(practice).patch(path, json={"indicatieActief": False}, headers=AS_PRACTICE).status_code == 200
    page = searched(employee, BSN)
    assert not chosen(page)
    assert "Niets gevonden" in said(page)


def test_at_most_eight_and_it_says_so(employee: Employee, provider: Provider) -> None:
    for place in range(9):
        partij = NieuwePartij(SoortPartij.PERSOON, Contactnaam(achternaam=f"Nummer {place}"))
        _register(provider, partij, f"81234568{place}", {}, EMAIL, "0598012345")
    page = searched(employee, EMAIL)
    assert len(chosen(page)) == 8
    assert said(page).startswith("De eerste 8.")


@pytest.mark.parametrize(
    ("voor", "path"), [("interne_taak", "/interne-taken/nieuw"), ("betrokkene", "/betrokkenen/nieuw"), ("x", None)]
)
@pytest.mark.parametrize(("search", "veld"), [("klantcontacten", "klantcontact"), ("partijen", "partij")])
def test_a_choice_is_posted_to_the_form_where_it_lands(
    employee: Employee, known: Known, search: str, veld: str, voor: str, path: str | None
) -> None:
    zoekterm = BSN if search == "partijen" else ""
    page = employee.searches(f"/zoeken/{search}", zoekterm, als="keuze", voor=voor)
    button = next(button for button in page.all("button") if button.get("name") == f"kies_{veld}")
    assert button.get("hx-post") == path
    assert button.get("hx-target") == (f"#veld-{veld}" if path else None)


def test_without_javascript_it_is_a_page_without_buttons_that_choose(employee: Employee, known: Known) -> None:
    data = {"csrf_token": employee.csrf_token(), "zoekterm": BSN, "als": "keuze"}
    page = employee.sends(PARTIJEN, data)
    assert page.fields()["zoekterm"] == BSN
    assert "Anna Zuiderwijk" in text_of(page.by_id("treffers"))
    assert not chosen(page)
    page = employee.sends(PARTIJEN, data | {"soort": "organisatie"})
    assert page.fields()["soort"] == "organisatie"


def test_what_was_typed_stands_in_no_address(employee: Employee, known: Known, app: Flask) -> None:
    page = searched(employee, BSN)
    assert not [element for element in page.root.iter() for value in element.attrib.values() if BSN in str(value)]
    assert app.test_client().get(f"{PARTIJEN}?zoekterm={BSN}").status_code == 405
    assert app.test_client().post(PARTIJEN, data={"zoekterm": BSN}).status_code == 400


def test_a_provider_that_fails_is_said(employee: Employee, practice: PracticeProvider) -> None:
    token = employee.csrf_token()
    practice.faults.add(Fault("reset", times=None))
    page = employee.sends(PARTIJEN, {"csrf_token": token, "zoekterm": BSN}, htmx=True)
    assert "Het systeem met klantcontacten is niet bereikbaar" in said(page)


@both_dialects
def test_a_klantcontact_shows_what_is_for_this_contact_and_what_was_known(
    employee: Employee, known: Known, provider: Provider
) -> None:
    klantcontact = cast_of(provider).klantcontact.uuid
    hier = Adres("Postbus 27", "9641 SD Turfstad")
    anna = provider.register_betrokkene(
        NieuweBetrokkene(klantcontact, Rol.KLANT, initiator=False, was_partij=known.anna, correspondentieadres=hier)
    )
    provider.register_digitaal_adres(
        NieuwDigitaalAdres(SoortDigitaalAdres.EMAIL, "hier@voorbeeld.example", verstrekt_door_betrokkene=anna.uuid)
    )
    provider.register_betrokkene(
        NieuweBetrokkene(klantcontact, Rol.VERTEGENWOORDIGER, initiator=False, was_partij=known.geheim)
    )
    page = employee.visits(f"/klantcontacten/{klantcontact}")
    assert "Betrokkene registreren" in page.text
    shown = next(text_of(div) for div in page.all("div") if text_of(div).startswith("Anna Zuiderwijk"))
    own, bekend = shown.split("Al bekende gegevens")
    assert "hier@voorbeeld.example" in own
    assert "Postbus 27, 9641 SD Turfstad" in own
    assert EMAIL in bekend
    assert "Kerkstraat 12, 9641 SA Turfstad" in bekend
    for secret in ("Gerda", "gerda@"):
        assert secret not in page.text
    assert "(naam afgeschermd)" in page.text


def test_who_is_not_found_any_more_does_not_stop_the_page(
    employee: Employee, known: Known, provider: Provider, practice: PracticeProvider
) -> None:
    klantcontact = cast_of(provider).klantcontact.uuid
    provider.register_betrokkene(NieuweBetrokkene(klantcontact, Rol.KLANT, initiator=True, was_partij=known.anna))
    practice.faults.add(Fault("reset", method="GET", path="/partijen/", times=None))
    page = employee.visits(f"/klantcontacten/{klantcontact}")
    assert "Anna Zuiderwijk" in page.text
