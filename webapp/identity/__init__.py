"""Who the employee is. Views ask ``current_medewerker()`` and know no other way."""

from webapp.identity.medewerker import Medewerker, current_medewerker, demo_sign_in, init_identity

__all__ = ["Medewerker", "current_medewerker", "demo_sign_in", "init_identity"]
