"""Live search: the list always belongs to what stands in the field."""

from browser.pages import Screen
from playwright.sync_api import expect
from support.stage import Cast

from webapp.practice_provider import Fault, PracticeProvider


def test_a_slow_answer_never_overwrites_a_newer_one(screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    practice.faults.add(Fault("latency", method="GET", path="actoren", seconds=1.5))
    with screen.page.expect_request("**/zoeken/actoren"):
        form.actor.press_sequentially("van", delay=20)
    form.actor.fill(cast.medewerker.naam)
    expect(form.options()).to_have_count(1)
    screen.page.wait_for_timeout(2000)
    expect(form.options()).to_have_count(1)
    expect(form.options().first).to_contain_text(cast.medewerker.naam)


def test_the_same_for_the_list_of_klantcontacten(screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    start = screen.visit_start()
    practice.faults.add(Fault("latency", method="GET", path="klantcontacten", seconds=1.5, times=2))
    with screen.page.expect_request("**/zoeken/klantcontacten"):
        start.search("de")
    start.field.fill("bestaat-beslist-niet")
    start.says("Geen resultaten")
    screen.page.wait_for_timeout(2000)
    start.says("Geen resultaten")


def test_nothing_found_is_said(screen: Screen) -> None:
    start = screen.visit_start()
    start.search("bestaat-beslist-niet")
    start.says("Geen resultaten")
    start.is_accessible()


def test_a_provider_that_fails_is_said_where_the_hits_would_be(screen: Screen, practice: PracticeProvider) -> None:
    start = screen.visit_start()
    practice.faults.add(Fault("reset", times=None))
    start.search("paspoort")
    start.says("Het systeem met klantcontacten is niet bereikbaar")
    start.is_accessible()


def test_no_search_term_in_the_address_or_the_storage_of_the_browser(screen: Screen) -> None:
    start = screen.visit_start()
    start.search("zuiderwijk")
    start.says("Geen resultaten")
    assert "zuiderwijk" not in screen.page.url
    stored = screen.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert "zuiderwijk" not in stored


def test_nobody_chooses_from_a_list_that_belongs_to_an_earlier_term(
    screen: Screen, cast: Cast, practice: PracticeProvider
) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.actor.press_sequentially("van", delay=20)
    expect(form.options().first).to_be_visible()
    practice.faults.add(Fault("latency", method="GET", path="actoren", seconds=1.5))
    form.actor.fill(cast.medewerker.naam)
    screen.press("ArrowDown", "Enter")
    expect(form.page.locator("input[name=actor]")).to_have_value("")
    expect(form.options()).to_have_count(1)
    screen.press("Enter")
    expect(form.page.locator("input[name=actor]")).to_have_value(str(cast.medewerker.uuid))


def test_down_does_not_lead_to_hits_of_an_earlier_term(screen: Screen, practice: PracticeProvider) -> None:
    start = screen.visit_start()
    practice.faults.add(Fault("latency", method="GET", path="klantcontacten", seconds=1.0, times=2))
    start.field.fill("paspoort")
    screen.press("ArrowDown")
    expect(start.field).to_be_focused()
