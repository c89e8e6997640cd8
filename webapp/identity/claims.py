"""What the OpenID Connect provider says about an employee."""

from collections.abc import Mapping
from typing import Any

from webapp.identity.medewerker import Medewerker
from webapp.identity.oidc_errors import OidcRefusedError

_MAX_TEXT = 255


def medewerker_of(claims: Mapping[str, Any]) -> Medewerker:
    """``sub`` is what registrations hang on; names change."""
    sub = claims["sub"]
    naam = claims.get("name") or claims.get("preferred_username") or sub
    email = claims.get("email") or ""
    if not all(isinstance(text, str) and len(text) <= _MAX_TEXT for text in (sub, naam, email)):
        raise OidcRefusedError("ongeldig", "name")
    return Medewerker(sub, naam, email)


def is_complete(claims: Mapping[str, Any], role_claim: str) -> bool:
    """Whether nothing is left that the provider's userinfo could tell."""
    return bool(claims.get("name") and claims.get("email") and _at(claims, role_claim) is not None)


def has_role(claims: Mapping[str, Any], role_claim: str, role: str) -> bool:
    """Of a list of names, or of names with spaces between them."""
    found = _at(claims, role_claim)
    roles = found.split() if isinstance(found, str) else found
    return isinstance(roles, list) and role in roles


def _at(claims: object, path: str) -> object:
    """What ``path`` leads to. A name may hold dots itself: a namespace such as https://example.nl/roles, or a client
    in Keycloak's resource_access.
    """
    if not isinstance(claims, Mapping):
        return None
    if path in claims:
        return claims[path]
    for position, character in enumerate(path):
        if character == "." and path[:position] in claims:
            found = _at(claims[path[:position]], path[position + 1 :])
            if found is not None:
                return found
    return None
