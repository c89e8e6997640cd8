"""Sign-ins that this browser has under way at the provider: in its own signed cookie, so that nobody else can end them
(login CSRF).
"""

import time
from dataclasses import dataclass
from typing import Any

from flask import session

from webapp.identity.oidc import Vraag

_KEY = "aanvragen"
_SECONDS = 600.0
# Several tabs; a cookie has room for 4 kB.
_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class Aanvraag:
    """``terug``: a path of our own. ``koppeling``: of the page in a frame that it is for, or empty."""

    vraag: Vraag
    terug: str
    koppeling: str


def keep(aanvraag: Aanvraag) -> None:
    vraag = aanvraag.vraag
    content = [vraag.nonce, vraag.verifier, aanvraag.terug, aanvraag.koppeling, time.time()]
    restore({**dict(list(under_way().items())[1 - _AT_MOST :]), vraag.state: content})


def take(state: str) -> Aanvraag | None:
    """Once. None where it is too long ago, or was never begun in this browser."""
    all_of_them = under_way()
    content = all_of_them.pop(state, None)
    restore(all_of_them)
    if content is None:
        return None
    nonce, verifier, terug, koppeling, _ = content
    return Aanvraag(Vraag(state, nonce, verifier), terug, koppeling)


def under_way() -> dict[str, list[Any]]:
    """By state, oldest first, as JSON keeps it."""
    since = time.time() - _SECONDS
    return {state: content for state, content in session.get(_KEY, []) if content[-1] >= since}


def restore(all_of_them: dict[str, list[Any]]) -> None:
    """A list of pairs: Flask sorts the keys of what it writes."""
    if all_of_them:
        session[_KEY] = list(all_of_them.items())
    else:
        session.pop(_KEY, None)
