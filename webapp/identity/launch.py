"""The portal's signed launch (interface.md, *Launch token*): a JWT by which the portal says who sits before it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from joserfc import jwt
from joserfc.errors import ExpiredTokenError, JoseError
from joserfc.jwk import GuestProtocol, Key

from webapp.identity.keys import Keys
from webapp.identity.medewerker import Medewerker
from webapp.identity.once import Once

_ALGORITHMS = ["ES256", "RS256"]
_MAX_SECONDS = 120
# Clocks of portal and application are not the same.
_LEEWAY_SECONDS = 5
_MAX_LENGTH = 8192
_MAX_TEXT = 255

Reden = Literal["ongeldig", "verlopen", "gebruikt", "rol"]


@dataclass(frozen=True, slots=True)
class Launch:
    medewerker: Medewerker
    klantcontact: UUID | None


class LaunchRefusedError(Exception):
    """``detail`` is for the log: the name of a claim or the kind of an error, never what stood in the token."""

    def __init__(self, reden: Reden, detail: str = "") -> None:
        super().__init__(reden)
        self.reden = reden
        self.detail = detail


@dataclass(frozen=True, slots=True)
class LaunchConfig:
    """``jwks``: a file or an ``https://`` address; ``role`` empty: who the portal sends may enter."""

    issuer: str
    audience: str
    jwks: str
    role: str = ""


class LaunchTokens:
    def __init__(self, config: LaunchConfig, once: Once, now: Callable[[], float] = time.time) -> None:
        self._role = config.role
        self._keys = Keys(config.jwks)
        self._once = once
        self._claims = jwt.JWTClaimsRegistry(
            now=lambda: int(now()),
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": config.issuer},
            aud={"essential": True, "value": config.audience},
            sub={"essential": True},
            iat={"essential": True},
            exp={"essential": True},
            jti={"essential": True},
        )

    def redeem(self, token: str) -> Launch:
        """Once. Raises ``LaunchRefusedError``, and ``KeysUnavailableError`` where nobody can tell."""
        claims = self._verified(token)
        launch = Launch(_medewerker(claims), _uuid(claims.get("klantcontact")))
        if self._role and self._role not in _texts(claims.get("rollen")):
            raise LaunchRefusedError("rol")
        if not self._once.use("launch", claims["jti"], until=claims["exp"] + _LEEWAY_SECONDS):
            raise LaunchRefusedError("gebruikt")
        return launch

    def _verified(self, token: str) -> dict[str, Any]:
        if len(token) > _MAX_LENGTH:
            raise LaunchRefusedError("ongeldig", "too_long")
        try:
            decoded = jwt.decode(token, self._key, algorithms=_ALGORITHMS)
            claims = decoded.claims
            self._claims.validate(claims)
        except ExpiredTokenError:
            raise LaunchRefusedError("verlopen") from None
        except (JoseError, ValueError, TypeError) as error:
            raise LaunchRefusedError("ongeldig", type(error).__name__) from None
        if decoded.header.get("typ", "JWT") != "JWT":
            # Signed by the same key for something else, such as an access token (RFC 8725, 3.11).
            raise LaunchRefusedError("ongeldig", "typ")
        if claims["exp"] - claims["iat"] > _MAX_SECONDS:
            raise LaunchRefusedError("ongeldig", "exp")
        return claims

    def _key(self, token: GuestProtocol) -> Key:
        kid = token.headers().get("kid")
        key = self._keys.with_id(kid) if isinstance(kid, str) else None
        if key is None:
            raise LaunchRefusedError("ongeldig", "kid")
        return key


def _medewerker(claims: dict[str, Any]) -> Medewerker:
    sub = claims["sub"]
    naam, email = claims.get("naam") or sub, claims.get("email") or ""
    if not all(isinstance(text, str) and len(text) <= _MAX_TEXT for text in (sub, naam, email)):
        raise LaunchRefusedError("ongeldig", "naam")
    return Medewerker(sub, naam, email)


def _texts(claim: object) -> list[str]:
    return [one for one in claim if isinstance(one, str)] if isinstance(claim, list) else []


def _uuid(claim: object) -> UUID | None:
    try:
        return UUID(claim) if isinstance(claim, str) else None
    except ValueError:
        raise LaunchRefusedError("ongeldig", "klantcontact") from None
