"""Finding a partij (F7927): by numbers and addresses in any spelling, never by name, over both dialects."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from flask import Flask
from structlog.testing import capture_logs
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
from webapp.factory import create_app
from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider
from webapp.registrations import Journal
from webapp.settings import Settings

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
    employee.searches(PARTIJEN, "")  # has opened the start page, which asks too
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


def rows(page: Page) -> list[str]:
    return [str(li.get("data-id")) for li in page.all("li") if li.get("data-id")]


def follows(page: Page) -> bool:
    return any(element.get("data-vervolg") is not None for element in page.root.iter())


@both_dialects
@pytest.mark.parametrize(
    ("typed", "label"),
    [(BSN, "op BSN"), (f"rsin {RSIN}", "op RSIN"), (EMAIL, "op e-mailadres"), (PHONE, "op telefoonnummer")],
)
def test_a_hit_says_what_it_was_found_by(employee: Employee, known: Known, typed: str, label: str) -> None:
    page = searched(employee, typed)
    first = next(li for li in page.all("li") if li.get("data-id"))
    assert label in [text_of(span) for span in first.iter("span")]


@pytest.fixture
def called_as_a_number(provider: Provider) -> UUID:
    """Has as its partijnummer what is somebody else's phone number."""
    nieuw = NieuwePartij(SoortPartij.PERSOON, Contactnaam(achternaam="Nummer"), nummer="0600000012")
    return provider.register_partij(nieuw).uuid


def test_what_is_late_is_said_and_follows_below(
    employee: Employee, known: Known, called_as_a_number: UUID, practice: PracticeProvider
) -> None:
    searched(employee, "")
    practice.faults.add(Fault("latency", path="digitaleadressen", times=None, seconds=60))
    page = searched(employee, "0600000012")
    assert rows(page) == [str(called_as_a_number)]
    assert "Zoeken op telefoonnummer duurt langer" in page.text
    assert follows(page)
    practice.faults.clear()
    after = searched(employee, "0600000012", vervolg="1", getoond=" ".join(rows(page)))
    assert rows(after)[0] == str(called_as_a_number)
    assert set(rows(after)[1:]) == {str(known.anna), str(known.geheim)}
    assert not follows(after)


def test_what_fails_is_said_and_empties_nothing(
    employee: Employee, known: Known, called_as_a_number: UUID, practice: PracticeProvider
) -> None:
    searched(employee, "")
    practice.faults.add(Fault("reset", path="digitaleadressen", times=None))
    page = searched(employee, "0600000012")
    assert rows(page) == [str(called_as_a_number)]
    assert "Zoeken op telefoonnummer lukt nu niet" in page.text
    assert [button for button in page.all("button") if button.get("data-opnieuw") is not None]
    practice.faults.clear()
    assert len(rows(searched(employee, "0600000012"))) == 3  # for what failed is not remembered


def test_the_same_within_a_minute_asks_nothing_and_opnieuw_does(
    employee: Employee, known: Known, practice: PracticeProvider
) -> None:
    first = rows(searched(employee, BSN))
    practice.calls.clear()
    assert rows(searched(employee, BSN)) == first
    assert rows(searched(employee, BSN, soort="organisatie")) == []
    assert list(practice.calls) == []
    assert rows(searched(employee, BSN, opnieuw="1")) == first
    assert list(practice.calls) != []


@pytest.fixture
def by_name(provider: Provider, journal: Journal, known: Known, practice: PracticeProvider) -> Employee:
    """Where the municipality allows it; of ``known`` the person took part in a klantcontact under her name."""
    klantcontact = cast_of(provider).klantcontact.uuid
    naam = Contactnaam("A.", "Anna", "", "Zuiderwijk")
    provider.register_betrokkene(
        NieuweBetrokkene(klantcontact, Rol.KLANT, initiator=True, contactnaam=naam, was_partij=known.anna)
    )
    employee = Employee(create_app(Settings(zoeken_op_naam="ja"), provider, journal))
    searched(employee, "")
    practice.calls.clear()
    return employee


REDEN = "weet_nummer_niet"


def test_by_name_with_a_reason_which_is_logged_and_nothing_that_was_typed(by_name: Employee, known: Known) -> None:
    with capture_logs() as lines:
        page = searched(by_name, "anna zuiderwijk", zoekreden=REDEN)
    assert rows(page) == [str(known.anna)]
    assert "op naam" in page.text
    assert {"event": "search_by_name", "medewerker": "demo", "reden": REDEN}.items() <= lines[0].items()
    assert "zuiderwijk" not in str(lines).casefold()


@pytest.mark.parametrize(
    ("typed", "reden"),
    [
        ("zuiderwijk", ""),
        ("zuiderwijk", "omdat het kan"),
        ("zuiderwijk", REDEN.upper()),
        ("zu", REDEN),
        ("z. u.", REDEN),
    ],
)
def test_without_a_reason_or_three_letters_nobody_is_asked(
    by_name: Employee, practice: PracticeProvider, typed: str, reden: str
) -> None:
    with capture_logs() as lines:
        page = searched(by_name, typed, zoekreden=reden)
    assert rows(page) == []
    assert "Zoeken op naam kan vanaf drie letters, en alleen met een reden" in said(page)
    assert list(practice.calls) == []
    assert not [line for line in lines if line["event"] == "search_by_name"]


def test_a_reason_does_not_allow_what_the_municipality_does_not(
    employee: Employee, known: Known, practice: PracticeProvider
) -> None:
    searched(employee, "")
    practice.calls.clear()
    assert rows(searched(employee, "zuiderwijk", zoekreden=REDEN)) == []
    assert list(practice.calls) == []


def test_what_follows_is_logged_too(by_name: Employee) -> None:
    """Else a request that claims to follow would search unseen."""
    with capture_logs() as lines:
        searched(by_name, "zuiderwijk", zoekreden=REDEN, vervolg="1")
    assert [line["reden"] for line in lines if line["event"] == "search_by_name"] == [REDEN]


def test_by_name_without_javascript_the_answer_is_whole(by_name: Employee, known: Known) -> None:
    data = {"csrf_token": by_name.csrf_token(), "zoekterm": "zuiderwijk", "zoekreden": REDEN}
    page = by_name.sends(PARTIJEN, data)
    assert "Anna Zuiderwijk" in text_of(page.by_id("treffers"))
    assert not follows(page)
