"""The ID token: who signed in, as the provider signed it (OpenID Connect Core 1.0, 3.1.3.7)."""

import base64
import hashlib
import hmac
import time
from collections.abc import Callable
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import GuestProtocol, Key

from webapp.identity.keys import Keys
from webapp.identity.oidc_errors import OidcRefusedError

# Signatures with a public key only. A list of our own: what a token says of itself decides nothing.
_ALGORITHMS = ["RS256", "PS256", "ES256"]
# Clocks of provider and application are not the same.
_LEEWAY_SECONDS = 30
_MAX_LENGTH = 16 * 1024


class IdTokens:
    def __init__(self, issuer: str, client_id: str, now: Callable[[], float] = time.time) -> None:
        self._issuer = issuer
        self._client_id = client_id
        self._now = now

    def verified(self, token: object, keys: Keys, *, nonce: str, access_token: str) -> dict[str, Any]:
        """Its claims. Raises ``OidcRefusedError``, and ``KeysUnavailableError`` where nobody can tell."""
        if not isinstance(token, str) or len(token) > _MAX_LENGTH:
            raise OidcRefusedError("ongeldig", "id_token")
        try:
            found = jwt.decode(token, lambda guest: _key(guest, keys), algorithms=_ALGORITHMS)
            self._registry(nonce).validate(found.claims)
        except (JoseError, ValueError, TypeError) as error:
            raise OidcRefusedError("ongeldig", getattr(error, "claim", None) or type(error).__name__) from None
        self._check_audience(found.claims)
        _check_access_token(found.claims, access_token)
        return found.claims

    def _registry(self, nonce: str) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            now=lambda: int(self._now()),
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )

    def _check_audience(self, claims: dict[str, Any]) -> None:
        """For us alone, or for several of whom it was us who asked for it."""
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if (several or "azp" in claims) and claims.get("azp") != self._client_id:
            raise OidcRefusedError("ongeldig", "azp")


def _key(token: GuestProtocol, keys: Keys) -> Key:
    kid = token.headers().get("kid")
    key = keys.with_id(kid) if isinstance(kid, str) else None
    if key is None:
        raise OidcRefusedError("ongeldig", "kid")
    return key


def _check_access_token(claims: dict[str, Any], access_token: str) -> None:
    """That it came with this ID token, where that says so (OpenID Connect Core 1.0, 3.1.3.8)."""
    at_hash = claims.get("at_hash")
    if at_hash is None:
        return
    half = hashlib.sha256(access_token.encode()).digest()[:16]  # each of our algorithms has SHA-256 in it
    expected = base64.urlsafe_b64encode(half).rstrip(b"=")
    if not isinstance(at_hash, str) or not hmac.compare_digest(expected, at_hash.encode()):
        raise OidcRefusedError("ongeldig", "at_hash")
