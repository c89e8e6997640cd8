"""Sign-in at a real OpenID Connect provider: who gets in, and what is refused."""

from contextlib import closing
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask import Flask
from support.idp import CLIENT, ROLE, WITH_ROLE, WITHOUT_ROLE, Idp, IdpBrowser
from support.portal import BASE_URL
from support.signing_in import Browser

from webapp.identity import Medewerker
from webapp.identity.oidc import Oidc, OidcConfig, Vraag
from webapp.identity.oidc_errors import OidcRefusedError
from webapp.web.services import services_of


@pytest.fixture
def browser(shared_app: Flask) -> Browser:
    return Browser(shared_app)


def _with(address: str, **other: str | None) -> str:
    """The address with other parameters; None takes one out."""
    url = urlsplit(address)
    query = {name: values[0] for name, values in parse_qs(url.query).items()} | other
    return url._replace(query=urlencode({name: value for name, value in query.items() if value is not None})).geturl()


def _code(address: str) -> str:
    return parse_qs(urlsplit(address).query)["code"][0]


def test_who_comes_without_a_session_returns_to_the_page_they_asked_for(browser: Browser, at_idp: IdpBrowser) -> None:
    sent = browser.opens("/registraties")
    assert (sent.status_code, sent.location) == (303, "/aanmelden?next=/registraties")
    back = at_idp.follows(str(browser.opens(sent.location).location))
    answer = browser.opens(back)
    assert (answer.status_code, answer.location) == (303, "/registraties")
    assert "Noor de Wit" in browser.opens("/registraties").text


def test_the_provider_is_asked_with_pkce_state_and_nonce_and_for_the_scope_of_the_roles(browser: Browser) -> None:
    asked = {name: value[0] for name, value in parse_qs(urlsplit(browser.begins()).query).items()}
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert asked["scope"] == "openid profile email groups"
    assert asked["redirect_uri"] == f"{BASE_URL}/aanmelden/terug"
    assert min(len(asked[name]) for name in ("state", "nonce", "code_challenge")) == 43


def _sign_in(idp: Idp, at_idp: IdpBrowser, client_id: str, secret: str) -> Medewerker:
    """Without an application around it."""
    vraag, redirect_uri = Vraag.new(), f"{BASE_URL}/aanmelden/terug"
    with closing(Oidc(OidcConfig(idp.issuer, client_id, secret, "groups", ROLE))) as oidc:
        back = urlsplit(at_idp.follows(oidc.ask(vraag, redirect_uri)))
        return oidc.answer(vraag, redirect_uri, {name: values[0] for name, values in parse_qs(back.query).items()})


def test_a_public_client_signs_in_without_a_secret(idp: Idp, at_idp: IdpBrowser) -> None:
    assert _sign_in(idp, at_idp, "openbaar", "") == Medewerker("noor", WITH_ROLE.naam, WITH_ROLE.email)


def test_a_wrong_secret_is_refused(idp: Idp, at_idp: IdpBrowser) -> None:
    with pytest.raises(OidcRefusedError) as refused:
        _sign_in(idp, at_idp, CLIENT, "niet-het-geheim")
    assert refused.value.detail == "invalid_client"


def test_who_does_not_have_the_role_does_not_get_in(browser: Browser, idp: Idp) -> None:
    at_idp = idp.browser(WITHOUT_ROLE)
    answer = browser.opens(at_idp.follows(browser.begins()))
    at_idp.close()
    assert (answer.status_code, "U mag deze applicatie niet gebruiken" in answer.text) == (403, True)
    assert not browser.is_signed_in()


def test_a_code_of_another_request_is_refused_for_its_verifier(browser: Browser, at_idp: IdpBrowser) -> None:
    """Somebody who got hold of a code puts it into a sign-in of their own."""
    stolen = _code(at_idp.follows(browser.begins()))
    other = Browser(browser.http.application)
    answer = other.opens(_with(at_idp.follows(other.begins()), code=stolen))
    assert (answer.status_code, "Opnieuw aanmelden" in answer.text) == (403, True)
    assert not other.is_signed_in()


