"""How long a session lasts, what keeps it alive, and what ends it everywhere."""

import pytest
from flask import Flask
from support.html import Page
from support.idp import Idp
from support.portal import BASE_URL, Portal
from support.sessie import HOUR, MINUTE, Launched, identity_of, nobody_there_for, signed_in_longer_by
from werkzeug.test import TestResponse

from webapp.cli import main
from webapp.identity import Medewerker, SignedInBy

PAGE = "/registraties"


@pytest.fixture
def noor(launched_app: Flask, portal: Portal) -> Launched:
    return Launched(launched_app, portal)


def rest(response: TestResponse) -> int:
    return int(response.headers["KCC-Sessie"])


def test_it_ends_after_twenty_minutes_without_a_request(launched_app: Flask, noor: Launched) -> None:
    for _ in range(2):
        nobody_there_for(launched_app, 19 * MINUTE)
        assert noor.gets(PAGE).status_code == 200, "each request puts its end off"
    nobody_there_for(launched_app, 20 * MINUTE)
    assert noor.gets(PAGE).status_code == 401
    assert noor.gets(PAGE).status_code == 401, "and being refused does not bring it back"


def test_it_ends_after_ten_hours_whatever_is_asked(launched_app: Flask, noor: Launched) -> None:
    signed_in_longer_by(launched_app, 10 * HOUR - 100)
    assert 90 < rest(noor.gets(PAGE)) <= 100
    told = noor.gets("/sessie").json
    assert told
    assert told["rest"] == pytest.approx(told["uiterlijk"], abs=1)
    signed_in_longer_by(launched_app, 100)
    assert noor.presses("/sessie/verlengen").status_code == 401


def test_what_a_page_asks_by_itself_does_not_keep_it_alive_and_tells_what_is_left(
    launched_app: Flask, noor: Launched
) -> None:
    nobody_there_for(launched_app, 15 * MINUTE)
    asked = [noor.gets(f"{PAGE}?gezien=bezig"), noor.gets("/sessie"), noor.presses("/sessie/bewaren")]
    assert all(4 * MINUTE < rest(answer) <= 5 * MINUTE for answer in asked)
    nobody_there_for(launched_app, 5 * MINUTE)
    assert noor.gets(PAGE).status_code == 401


def test_verder_werken_puts_its_end_off(launched_app: Flask, noor: Launched) -> None:
    nobody_there_for(launched_app, 19 * MINUTE)
    answer = noor.presses("/sessie/verlengen")
    assert (answer.status_code, answer.data) == (204, b"")
    assert rest(answer) > 19 * MINUTE


def test_signing_out_ends_the_cookie_the_bearer_and_every_other_browser_at_once(
    launched_app: Flask, portal: Portal, noor: Launched
) -> None:
    elsewhere, somebody_else = Launched(launched_app, portal), Launched(launched_app, portal, "fatima")
    cookie, bearer = noor.cookie, noor.bearer
    answer = noor.presses("/afmelden")
    assert answer.status_code == 200
    assert "U bent overal afgemeld" in answer.text
    assert "Noor de Wit" not in answer.text
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"', "no cookies: those may be the portal's"
    forgotten = answer.headers["Set-Cookie"]
    assert forgotten.startswith("__Host-kcc=;")
    assert "Partitioned" in forgotten, "without it another cookie than ours would go"
    thief = launched_app.test_client()
    thief.set_cookie("__Host-kcc", cookie, domain="registratie.example", path="/")
    assert thief.get(PAGE).status_code == 401
    assert launched_app.test_client().get(PAGE, headers={"Authorization": f"Bearer {bearer}"}).status_code == 401
    assert elsewhere.gets(PAGE).status_code == 401
    assert somebody_else.gets(PAGE).status_code == 200


def test_who_is_not_signed_in_any_more_is_told_so_when_signing_out(launched_app: Flask, noor: Launched) -> None:
    nobody_there_for(launched_app, 21 * MINUTE)
    assert "U bent afgemeld" in noor.presses("/afmelden").text
    assert not noor.cookie


def test_signing_out_takes_a_press_on_our_own_page(noor: Launched) -> None:
    assert noor.gets("/afmelden").status_code == 405
    assert noor.presses("/afmelden", {"csrf_token": "geraden"}).status_code == 400
    assert noor.presses("/afmelden", Origin="https://kwaad.example").status_code == 403
    assert noor.gets(PAGE).status_code == 200


def test_a_session_of_before_signing_in_is_not_the_one_after_it_and_is_over(
    launched_app: Flask, portal: Portal, noor: Launched
) -> None:
    planted = noor.cookie
    noor.launches(sub="fatima", naam="Fatima El Amrani")
    assert noor.cookie != planted
    assert "Fatima El Amrani" in noor.gets(PAGE).text
    attacker = launched_app.test_client()
    attacker.set_cookie("__Host-kcc", planted, domain="registratie.example", path="/")
    assert attacker.get(PAGE).status_code == 401


def test_a_form_in_another_tab_goes_on_when_the_same_employee_is_launched_again(noor: Launched) -> None:
    noor.launches()
    assert noor.presses("/sessie/verlengen").status_code == 204, "with the token of the page from before"
    noor.launches(sub="fatima")
    assert noor.presses("/sessie/verlengen").status_code == 400, "not in the name of somebody else"


def test_a_session_that_never_asks_anything_is_forgotten_in_the_end(
    launched_app: Flask, portal: Portal, noor: Launched
) -> None:
    late = noor.cookie
    signed_in_longer_by(launched_app, 23 * HOUR)
    Launched(launched_app, portal, "fatima")
    identity = identity_of(launched_app)
    with launched_app.test_request_context(headers={"Cookie": f"__Host-kcc={late}"}):
        assert identity.sign_in().known() is None


def test_signing_out_of_a_page_of_its_own_goes_on_to_the_provider_and_in_a_frame_it_does_not(
    oidc_app: Flask, idp: Idp
) -> None:
    for where, goes_on in (("document", True), ("iframe", False)):
        browser = oidc_app.test_client()
        noor = Medewerker("noor", "Noor de Wit", "")
        with browser.session_transaction(base_url=BASE_URL) as cookie:
            cookie["sessie"] = identity_of(oidc_app).sessions.begin(noor, SignedInBy.OIDC)
        token = Page.parse(browser.get(PAGE, base_url=BASE_URL).text, whole=True).fields()["csrf_token"]
        headers = {"Referer": BASE_URL, "Sec-Fetch-Dest": where}
        answer = browser.post("/afmelden", base_url=BASE_URL, data={"csrf_token": token}, headers=headers)
        assert "U bent afgemeld" in answer.text
        assert (f'content="0; url={idp.issuer}' in answer.text) == goes_on


def test_an_administrator_signs_out_one_employee_or_everybody(
    launched_app: Flask,
    portal: Portal,
    noor: Launched,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """ASVS 5, 7.4.5."""
    piet = Launched(launched_app, portal, "piet")
    for name, value in portal.environment().items():
        monkeypatch.setenv(name, value)
    assert main(["end-sessions", "--medewerker", "piet"]) == 0
    assert (noor.gets(PAGE).status_code, piet.gets(PAGE).status_code) == (200, 401)
    assert main(["end-sessions"]) == 0
    assert noor.gets(PAGE).status_code == 401
    assert capsys.readouterr().out.count("sessions ended: 1\n") == 2
