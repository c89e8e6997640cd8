"""F2599 through the form without JavaScript: the three situations, and what the provider holds afterwards."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from registrations.acting import eventually
from support.betrokkene import (
    EMAIL,
    KVK,
    NEW_BSN,
    NEW_KVK,
    NEW_RSIN,
    NEW_VESTIGING,
    NIEUW,
    Klanten,
    betrokkenen,
    body,
    known_body,
    partij_with,
    written,
)
from support.employee import Employee
from support.stage import Cast

from webapp.domain.klantcontact import Rol
from webapp.domain.partij import Contactnaam, SoortDigitaalAdres, SoortIdentificator, SoortPartij
from webapp.domain.provider import Provider
from webapp.practice_provider import Fault, PracticeProvider
from webapp.registrations import new_registratie_id

both_dialects = pytest.mark.parametrize("dialect", ["openklant", "vng"])
JAN = {"voorletters": "J.", "voornaam": "Jan", "voorvoegsel_achternaam": "de", "achternaam": "Vries"}
JAN_DE_VRIES = Contactnaam("J.", "Jan", "de", "Vries")
PERSOON = {"toestemming": "ja", "soort_partij": "persoon", "identificator_soort": "bsn", "identificator": NEW_BSN}


def registers(employee: Employee, sent: dict[str, Any]) -> None:
    """As the screen does it: first the summary, then its own button."""
    page = employee.sends(NIEUW, sent | {"actie": "controleren"})
    assert employee.status == 200, page.errors()
    assert "Klopt dit?" in page.text
    employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    assert employee.status == 303


@both_dialects
def test_a_known_partij_gets_a_betrokkene_with_nothing_of_its_own(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider, practice: PracticeProvider
) -> None:
    registers(employee, known_body(employee, cast, klanten.anna.uuid))
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij == klanten.anna.uuid
    assert (betrokkene.contactnaam, betrokkene.organisatienaam, betrokkene.bezoekadres) == (None, "", None)
    assert not betrokkene.digitale_adressen
    assert len(written(practice)) == 1, "and nothing else was written"
    assert provider.get_partij(klanten.anna.uuid) == klanten.anna


@both_dialects
def test_only_what_differs_from_the_known_partij_is_sent(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider
) -> None:
    same_name = {"voorletters": "A.", "voornaam": "Anna", "achternaam": "Zuiderwijk"}
    other = {
        "correspondentieadres-adresregel1": "Postbus 2700",
        "correspondentieadres-adresregel2": "9640 SA Turfstad",
        "digitale_adressen-0-adres": "06 12 34 56 78",
        "digitale_adressen-0-omschrijving": "werk",
        "rol": "vertegenwoordiger",
        "initiator": "ja",
    }
    registers(employee, known_body(employee, cast, klanten.anna.uuid, **same_name, **other))
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.contactnaam is None
    assert betrokkene.bezoekadres is None
    assert betrokkene.correspondentieadres is not None
    assert betrokkene.correspondentieadres.adresregel1 == "Postbus 2700"
    assert (betrokkene.rol, betrokkene.initiator) == (Rol.VERTEGENWOORDIGER, True)
    [adres] = betrokkene.digitale_adressen
    assert (adres.soort, adres.adres) == (SoortDigitaalAdres.TELEFOONNUMMER, "0612345678")
    assert adres.omschrijving == "werk"


@both_dialects
def test_an_address_for_later_becomes_the_known_partijs(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider
) -> None:
    later = {"digitale_adressen-0-adres": "anna@werk.example", "digitale_adressen-0-bewaren": "later"}
    sent = known_body(employee, cast, klanten.anna.uuid, **later)
    page = employee.sends(NIEUW, sent)
    assert employee.status == 422
    assert page.errors()["toestemming"] == "Stel de vraag en kies het antwoord van de klant: Ja of Nee"
    page = employee.sends(NIEUW, page.fields() | {"toestemming": "nee"})
    assert "De klant geeft geen toestemming" in page.errors()["digitale_adressen-0-adres"]
    registers(employee, page.fields() | {"toestemming": "ja"})
    assert "anna@werk.example" in [one.adres for one in provider.get_partij(klanten.anna.uuid).digitale_adressen]
    [betrokkene] = betrokkenen(provider, cast)
    assert not betrokkene.digitale_adressen


def test_an_address_that_the_known_partij_has_is_not_registered_again(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider, practice: PracticeProvider
) -> None:
    rows = {"digitale_adressen-0-adres": EMAIL.title(), "digitale_adressen-1-adres": "+31 6 0000 0012"}
    page = employee.sends(NIEUW, known_body(employee, cast, klanten.anna.uuid, **rows, actie="controleren"))
    assert employee.status == 200, page.errors()
    assert "Niet opnieuw geregistreerd, want het staat al bij deze klant" in page.text
    employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    assert employee.status == 303
    assert len(written(practice)) == 1


@both_dialects
def test_without_consent_only_the_betrokkene_holds_the_data(
    employee: Employee, cast: Cast, provider: Provider, practice: PracticeProvider
) -> None:
    practice.calls.clear()
    rest = {"toestemming": "nee", "organisatienaam": "Wereldwinkel", "digitale_adressen-0-adres": "jan@vries.example"}
    registers(employee, body(employee, cast, **JAN, **rest))
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij is None
    assert (betrokkene.contactnaam, betrokkene.organisatienaam) == (JAN_DE_VRIES, "Wereldwinkel")
    assert [adres.adres for adres in betrokkene.digitale_adressen] == ["jan@vries.example"]
    assert len(written(practice)) == 2


NIEUWE_KLANTEN = {
    "persoon": (PERSOON, SoortIdentificator.BSN, NEW_BSN),
    "organisatie by KvK": (
        {"soort_partij": "organisatie", "identificator_soort": "kvk_nummer", "identificator": NEW_KVK},
        SoortIdentificator.KVK_NUMMER,
        NEW_KVK,
    ),
    "organisatie by RSIN": (
        {"soort_partij": "organisatie", "identificator_soort": "rsin", "identificator": NEW_RSIN},
        SoortIdentificator.RSIN,
        NEW_RSIN,
    ),
    "vestiging": (
        {
            "soort_partij": "organisatie",
            "identificator_soort": "vestigingsnummer",
            "identificator": NEW_VESTIGING,
            "kvk_nummer": NEW_KVK,
        },
        SoortIdentificator.VESTIGINGSNUMMER,
        NEW_VESTIGING,
    ),
}


@both_dialects
@pytest.mark.parametrize(("who", "soort", "number"), NIEUWE_KLANTEN.values(), ids=NIEUWE_KLANTEN)
def test_with_consent_the_partij_is_registered_first(
    employee: Employee, cast: Cast, provider: Provider, who: dict[str, str], soort: SoortIdentificator, number: str
) -> None:
    is_organisatie = who["soort_partij"] == "organisatie"
    named = {"organisatienaam": "Wereldwinkel"} if is_organisatie else JAN
    rows = {
        "digitale_adressen-0-adres": "jan@vries.example",
        "digitale_adressen-0-bewaren": "later",
        "digitale_adressen-1-adres": "06 12 34 56 78",
    }
    registers(employee, body(employee, cast, **named, **rows) | who | {"toestemming": "ja"})
    partij = partij_with(provider, soort, number)
    assert partij.soort is SoortPartij(who["soort_partij"])
    assert partij.naam == ("Wereldwinkel" if is_organisatie else "Jan de Vries")
    assert [adres.adres for adres in partij.digitale_adressen] == ["jan@vries.example"]
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij == partij.uuid
    assert (betrokkene.contactnaam, betrokkene.organisatienaam) == (None, "")
    assert [adres.adres for adres in betrokkene.digitale_adressen] == ["0612345678"]


@both_dialects
def test_a_contactpersoon_with_whom_they_work_for(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider
) -> None:
    sent = body(employee, cast, **JAN, **PERSOON | {"soort_partij": "contactpersoon"})
    page = employee.sends(NIEUW, sent | {"organisatie_zoekterm": KVK, "actie": "bijwerken"})
    buttons = [b.get("value") for b in page.all("button") if b.get("name") == "kies_organisatie"]
    assert buttons == [str(klanten.bakkerij.uuid)]
    page = employee.sends(NIEUW, page.fields() | {"kies_organisatie": buttons[0]})
    assert "Bakkerij Zuiderwijk" in page.text
    registers(employee, page.fields())
    partij = partij_with(provider, SoortIdentificator.BSN, NEW_BSN)
    assert partij.soort is SoortPartij.CONTACTPERSOON
    assert partij.werkte_voor_partij in (klanten.bakkerij.uuid, None)  # the draft has no room for it


def test_a_post_as_the_interface_describes_it_registers_at_once(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider
) -> None:
    sent = {
        "csrf_token": employee.csrf_token(),
        "registratie_id": employee.visits(NIEUW).fields()["registratie_id"],
        "klantcontact": str(cast.klantcontact.uuid),
        "keuze": "bekend",
        "partij": str(klanten.anna.uuid),
        "bezoekadres-adresregel1": "Van Puffelenstraat 12",
        "bezoekadres-land": "Nederland",
        "rol": "klant",
        "initiator": "ja",
    }
    employee.sends(NIEUW, sent)
    assert employee.status == 303
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.bezoekadres is not None
    assert (betrokkene.bezoekadres.adresregel1, betrokkene.bezoekadres.land) == ("Van Puffelenstraat 12", "NL")


def test_the_same_form_sent_twice_registers_once(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider
) -> None:
    later = {
        "toestemming": "ja",
        "digitale_adressen-0-adres": "anna@werk.example",
        "digitale_adressen-0-bewaren": "later",
    }
    for sent in (known_body(employee, cast, klanten.anna.uuid, **later), body(employee, cast, **JAN, **PERSOON)):
        there = len(betrokkenen(provider, cast))
        answers = [employee.posts(NIEUW, sent) for _ in range(3)]
        assert {answer.status_code for answer in answers} == {303}
        assert len({answer.location for answer in answers}) == 1
        assert len(betrokkenen(provider, cast)) == there + 1


@pytest.mark.parametrize("is_known", [True, False])
def test_the_same_form_ten_times_at_once_registers_once(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider, *, is_known: bool
) -> None:
    later = {"digitale_adressen-0-adres": "anna@werk.example", "digitale_adressen-0-bewaren": "later"}
    sent = (
        known_body(employee, cast, klanten.anna.uuid, toestemming="ja", **later)
        if is_known
        else body(employee, cast, **JAN, **PERSOON, **later)
    )
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda colleague: colleague.posts(NIEUW, sent), employee.twins(10)))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == 1
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij
    adressen = [adres.adres for adres in provider.get_partij(betrokkene.was_partij).digitale_adressen]
    assert adressen.count("anna@werk.example") == 1


def test_the_same_betrokkene_once_more_asks_first(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider
) -> None:
    registers(employee, known_body(employee, cast, klanten.anna.uuid))
    page = employee.sends(NIEUW, known_body(employee, cast, klanten.anna.uuid, actie="controleren"))
    assert "Anna Zuiderwijk staat al bij dit klantcontact" in page.text
    page = employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    assert employee.status == 422
    assert (
        page.errors()["nogmaals"] == "Vink aan dat u deze betrokkene nog een keer wilt registreren, of kies Aanpassen"
    )
    assert len(betrokkenen(provider, cast)) == 1
    employee.sends(NIEUW, page.fields() | {"nogmaals": "ja", "actie": "registreren"})
    assert employee.status == 303
    assert len(betrokkenen(provider, cast)) == 2


def test_who_contacted_first_is_likely_the_initiator(employee: Employee, cast: Cast) -> None:
    has_one = any(betrokkene.initiator for betrokkene in cast.klantcontact.betrokkenen)
    assert body(employee, cast)["initiator"] == ("nee" if has_one else "ja")


def test_what_the_summary_showed_is_accepted_while_the_provider_is_away(
    employee: Employee, cast: Cast, klanten: Klanten, provider: Provider, practice: PracticeProvider
) -> None:
    sent = known_body(employee, cast, klanten.anna.uuid, actie="controleren")
    summary = employee.sends(NIEUW, sent).fields() | {"actie": "registreren"}
    practice.faults.add(Fault("reset", times=None))
    employee.sends(NIEUW, summary | {"registratie_id": str(new_registratie_id())})
    assert employee.status == 422, "of another form"
    employee.sends(NIEUW, summary)
    assert employee.status == 303
    practice.faults.clear()
    location = str(employee.location)
    eventually(lambda: "De betrokkene is geregistreerd" in employee.visits(location).text)
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij == klanten.anna.uuid


def test_a_question_on_the_summary_is_answered_also_while_the_provider_is_away(
    employee: Employee, cast: Cast, klanten: Klanten, practice: PracticeProvider
) -> None:
    registers(employee, known_body(employee, cast, klanten.anna.uuid))
    again = employee.sends(NIEUW, known_body(employee, cast, klanten.anna.uuid, actie="controleren"))
    practice.faults.add(Fault("reset", times=None))
    employee.sends(NIEUW, again.fields() | {"actie": "registreren"})
    assert employee.status == 422
    employee.sends(NIEUW, again.fields() | {"actie": "registreren", "nogmaals": "ja"})
    assert employee.status == 303
