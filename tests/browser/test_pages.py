"""Every page and state: axe without a violation, and no horizontal scroll at 320 px (WCAG 1.4.10)."""

import pytest
from browser.pages import Screen
from support.stage import Cast

from webapp.practice_provider import Fault, PracticeProvider

PAGES = (
    "/",
    "/registraties",
    "/interne-taken/nieuw",
    "/stijlgids",
    "/bestaat-niet",
    "/klantcontacten/00000000-0000-4000-8000-000000000000",
)


@pytest.mark.parametrize("path", PAGES)
def test_page(screen: Screen, path: str) -> None:
    screen.page.set_viewport_size({"width": 320, "height": 800})
    screen.visit(path)
    screen.is_accessible()
    screen.does_not_scroll_sideways()


def test_klantcontact_and_form_at_320(screen: Screen, cast: Cast) -> None:
    screen.page.set_viewport_size({"width": 320, "height": 800})
    screen.visit(f"/klantcontacten/{cast.klantcontact.uuid}")
    screen.does_not_scroll_sideways()
    form = screen.visit_form(cast.klantcontact.uuid)
    form.actor.press_sequentially(cast.medewerker.naam[:4], delay=20)
    form.options().first.wait_for()
    form.is_accessible()
    form.does_not_scroll_sideways()
    form.register_button.click()
    screen.page.get_by_role("alert").wait_for()
    form.does_not_scroll_sideways()
    form.is_accessible()


def test_a_provider_that_is_down_has_a_page(screen: Screen, cast: Cast, practice: PracticeProvider) -> None:
    practice.faults.add(Fault("reset", times=None))
    screen.visit("/")
    screen.says("Het register is niet bereikbaar")
    screen.is_accessible()
    screen.visit(f"/klantcontacten/{cast.klantcontact.uuid}")
    screen.has_heading("Dat lukt niet")
    screen.is_accessible()
    screen.visit(f"/interne-taken/nieuw?klantcontact={cast.klantcontact.uuid}")
    screen.says("Wat u invulde staat er nog")
    screen.is_accessible()
