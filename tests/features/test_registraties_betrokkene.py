"""A betrokkene that waits: its page, *Opnieuw*, *Intrekken* with its undo, and the way back to the form."""

import time

import pytest
from support.betrokkene import NEW_BSN, NIEUW, betrokkenen, body
from support.employee import Employee
from support.html import Page
from support.stage import Cast, cast_of

from webapp.domain.partij import Identificator, SoortIdentificator
from webapp.domain.provider import Provider
from webapp.factory import create_app
from webapp.identity import Medewerker
from webapp.practice_provider import Fault, PracticeProvider
from webapp.registrations import Journal
from webapp.settings import Settings

JAN = {
    "voornaam": "Jan",
    "achternaam": "Vries",
    "toestemming": "ja",
    "soort_partij": "persoon",
    "identificator_soort": "bsn",
    "identificator": NEW_BSN,
    "bezoekadres-adresregel1": "Kerkstraat 12",
    "digitale_adressen-0-adres": "jan@vries.example",
    "digitale_adressen-0-bewaren": "later",
    "rol": "vertegenwoordiger",
    "initiator": "ja",
}
# The partij and its address are there by then.
NO_BETROKKENE = Fault("unauthorized", method="POST", path="betrokkenen", times=None)


@pytest.fixture
def cast(provider: Provider) -> Cast:
    cast = cast_of(provider)
    return Cast(provider.get_klantcontact(cast.klantcontact.uuid), cast.medewerker, cast.eenheid)


@pytest.fixture
def waits(employee: Employee, cast: Cast, practice: PracticeProvider) -> str:
    """The address of a registration that waits half way."""
    sent = body(employee, cast, **JAN)
    practice.faults.add(NO_BETROKKENE)
    employee.sends(NIEUW, sent)
    assert employee.status == 303
    until(employee, str(employee.location), "De betrokkene is nog niet geregistreerd")
    return str(employee.location)


def until(employee: Employee, address: str, titel: str) -> Page:
    end = time.monotonic() + 20
    while (page := employee.visits(address)).all("h1")[0].text != titel:
        assert time.monotonic() < end, f"{page.all('h1')[0].text}, never: {titel}"
        time.sleep(0.05)
    return page


def buttons(page: Page) -> set[str]:
    """What the page lets an employee do with this registration: the last part of each address."""
    forms = (str(form.get("action")) for form in page.all("form"))
    return {action.rpartition("/")[2] for action in forms if action.startswith("/registraties/")}


def links(page: Page) -> dict[str, str]:
    return {"".join(link.itertext()).strip(): str(link.get("href")) for link in page.all("a")}


def presses(employee: Employee, address: str, button: str) -> Page:
    page = employee.visits(address)
    assert button in buttons(page)
    return employee.sends(f"{address}/{button}", {"csrf_token": page.fields()["csrf_token"]})


def is_known(provider: Provider) -> bool:
    return bool(provider.find_identificatoren(Identificator(SoortIdentificator.BSN, NEW_BSN)))


def test_what_waits_offers_both_and_shows_what_was_filled_in(
    employee: Employee, provider: Provider, waits: str
) -> None:
    page = employee.visits(waits)
    assert buttons(page) == {"opnieuw", "intrekken"}
    assert "Aanpassen" not in links(page)
    for text in ("Jan Vries", "Kerkstraat 12", "jan@vries.example"):
        assert text in page.text
    assert NEW_BSN not in page.text
    assert is_known(provider)
    assert "Jan Vries" in employee.visits("/registraties").text


def test_opnieuw_completes_it(
    employee: Employee, provider: Provider, practice: PracticeProvider, cast: Cast, waits: str
) -> None:
    page = presses(employee, waits, "opnieuw")
    assert employee.status == 303
    assert buttons(page) <= {"opnieuw", "intrekken"}, "tried again, and waiting again"
    practice.faults.clear()
    page = until(employee, waits, "De betrokkene is geregistreerd")
    assert not buttons(page)
    [betrokkene] = betrokkenen(provider, cast)
    assert betrokkene.was_partij is not None


def test_withdrawn_there_is_nothing_left_and_nothing_to_press(
    employee: Employee, provider: Provider, practice: PracticeProvider, cast: Cast, waits: str
) -> None:
    presses(employee, waits, "intrekken")
    assert (employee.status, employee.location) == (303, waits)
    page = until(employee, waits, "De betrokkene is ingetrokken")
    assert not buttons(page)
    assert not page.by_id("registratie").get("hx-get"), "it does not follow any more"
    assert not is_known(provider)
    assert not betrokkenen(provider, cast)
    assert "Ingetrokken" in employee.visits("/registraties").text


def test_while_it_is_undone_it_can_be_hurried_and_not_withdrawn_again(
    employee: Employee, provider: Provider, practice: PracticeProvider, waits: str
) -> None:
    practice.faults.add(Fault("reset", times=None))
    presses(employee, waits, "intrekken")
    page = until(employee, waits, "De betrokkene wordt ongedaan gemaakt")
    assert "intrekken" not in buttons(page)
    assert page.by_id("registratie").get("hx-get"), "it goes on by itself"
    practice.faults.clear()
    until(employee, waits, "De betrokkene is ingetrokken")
    assert not is_known(provider)


def test_refused_after_all_it_leads_back_to_the_form_as_it_was_filled_in(
    employee: Employee, provider: Provider, practice: PracticeProvider, waits: str
) -> None:
    practice.faults.clear()
    practice.faults.add(Fault("refused", method="POST", path="betrokkenen", times=None))
    page = until(employee, waits, "De betrokkene is niet geregistreerd")
    assert not buttons(page)
    assert not is_known(provider)
    form = employee.visits(links(page)["Aanpassen"]).fields()
    assert {name: form.get(name) for name in JAN} == JAN
    practice.faults.clear()
    employee.sends(NIEUW, form)
    assert employee.status == 303
    until(employee, str(employee.location), "De betrokkene is geregistreerd")


def test_somebody_elses_cannot_be_withdrawn(
    provider: Provider, journal: Journal, employee: Employee, waits: str
) -> None:
    piet = Employee(create_app(Settings(), provider, journal, lambda: Medewerker("piet", "Piet", "piet@example.org")))
    token = {"csrf_token": piet.csrf_token()}
    assert piet.posts(f"{waits}/intrekken", token).status_code == 404
    assert employee.visits(waits).all("h1")[0].text == "De betrokkene is nog niet geregistreerd"
