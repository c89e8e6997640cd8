"""Finding a klantcontact on the screen: what is late, what fails, what is remembered, and for whom (F3896)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from support.employee import Employee
from support.html import Page, text_of
from support.stage import AS_PRACTICE
from werkzeug.test import Client

from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.partij import (
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
from webapp.identity import Medewerker
from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider
from webapp.registrations import Journal
from webapp.search import underway
from webapp.settings import Settings

KLANTCONTACTEN = "/zoeken/klantcontacten"
ZWART = Contactnaam("Q.", "Quirijn", "van", "Zwartewaterveen")
PHONE, EMAIL, BSN = "0600000012", "quirijn@zwartewaterveen.example", "999999990"
NAMES, ADDRESSES, LINKS = "betrokkenen", "digitaleadressen", "actorklantcontacten"


@dataclass(frozen=True)
class Known:
    """``boom`` and ``beek`` are about the same; of ``boom`` a betrokkene is called so, ``partij`` is about neither."""

    boom: str
    beek: str
    partij: str


@pytest.fixture
def known(provider: Provider, practice: PracticeProvider) -> Known:
    beek = _klantcontact(practice, "Zwanebloem in de beek", hours_ago=3)
    boom = _klantcontact(practice, "Boom geplant", inhoud="Bij de zwanebloem", hours_ago=4)
    of_partij = _klantcontact(practice, "Paspoort", hours_ago=5)
    called = provider.register_betrokkene(NieuweBetrokkene(UUID(boom), Rol.KLANT, initiator=True, contactnaam=ZWART))
    provider.register_digitaal_adres(
        NieuwDigitaalAdres(SoortDigitaalAdres.TELEFOONNUMMER, PHONE, verstrekt_door_betrokkene=called.uuid)
    )
    partij = provider.register_partij(NieuwePartij(SoortPartij.PERSOON, ZWART)).uuid
    provider.register_identificator(partij, Identificator(SoortIdentificator.BSN, BSN))
    for soort, adres in ((SoortDigitaalAdres.EMAIL, EMAIL), (SoortDigitaalAdres.TELEFOONNUMMER, "+31600000012")):
        provider.register_digitaal_adres(NieuwDigitaalAdres(soort, adres, verstrekt_door_partij=partij))
    provider.register_betrokkene(NieuweBetrokkene(UUID(of_partij), Rol.KLANT, initiator=True, was_partij=partij))
    practice.calls.clear()
    return Known(boom, beek, of_partij)


def _klantcontact(practice: PracticeProvider, onderwerp: str, *, inhoud: str = "", hours_ago: int) -> str:
    moment = (datetime.now(UTC) - timedelta(hours=hours_ago)).isoformat()
    body = {"kanaal": "telefoon", "onderwerp": onderwerp, "inhoud": inhoud, "taal": "nld", "vertrouwelijk": False}
    made = Client(practice).post(
        f"{OPENKLANT_BASE}/klantcontacten", json=body | {"plaatsgevondenOp": moment}, headers=AS_PRACTICE
    )
    assert made.status_code == 201, made.text
    assert made.json
    return str(made.json["uuid"])


@pytest.fixture
def held(practice: PracticeProvider) -> Iterator[Callable[[str], None]]:
    """``held(path)``: calls to it get no answer until the faults are cleared."""
    yield lambda path: practice.faults.add(Fault("latency", path=path, times=None, seconds=60))
    practice.faults.clear()


@pytest.fixture
def opened(employee: Employee, practice: PracticeProvider) -> Employee:
    """Has the start page before them."""
    employee.searches(KLANTCONTACTEN, "x")
    practice.calls.clear()
    return employee


def ids(page: Page) -> list[str]:
    return [str(li.get("data-id")) for li in page.all("li") if li.get("data-id")]


def row(page: Page, uuid: str) -> Element:
    return next(li for li in page.all("li") if li.get("data-id") == uuid)


def said(page: Page) -> list[str]:
    return [str(element.get("data-melding")) for element in page.root.iter() if element.get("data-melding")]


def follows(page: Page) -> bool:
    return any(element.get("data-vervolg") is not None for element in page.root.iter())


def can_retry(page: Page) -> bool:
    return any(button.get("data-opnieuw") is not None for button in page.all("button"))


def following(employee: Employee, zoekterm: str, page: Page) -> Page:
    """As the page asks for it by itself."""
    return employee.searches(KLANTCONTACTEN, zoekterm, vervolg="1", getoond=" ".join(ids(page)))


def completed(employee: Employee, zoekterm: str) -> Page:
    return completing(employee, zoekterm, employee.searches(KLANTCONTACTEN, zoekterm))


def completing(employee: Employee, zoekterm: str, page: Page) -> Page:
    for _ in range(5):
        if not follows(page):
            return page
        page = following(employee, zoekterm, page)
    raise AssertionError("it goes on without an end")


def paths(practice: PracticeProvider) -> list[str]:
    return [call.path.rstrip("/").rpartition("/")[2] for call in practice.calls]


def test_a_source_that_hangs_is_said_and_the_rest_stands_there(
    opened: Employee, known: Known, held: Callable[[str], None]
) -> None:
    held(NAMES)
    page = opened.searches(KLANTCONTACTEN, "zwanebloem")  # came although the call is still held
    assert ids(page) == [known.beek, known.boom]
    assert "Zoeken op naam duurt langer" in ". ".join(said(page))
    assert follows(page)


def test_late_hits_follow_below_and_the_shown_ones_stay(
    opened: Employee, known: Known, held: Callable[[str], None], practice: PracticeProvider
) -> None:
    called = _klantcontact(practice, "Iets anders", hours_ago=1)
    _named(practice, called, "Zwanebloem")
    held(NAMES)
    page = opened.searches(KLANTCONTACTEN, "zwanebloem")
    before = ids(page)
    practice.faults.clear()
    after = completing(opened, "zwanebloem", page)
    assert ids(after) == [*before, called]
    assert "op naam" in text_of(row(after, called))
    assert "Quirijn van Zwartewaterveen" in text_of(row(after, known.boom))
    assert not follows(after)
    assert "Zoeken op naam duurt langer" not in ". ".join(said(after))


def _named(practice: PracticeProvider, klantcontact: str, achternaam: str) -> None:
    naam = {"voorletters": "", "voornaam": "", "voorvoegselAchternaam": "", "achternaam": achternaam}
    body = {
        "hadKlantcontact": {"uuid": klantcontact},
        "wasPartij": None,
        "contactnaam": naam,
        "rol": "klant",
        "initiator": True,
    }
    made = Client(practice).post(f"{OPENKLANT_BASE}/betrokkenen", json=body, headers=AS_PRACTICE)
    assert made.status_code == 201, made.text


def test_a_source_that_fails_is_said_with_opnieuw_and_empties_nothing(
    opened: Employee, known: Known, practice: PracticeProvider
) -> None:
    practice.faults.add(Fault("reset", path=NAMES, times=None))
    page = opened.searches(KLANTCONTACTEN, "zwanebloem")
    assert ids(page) == [known.beek, known.boom]
    assert "Zoeken op naam lukt nu niet" in said(page)
    assert can_retry(page)


def test_one_hangs_and_one_fails(
    opened: Employee, known: Known, held: Callable[[str], None], practice: PracticeProvider
) -> None:
    practice.faults.add(Fault("reset", path=ADDRESSES, times=None))
    held(NAMES)
    page = opened.searches(KLANTCONTACTEN, f"{PHONE} zwanebloem")
    assert {known.boom} <= set(ids(page))
    assert "Zoeken op telefoonnummer lukt nu niet" in said(page)
    assert "Zoeken op naam duurt langer" in ". ".join(said(page))
    assert can_retry(page)
    assert follows(page)


def test_everything_failing_is_an_error_with_opnieuw(
    opened: Employee, known: Known, practice: PracticeProvider
) -> None:
    practice.faults.add(Fault("reset", times=None))
    page = opened.searches(KLANTCONTACTEN, "zwanebloem")
    assert ids(page) == []
    assert any("Het systeem met klantcontacten is niet bereikbaar" in text for text in said(page))
    assert can_retry(page)
    assert not follows(page)


def test_what_failed_is_not_remembered(opened: Employee, known: Known, practice: PracticeProvider) -> None:
    practice.faults.add(Fault("reset", path=NAMES, times=None))
    opened.searches(KLANTCONTACTEN, "zwanebloem")
    practice.faults.clear()
    page = opened.searches(KLANTCONTACTEN, "zwanebloem")
    assert not can_retry(page)
    assert ids(page) == [known.beek, known.boom]


def test_names_that_did_not_come_are_asked_for_again_with_opnieuw(
    opened: Employee, known: Known, practice: PracticeProvider
) -> None:
    page = opened.searches(KLANTCONTACTEN, "zwanebloem")
    practice.faults.add(Fault("reset", path=known.boom, times=None))
    assert "Quirijn" not in following(opened, "zwanebloem", page).text
    practice.faults.clear()
    page = opened.searches(KLANTCONTACTEN, "zwanebloem", opnieuw="1")
    assert "Quirijn" in following(opened, "zwanebloem", page).text


def test_the_same_within_a_minute_asks_nothing(opened: Employee, known: Known, practice: PracticeProvider) -> None:
    first = completed(opened, "zwanebloem")
    practice.calls.clear()
    again = opened.searches(KLANTCONTACTEN, "  zwanebloem ")
    assert ids(again) == ids(first)
    assert "Quirijn van Zwartewaterveen" in again.text
    assert not follows(again)
    assert paths(practice) == []


def test_opnieuw_asks_again(opened: Employee, known: Known, practice: PracticeProvider) -> None:
    completed(opened, "zwanebloem")
    newer = _klantcontact(practice, "Zwanebloem", hours_ago=1)
    assert newer not in ids(opened.searches(KLANTCONTACTEN, "zwanebloem"))
    practice.calls.clear()
    assert ids(opened.searches(KLANTCONTACTEN, "zwanebloem", opnieuw="1"))[0] == newer
    assert practice.calls


def test_in_another_case_it_is_another_question(opened: Employee, known: Known, practice: PracticeProvider) -> None:
    """As typed is how a name is asked for first; hits are the same."""
    first = ids(completed(opened, "zwanebloem"))
    practice.calls.clear()
    assert ids(opened.searches(KLANTCONTACTEN, "ZWANEBLOEM")) == first
    assert paths(practice)


def test_before_anything_is_typed_the_newest_are_looked_up_each_time(
    opened: Employee, known: Known, practice: PracticeProvider
) -> None:
    opened.searches(KLANTCONTACTEN, "")
    newest = _klantcontact(practice, "Zojuist", hours_ago=0)
    assert newest in ids(opened.searches(KLANTCONTACTEN, ""))


def test_another_employee_asks_for_themselves(
    provider: Provider, journal: Journal, practice: PracticeProvider, known: Known
) -> None:
    """In the same application, and even with the same session cookie."""
    signed_in = [Medewerker("noor", "Noor", "noor@example.org")]
    noor = Employee(create_app(Settings(), provider, journal, lambda: signed_in[-1]))
    first = ids(completed(noor, "zwanebloem"))
    newer = _klantcontact(practice, "Zwanebloem", hours_ago=1)
    [twin] = noor.twins(1)
    signed_in.append(Medewerker("piet", "Piet", "piet@example.org"))
    practice.calls.clear()
    assert ids(completed(twin, "zwanebloem")) == [newer, *first]
    assert practice.calls
    signed_in.pop()
    practice.calls.clear()
    assert ids(noor.searches(KLANTCONTACTEN, "zwanebloem")) == first
    assert paths(practice) == []


def test_what_follows_is_only_of_ones_own_search(
    provider: Provider, journal: Journal, practice: PracticeProvider, known: Known
) -> None:
    signed_in = [Medewerker("noor", "Noor", "noor@example.org")]
    noor = Employee(create_app(Settings(), provider, journal, lambda: signed_in[-1]))
    page = completed(noor, "zwanebloem")
    practice.faults.add(Fault("reset", times=None))
    signed_in.append(Medewerker("piet", "Piet", "piet@example.org"))
    assert ids(following(noor, "zwanebloem", page)) == []


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        (PHONE, "op telefoonnummer"),
        ("+31 6 00 00 00 12", "op telefoonnummer"),
        ("06-0000001", "op telefoonnummer"),
        (EMAIL, "op e-mailadres"),
        (BSN, "op BSN of RSIN"),
        (f"bsn {BSN}", "op BSN"),
    ],
)
@pytest.mark.parametrize("release", ["2.18", "2.15"])
def test_a_customer_is_found_over_their_partij(opened: Employee, known: Known, typed: str, label: str) -> None:
    page = completed(opened, typed)
    assert known.partij in ids(page)
    labels = [text_of(span) for span in row(page, known.partij).iter("span")]
    assert label in labels


@pytest.mark.parametrize("release", ["2.18", "2.15", "2.4"])
def test_a_phone_number_is_found_over_betrokkene_and_over_partij(opened: Employee, known: Known) -> None:
    """Also where it is registered in two spellings."""
    assert set(ids(completed(opened, "06-000 000 12"))) == {known.boom, known.partij}


@pytest.mark.parametrize(
    "typed", ["zwartewaterveen", "van zwartewaterveen", "Q. van Zwartewaterveen", "quirijn zwartewaterveen"]
)
def test_a_name_is_found_in_any_spelling(opened: Employee, known: Known, typed: str) -> None:
    page = completed(opened, typed)
    assert ids(page)[0] == known.boom
    assert "op naam" in text_of(row(page, known.boom))


@pytest.mark.parametrize("typed", [BSN, f"bsn {BSN}", "9999 99 990"])
def test_a_number_of_a_customer_is_nowhere_but_in_the_field(opened: Employee, known: Known, typed: str) -> None:
    assert BSN not in opened.response.get_data(as_text=True)
    completed(opened, typed)
    html = opened.response.get_data(as_text=True)
    assert BSN not in html
    assert typed not in html


def test_what_nothing_fits_wholly_says_so(opened: Employee, known: Known) -> None:
    page = completed(opened, "zwanebloem rolstoel")
    assert known.beek in ids(page)
    assert "Niets past helemaal. Dit lijkt er het meest op" in said(page)


def test_nothing_found_says_what_was_tried(opened: Employee, known: Known) -> None:
    page = completed(opened, "xqzvwk")
    assert ids(page) == []
    [melding] = said(page)
    assert melding.startswith("Niets gevonden. Gezocht op naam, onderwerp")
    assert "telefoonnummer, e-mailadres of BSN" in melding


@pytest.mark.parametrize(("typed", "asks"), [("a", False), ("7", True), ("", True), (" ", True)])
def test_one_letter_asks_nothing_and_one_digit_does(
    opened: Employee, practice: PracticeProvider, typed: str, asks: object
) -> None:
    page = opened.searches(KLANTCONTACTEN, typed)
    assert bool(practice.calls) is asks
    assert ("Typ minstens twee letters of één cijfer" in said(page)) is not asks


def test_what_was_typed_is_marked_and_is_never_html(opened: Employee, known: Known, practice: PracticeProvider) -> None:
    hostile = _klantcontact(practice, "<b>Zwanebloem</b> & co", hours_ago=1)
    page = opened.searches(KLANTCONTACTEN, "ZWANEBLOEM")
    title = next(a for a in row(page, hostile).iter("a"))
    assert text_of(title) == "<b>Zwanebloem</b> & co"
    assert [text_of(mark) for mark in title.iter("mark")] == ["Zwanebloem"]


def test_without_javascript_the_answer_is_whole_and_has_the_names(
    opened: Employee, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underway, "FIRST_ANSWER_SECONDS", 0.0)  # what waits no longer than that would have nothing
    data = {"csrf_token": opened.csrf_token(), "zoekterm": "zwanebloem"}
    page = opened.sends(KLANTCONTACTEN, data)
    assert ids(page) == [known.beek, known.boom]
    assert "Quirijn van Zwartewaterveen" in text_of(row(page, known.boom))
    assert not follows(page)
    assert page.fields()["zoekterm"] == "zwanebloem"


def test_more_rows_than_a_page_can_have_are_not_looked_at(opened: Employee, known: Known) -> None:
    opened.searches(KLANTCONTACTEN, "zwanebloem")
    junk = " ".join(["x", "'; drop", *["00000000-0000-4000-8000-000000000000"] * 5_000])
    page = opened.searches(KLANTCONTACTEN, "zwanebloem", vervolg="1", getoond=junk)
    assert set(ids(page)) == {known.beek, known.boom}


def test_a_search_leaves_no_trace_in_the_answers_headers(opened: Employee, known: Known, app: Flask) -> None:
    for typed in ("zwartewaterveen", PHONE, EMAIL, BSN, "zwanebloem"):
        opened.searches(KLANTCONTACTEN, typed)
        headers = str(opened.response.headers).casefold()
        assert typed not in headers
        assert "no-store" in headers
        assert not [url for url in _addresses(opened) if typed in url.casefold()]


def _addresses(employee: Employee) -> list[str]:
    page = Page.parse(employee.response.get_data(as_text=True), whole=False)
    names = ("href", "src", "action", "hx-post", "hx-get")
    return [str(element.get(name)) for element in page.root.iter() for name in names if element.get(name)]
