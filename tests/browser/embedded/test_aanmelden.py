"""Signing in at an OpenID Connect provider on a third site: inside a portal's frame, and as a page of its own."""

from collections.abc import Callable, Iterator
from typing import cast

import pytest
from browser.embedding import Embedding, embedded
from browser.pages import Screen
from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Page, expect
from support.idp import WITH_ROLE, WITHOUT_ROLE, Account, identity_provider
from werkzeug.wrappers import Request, Response

PORTAL, STRICT = "portal.localhost", "streng.localhost"
CUT_OFF = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedding]:
    """Three sites over TLS: portals that only frame the application, the application, and the provider."""
    folder = tmp_path_factory.mktemp("aanmelden")
    with identity_provider(tls=folder) as idp, pytest.MonkeyPatch.context() as environment:
        environment.setenv("SSL_CERT_FILE", str(idp.ca))
        with embedded(folder, **idp.settings()) as stage:
            idp.register(f"{stage.application}/aanmelden/terug")
            stage.sites.add(PORTAL, _framing(f"{stage.application}/registraties", {}))
            stage.sites.add(STRICT, _framing(f"{stage.application}/registraties", CUT_OFF))
            yield stage


def _framing(address: str, headers: dict[str, str]) -> Callable[..., object]:
    page = f'<!doctype html><html lang="nl"><title>Portaal</title><iframe src="{address}" title="Registratie"></iframe>'

    @Request.application
    def portal(_: Request) -> Response:
        return Response(page, mimetype="text/html", headers=headers)

    return portal


@pytest.fixture(autouse=True)
def nothing_is_blocked(framing: BrowserContext, stage: Embedding) -> Iterator[None]:
    """Neither a script that fails nor anything that the content security policy keeps from our own pages."""
    complaints: list[str] = []
    framing.on("weberror", lambda error: complaints.append(str(error.error)))
    framing.on("console", lambda message: complaints.extend(_complaint(message, stage.application)))
    yield
    assert not complaints


def _complaint(message: ConsoleMessage, application: str) -> list[str]:
    ours = str(message.location.get("url", "")).startswith(application)
    expected = any(known in message.text for known in ("Failed to load resource", "Blocked autofocusing"))
    return [message.text] if ours and message.type == "error" and not expected else []


class Portal:
    def __init__(self, context: BrowserContext, stage: Embedding, host: str) -> None:
        self.page = context.new_page()
        self.page.goto(stage.portal(host))
        self.frame_shows("Aanmelden")

    @property
    def frame(self) -> Frame:
        return self.page.main_frame.child_frames[0]

    @property
    def screen(self) -> Screen:
        return Screen(cast("Page", self.frame))

    def frame_shows(self, heading: str) -> None:
        expect(self.frame.get_by_role("heading", level=1, name=heading)).to_be_visible()

    def begin(self) -> Page:
        """The window that the employee signs in in."""
        with self.page.context.expect_page() as opened:
            self.frame.get_by_role("link", name="Aanmelden").click()
        return opened.value


def _at_provider(window: Page, account: Account = WITH_ROLE) -> None:
    window.get_by_role("textbox", name="Login").fill(account.login)
    window.get_by_role("button", name="Continue").click()
    window.get_by_role("textbox", name="Password").fill(account.password)
    window.get_by_role("button", name="Sign in").click()


def test_a_window_of_its_own_signs_the_frame_in(framing: BrowserContext, stage: Embedding) -> None:
    portal = Portal(framing, stage, PORTAL)
    portal.screen.is_accessible()
    window = portal.begin()
    expect(portal.frame.get_by_role("status").first).to_contain_text("Meld u aan in het nieuwe venster")
    portal.screen.is_accessible()
    with window.expect_event("close"):
        _at_provider(window)
    portal.frame_shows("Mijn registraties")
    expect(portal.frame.get_by_text(WITH_ROLE.naam)).to_be_visible()
    portal.frame.get_by_role("link", name="Klantcontacten").click()
    portal.frame_shows("Klantcontact zoeken")


def test_where_the_portal_cuts_the_window_off_the_employee_compares_a_code(
    framing: BrowserContext, stage: Embedding
) -> None:
    portal = Portal(framing, stage, STRICT)
    window = portal.begin()
    _at_provider(window)
    code = window.locator(".kcc-code").inner_text()
    expect(portal.frame.get_by_role("status").first).to_contain_text(code)
    Screen(window).is_accessible()
    window.get_by_role("button", name="Ja").click()
    Screen(window).has_heading("U bent aangemeld")
    Screen(window).is_accessible()
    portal.frame_shows("Mijn registraties")


def test_who_does_not_see_the_code_in_the_portal_lets_nobody_in(framing: BrowserContext, stage: Embedding) -> None:
    portal = Portal(framing, stage, STRICT)
    window = portal.begin()
    _at_provider(window)
    window.get_by_role("button", name="Nee").click()
    Screen(window).has_heading("U bent niet aangemeld in het portaal")
    Screen(window).is_accessible()
    with portal.page.expect_response(f"{stage.application}/aanmelden/koppeling") as asked:
        pass
    assert asked.value.json() == {"stand": "wacht"}
    portal.frame_shows("Aanmelden")


def test_a_page_of_its_own_goes_to_the_provider_and_comes_back(framing: BrowserContext, stage: Embedding) -> None:
    page = framing.new_page()
    page.goto(f"{stage.application}/registraties")
    _at_provider(page)
    Screen(page).has_heading("Mijn registraties")
    assert page.url == f"{stage.application}/registraties"


def test_who_may_not_come_in_gets_to_know_why(framing: BrowserContext, stage: Embedding) -> None:
    page = framing.new_page()
    page.goto(f"{stage.application}/registraties")
    _at_provider(page, WITHOUT_ROLE)
    Screen(page).says("U mag deze applicatie niet gebruiken")
    Screen(page).is_accessible()


def test_when_the_session_is_gone_the_part_that_htmx_puts_in_signs_in_the_same_way(
    framing: BrowserContext, stage: Embedding
) -> None:
    portal = Portal(framing, stage, PORTAL)
    window = portal.begin()
    with window.expect_event("close"):
        _at_provider(window)
    portal.frame_shows("Mijn registraties")
    portal.frame.get_by_role("link", name="Klantcontacten").click()
    portal.frame_shows("Klantcontact zoeken")
    framing.clear_cookies()
    portal.frame.get_by_role("searchbox").fill("paspoort")
    expect(portal.frame.get_by_text("U bent niet aangemeld")).to_be_visible()
    portal.screen.is_accessible()
    window = portal.begin()
    with window.expect_event("close"):
        _at_provider(window)
    portal.frame_shows("Klantcontact zoeken")
