"""Live search: the list always belongs to what stands in the field, and nobody waits for what is slow."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import parse_qs

import pytest
from browser.pages import Screen
from browser.stage import Stage
from playwright.sync_api import Route, expect
from support.stage import Cast

from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import KlantcontactQuestion
from webapp.practice_provider import Fault, PracticeProvider

_DICE = random.SystemRandom()
_KEY_MS = 1000 / 12
_SAID = """
window.saidNow = [];
const status = document.getElementById("treffers-status");
const note = () => status.textContent.trim() && window.saidNow.push(status.textContent.trim());
new MutationObserver(note).observe(status, { childList: true, characterData: true, subtree: true });
"""
# When the spinner is first seen, in ms after the request; null when the answer was there before.
_SPINNER = """
(term) => new Promise((done) => {
  const field = document.querySelector("[data-zoekveld]");
  const spinner = field.parentElement.querySelector(".kcc-draaier");
  let began = 0;
  document.addEventListener("htmx:before:request", () => { began = performance.now(); });
  const look = () => {
    if (began && getComputedStyle(spinner).visibility === "visible") done(performance.now() - began);
    else if (began && !field.classList.contains("htmx-request")) done(null);
    else requestAnimationFrame(look);
  };
  field.value = term;
  field.dispatchEvent(new CustomEvent("kcc:zoek"));
  look();
})
"""


@dataclass(frozen=True)
class Moody(Fault):
    """Every request takes another time: 50 to 900 ms."""

    def __getattribute__(self, name: str) -> object:
        return _DICE.uniform(0.05, 0.9) if name == "seconds" else super().__getattribute__(name)


@pytest.fixture(scope="module")
def unused() -> Iterator[int]:
    """Terms are remembered for a minute, and so is what was read of a hit: each test searches for another one."""
    return count()


@pytest.fixture
def klantcontact(stage: Stage, unused: Iterator[int]) -> Klantcontact:
    """With somebody involved, and not one of those that the start page has read already."""
    found = stage.provider.find_klantcontacten(KlantcontactQuestion(), limit=60)[20:]
    return [one for one in map(stage.provider.get_klantcontact, (hit.uuid for hit in found)) if _achternaam(one)][
        next(unused)
    ]


@pytest.fixture
def achternaam(klantcontact: Klantcontact) -> str:
    return _achternaam(klantcontact)


@pytest.fixture
def woord(klantcontact: Klantcontact) -> str:
    """Out of an onderwerp."""
    words: list[str] = re.findall(r"\w+", klantcontact.onderwerp)
    return max(words, key=len)


def _achternaam(klantcontact: Klantcontact) -> str:
    return next((one.contactnaam.achternaam for one in klantcontact.betrokkenen if one.contactnaam), "")


def _held(screen: Screen, path: str) -> list[Route]:
    """The requests to ``path`` from now on: each is only sent when the test says so."""
    routes: list[Route] = []
    screen.page.route(path, lambda route: routes.append(route))  # noqa: PLW0108 - Playwright marks its handlers
    return routes


def test_a_slow_answer_never_overwrites_a_newer_one(screen: Screen, cast: Cast) -> None:
    """It comes while the newer term still waits for its pause."""
    form = screen.visit_form(cast.klantcontact.uuid)
    held = _held(screen, "**/zoeken/actoren")
    with screen.page.expect_request("**/zoeken/actoren"):
        form.actor.press_sequentially("van", delay=20)
    screen.page.wait_for_timeout(50)  # for it to be held
    form.actor.fill(cast.medewerker.naam)
    held[0].continue_()
    screen.page.wait_for_timeout(500)
    expect(form.options()).to_have_count(0)
    held[1].continue_()
    expect(form.options()).to_have_count(1)
    expect(form.options().first).to_contain_text(cast.medewerker.naam)


def test_the_same_for_the_list_of_klantcontacten(screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    start = screen.visit_start()
    practice.faults.add(Fault("latency", method="GET", path="klantcontacten", seconds=1.5, times=2))
    with screen.page.expect_request("**/zoeken/klantcontacten"):
        start.search("de")
    start.field.fill("bestaat-beslist-niet")
    start.finds_nothing()
    screen.page.wait_for_timeout(2000)
    start.finds_nothing()


def test_nothing_found_is_said(screen: Screen) -> None:
    start = screen.visit_start()
    start.search("bestaat-beslist-niet")
    start.finds_nothing()
    expect(start.said).to_contain_text(start.page.locator(".kcc-leeg__titel").inner_text())
    start.is_accessible()


def test_a_provider_that_fails_is_said_where_the_hits_would_be(
    screen: Screen, practice: PracticeProvider, woord: str
) -> None:
    start = screen.visit_start()
    practice.faults.add(Fault("reset", times=None))
    start.search(woord)
    start.says("Het systeem met klantcontacten is niet bereikbaar")
    start.is_accessible()


def test_no_search_term_in_the_address_or_the_storage_of_the_browser(screen: Screen) -> None:
    start = screen.visit_start()
    asked: list[str] = []
    screen.page.on("request", lambda request: asked.append(request.url))
    before = screen.page.evaluate("history.length")
    start.search_for("zuiderwijk")
    start.search_for("")
    stored = screen.page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, history.state, document.cookie])"
    )
    assert asked
    assert "zuiderwijk" not in "".join([screen.page.url, stored, *asked])
    assert screen.page.evaluate("history.length") == before


def test_nobody_chooses_from_a_list_that_belongs_to_an_earlier_term(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.actor.press_sequentially("van", delay=20)
    expect(form.options().first).to_be_visible()
    held = _held(screen, "**/zoeken/actoren")
    form.actor.fill(cast.medewerker.naam)
    screen.press("ArrowDown", "Enter")
    screen.page.wait_for_timeout(500)
    expect(form.page.locator("input[name=actor]")).to_have_value("")
    held[-1].continue_()
    expect(form.options()).to_have_count(1)
    screen.press("Enter")
    expect(form.page.locator("input[name=actor]")).to_have_value(str(cast.medewerker.uuid))


def test_down_does_not_lead_to_hits_of_an_earlier_term(screen: Screen, practice: PracticeProvider) -> None:
    start = screen.visit_start()
    practice.faults.add(Fault("latency", method="GET", path="klantcontacten", seconds=1.0, times=2))
    start.field.fill("paspoort")
    screen.press("ArrowDown")
    expect(start.field).to_be_focused()


def test_typing_over_a_provider_of_moods_ends_on_the_last_terms_hits(
    screen: Screen, cast: Cast, practice: PracticeProvider, achternaam: str, woord: str
) -> None:
    start = screen.visit_start()
    for zoekterm in (cast.klantcontact.leesbaar_nummer, woord, achternaam, "afval gisteren"):
        practice.faults.add(Moody("latency", times=None))
        start.field.fill("")
        start.field.press_sequentially("vergissing ", delay=_KEY_MS)
        screen.press(*["Backspace"] * 11)
        start.field.press_sequentially(zoekterm, delay=_KEY_MS)
        start.is_settled()
        practice.faults.clear()
        shown = sorted(start.ids())
        start.search_for("")
        start.search_for(zoekterm)
        assert shown == sorted(start.ids()), zoekterm


def test_one_source_hangs_and_one_fails_and_the_rest_stands_there(
    screen: Screen, practice: PracticeProvider, woord: str
) -> None:
    start = screen.visit_start()
    start.is_settled()
    practice.faults.add(
        Fault("hang", method="GET", path="betrokkenen", times=None, seconds=30),
        Fault("refused", method="GET", path="/klantcontacten", times=1),
    )
    start.field.fill(woord)
    screen.press("Enter")
    start.says(re.compile("op naam duurt langer"))  # so it came before the call that hangs was given up
    start.says(re.compile("lukt nu niet"))
    expect(start.targets().first).to_be_visible()
    expect(start.said).to_contain_text("duurt langer")
    start.is_accessible()
    practice.faults.clear()
    start.again.click()
    expect(start.field).to_be_focused()
    start.is_settled()
    expect(start.again).to_have_count(0)
    expect(start.page.locator("#treffers")).not_to_contain_text("duurt langer")


@pytest.mark.parametrize("width", [320, 420, 1024])
def test_what_follows_moves_nothing_and_takes_no_focus(
    screen: Screen, practice: PracticeProvider, achternaam: str, width: int
) -> None:
    """Found by name, of which nothing more is known at first; and the pointer is down while the rest comes in."""
    screen.page.set_viewport_size({"width": width, "height": 900})
    start = screen.visit_start()
    start.is_settled()
    practice.faults.add(Fault("latency", method="GET", path="/klantcontacten", times=None, seconds=2.0))
    start.field.fill(achternaam)
    expect(start.page.locator(".kcc-treffer--onbekend").first).to_be_visible()
    start.is_accessible()
    start.does_not_scroll_sideways()
    screen.press("ArrowDown")
    focused, ids, places = start.focused().get_attribute("id"), start.ids(), start.places()
    start.page.evaluate(_SAID)
    start.is_settled()
    assert start.focused().get_attribute("id") == focused
    assert start.ids()[: len(ids)] == ids
    assert start.places()[: len(places)] == places
    # What was said already is not said again.
    assert start.page.evaluate("window.saidNow.filter(text => /^\\d+ resulta\\w+$/.test(text))") == []
    start.is_accessible()
    start.does_not_scroll_sideways()


def test_a_click_half_way_opens_the_hit_that_it_began_on(
    screen: Screen, practice: PracticeProvider, achternaam: str
) -> None:
    start = screen.visit_start()
    start.is_settled()
    practice.faults.add(Fault("latency", method="GET", path="/klantcontacten", times=None, seconds=1.5))
    start.field.fill(achternaam)
    expect(start.page.locator(".kcc-treffer--onbekend").first).to_be_visible()
    box = start.targets().first.bounding_box()
    assert box
    screen.page.mouse.move(box["x"] + 20, box["y"] + 5)
    screen.page.mouse.down()
    start.is_settled()
    practice.faults.clear()
    first = start.ids()[0]
    screen.page.mouse.up()
    screen.page.wait_for_url(f"**/klantcontacten/{first}")


def test_a_follow_up_never_overtakes_a_newer_search(
    screen: Screen, practice: PracticeProvider, achternaam: str
) -> None:
    start = screen.visit_start()
    start.is_settled()
    practice.faults.add(Fault("latency", method="GET", path="/klantcontacten", times=None, seconds=2.0))
    start.field.fill(achternaam)
    expect(start.page.locator("[data-vervolg]")).to_have_count(1)
    practice.faults.clear()
    start.field.fill("bestaat-beslist-niet")
    start.finds_nothing()
    screen.page.wait_for_timeout(2500)
    start.finds_nothing()


def test_what_follows_is_asked_with_the_term_and_nothing_else_of_the_form(
    screen: Screen, practice: PracticeProvider, klantcontact: Klantcontact, achternaam: str
) -> None:
    form = screen.visit_form()
    form.page.wait_for_timeout(500)
    form.toelichting.fill("vertelt niemand verder")
    posted: list[dict[str, list[str]]] = []
    screen.page.on("request", lambda request: posted.append(parse_qs(request.post_data or "")))
    practice.faults.add(Fault("latency", method="GET", path="/klantcontacten", times=None, seconds=1.5))
    form.klantcontact.fill(achternaam)
    with screen.page.expect_response("**/zoeken/klantcontacten"):
        pass
    with screen.page.expect_response("**/zoeken/klantcontacten"):
        pass
    assert all(body["zoekterm"] == [achternaam] for body in posted)
    assert set(posted[-1]) == {"zoekterm", "csrf_token", "als", "voor", "vervolg", "getoond"}
    assert str(klantcontact.uuid) in posted[-1]["getoond"][0]
    choice = screen.page.locator(f"#treffer-{klantcontact.uuid}-titel")
    expect(choice).to_contain_text(klantcontact.onderwerp)
    practice.faults.clear()
    choice.click()
    expect(screen.page.locator("input[name=klantcontact]")).to_have_value(str(klantcontact.uuid))
    expect(form.toelichting).to_have_value("vertelt niemand verder")


def test_the_keys_of_a_list(screen: Screen) -> None:
    start = screen.visit_start()
    start.is_settled()
    hits = start.targets()
    start.field.focus()
    screen.press("ArrowDown")
    expect(hits.first).to_be_focused()
    screen.press("End")
    expect(hits.last).to_be_focused()
    screen.press("ArrowDown")
    expect(hits.last).to_be_focused()
    screen.press("Home", "ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    screen.press("ArrowUp", "ArrowUp")
    expect(start.field).to_be_focused()
    screen.press("ArrowDown", "Escape")
    expect(start.field).to_be_focused()


def test_escape_in_the_field_brings_back_what_stood_there_before(screen: Screen) -> None:
    start = screen.visit_start()
    start.is_settled()
    newest = start.ids()
    start.search_for("paspoort")
    assert start.ids() != newest
    screen.press("Escape")
    expect(start.field).to_have_value("")
    start.is_settled()
    assert start.ids() == newest
    expect(start.page.get_by_role("heading", name="Laatste klantcontacten")).to_be_visible()


def test_enter_searches_at_once_and_then_opens_the_only_hit(screen: Screen, stage: Stage) -> None:
    newest = stage.provider.find_klantcontacten(KlantcontactQuestion(), limit=25)
    numbered = next(one for one in newest if one.leesbaar_nummer)  # not all have a number
    start = screen.visit_start()
    start.is_settled()
    with screen.page.expect_request("**/zoeken/klantcontacten", timeout=200):
        start.field.fill(numbered.leesbaar_nummer)
        screen.press("Enter")
    start.is_settled()
    expect(start.targets()).to_have_count(1)
    screen.press("Enter")
    screen.page.wait_for_url(f"**/klantcontacten/{numbered.uuid}")


def test_a_provider_that_is_back_is_searched_again(screen: Screen, practice: PracticeProvider, woord: str) -> None:
    start = screen.visit_start()
    start.is_settled()
    practice.faults.add(Fault("reset", times=None))
    start.field.fill(woord)
    expect(start.again).to_be_visible()
    practice.faults.clear()
    screen.tab_to(start.again)
    screen.press("Enter")
    expect(start.field).to_be_focused()
    expect(start.targets().first).to_be_visible()
    expect(start.said).to_contain_text(start.page.locator(".kcc-treffers__aantal").first.inner_text())


@pytest.mark.parametrize("delay", [0.0, 1.5])
def test_a_spinner_only_where_it_takes_long(
    screen: Screen, practice: PracticeProvider, woord: str, delay: float
) -> None:
    start = screen.visit_start()
    start.is_settled()
    practice.faults.add(Fault("latency", method="GET", times=None, seconds=delay))
    seen = screen.page.evaluate(_SPINNER, woord)
    assert seen is None or seen >= 295  # a frame early, by the browser's clock
    assert (seen is not None) == bool(delay)


def test_the_actor_field_offers_those_used_lately_when_asked(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.choose(form.actor, cast.medewerker.naam)
    form.handeling.fill("Terugbellen")
    if form.eenheid.is_visible():
        form.choose(form.eenheid, cast.eenheid.naam)
    form.register().is_registered()
    form = screen.visit_form(cast.klantcontact.uuid)
    form.actor.focus()
    screen.page.wait_for_timeout(500)
    expect(form.options()).to_have_count(0)
    screen.press("ArrowDown")
    expect(form.options().filter(has_text=cast.medewerker.naam)).to_be_visible()
    form.is_accessible()
    screen.press("ArrowDown", "Enter")
    expect(form.page.locator("input[name=actor]")).not_to_have_value("")


def test_what_was_typed_is_marked_in_the_names_of_actoren(screen: Screen, cast: Cast) -> None:
    form = screen.visit_form(cast.klantcontact.uuid)
    form.actor.press_sequentially(cast.medewerker.naam[:4], delay=20)
    expect(form.options().first.locator("mark").first).to_be_visible()
    form.is_accessible()