def test_a_code_is_used_once(browser: Browser, at_idp: IdpBrowser) -> None:
    back = at_idp.follows(browser.begins())
    assert browser.opens(back).status_code == 303
    assert browser.opens(back).status_code == 400


@pytest.mark.parametrize("state", ["een-andere", None])
def test_another_state_is_refused(browser: Browser, at_idp: IdpBrowser, state: str | None) -> None:
    answer = browser.opens(_with(at_idp.follows(browser.begins()), state=state))
    assert (answer.status_code, "Opnieuw aanmelden" in answer.text) == (400, True)
    assert not browser.is_signed_in()


def test_another_browser_cannot_end_a_sign_in(browser: Browser, at_idp: IdpBrowser) -> None:
    """Login CSRF: somebody sends a victim the end of their own sign-in."""
    victim = Browser(browser.http.application)
    assert victim.opens(at_idp.follows(browser.begins())).status_code == 400
    assert not victim.is_signed_in()


@pytest.mark.parametrize("issuer", ["https://een-ander.example", None])
def test_an_answer_of_another_provider_is_refused(browser: Browser, at_idp: IdpBrowser, issuer: str | None) -> None:
    answer = browser.opens(_with(at_idp.follows(browser.begins()), iss=issuer))
    assert answer.status_code == 403
    assert not browser.is_signed_in()


def test_who_stops_at_the_provider_can_start_again(browser: Browser, idp: Idp) -> None:
    state = parse_qs(urlsplit(browser.begins(next="/registraties")).query)["state"][0]
    back = urlencode({"error": "access_denied", "state": state, "iss": idp.issuer})
    answer = browser.opens(f"/aanmelden/terug?{back}")
    assert (answer.status_code, "U bent gestopt" in answer.text) == (403, True)
    assert 'href="/aanmelden?next=/registraties"' in answer.text


def test_two_tabs_may_sign_in_side_by_side(browser: Browser, at_idp: IdpBrowser) -> None:
    first, second = browser.begins(next="/registraties"), browser.begins()
    assert browser.opens(at_idp.follows(second)).location == "/"
    assert browser.opens(at_idp.follows(first)).location == "/registraties"


def test_of_too_many_tabs_the_oldest_has_to_start_again(browser: Browser, at_idp: IdpBrowser) -> None:
    first, *_, last = [browser.begins() for _ in range(4)]
    assert browser.opens(at_idp.follows(first)).status_code == 400
    assert browser.opens(at_idp.follows(last)).status_code == 303


def test_a_sign_in_has_to_end_within_ten_minutes(browser: Browser, at_idp: IdpBrowser) -> None:
    back = at_idp.follows(browser.begins())
    with browser.http.session_transaction(base_url=BASE_URL) as cookie:
        [[state, content]] = cookie["aanvragen"]
        cookie["aanvragen"] = [[state, [*content[:-1], content[-1] - 601]]]
    assert browser.opens(back).status_code == 400


def test_signing_in_gives_another_session_than_the_one_before(browser: Browser, at_idp: IdpBrowser) -> None:
    browser.opens(at_idp.follows(browser.begins()))
    with browser.http.session_transaction(base_url=BASE_URL) as cookie:
        before = cookie["sessie"]
    browser.opens(at_idp.follows(browser.begins()))
    with browser.http.session_transaction(base_url=BASE_URL) as cookie:
        assert cookie["sessie"] != before


def test_the_provider_can_end_its_session_too(browser: Browser, at_idp: IdpBrowser, idp: Idp) -> None:
    browser.opens(at_idp.follows(browser.begins()))
    identity = services_of(browser.http.application).identity
    assert identity
    assert identity.oidc
    url = urlsplit(str(identity.oidc.logout_url()))
    assert f"{url.scheme}://{url.netloc}{url.path}" == f"{idp.issuer}/oauth/end_session"
    assert set(parse_qs(url.query)) == {"client_id"}, "and nothing of the employee"
