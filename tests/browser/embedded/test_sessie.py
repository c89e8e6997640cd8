"""The end of a session in the portal's frame: told in time, put off, and nothing lost by it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import cast

import pytest
from browser.embedded.browsers import BLOCKED, NONE
from browser.embedded.portal_screen import PortalScreen
from browser.pages import Form, KlantcontactScreen
from playwright.sync_api import Locator, Page, expect
from support.stage import cast_of

HANDELING = "Bel mevrouw Zonnebloem terug"
every_chromium = pytest.mark.parametrize("browser_name", [BLOCKED, NONE], indirect=True)


@pytest.fixture
def form(portal: PortalScreen) -> Iterator[Form]:
    """Half done, in the frame; with time in the test's hands. What is kept of it is no next test's business."""
    portal.page.clock.install()
    portal.open()
    form = KlantcontactScreen(cast("Page", portal.frame)).register_interne_taak()
    form.choose(form.actor, cast_of(portal.embedding.provider).medewerker.naam)
    form.handeling.fill(HANDELING)
    yield form
    change(portal, "delete from kcc_formulier")


def nobody_there_for(portal: PortalScreen, minutes: float) -> None:
    """Here and at the server."""
    change(portal, "update kcc_sessie set gezien = gezien - ?", minutes * 60)
    portal.page.clock.fast_forward(int(minutes * 60_000))


def change(portal: PortalScreen, statement: str, *values: float) -> None:
    with closing(sqlite3.connect(portal.embedding.server.folder / "kcc.sqlite3", timeout=5)) as database, database:
        database.execute(statement, values)


def dialog(portal: PortalScreen) -> Locator:
    return portal.frame.get_by_role("alertdialog")


@every_chromium
def test_the_warning_comes_two_minutes_before_and_verder_werken_puts_the_end_off(
    portal: PortalScreen, form: Form
) -> None:
    nobody_there_for(portal, 17)
    expect(dialog(portal)).to_have_count(0)
    nobody_there_for(portal, 1.1)
    expect(dialog(portal)).to_have_accessible_name("U wordt over 2 minuten afgemeld")
    verder = portal.frame.get_by_role("button", name="Verder werken")
    expect(verder).to_be_focused()
    portal.screen.is_accessible()
    verder.press("Enter")
    expect(dialog(portal)).to_have_count(0)
    nobody_there_for(portal, 17)
    expect(dialog(portal)).to_have_count(0)
    expect(form.handeling).to_have_value(HANDELING)


@every_chromium
def test_at_the_end_nothing_stays_readable_and_the_next_launch_shows_the_form_filled(
    portal: PortalScreen, form: Form
) -> None:
    nobody_there_for(portal, 21)
    portal.frame_shows("Uw sessie is voorbij")
    expect(portal.frame.get_by_text("Wat u had ingevuld, is bewaard")).to_be_visible()
    assert HANDELING not in portal.frame.content()
    portal.frame.get_by_role("link", name="Opnieuw aanmelden").click()
    expect(portal.frame.get_by_text("Alles wat u had ingevuld, staat er nog")).to_be_visible()
    expect(form_again(portal).handeling).to_have_value(HANDELING)
    form_again(portal).register().is_registered()


def test_when_ten_hours_are_over_it_says_that_it_cannot_be_put_off_and_afmelden_keeps_the_form(
    portal: PortalScreen, form: Form
) -> None:
    change(portal, "update kcc_sessie set begonnen = begonnen - ?", 10 * 3600 - 100)
    portal.page.clock.fast_forward("19:00")
    expect(dialog(portal)).to_contain_text("Dat kunnen we niet uitstellen")
    dialog(portal).get_by_role("button", name="Afmelden").click()
    portal.frame_shows("U bent afgemeld")
    expect(portal.messages("kcc.launch-vereist")).to_have_count(0)
    portal.frame.get_by_role("link", name="Opnieuw aanmelden").click()
    expect(form_again(portal).handeling).to_have_value(HANDELING)


def test_a_warning_stands_where_the_employee_looks_in_a_frame_that_is_higher_than_the_screen(
    portal: PortalScreen, form: Form
) -> None:
    portal.page.set_viewport_size({"width": 1024, "height": 420})
    form.toelichting.evaluate("element => element.style.height = '2000px'")
    form.register_button.scroll_into_view_if_needed()
    nobody_there_for(portal, 18.1)
    expect(portal.frame.get_by_role("button", name="Verder werken")).to_be_in_viewport()


@every_chromium
def test_a_search_after_the_end_does_not_take_the_form_away_with_it(portal: PortalScreen, form: Form) -> None:
    change(portal, "update kcc_sessie set gezien = gezien - ?", 3600)
    form.actor.fill("Fat")
    portal.page.clock.run_for(500)
    portal.frame_shows("Uw sessie is voorbij")
    portal.frame.get_by_role("link", name="Opnieuw aanmelden").click()
    expect(form_again(portal).handeling).to_have_value(HANDELING)


@every_chromium
def test_without_a_session_at_all_what_was_typed_stays_in_the_page(portal: PortalScreen, form: Form) -> None:
    change(portal, "delete from kcc_sessie")
    form.register_button.click()
    expect(portal.frame.get_by_text("U bent niet meer aangemeld")).to_be_visible()
    expect(form.handeling).to_have_value(HANDELING)
    expect(portal.messages("kcc.launch-vereist")).to_have_count(0)
    portal.screen.is_accessible()
    portal.frame.get_by_role("link", name="Opnieuw aanmelden").click()
    portal.frame_shows(portal.embedding.klantcontacten[0].onderwerp)


def form_again(portal: PortalScreen) -> Form:
    return Form(cast("Page", portal.frame))
