"""The way of a sign-in from its own window into a frame, as pages and forms."""

import secrets

import pytest
from flask import Flask
from support.html import Page
from support.idp import IdpBrowser
from support.portal import BASE_URL
from support.signing_in import Browser

from webapp.identity.koppelingen import koppeling_of, short_code


@pytest.fixture
def window(shared_app: Flask) -> Browser:
    """Where the employee signs in. It shares no cookie with the frame."""
    return Browser(shared_app)


@pytest.fixture
def frame(shared_app: Flask) -> Browser:
    return Browser(shared_app)


@pytest.fixture
def sleutel() -> str:
    return secrets.token_urlsafe(32)


def _sign_in(window: Browser, at_idp: IdpBrowser, sleutel: str) -> dict[str, str]:
    """What the last page's form holds."""
    answer = window.opens(at_idp.follows(window.begins(koppeling=koppeling_of(sleutel))))
    assert answer.status_code == 200
    page = Page.parse(answer.text, whole=True)
    kort = short_code(koppeling_of(sleutel))
    assert f"{kort[:3]} {kort[3:]}" in page.text
    return page.fields()


def _stand(frame: Browser, sleutel: str) -> str:
    answer = frame.posts("/aanmelden/koppeling", sleutel=sleutel)
    return str((answer.get_json() or {})["stand"])


def test_the_frame_that_gets_the_code_goes_on_where_it_was(
    window: Browser, frame: Browser, at_idp: IdpBrowser, sleutel: str
) -> None:
    code = _sign_in(window, at_idp, sleutel)["code"]
    answer = frame.posts("/aanmelden/inwisselen", sleutel=sleutel, code=code, terug="/registraties")
    assert (answer.status_code, "data-drager=" in answer.text) == (200, True)
    assert 'data-adres-eerst="/registraties"' in answer.text
    assert "Noor de Wit" in answer.text
    assert frame.is_signed_in()
    assert not window.is_signed_in()


def test_where_the_window_is_cut_off_the_employee_compares_a_code(
    window: Browser, frame: Browser, at_idp: IdpBrowser, sleutel: str
) -> None:
    fields = _sign_in(window, at_idp, sleutel)
    assert _stand(frame, sleutel) == "wacht"
    confirmed = window.posts("/aanmelden/bevestigen", **fields, antwoord="ja")
    assert "ga terug naar het portaal" in Page.parse(confirmed.text, whole=True).text
    assert _stand(frame, sleutel) == "bevestigd"
    frame.posts("/aanmelden/inwisselen", sleutel=sleutel)
    assert frame.is_signed_in()


def test_who_does_not_know_the_code_lets_nobody_in(
    window: Browser, frame: Browser, at_idp: IdpBrowser, sleutel: str
) -> None:
    """The frame is an attacker's, who sent the link."""
    fields = _sign_in(window, at_idp, sleutel)
    refused = frame.posts("/aanmelden/inwisselen", sleutel=sleutel)
    assert refused.status_code == 401
    answer = window.posts("/aanmelden/bevestigen", **fields, antwoord="nee")
    assert "Meld dit dan bij uw applicatiebeheerder" in Page.parse(answer.text, whole=True).text
    frame.posts("/aanmelden/inwisselen", sleutel=sleutel)
    assert not frame.is_signed_in()


def test_a_used_koppeling_asks_to_sign_in_again(
    window: Browser, frame: Browser, at_idp: IdpBrowser, sleutel: str
) -> None:
    code = _sign_in(window, at_idp, sleutel)["code"]
    frame.posts("/aanmelden/inwisselen", sleutel=sleutel, code=code)
    answer = frame.posts("/aanmelden/inwisselen", sleutel=sleutel, code=code, terug="/registraties")
    assert answer.status_code == 401
    page = Page.parse(answer.text, whole=True)
    assert "Aanmelden is niet gelukt" in page.text
    assert page.fields()["terug"] == "/registraties"


def test_confirming_takes_a_token_against_csrf(
    window: Browser, frame: Browser, at_idp: IdpBrowser, sleutel: str
) -> None:
    fields = _sign_in(window, at_idp, sleutel) | {"csrf_token": "een-ander"}
    assert window.posts("/aanmelden/bevestigen", **fields, antwoord="ja").status_code == 400
    assert _stand(frame, sleutel) == "wacht"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
def test_another_site_cannot_sign_a_browser_in(
    window: Browser, frame: Browser, at_idp: IdpBrowser, sleutel: str, origin: str | None
) -> None:
    """Login CSRF with a sign-in of the attacker's own."""
    data = {"sleutel": sleutel, "code": _sign_in(window, at_idp, sleutel)["code"]}
    headers = {"Origin": origin} if origin else {}
    answer = frame.http.post("/aanmelden/inwisselen", base_url=BASE_URL, data=data, headers=headers)
    assert answer.status_code == 403
    assert not frame.is_signed_in()


def test_a_second_sign_in_for_the_same_frame_is_refused(window: Browser, at_idp: IdpBrowser, sleutel: str) -> None:
    _sign_in(window, at_idp, sleutel)
    answer = window.opens(at_idp.follows(window.begins(koppeling=koppeling_of(sleutel))))
    assert answer.status_code == 409
    assert "Kies daarna in het portaal opnieuw" in Page.parse(answer.text, whole=True).text


@pytest.mark.parametrize("koppeling", ["kort", "x" * 44, "<b>" + "x" * 40, "é" * 43])
def test_what_is_no_koppeling_is_a_sign_in_of_its_own(window: Browser, at_idp: IdpBrowser, koppeling: str) -> None:
    assert window.opens(at_idp.follows(window.begins(koppeling=koppeling))).status_code == 303


def test_another_sites_page_address_is_not_where_the_frame_goes_on(
    window: Browser, frame: Browser, at_idp: IdpBrowser, sleutel: str
) -> None:
    code = _sign_in(window, at_idp, sleutel)["code"]
    answer = frame.posts("/aanmelden/inwisselen", sleutel=sleutel, code=code, terug="//evil.example")
    assert 'data-adres-eerst="/"' in answer.text


@pytest.mark.parametrize("site", ["none", "cross-site", "same-site"])
def test_a_link_to_sign_in_for_somebody_elses_frame_goes_nowhere(window: Browser, sleutel: str, site: str) -> None:
    """Device-code phishing (RFC 8628, 5.4): only a page of ours opens this window, and the browser tells."""
    headers = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": site}
    question = {"koppeling": koppeling_of(sleutel)}
    answer = window.http.get("/aanmelden", base_url=BASE_URL, query_string=question, headers=headers)
    assert answer.status_code == 403
    assert "hoort niet bij uw portaal" in answer.text


def test_our_own_frame_opens_it(window: Browser, sleutel: str) -> None:
    headers = {"Sec-Fetch-Dest": "document", "Sec-Fetch-Site": "same-origin"}
    question = {"koppeling": koppeling_of(sleutel)}
    answer = window.http.get("/aanmelden", base_url=BASE_URL, query_string=question, headers=headers)
    assert answer.status_code == 303
