"""Sign-in at the organisation's OpenID Connect provider: authorization code with PKCE (RFC 7636), and nothing else."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, urlencode

import httpx
from authlib.oauth2 import OAuth2Client, OAuth2Error

from webapp.identity.claims import has_role, is_complete, medewerker_of
from webapp.identity.id_token import IdTokens
from webapp.identity.keys import KeysUnavailableError
from webapp.identity.medewerker import Medewerker
from webapp.identity.oidc_errors import OidcRefusedError
from webapp.identity.oidc_provider import Discovery, OidcUnavailableError, Provider, get_json

_TIMEOUT = httpx.Timeout(5.0, connect=2.0, pool=2.0)
_SCOPES = ("openid", "profile", "email")
_SECRET_BYTES = 32
# What is the provider's to mend, and not the employee's (RFC 6749, 4.1.2.1 and 5.2).
_OUTAGES = {"temporarily_unavailable", "server_error"}
_ERROR = re.compile(r"[a-z_]{1,40}")


@dataclass(frozen=True, slots=True)
class OidcConfig:
    """``secret`` empty: a public client. ``role_claim``: dots lead into an object."""

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    role_claim: str
    role: str


@dataclass(frozen=True, slots=True)
class Vraag:
    """What only the browser that went to the provider has, so that an answer is worth something there only."""

    state: str
    nonce: str
    verifier: str = field(repr=False)

    @classmethod
    def new(cls) -> "Vraag":
        return cls(*(secrets.token_urlsafe(_SECRET_BYTES) for _ in range(3)))


class Oidc:
    """Every method raises ``OidcUnavailableError``; ``redirect_uri`` is the same in both steps."""

    def __init__(self, config: OidcConfig) -> None:
        self._config = config
        self._http = httpx.Client(timeout=_TIMEOUT, follow_redirects=False)
        self._discovery = Discovery(config.issuer, self._http)
        self._tokens = IdTokens(config.issuer, config.client_id)

    def ask(self, vraag: Vraag, redirect_uri: str) -> str:
        """The address at the provider to send the employee to."""
        provider = self._discovery.provider()
        client = self._client(redirect_uri, scope=" ".join(self._scopes(provider)))
        address, _ = client.create_authorization_url(
            provider.authorization, state=vraag.state, nonce=vraag.nonce, code_verifier=vraag.verifier
        )
        return str(address)

    def answer(self, vraag: Vraag, redirect_uri: str, answer: Mapping[str, str]) -> Medewerker:
        """Who signed in, by what the provider sent the browser back with. Raises ``OidcRefusedError``."""
        provider = self._discovery.provider()
        self._check_sender(provider, answer)
        if error := answer.get("error"):
            raise _refusal(error)
        token = self._token(provider, redirect_uri, code=answer.get("code", ""), code_verifier=vraag.verifier)
        access_token = token.get("access_token")
        if not isinstance(access_token, str):
            raise OidcRefusedError("ongeldig", "access_token")
        claims = self._verified(provider, token, vraag.nonce, access_token)
        if provider.userinfo and not is_complete(claims, self._config.role_claim):
            claims = self._userinfo(provider, access_token, claims["sub"]) | claims
        if not has_role(claims, self._config.role_claim, self._config.role):
            raise OidcRefusedError("rol")
        return medewerker_of(claims)

    def logout_url(self) -> str | None:
        """Where the provider ends its own session (OpenID Connect RP-Initiated Logout 1.0); None where it cannot.

        Without ``id_token_hint``, which holds a name and an e-mail address: the provider may ask whether to go on. A
        page links to it: a form's redirect to another site is blocked by our ``form-action``.
        """
        address = self._discovery.provider().end_session
        if not address:
            return None
        question = {"client_id": self._config.client_id}
        return f"{address}{'&' if '?' in address else '?'}{urlencode(question)}"

    def close(self) -> None:
        self._http.close()

    def _scopes(self, provider: Provider) -> tuple[str, ...]:
        """A provider with a scope by the name of the role claim may tell the roles to who asks for it only."""
        scope = self._config.role_claim.partition(".")[0]
        return (*_SCOPES, scope) if scope in provider.scopes - set(_SCOPES) else _SCOPES

    def _check_sender(self, provider: Provider, answer: Mapping[str, str]) -> None:
        """That it is the answer of this provider and not of another one (RFC 9207)."""
        issuer = answer.get("iss")
        if issuer != self._config.issuer and (provider.tells_issuer or issuer is not None):
            raise OidcRefusedError("ongeldig", "response_iss")

    def _token(self, provider: Provider, redirect_uri: str, **request: str) -> dict[str, Any]:
        # Authlib's own way of sending the secret is made for another HTTP library.
        auth, request = _client_authentication(self._config, request)
        try:
            token = self._client(redirect_uri).fetch_token(
                provider.token, grant_type="authorization_code", auth=auth, **request
            )
        except OAuth2Error as error:
            raise _refusal(error.error) from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, TypeError) as error:
            raise OidcUnavailableError(type(error).__name__) from None
        return dict(token)

    def _verified(self, provider: Provider, token: dict[str, Any], nonce: str, access_token: str) -> dict[str, Any]:
        try:
            return self._tokens.verified(token.get("id_token"), provider.keys, nonce=nonce, access_token=access_token)
        except KeysUnavailableError:
            raise OidcUnavailableError("keys") from None

    def _userinfo(self, provider: Provider, access_token: str, sub: str) -> dict[str, Any]:
        """OpenID Connect Core 1.0, 5.3.2: another ``sub`` is about somebody else."""
        found = get_json(self._http, provider.userinfo, {"Authorization": f"Bearer {access_token}"})
        if found.get("sub") != sub:
            raise OidcRefusedError("ongeldig", "userinfo_sub")
        return found

    def _client(self, redirect_uri: str, **more: Any) -> OAuth2Client:  # noqa: ANN401
        """For one step: it keeps what it was told."""
        return OAuth2Client(
            self._http,
            client_id=self._config.client_id,
            redirect_uri=redirect_uri,
            code_challenge_method="S256",
            **more,
        )


def _client_authentication(config: OidcConfig, request: dict[str, str]) -> tuple[httpx.Auth, dict[str, str]]:
    """``client_secret_basic``, form-encoded first (RFC 6749, 2.3.1); a public client only says who it is."""
    if not config.secret:
        return httpx.Auth(), {"client_id": config.client_id, **request}
    return httpx.BasicAuth(quote_plus(config.client_id), quote_plus(config.secret)), request


def _refusal(error: object) -> Exception:
    """By the provider's own word for it, as far as that is a word and not a text."""
    kind = error if isinstance(error, str) and _ERROR.fullmatch(error) else "error"
    return OidcUnavailableError(kind) if kind in _OUTAGES else OidcRefusedError("ongeldig", kind)
