"""The ``registratie_id``: a UUID that tells when it was made (version 7, RFC 9562), so that an old form is known."""

import secrets
import time
from uuid import UUID

_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62


def new_registratie_id(now: float | None = None) -> UUID:
    milliseconds = int((time.time() if now is None else now) * 1000)
    return UUID(int=milliseconds << 80 | _VERSION_7 | secrets.randbits(12) << 64 | _VARIANT | secrets.randbits(62))


def age_seconds(registratie_id: UUID) -> float:
    """Zero for an id of another version: whoever made it did not say when."""
    if registratie_id.version != 7:  # noqa: PLR2004
        return 0.0
    return time.time() - (registratie_id.int >> 80) / 1000
