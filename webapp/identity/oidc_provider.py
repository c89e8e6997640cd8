"""The OpenID Connect provider as it describes itself (OpenID Connect Discovery 1.0), read again each hour."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any

import httpx

from webapp.identity.keys import Keys

_KEEP_SECONDS = 3600.0
# Who asks while it is away gets that answer at once: threads must not pile up behind it.
_AWAY_SECONDS = 3.0
_MAX_BYTES = 256 * 1024
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class OidcUnavailableError(Exception):
    """The provider does not answer, or not as one does. Its argument is the kind of error only."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Addresses of the provider; ``userinfo`` and ``end_session`` empty where it has none.

    ``tells_issuer``: each answer of its authorization endpoint says whose it is (RFC 9207).
    """

    authorization: str
    token: str
    userinfo: str
    end_session: str
    scopes: frozenset[str]
    tells_issuer: bool
    keys: Keys


class Discovery:
    def __init__(self, issuer: str, http: httpx.Client, now: Callable[[], float] = time.monotonic) -> None:
        self._issuer = issuer
        self._http = http
        self._now = now
        self._lock = Lock()
        self._found: Provider | None = None
        self._keys: dict[str, Keys] = {}
        self._read_at = self._away_until = float("-inf")

    def provider(self) -> Provider:
        """Raises ``OidcUnavailableError``."""
        with self._lock:
            if self._found is None or self._now() - self._read_at > _KEEP_SECONDS:
                self._found = self._read()
                self._read_at = self._now()
            return self._found

    def _read(self) -> Provider:
        if self._now() < self._away_until:
            raise OidcUnavailableError("away")
        try:
            found = get_json(self._http, f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
            return self._provider(found)
        except OidcUnavailableError:
            self._away_until = self._now() + _AWAY_SECONDS
            raise

    def _provider(self, found: Mapping[str, Any]) -> Provider:
        if found.get("issuer") != self._issuer:
            raise OidcUnavailableError("issuer")
        jwks = _address(found, "jwks_uri")
        return Provider(
            authorization=_address(found, "authorization_endpoint"),
            token=_address(found, "token_endpoint"),
            userinfo=_address(found, "userinfo_endpoint", essential=False),
            end_session=_address(found, "end_session_endpoint", essential=False),
            scopes=frozenset(one for one in found.get("scopes_supported") or () if isinstance(one, str)),
            tells_issuer=found.get("authorization_response_iss_parameter_supported") is True,
            keys=self._keys.setdefault(jwks, Keys(jwks)),
        )


def get_json(http: httpx.Client, address: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Raises ``OidcUnavailableError``, also where something else than a JSON object comes, or a redirect."""
    try:
        answer = http.get(address, headers={"Accept": "application/json", **(headers or {})}).raise_for_status()
        content = answer.json() if len(answer.content) <= _MAX_BYTES else None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        raise OidcUnavailableError(type(error).__name__) from None
    if not isinstance(content, dict):
        raise OidcUnavailableError("content")
    return content


def _address(found: Mapping[str, Any], name: str, *, essential: bool = True) -> str:
    """HTTPS, or a loopback address to try it out."""
    address = found.get(name)
    if address is None and not essential:
        return ""
    try:
        url = httpx.URL(address) if isinstance(address, str) else None
    except httpx.InvalidURL:
        url = None
    if url is None or not (url.scheme == "https" or (url.scheme == "http" and url.host in _LOOPBACK)):
        raise OidcUnavailableError(name)
    return str(address)
