"""What passes between portal and application, and what either does at it."""

import math
from uuid import uuid4

import pytest
from browser.embedded.browsers import BLOCKED, KINDS, NONE
from browser.embedded.portal_screen import PortalScreen
from browser.embedding import Embedding
from browser.pages import Screen
from playwright.sync_api import expect
from support.stage import cast_of

from webapp.practice_provider import Fault

with_cookie_and_without = pytest.mark.parametrize("browser_name", [BLOCKED, NONE], indirect=True)
without_cookie = pytest.mark.parametrize("browser_name", [NONE], indirect=True)


@with_cookie_and_without
def test_the_portal_launches_again_when_a_session_is_over(portal: PortalScreen, embedding: Embedding) -> None:
    portal.open()
    embedding.expire()
    portal.frame.get_by_role("link", name="Mijn registraties").click()
    expect(portal.messages("kcc.launch-vereist")).to_have_text(['kcc.launch-vereist {"reden":"verlopen"}'])
    portal.frame_shows(embedding.klantcontacten[0].onderwerp)
    portal.follow("Mijn registraties", heading="Mijn registraties")


@with_cookie_and_without
def test_context_never_replaces_a_form_without_asking(portal: PortalScreen, embedding: Embedding) -> None:
    first, second, third, _ = (one.onderwerp for one in embedding.klantcontacten)
    portal.open()
    portal.show_other()
    portal.frame_shows(second)
    portal.frame.get_by_role("link", name="Betrokkene registreren").click()
    portal.frame_shows("Betrokkene registreren")
    portal.show_other()  # with nothing filled in
    portal.frame_shows(third)
    form = portal.interne_taak()
    form.handeling.fill("Bel de klant")
    portal.show(first)
    dialog = portal.frame.get_by_role("dialog", name="Het portaal toont een ander klantcontact")
    expect(dialog).to_be_visible()
    portal.screen.is_accessible()
    dialog.get_by_role("button", name="Bij dit formulier blijven").click()
    expect(form.handeling).to_have_value("Bel de klant")
    portal.show(third)  # the one that the form is about
    portal.show(first)
    dialog.get_by_role("button", name="Naar het andere klantcontact").click()
    portal.frame_shows(first)


@with_cookie_and_without
def test_context_of_a_klantcontact_that_does_not_exist(portal: PortalScreen) -> None:
    portal.open()
    portal.send({"type": "kcc.context", "version": 1, "klantcontact": str(uuid4())})
    portal.screen.says("Dit bestaat niet of niet meer")
    portal.follow("Klantcontacten", heading="Klantcontact zoeken")


def test_the_frame_is_as_high_as_what_is_in_it(portal: PortalScreen, embedding: Embedding) -> None:
    portal.open()
    Screen(portal.page).is_accessible()
    frame, body = portal.page.locator("iframe"), "document.body.getBoundingClientRect().height"
    tall = math.ceil(portal.frame.evaluate(body))
    expect(frame).to_have_css("height", f"{tall}px")
    assert not portal.frame.evaluate("document.scrollingElement.scrollHeight - innerHeight")
    portal.interne_taak()
    expect(frame).not_to_have_css("height", f"{tall}px")
    portal.show_other()
    portal.show(embedding.klantcontacten[0].onderwerp)
    portal.frame_shows(embedding.klantcontacten[0].onderwerp)
    expect(frame).to_have_css("height", f"{tall}px")


@pytest.mark.parametrize("browser_name", KINDS, indirect=True)
def test_a_reload_of_the_frame(portal: PortalScreen, embedding: Embedding, browser_name: str) -> None:
    """With the cookie the same page; without, the portal launches again."""
    again = int(KINDS[browser_name].needs_bearer)
    portal.open()
    portal.frame.evaluate("location.reload()")
    expect(portal.messages("kcc.gereed")).to_have_count(2 + again)
    expect(portal.messages("kcc.launch-vereist")).to_have_count(again)
    portal.frame_shows(embedding.klantcontacten[0].onderwerp)


@without_cookie
def test_a_registration_that_waits_is_followed_by_a_bearer_too(portal: PortalScreen, embedding: Embedding) -> None:
    portal.open()
    embedding.practice.faults.add(Fault("reset", method="POST", path="internetaken", times=None))
    done = portal.register_interne_taak(cast_of(embedding.provider).medewerker.naam)
    done.has_heading("De interne taak is nog niet geregistreerd")
    embedding.practice.faults.clear()
    portal.frame.get_by_role("button", name="Nu opnieuw proberen").click()
    done.is_registered(seconds=20)
    expect(portal.registered()).to_have_text([f"Interne taak {done.nummer()}"])


@without_cookie
def test_a_link_that_gets_no_answer_says_so(portal: PortalScreen) -> None:
    portal.open()
    portal.page.route("**/registraties", lambda route: route.abort())
    portal.frame.get_by_role("link", name="Mijn registraties").click()
    portal.screen.says("Dat lukt nu niet")
    portal.page.unroute("**/registraties")
    portal.follow("Mijn registraties", heading="Mijn registraties")
    assert [complaint for complaint in portal.complaints if "Failed to fetch" not in complaint] == []
    portal.complaints.clear()


@pytest.mark.parametrize("host", ["streng.localhost", "stil.localhost"])
def test_a_portal_with_strict_headers_can_embed_and_launch(portal: PortalScreen, host: str) -> None:
    """COOP with COEP require-corp; and no-referrer, so that the launch has ``Origin: null``."""
    portal.open(host)
    portal.follow("Mijn registraties", heading="Mijn registraties")
    expect(portal.messages("kcc.gereed")).to_have_count(2)
