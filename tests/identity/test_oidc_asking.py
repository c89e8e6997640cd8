"""What is shown to who has to sign in, and where they come back to."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from support.hostile_idp import hostile_provider
from support.html import Page
from support.idp import SECRET, Idp, IdpBrowser
from support.portal import BASE_URL, Portal
from support.sessie import application
from support.signing_in import FRAME, Browser

from webapp.domain.provider import Provider
from webapp.features.aanmelden.eigen_pad import eigen_pad
from webapp.registrations import Journal
from webapp.settings import Settings

Captured = pytest.CaptureFixture[str]
EVIL = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https://evil.example/registraties",
    "javascript:alert(1)",
    "/%0d%0aLocation:%20https://evil.example",
    "/registraties\r\nSet-Cookie: a=b",
    "/\t/evil.example",
    "\t//evil.example",
    "/%2F/evil.example",
    "/%5cevil.example",
    "/.//evil.example",
    "/registraties/..//evil.example",
    "/registraties#//evil.example",
    "//registratie.example@evil.example",
    "registraties",
    "",
    "/bestaat-niet",
    "/launch",
    "/aanmelden?next=/aanmelden",
    "/aanmelden/terug?code=x",
    "/registraties?" + "x" * 600,
]
OURS = ["/", "/registraties", "/interne-taken/nieuw?klantcontact=2f8a&bewaard=1"]


@pytest.fixture
def browser(oidc_app: Flask) -> Browser:
    return Browser(oidc_app)


def test_only_a_page_of_ours_is_an_address_to_come_back_to(oidc_app: Flask) -> None:
    with oidc_app.test_request_context(base_url=BASE_URL):
        assert {adres: eigen_pad(adres) for adres in EVIL} == dict.fromkeys(EVIL, "/")
        assert {adres: eigen_pad(adres) for adres in OURS} == {adres: adres for adres in OURS}


def test_in_a_frame_the_page_says_how_to_sign_in(browser: Browser) -> None:
    answer = browser.opens("/registraties", FRAME)
    assert answer.status_code == 401
    page = Page.parse(answer.text, whole=True)
    assert "Meld u aan om verder te gaan" in page.text
    assert "data-launch-vereist" not in answer.text
    assert 'href="/aanmelden?next=/registraties" target="_blank"' in answer.text


def test_signing_in_itself_is_not_shown_in_a_frame(browser: Browser, idp: Idp) -> None:
    answer = browser.opens("/aanmelden?next=/registraties", FRAME)
    assert (answer.status_code, idp.issuer in answer.text) == (401, False)


def test_a_part_of_a_page_is_answered_with_a_part_for_the_whole_page(browser: Browser) -> None:
    answer = browser.opens("/registraties", {"HX-Request": "true", "Sec-Fetch-Dest": "empty"})
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (401, "#inhoud")
    assert "data-aanmelden-knop" in answer.text
    assert "<html" not in answer.text


@pytest.mark.parametrize("oidc_settings", [{"sign_in": "oidc,launch"}], indirect=True)
def test_with_a_launch_as_well_the_portal_is_asked_first(browser: Browser) -> None:
    answer = browser.opens("/registraties", FRAME)
    assert 'data-launch-vereist="ontbreekt"' in answer.text
    assert "Het portaal meldt u opnieuw aan. Gebeurt er niets? Meld u dan hier aan." in answer.text


def test_with_a_launch_only_there_is_nothing_else_to_do(launched_app: Flask) -> None:
    answer = launched_app.test_client().get("/registraties", base_url=BASE_URL, headers=FRAME)
    assert 'data-launch-vereist="ontbreekt"' in answer.text
    assert "data-aanmelden" not in answer.text


def test_a_sign_in_that_fails_gives_a_page_with_a_way_on(portal: Portal, provider: Provider, journal: Journal) -> None:
    with hostile_provider() as idp:
        settings = Settings(**portal.settings(**idp.settings()))
        with application(settings, provider, journal) as app:
            browser = Browser(app)
            idp.claims = {"nonce": "een-andere"}
            refused = browser.opens(idp.follows(browser.begins(next="/registraties")))
            idp.answers = {"/token": 500}
            away = browser.opens(idp.follows(browser.begins()))
    assert (refused.status_code, away.status_code) == (403, 503)
    for answer, title in ((refused, "Aanmelden is niet gelukt"), (away, "Aanmelden kan nu niet")):
        page = Page.parse(answer.text, whole=True)
        assert title in page.text
        assert "Opnieuw aanmelden" in page.text
    assert 'href="/aanmelden?next=/registraties"' in refused.text


def test_no_secret_and_no_name_stands_in_a_log_line(
    portal: Portal, idp: Idp, at_idp: IdpBrowser, provider: Provider, journal: Journal, capsys: Captured
) -> None:
    with application(Settings(**portal.settings(**idp.settings())), provider, journal) as app:
        browser = Browser(app)
        back = at_idp.follows(browser.begins())
        browser.opens(back)
    log = capsys.readouterr().err
    assert "signed_in" in log
    secrets = [SECRET, "Noor de Wit", *(value for _, value in parse_qsl(urlsplit(back).query))]
    assert not [secret for secret in secrets if secret in log]
