"""Who the employee is. Views ask ``current_medewerker()`` and know no other way."""

from webapp.identity.access import passive, public, token_decides
from webapp.identity.current import NotSignedInError, SignedIn, SignIn, current_sessie, forget, init_identity, remember
from webapp.identity.medewerker import Medewerker, current_medewerker, demo_sign_in, medewerker_or_none
from webapp.identity.parts import Identity
from webapp.identity.sessions import Lifetime, Sessie, SignedInBy

__all__ = [
    "Identity",
    "Lifetime",
    "Medewerker",
    "NotSignedInError",
    "Sessie",
    "SignIn",
    "SignedIn",
    "SignedInBy",
    "current_medewerker",
    "current_sessie",
    "demo_sign_in",
    "forget",
    "init_identity",
    "medewerker_or_none",
    "passive",
    "public",
    "remember",
    "token_decides",
]
