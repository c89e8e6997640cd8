"""Who makes this request: by the session's cookie, or by a bearer where a browser drops even that."""

from dataclasses import dataclass
from typing import Literal, Protocol

from flask import Flask, Response, g, request, session

from webapp.identity.access import is_passive, is_public
from webapp.identity.bearers import Bearers
from webapp.identity.medewerker import Medewerker
from webapp.identity.sessions import Sessie, Sessions

_COOKIE_KEY = "sessie"
_BEARER = "Bearer "
# What the page's own script reads: seconds that are left, and the next bearer.
REST_HEADER, BEARER_HEADER = "KCC-Sessie", "KCC-Drager"


class NotSignedInError(Exception):
    """``sessie``: the one that is over; None where there was none, or it was ended."""

    def __init__(self, reden: Literal["ontbreekt", "verlopen"], sessie: Sessie | None = None) -> None:
        super().__init__(reden)
        self.reden = reden
        self.sessie = sessie


class SignIn(Protocol):
    def __call__(self) -> Medewerker:
        """Who makes this request. Raises ``NotSignedInError``."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """By a session on the server."""

    sessions: Sessions
    bearers: Bearers

    def __call__(self) -> Medewerker:
        sessie = self.known()
        if sessie is None:
            raise NotSignedInError("ontbreekt")
        if self.sessions.is_over(sessie):
            raise NotSignedInError("verlopen", sessie)
        self._enter(sessie if is_passive() else self.sessions.seen(sessie))
        return sessie.medewerker

    def _enter(self, sessie: Sessie) -> None:
        g.sessie = sessie
        g.sessie_rest = self.sessions.rest(sessie)

    def known(self) -> Sessie | None:
        """The session of this request, also where it is over by now. A bearer goes first: it was sent on purpose."""
        return self._by_bearer() or self._by_cookie()

    def _by_bearer(self) -> Sessie | None:
        header = request.headers.get("Authorization", "")
        secret = self.bearers.read(header.removeprefix(_BEARER)) if header.startswith(_BEARER) else None
        sessie = self.sessions.find(secret) if secret else None
        if secret is None or sessie is None or not sessie.drager:
            return None
        g.bearer = self.bearers.issue(secret)
        return sessie

    def _by_cookie(self) -> Sessie | None:
        secret = session.get(_COOKIE_KEY)
        sessie = self.sessions.find(secret) if isinstance(secret, str) else None
        if sessie and sessie.drager:
            self.sessions.needs_no_bearer(sessie)
        return sessie


def init_identity(app: Flask, sign_in: SignIn) -> None:
    @app.before_request
    def identify() -> None:
        g.medewerker = None
        if not is_public():
            g.medewerker = sign_in()

    @app.after_request
    def tell_the_page(response: Response) -> Response:
        if "sessie_rest" in g:
            response.headers[REST_HEADER] = str(int(g.sessie_rest))
        if bearer := g.get("bearer"):
            response.headers[BEARER_HEADER] = bearer
        return response


def remember(secret: str) -> None:
    """The session of this browser from now on. Whatever it had before is forgotten: also its token against CSRF."""
    session.clear()
    session[_COOKIE_KEY] = secret


def forget() -> None:
    session.clear()


def current_sessie() -> Sessie | None:
    """None in demo mode, and where nobody is signed in."""
    found: Sessie | None = g.get("sessie")
    return found


def is_by_bearer() -> bool:
    return "bearer" in g
