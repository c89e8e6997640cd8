"""What Mozilla's Observatory would say, and why where it would say it could be better."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from cryptography.fernet import Fernet
from web.observatory import Visit, scan

from webapp.domain.provider import Provider
from webapp.factory import create_app
from webapp.identity import demo_sign_in
from webapp.registrations import Journal
from webapp.settings import Settings

_PRODUCTION: dict[str, Any] = {
    "hosts": "registratie.turfstad.example",
    "secret_key": "x" * 32,
    "encryption_keys": Fernet.generate_key().decode(),
}
_OIDC = {"sign_in": "oidc", "oidc_issuer": "https://id.turfstad.example", "oidc_client_id": "kcc", "oidc_role": "kcc"}

_NO_TLS = "demo mode serves a loopback address only, without TLS; browsers count that as secure"
_PRELOAD = "preloading is for the municipality's whole domain, and theirs to ask for"
_OWN_FILES = "integrity guards against another server's files; ours come from where the page comes from"
_PORTAL = "a portal with COEP cannot frame a page that is not cross-origin; nosniff keeps it out of other places"


@dataclass(frozen=True)
class Case:
    """``deviations``: per rule what is found, and the reason."""

    url: str
    settings: dict[str, Any]
    score: int
    deviations: dict[str, tuple[str, str]]


CASES = {
    "demo": Case(
        "http://localhost",
        {},
        20,
        {
            "Cookies": ("session cookie without Secure", _NO_TLS),
            "Redirection": ("no redirect to TLS", _NO_TLS),
            "Strict-Transport-Security": ("none", _NO_TLS),
            "Subresource integrity": ("own scripts only", _OWN_FILES),
        },
    ),
    "alone": Case(
        "https://registratie.turfstad.example",
        _PRODUCTION | _OIDC,
        135,
        {
            "Strict-Transport-Security": ("half a year or more, not preloaded", _PRELOAD),
            "Subresource integrity": ("own scripts only", _OWN_FILES),
        },
    ),
    "framed": Case(
        "https://registratie.turfstad.example",
        _PRODUCTION | _OIDC | {"portal_origins": "https://portal.turfstad.example"},
        125,
        {
            "Strict-Transport-Security": ("half a year or more, not preloaded", _PRELOAD),
            "Subresource integrity": ("own scripts only", _OWN_FILES),
            "Cross-Origin-Resource-Policy": ("cross-origin", _PORTAL),
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_observatory_finds_what_is_reasoned_here_and_nothing_else(
    name: str, provider: Provider, journal: Journal
) -> None:
    case = CASES[name]
    report = scan(_visit(case, provider, journal))
    assert report.deviations == {rule: found for rule, (found, _) in case.deviations.items()}
    assert report.score == case.score


WRONG = [
    ("content-security-policy", "default-src 'self'; script-src 'self' 'unsafe-inline'", "Content-Security-Policy"),
    ("content-security-policy", "default-src 'none'; frame-ancestors http://portal.example", "Content-Security-Policy"),
    ("access-control-allow-origin", "https://elsewhere.example", "CORS"),
    ("referrer-policy", "unsafe-url", "Referrer-Policy"),
    ("strict-transport-security", "max-age=3600", "Strict-Transport-Security"),
    ("x-content-type-options", "", "X-Content-Type-Options"),
    ("content-security-policy", "default-src 'none'", "X-Frame-Options"),
    ("cross-origin-resource-policy", "everywhere", "Cross-Origin-Resource-Policy"),
]


def test_each_rule_takes_points_for_what_is_wrong(provider: Provider, journal: Journal) -> None:
    good = _visit(CASES["alone"], provider, journal)
    for header, value, rule in WRONG:
        bad = replace(good, headers={**good.headers, "access-control-allow-credentials": "true", header: value})
        assert scan(bad).findings[rule].points < 0, f"{header}: {value}"


def _visit(case: Case, provider: Provider, journal: Journal) -> Visit:
    """The start page, signed in, asked for by a page from elsewhere."""
    app = create_app(Settings(**case.settings), provider, journal, demo_sign_in)
    answer = app.test_client().get("/", base_url=case.url, headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 200
    headers = {name.lower(): value for name, value in answer.headers}
    cookies = answer.headers.getlist("Set-Cookie")
    secure = case.url.startswith("https:")
    # Behind TLS the proxy alone can be reached, and whether it redirects is up to it.
    return Visit(secure, not secure, headers, cookies, answer.get_data(as_text=True))
