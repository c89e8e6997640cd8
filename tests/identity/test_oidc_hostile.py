"""Answers that no honest OpenID Connect provider gives: nobody gets in by one, and the employee gets a page."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from joserfc.jwk import RSAKey
from support.hostile_idp import ACCESS_TOKEN, HostileIdp, hostile_provider, rsa_key
from support.idp import CLIENT, ROLE, SECRET
from support.portal import BASE_URL

from webapp.identity import Medewerker
from webapp.identity.claims import has_role
from webapp.identity.oidc import Oidc, OidcConfig, Vraag
from webapp.identity.oidc_errors import OidcRefusedError
from webapp.identity.oidc_provider import OidcUnavailableError

BACK = f"{BASE_URL}/aanmelden/terug"
ANOTHER_KEY = rsa_key()
Token = Callable[[HostileIdp, dict[str, Any]], str]


@pytest.fixture
def idp() -> Iterator[HostileIdp]:
    with hostile_provider() as idp:
        yield idp


@pytest.fixture
def oidc(idp: HostileIdp) -> Iterator[Oidc]:
    with closing(Oidc(OidcConfig(idp.issuer, CLIENT, SECRET, "roles", ROLE))) as oidc:
        yield oidc


def _sign_in(oidc: Oidc, idp: HostileIdp, **answer: str) -> Medewerker:
    vraag = Vraag.new()
    back = parse_qsl(urlsplit(idp.follows(oidc.ask(vraag, BACK), **answer)).query)
    return oidc.answer(vraag, BACK, dict(back))


def _refusal(oidc: Oidc, idp: HostileIdp, **answer: str) -> tuple[str, str]:
    with pytest.raises(OidcRefusedError) as refused:
        _sign_in(oidc, idp, **answer)
    return refused.value.reden, refused.value.detail


def _encoded(part: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def _without(claims: dict[str, Any], name: str) -> dict[str, Any]:
    return {other: value for other, value in claims.items() if other != name}


def _hash_of(access_token: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(access_token.encode()).digest()[:16]).decode().rstrip("=")


def _with_public_key_as_secret(idp: HostileIdp, claims: dict[str, Any]) -> str:
    """By hand: no library of today would."""
    assert isinstance(idp.key, RSAKey)
    content = f"{_encoded({'alg': 'HS256', 'kid': idp.key.kid})}.{_encoded(claims)}"
    signature = hmac.digest(idp.key.as_pem(private=False), content.encode(), "sha256")
    return f"{content}.{base64.urlsafe_b64encode(signature).decode().rstrip('=')}"


# What is wrong with the token, what makes it, and the word for the log.
REFUSED: dict[str, tuple[Token, str]] = {
    "a nonce of another request": (lambda idp, claims: idp.signed(claims | {"nonce": "een-andere"}), "nonce"),
    "no nonce": (lambda idp, claims: idp.signed(_without(claims, "nonce")), "nonce"),
    "another audience": (lambda idp, claims: idp.signed(claims | {"aud": "een-ander"}), "aud"),
    "several audiences, and nobody who asked": (
        lambda idp, claims: idp.signed(claims | {"aud": [CLIENT, "een-ander"]}),
        "azp",
    ),
    "somebody else who asked": (lambda idp, claims: idp.signed(claims | {"azp": "een-ander"}), "azp"),
    "another issuer": (lambda idp, claims: idp.signed(claims | {"iss": "https://een-ander.example"}), "iss"),
    "an issuer with a slash more": (lambda idp, claims: idp.signed(claims | {"iss": f"{idp.issuer}/"}), "iss"),
    "its time is over": (lambda idp, claims: idp.signed(claims | {"exp": int(time.time()) - 60}), "exp"),
    "no end": (lambda idp, claims: idp.signed(_without(claims, "exp")), "exp"),
    "made in the future": (lambda idp, claims: idp.signed(claims | {"iat": int(time.time()) + 120}), "iat"),
    "nobody it is about": (lambda idp, claims: idp.signed(_without(claims, "sub")), "sub"),
    "unsigned": (
        lambda _, claims: f"{_encoded({'alg': 'none', 'kid': 'sleutel-1'})}.{_encoded(claims)}.",
        "UnsupportedAlgorithmError",
    ),
    "signed with the public key as a secret": (_with_public_key_as_secret, "UnsupportedAlgorithmError"),
    "signed with another key": (lambda idp, claims: idp.signed(claims, ANOTHER_KEY), "BadSignatureError"),
    "an unknown key": (lambda idp, claims: idp.signed(claims, ANOTHER_KEY, kid="sleutel-2"), "kid"),
    "no key named": (lambda idp, claims: idp.signed(claims, kid=None), "kid"),
    "an algorithm that is not on our list": (
        lambda idp, claims: idp.signed(claims, alg="RS512"),
        "UnsupportedAlgorithmError",
    ),
    "another access token": (lambda idp, claims: idp.signed(claims | {"at_hash": _hash_of("een-ander")}), "at_hash"),
    "a name that is none": (lambda idp, claims: idp.signed(claims | {"name": {"een": "ander"}}), "name"),
    "no token": (lambda *_: "geen-token", "DecodeError"),
    "a token without end": (lambda *_: "x" * 20_000, "id_token"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_an_id_token_is_refused_for(oidc: Oidc, idp: HostileIdp, what: str) -> None:
    make, detail = REFUSED[what]
    idp.token = lambda claims: make(idp, claims)
    assert _refusal(oidc, idp) == ("ongeldig", detail)


def test_a_token_with_all_that_a_provider_may_add_is_believed(oidc: Oidc, idp: HostileIdp) -> None:
    idp.claims = {"aud": [CLIENT, "een-ander"], "azp": CLIENT, "at_hash": _hash_of(ACCESS_TOKEN)}
    assert _sign_in(oidc, idp) == Medewerker("noor", "Noor de Wit", "noor.dewit@turfstad.example")


def test_name_and_role_may_come_from_userinfo(oidc: Oidc, idp: HostileIdp) -> None:
    idp.claims = {"name": None, "email": None, "roles": None}
    idp.userinfo = {"preferred_username": "Noor", "roles": f"beheer {ROLE}"}
    assert _sign_in(oidc, idp) == Medewerker("noor", "Noor", "")


def test_userinfo_about_somebody_else_is_refused(oidc: Oidc, idp: HostileIdp) -> None:
    idp.claims, idp.userinfo = {"roles": None}, {"sub": "teun", "roles": [ROLE]}
    assert _refusal(oidc, idp) == ("ongeldig", "userinfo_sub")


def test_what_the_id_token_says_goes_before_userinfo(oidc: Oidc, idp: HostileIdp) -> None:
    idp.claims, idp.userinfo = {"roles": ["een-andere"], "email": None}, {"roles": [ROLE]}
    assert _refusal(oidc, idp) == ("rol", "")


def test_an_issuer_in_the_answer_counts_also_where_none_was_promised(oidc: Oidc, idp: HostileIdp) -> None:
    assert _refusal(oidc, idp, iss="https://een-ander.example") == ("ongeldig", "response_iss")


def test_only_a_word_of_the_provider_for_its_error_is_kept(oidc: Oidc, idp: HostileIdp) -> None:
    idp.answers = {"/token": {"error": "Noor de Wit", "error_description": "<b>Noor de Wit</b>"}}
    assert _refusal(oidc, idp) == ("ongeldig", "error")


AWAY: dict[str, dict[str, Any]] = {
    "no token": {"/token": 500},
    "a redirect": {"/token": 302},
    "a list": {"/token": []},
    "its own outage": {"/token": {"error": "temporarily_unavailable"}},
    "no keys": {"/jwks": 500},
    "no userinfo": {"/userinfo": 503},
    "no description of itself": {"/.well-known/openid-configuration": 500},
    "a page in its place": {"/.well-known/openid-configuration": "<html>"},
}


@pytest.mark.parametrize("what", AWAY)
def test_a_provider_counts_as_away_with(oidc: Oidc, idp: HostileIdp, what: str) -> None:
    idp.claims, idp.answers = {"roles": None}, AWAY[what]
    with pytest.raises(OidcUnavailableError):
        _sign_in(oidc, idp)


MISLEADING: dict[str, dict[str, Any]] = {
    "another issuer": {"issuer": "https://een-ander.example"},
    "an address without TLS": {"token_endpoint": "http://een-ander.example/token"},
    "no address": {"authorization_endpoint": None},
    "what is no address": {"jwks_uri": "http://[::"},
}


@pytest.mark.parametrize("what", MISLEADING)
def test_nobody_is_sent_to_a_provider_that_describes_itself_with(oidc: Oidc, idp: HostileIdp, what: str) -> None:
    idp.metadata = MISLEADING[what]
    with pytest.raises(OidcUnavailableError):
        oidc.ask(Vraag.new(), BACK)


def test_a_provider_that_is_away_is_asked_once_for_many(oidc: Oidc, idp: HostileIdp) -> None:
    """Threads of the server must not pile up behind it."""
    idp.answers = {"/.well-known/openid-configuration": 500}
    for _ in range(5):
        with pytest.raises(OidcUnavailableError):
            oidc.ask(Vraag.new(), BACK)
    assert len(idp.asked) == 1


def test_a_provider_without_a_way_to_end_its_session_has_no_address_for_it(oidc: Oidc, idp: HostileIdp) -> None:
    idp.metadata = {"end_session_endpoint": None}
    assert oidc.logout_url() is None


@pytest.mark.parametrize(
    ("path", "claims"),
    [
        ("roles", {"roles": [ROLE, "beheer"]}),
        ("roles", {"roles": f"beheer {ROLE}"}),
        ("realm_access.roles", {"realm_access": {"roles": [ROLE]}}),
        ("resource_access.kcc.registratie.roles", {"resource_access": {"kcc.registratie": {"roles": [ROLE]}}}),
        ("https://turfstad.example/roles", {"https://turfstad.example/roles": [ROLE]}),
    ],
)
def test_a_role_is_found_where_providers_keep_it(path: str, claims: dict[str, Any]) -> None:
    assert has_role(claims, path, ROLE)


@pytest.mark.parametrize(
    "roles", [None, [], "", f"{ROLE}s", [f"{ROLE}s"], {ROLE: True}, [{"name": ROLE}], [[ROLE]], True, 1]
)
def test_what_only_looks_like_the_role_is_not(roles: object) -> None:
    assert not has_role({"roles": roles}, "roles", ROLE)


def test_the_secret_of_the_client_does_not_show() -> None:
    assert "geheim" not in repr(OidcConfig("https://idp.example", CLIENT, "geheim", "roles", ROLE))
