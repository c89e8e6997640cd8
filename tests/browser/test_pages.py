"""Every page and state: axe without a violation, and no horizontal scroll at 320 px (WCAG 1.4.10)."""

import pytest
from browser.pages import Screen
from browser.stage import Stage
from support.stage import AS_PRACTICE, Cast, cast_of
from werkzeug.test import Client

from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider

PAGES = (
    "/",
    "/registraties",
    "/interne-taken/nieuw",
    "/betrokkenen/nieuw",
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
    screen.says("Het systeem met klantcontacten is niet bereikbaar")
    screen.is_accessible()
    screen.visit(f"/klantcontacten/{cast.klantcontact.uuid}")
    screen.has_heading("Dat lukt niet")
    screen.is_accessible()
    screen.visit(f"/interne-taken/nieuw?klantcontact={cast.klantcontact.uuid}")
    screen.says("Uw keuze is bewaard")
    screen.is_accessible()


def test_long_words_do_not_widen_the_page(screen: Screen, stage: Stage, practice: PracticeProvider) -> None:
    long = "x" * 180
    body = {"kanaal": "telefoon", "onderwerp": long, "inhoud": long, "taal": "nld", "vertrouwelijk": True}
    made = Client(practice).post(f"{OPENKLANT_BASE}/klantcontacten", json=body, headers=AS_PRACTICE).get_json()
    screen.page.set_viewport_size({"width": 320, "height": 800})
    form = screen.visit_form(made["uuid"])
    form.does_not_scroll_sideways()
    form.choose(form.actor, cast_of(stage.provider).medewerker.naam)
    form.handeling.fill(long)
    form.register().is_registered()
    form.does_not_scroll_sideways()
    for path in ("/", "/registraties", f"/klantcontacten/{made['uuid']}"):
        screen.visit(path)
        screen.says(long[:20])
        screen.does_not_scroll_sideways()
        screen.is_accessible()
