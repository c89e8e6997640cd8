"""What the form of F2599 refuses, what it says then, and that nothing typed is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support.betrokkene import (
    BSN,
    NEW_BSN,
    NEW_KVK,
    NEW_VESTIGING,
    NIEUW,
    SECRET_BSN,
    Klanten,
    betrokkenen,
    body,
    known_body,
    partij_with,
    written,
)
from support.employee import Employee
from support.html import Page
from support.stage import AS_PRACTICE, Cast
from support.wire import Wire
from werkzeug.test import Client

from webapp.domain.partij import SoortIdentificator
from webapp.domain.provider import PartijQuestion, Provider
from webapp.factory import create_app
from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider
from webapp.registrations import Journal
from webapp.settings import Settings

NAAM = {"voornaam": "Jan", "achternaam": "Vries"}
PERSOON = {"toestemming": "ja", "soort_partij": "persoon", "identificator_soort": "bsn", "identificator": NEW_BSN}
ORGANISATIE = {"toestemming": "ja", "soort_partij": "organisatie", "organisatienaam": "Wereldwinkel"}
NEE = {**NAAM, "toestemming": "nee"}


GEEN_VRAAG = "Stel de vraag en kies het antwoord van de klant: Ja of Nee"
BAD_INPUT = {
    "no answer": (NAAM, "toestemming", GEEN_VRAAG),
    "no name": (
        {"toestemming": "nee"},
        "achternaam",
        "Vul een naam in: een voornaam, een achternaam of de naam van een organisatie",
    ),
    "person without surname": ({**PERSOON, "voornaam": "Jan"}, "achternaam", "Vul de achternaam in"),
    "organisation without name": (
        {**ORGANISATIE, "organisatienaam": "", "identificator_soort": "kvk_nummer", "identificator": NEW_KVK},
        "organisatienaam",
        "Vul de naam van de organisatie in",
    ),
    "name too long": (
        {**NEE, "achternaam": "V" * 201},
        "achternaam",
        "De achternaam is 1 teken te lang. U kunt maximaal 200 tekens gebruiken",
    ),
    "no soort": ({**PERSOON, **NAAM, "soort_partij": ""}, "soort_partij", "Kies wat voor klant dit is"),
    "no kind of number": (
        {**NAAM, "toestemming": "ja", "soort_partij": "persoon", "identificator_soort": ""},
        "identificator_soort",
        "Kies welk nummer u hebt, of kies Geen nummer bekend",
    ),
    "a number of another kind": (
        {**NAAM, **PERSOON, "identificator_soort": "kvk_nummer"},
        "identificator_soort",
        "Bij een persoon hoort een BSN. Kies BSN of Geen nummer bekend",
    ),
    "an organisation with a BSN": (
        {**ORGANISATIE, "identificator_soort": "bsn", "identificator": NEW_BSN},
        "identificator_soort",
        "Bij een organisatie hoort een KvK-nummer, RSIN of vestigingsnummer. Kies een daarvan, of Geen nummer bekend",
    ),
    "no number": (
        {**NAAM, **PERSOON, "identificator": ""},
        "identificator",
        "Vul het nummer in, of kies Geen nummer bekend",
    ),
    "elfproef": (
        {**NAAM, **PERSOON, "identificator": "123456789"},
        "identificator",
        "Dit burgerservicenummer bestaat niet. Controleer de cijfers",
    ),
    "KvK too short": (
        {**ORGANISATIE, "identificator_soort": "kvk_nummer", "identificator": "1234"},
        "identificator",
        "Een KvK-nummer heeft 8 cijfers",
    ),
    "vestiging without KvK": (
        {**ORGANISATIE, "identificator_soort": "vestigingsnummer", "identificator": NEW_VESTIGING},
        "kvk_nummer",
        "Vul ook het KvK-nummer in waar deze vestiging bij hoort",
    ),
    "postcode": (
        {**NEE, "bezoekadres-postcode": "12345", "bezoekadres-huisnummer": "1"},
        "bezoekadres-postcode",
        "Een postcode heeft 4 cijfers en 2 letters, zoals 1234 AB",
    ),
    "postcode without number": (
        {**NEE, "bezoekadres-postcode": "9641 SA"},
        "bezoekadres-huisnummer",
        "Vul het huisnummer in",
    ),
    "number without postcode": (
        {**NEE, "bezoekadres-huisnummer": "12", "bezoekadres-straatnaam": "Kerkstraat"},
        "bezoekadres-postcode",
        "Vul de postcode in, of de straat en de plaats",
    ),
    "number with a letter": (
        {**NEE, "bezoekadres-postcode": "9641 SA", "bezoekadres-huisnummer": "12a"},
        "bezoekadres-huisnummer",
        "Vul bij Huisnummer alleen een getal in. Een letter hoort bij Toevoeging",
    ),
    "street abroad": (
        {**NEE, "bezoekadres-land": "BE", "bezoekadres-straatnaam": "Meir", "bezoekadres-huisnummer": "1"},
        "bezoekadres-adresregel1",
        "Vul een adres buiten Nederland in bij de adresregels, niet bij straat en plaats",
    ),
    "second line only": (
        {**NEE, "correspondentieadres-adresregel2": "9641 SA Turfstad"},
        "correspondentieadres-adresregel1",
        "Vul adresregel 1 in, met de straat en het huisnummer",
    ),
    "unknown country": (
        {**NEE, "bezoekadres-adresregel1": "Straat 1", "bezoekadres-land": "XX"},
        "bezoekadres-land",
        "Kies een land uit de lijst",
    ),
    "BAG": (
        {**NEE, "bezoekadres-nummeraanduiding_id": "123"},
        "bezoekadres-nummeraanduiding_id",
        "Een BAG-nummer heeft 16 cijfers. Maak dit veld leeg als u het niet weet",
    ),
    "phone": (
        {**NEE, "digitale_adressen-0-adres": "14020"},
        "digitale_adressen-0-adres",
        "Korte nummers, zoals 112 en 14020, kunt u niet registreren. Vul een nummer van 10 cijfers in",
    ),
    "e-mail": (
        {**NEE, "digitale_adressen-0-adres": "jan@vries"},
        "digitale_adressen-0-adres",
        "Achter de @ hoort een punt, zoals in naam@voorbeeld.nl",
    ),
    "the same address twice": (
        {**NEE, "digitale_adressen-0-adres": "06 12345678", "digitale_adressen-1-adres": "+31612345678"},
        "digitale_adressen-1-adres",
        "Dit adres staat er al. Vul een ander adres in, of maak dit veld leeg",
    ),
    "only what it is for": (
        {**NEE, "digitale_adressen-0-omschrijving": "werk"},
        "digitale_adressen-0-adres",
        "Vul het e-mailadres of telefoonnummer in, of maak de omschrijving leeg",
    ),
    "for later without consent": (
        {**NEE, "digitale_adressen-0-adres": "jan@vries.example", "digitale_adressen-0-bewaren": "later"},
        "digitale_adressen-0-adres",
        "De klant geeft geen toestemming. Kies bij dit adres: Alleen voor dit contact",
    ),
    "for later without a partij": (
        {
            **NAAM,
            **PERSOON,
            "identificator_soort": "geen",
            "identificator": "",
            "digitale_adressen-0-adres": "jan@vries.example",
            "digitale_adressen-0-bewaren": "later",
        },
        "digitale_adressen-0-adres",
        "Er komt geen klant in de klantenlijst. Kies bij dit adres: Alleen voor dit contact",
    ),
    "a number of nobody knows what": (
        {**NAAM, **PERSOON, "identificator_soort": "geen"},
        "identificator_soort",
        "Kies wat voor nummer u hebt ingevuld, of maak het nummer leeg",
    ),
    "an organisation only typed": (
        {**NAAM, **PERSOON, "soort_partij": "contactpersoon", "organisatie_zoekterm": "Bakkerij"},
        "organisatie_zoekterm",
        "Kies een organisatie uit de lijst, of maak dit veld leeg",
    ),
    "rol": ({**NEE, "rol": "buurman"}, "rol", "Kies een rol"),
}


@pytest.mark.parametrize(("changes", "field", "message"), BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_says_so_at_its_field_and_loses_nothing(
    employee: Employee, cast: Cast, practice: PracticeProvider, changes: dict[str, str], field: str, message: str
) -> None:
    sent = body(employee, cast, **changes)
    page = employee.sends(NIEUW, sent)
    assert employee.status == 422
    assert page.errors() == {field: message}
    assert message in page.text, "the summary says it too"
    assert page.root.find(".//title").text.startswith("Fout: ")  # type: ignore[union-attr]
    anchor = {"organisatie_zoekterm": "veld-organisatie"}.get(field, field)
    assert any(link.get("href") == f"#{anchor}" for link in page.all("a"))
    assert_kept(page, sent)
    assert not written(practice)


def assert_kept(page: Page, sent: dict[str, str]) -> None:
    back = page.fields()
    not_offered = {"rol", "bezoekadres-land", "actie"}
    for name in set(sent) - not_offered - {"csrf_token"}:
        assert back.get(name, "") == sent[name], name


def test_nobody_chosen(employee: Employee, cast: Cast) -> None:
    page = employee.sends(NIEUW, employee.visits(NIEUW).fields() | {"actie": "controleren"})
    assert employee.status == 422
    assert page.errors() == {
        "klantcontact_zoekterm": "Kies een klantcontact",
        "keuze": "Zoek de klant op, of kies Iemand anders",
    }


def test_what_was_typed_is_carried_while_another_klant_is_sought(
    employee: Employee, cast: Cast, klanten: Klanten
) -> None:
    typed = {"achternaam": "Vries", "bezoekadres-adresregel1": "Kerkstraat 1", "digitale_adressen-0-adres": "06 1"}
    page = employee.sends(NIEUW, known_body(employee, cast, klanten.anna.uuid, **typed) | {"wis": "partij"})
    assert "Zoek een bekende klant" in page.text
    page = employee.sends(NIEUW, page.fields() | {"kies_keuze": "nieuw"})
    assert {name: page.fields()[name] for name in typed} == typed


def test_rows_are_added_and_taken_away(employee: Employee, cast: Cast) -> None:
    sent = body(employee, cast, **{"digitale_adressen-0-adres": "een@vries.example"})
    page = employee.sends(NIEUW, sent | {"actie": "nog_een"})
    sent = page.fields() | {"digitale_adressen-1-adres": "twee@vries.example"}
    page = employee.sends(NIEUW, sent | {"verwijder": "0"})
    assert page.fields()["digitale_adressen-0-adres"] == "twee@vries.example"
    assert "digitale_adressen-1-adres" not in page.fields()


def test_twenty_rows_and_no_more(employee: Employee, cast: Cast, practice: PracticeProvider) -> None:
    rows = {f"digitale_adressen-{n}-adres": f"jan{n}@vries.example" for n in range(21)}
    page = employee.sends(NIEUW, body(employee, cast, **NEE, **rows))
    assert page.errors() == {"digitale_adressen-20-adres": "U kunt 20 adressen tegelijk registreren. Haal er een weg"}
    assert "Meer dan 20 adressen tegelijk kan niet." in page.text


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_a_number_that_somebody_has_offers_that_partij(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider
) -> None:
    sent = body(employee, cast, **NAAM, **PERSOON) | {"identificator": BSN}
    page = employee.sends(NIEUW, sent | {"actie": "controleren"})
    assert employee.status == 422
    message = "Met dit nummer is al een klant bekend. Gebruik die klant of verbeter het nummer"
    assert page.errors() == {"identificator": message}
    assert "Anna Zuiderwijk" in page.text
    assert BSN not in page.text
    page = employee.sends(NIEUW, page.fields() | {"kies_partij": str(klanten.anna.uuid)})
    assert page.fields()["achternaam"] == "Vries", "what was typed is what differs for this contact"
    page = employee.sends(NIEUW, page.fields())
    assert employee.status == 303
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij == klanten.anna.uuid
    assert betrokkene.naam == "Jan Vries"


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_of_several_with_the_same_number_the_employee_chooses(
    employee: Employee, cast: Cast, klanten: Klanten, tmp_path: Path
) -> None:
    """No provider takes such a number now; registers that are older than that rule have them."""
    with closing(sqlite3.connect(tmp_path / "practice.sqlite3", isolation_level=None)) as database:
        database.execute("DROP INDEX partij_identificator_uniek")
        database.execute("UPDATE partij_identificator SET object_id = ? WHERE object_id = ?", (BSN, SECRET_BSN))
    page = employee.sends(NIEUW, body(employee, cast, **NAAM, **PERSOON) | {"identificator": BSN})
    offered = {button.get("value") for button in page.all("button") if button.get("name") == "kies_partij"}
    assert offered == {str(klanten.anna.uuid), str(klanten.geheim.uuid)}
    assert "Kies wie het is" in page.text


def test_who_asked_for_geheimhouding_stays_shielded(employee: Employee, cast: Cast, klanten: Klanten) -> None:
    page = employee.sends(NIEUW, body(employee, cast, **NAAM, **PERSOON) | {"identificator": SECRET_BSN})
    shown = [page.text]
    page = employee.sends(NIEUW, page.fields() | {"kies_partij": str(klanten.geheim.uuid)})
    shown.append(page.text)
    page = employee.sends(NIEUW, page.fields() | {"voornaam": "", "achternaam": "", "actie": "controleren"})
    shown.append(page.text)
    for text in shown:
        assert "(naam afgeschermd)" in text
        assert "Verborgen" not in text
        assert "Kerkstraat" not in text


def test_no_number_means_no_partij(employee: Employee, cast: Cast, provider: Provider) -> None:
    sent = body(employee, cast, **NAAM, **PERSOON) | {"identificator_soort": "geen", "identificator": ""}
    page = employee.sends(NIEUW, sent | {"actie": "controleren"})
    assert "zonder nummer komt de klant niet in de klantenlijst" in page.text
    employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    [betrokkene] = betrokkenen(provider, cast)
    assert (betrokkene.was_partij, betrokkene.naam) == (None, "Jan Vries")


def employee_under(provider: Provider, journal: Journal, **settings: Any) -> Employee:
    app = create_app(Settings(**settings), provider, journal)
    app.testing = True
    return Employee(app)


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_where_it_is_allowed_a_partij_without_number(provider: Provider, journal: Journal, cast: Cast) -> None:
    employee = employee_under(provider, journal, partij_zonder_identificator="toestaan")
    sent = body(employee, cast, **NAAM, **PERSOON) | {"identificator_soort": "geen", "identificator": ""}
    page = employee.sends(NIEUW, sent | {"actie": "controleren"})
    assert "geen nummer bekend" in page.text
    employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij is not None
    assert provider.get_partij(betrokkene.was_partij).naam == "Jan Vries"


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_where_it_is_allowed_an_empty_partij_without_consent(provider: Provider, journal: Journal, cast: Cast) -> None:
    employee = employee_under(provider, journal, lege_partij_zonder_toestemming="ja")
    page = employee.sends(
        NIEUW, body(employee, cast, **NAAM, **PERSOON) | {"toestemming": "nee", "actie": "controleren"}
    )
    assert "Alleen het nummer van deze klant" in page.text
    assert NEW_BSN not in page.text
    employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    assert employee.status == 303
    partij = partij_with(provider, SoortIdentificator.BSN, NEW_BSN)
    [betrokkene] = betrokkenen(provider, cast)
    assert (partij.naam, betrokkene.was_partij, betrokkene.naam) == ("", partij.uuid, "Jan Vries")


def test_without_consent_a_number_is_not_registered(
    employee: Employee, cast: Cast, provider: Provider, practice: PracticeProvider
) -> None:
    employee.sends(NIEUW, body(employee, cast, **NAAM, **PERSOON) | {"toestemming": "nee"})
    assert employee.status == 303
    assert NEW_BSN not in str([call.body for call in practice.calls])


TROUBLE = {
    "down": ("reset", "Het systeem met klantcontacten is niet bereikbaar. Wat u invulde staat er nog."),
    "slow": ("hang", "Het systeem met klantcontacten reageert te langzaam. Wat u invulde staat er nog."),
    "garbage": ("garbage", "Het systeem met klantcontacten geeft een onleesbaar antwoord. Wat u invulde staat er nog."),
}


@pytest.mark.parametrize(("kind", "message"), TROUBLE.values(), ids=TROUBLE)
def test_trouble_at_the_provider_is_said_and_loses_nothing(
    employee: Employee, cast: Cast, klanten: Klanten, practice: PracticeProvider, kind: Any, message: str
) -> None:
    sent = known_body(employee, cast, klanten.anna.uuid, achternaam="Vries")
    practice.faults.add(Fault(kind, times=None, seconds=1.5))
    page = employee.sends(NIEUW, sent)
    practice.faults.clear()
    assert employee.status == 422
    assert page.errors()["klantcontact"].startswith(message)
    for name in ("klantcontact", "keuze", "partij", "achternaam"):
        assert page.fields()[name] == sent[name]


def test_a_form_can_be_opened_while_the_provider_is_down(
    employee: Employee, cast: Cast, practice: PracticeProvider
) -> None:
    practice.faults.add(Fault("reset", times=None))
    page = employee.visits(f"{NIEUW}?klantcontact={cast.klantcontact.uuid}")
    assert employee.response.status_code == 200
    assert page.fields()["klantcontact"] == str(cast.klantcontact.uuid)
    page = employee.sends(NIEUW, page.fields() | {"partij_zoekterm": BSN, "actie": "bijwerken"})
    assert "Het systeem met klantcontacten is niet bereikbaar" in page.text
    page = employee.sends(NIEUW, page.fields() | {"kies_keuze": "nieuw"})
    assert (page.fields()["identificator_soort"], page.fields()["identificator"]) == ("bsn", BSN)
    for name in ("bezoekadres-straatnaam", "bezoekadres-adresregel1", "kvk_nummer"):
        assert name in page.fields(), "what this provider has room for is not known now"


def test_a_removed_partij_is_said(employee: Employee, cast: Cast, klanten: Klanten, provider: Provider) -> None:
    sent = known_body(employee, cast, klanten.anna.uuid, achternaam="Vries")
    provider.remove_partij(klanten.anna.uuid)
    page = employee.sends(NIEUW, sent)
    assert employee.status == 422
    assert "Deze klant bestaat niet meer. Kies een andere klant" in page.text
    assert "Zoek een bekende klant" in page.text
    assert page.fields()["achternaam"] == "Vries"


def test_what_the_provider_refuses_lands_at_its_field(
    employee: Employee, cast: Cast, practice: PracticeProvider, wire: Wire
) -> None:
    sent = body(employee, cast, **NEE)
    remove = Client(practice).delete
    path = f"{OPENKLANT_BASE}/klantcontacten/{cast.klantcontact.uuid}"
    wire.just_before("POST", "betrokkenen", lambda: remove(path, headers=AS_PRACTICE))
    page = employee.sends(NIEUW, sent)
    assert employee.status == 422
    assert "Dit klantcontact bestaat niet meer. Kies een ander klantcontact" in page.text
    assert page.fields()["achternaam"] == "Vries"
    assert page.fields()["registratie_id"] != sent["registratie_id"], "the next try is another registration"
    page = employee.visits(f"{NIEUW}?vanaf={sent['registratie_id']}")
    assert page.fields()["achternaam"] == "Vries"
    assert "Dit klantcontact bestaat niet meer" in page.text


def test_back_from_the_summary_everything_is_as_it_was(employee: Employee, cast: Cast) -> None:
    rows = {"digitale_adressen-0-adres": "06 12 34 56 78", "digitale_adressen-0-bewaren": "later"}
    adres = {"bezoekadres-postcode": "9641sa", "bezoekadres-huisnummer": "12", "bezoekadres-land": "NL"}
    sent = body(employee, cast, **NAAM, **PERSOON, **rows, **adres)
    page = employee.sends(NIEUW, sent | {"actie": "controleren"})
    assert "9641 SA" in page.text
    assert "BSN ••••••904" in page.text
    page = employee.sends(NIEUW, page.fields() | {"actie": "aanpassen"})
    assert_kept(page, sent)


def test_hostile_text_is_shown_as_text(employee: Employee, cast: Cast) -> None:
    hostile = '"><script>alert(1)</script>'
    page = employee.sends(NIEUW, body(employee, cast, **NEE, organisatienaam=hostile) | {"actie": "controleren"})
    assert hostile in page.text
    assert not [script for script in page.all("script") if not script.get("src")]


def test_an_interne_taak_cannot_be_opened_as_a_betrokkene(employee: Employee, cast: Cast) -> None:
    form = employee.visits(f"/interne-taken/nieuw?klantcontact={cast.klantcontact.uuid}").fields()
    employee.sends("/interne-taken/nieuw", form | {"actor": str(cast.medewerker.uuid), "gevraagde_handeling": "Bellen"})
    employee.visits(f"{NIEUW}?vanaf={form['registratie_id']}")
    assert employee.response.status_code == 404


def test_nobody_is_searched_for_by_a_get(employee: Employee, provider: Provider, cast: Cast) -> None:
    assert not provider.find_partijen(PartijQuestion(nummer="999999999"), limit=1)
    page = employee.visits(f"{NIEUW}?klantcontact={cast.klantcontact.uuid}&partij_zoekterm={BSN}")
    assert BSN not in page.text


def test_a_row_with_an_impossible_number_is_no_row(employee: Employee, cast: Cast) -> None:
    rows = {"digitale_adressen-²-adres": "x", "digitale_adressen-" + "9" * 5000 + "-adres": "x"}
    employee.sends(NIEUW, body(employee, cast, **NEE) | rows)
    assert employee.status == 303
