"""Other sites, and the wrong windows of the right one."""

import pytest
from browser.embedded.browsers import ALLOWED, NONE
from browser.embedded.portal_screen import PortalScreen
from browser.embedding import HOSTILE, Embedding
from playwright.sync_api import BrowserContext, Error, Page, expect

_CONTEXT = {"type": "kcc.context", "version": 1}
_REGISTERED = {"type": "kcc.geregistreerd", "version": 1, "soort": "interne-taak", "nummer": "123456789"}


def test_nothing_shows_in_a_frame_of_a_site_that_is_not_on_the_list(
    framing: BrowserContext, embedding: Embedding
) -> None:
    """Nor may it launch: the example portal does so there, with a token that is in order."""
    page = framing.new_page()
    with page.expect_response(f"{embedding.application}/launch") as launched:
        page.goto(embedding.portal(HOSTILE))
    assert launched.value.status == 403
    for path in ("/", "/aanmelden", "/status/live"):
        page.evaluate("document.body.append(document.createElement('iframe'))")
        with pytest.raises(Error, match="ERR_BLOCKED_BY_RESPONSE"):
            page.main_frame.child_frames[-1].goto(embedding.application + path)


def test_messages_of_another_origin_or_another_window_are_ignored(portal: PortalScreen, embedding: Embedding) -> None:
    first, second = embedding.klantcontacten[:2]
    portal.open()
    hostile = _popup(portal.page, embedding.portal(HOSTILE))
    other = _popup(portal.page, embedding.portal())
    context = _CONTEXT | {"klantcontact": second.uuid}
    for sender in (hostile, other):
        sender.evaluate("(message) => opener.frames[0].postMessage(message, '*')", context)
        sender.evaluate("(message) => opener.postMessage(message, '*')", _REGISTERED | {"uuid": first.uuid})
    portal.send(context | {"version": 2})
    portal.send(context | {"klantcontact": "../afmelden"})
    portal.page.evaluate("(message) => frames[0].postMessage(message, '*')", "geen bericht")
    portal.follow("Mijn registraties", heading="Mijn registraties")
    expect(portal.registered()).to_have_count(0)
    portal.send(context)
    portal.frame_shows(second.onderwerp)


@pytest.mark.parametrize("browser_name", [ALLOWED, NONE], indirect=True)
def test_another_site_cannot_act_in_an_employees_name(
    framing: BrowserContext, portal: PortalScreen, embedding: Embedding, browser_name: str
) -> None:
    """By a form and by fetch, in a window that has the employee's cookie and in one that has none."""
    portal.open()
    alone = framing.new_page()
    alone.goto(embedding.portal())
    alone.evaluate("document.getElementById('launch').target = '_self'; document.getElementById('opnieuw').click()")
    expect(alone.get_by_role("button", name="Afmelden")).to_be_visible()
    hostile = framing.new_page()
    hostile.goto(embedding.portal(HOSTILE))
    address = f"{embedding.application}/afmelden"
    refused = '"route": "/afmelden", "status": 403'
    before = embedding.server.log.count(refused)
    sent = (
        "(address) => fetch(address, {method: 'POST', mode: 'no-cors', credentials: 'include'}).catch(() => 'unread')"
    )
    assert hostile.evaluate(sent, address) == "unread"
    assert embedding.server.log.count(refused) == before + 1
    with hostile.expect_response(address) as by_form:
        hostile.evaluate(_POST, address)
    assert by_form.value.status == 403
    assert ("__Host-kcc" in by_form.value.request.all_headers().get("cookie", "")) is (browser_name == ALLOWED)
    portal.follow("Mijn registraties", heading="Mijn registraties")


def test_another_site_cannot_sign_an_employee_in_as_somebody_else(
    framing: BrowserContext, embedding: Embedding
) -> None:
    page = framing.new_page()
    page.goto(embedding.portal(HOSTILE))
    page.wait_for_load_state("networkidle")
    address, token = f"{embedding.application}/launch", embedding.signer.token(sub="iemand anders")
    page.evaluate("(token) => { document.forms[0].elements.launch_token.value = token }", token)
    with page.expect_response(address) as launched:
        page.evaluate("document.forms[0].target = '_self'; document.forms[0].submit()")
    assert launched.value.status == 403
    assert "set-cookie" not in launched.value.all_headers()


@pytest.mark.parametrize("browser_name", [NONE], indirect=True)
def test_a_bearer_ends_with_its_session(portal: PortalScreen, framing: BrowserContext, embedding: Embedding) -> None:
    """It is in no address and in no storage, and the page does not show it to other scripts either."""
    portal.open()
    with portal.page.expect_request(f"{embedding.application}/registraties") as asked:
        portal.follow("Mijn registraties", heading="Mijn registraties")
    bearer = asked.value.headers["authorization"]
    assert "drager" not in portal.frame.locator("html").evaluate("html => JSON.stringify(html.dataset)")
    ask = "(bearer) => fetch('/registraties', {headers: {Authorization: bearer}}).then((answer) => answer.status)"
    assert portal.frame.evaluate(ask, bearer) == 200
    portal.frame.get_by_role("button", name="Afmelden").click()
    portal.frame_shows("U bent afgemeld")
    assert portal.frame.evaluate(ask, bearer) == 401


def _popup(page: Page, address: str) -> Page:
    with page.expect_popup() as opened:
        page.evaluate("(address) => { window.open(address) }", address)
    opened.value.wait_for_load_state()
    return opened.value


_POST = """(address) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: address });
    document.body.append(form);
    form.submit();
}"""
