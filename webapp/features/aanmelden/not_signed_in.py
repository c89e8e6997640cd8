"""A request of who is not signed in, or not any more: what was typed is kept for whose session it was."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import RequestEntityTooLarge

from webapp.database import DatabaseUnavailableError
from webapp.features.aanmelden.asking import ask_to_sign_in
from webapp.features.aanmelden.eigen_pad import eigen_pad
from webapp.features.aanmelden.sessie import signed_out
from webapp.features.bewaard import keep_posted
from webapp.identity import NotSignedInError, Sessie
from webapp.identity.formulieren import KEEP_SECONDS
from webapp.web.fragment import is_htmx
from webapp.web.services import identity

# Where the page goes on after sign-in: with ``bewaard`` in it where its form was kept (static/js/sessie.js).
BACK_HEADER = "KCC-Terug"
_BEARER = "Bearer "


def init_not_signed_in(app: Flask) -> None:
    app.register_error_handler(NotSignedInError, _not_signed_in)


def _not_signed_in(error: NotSignedInError) -> Response:
    """Nothing is kept where nobody knows whose it is; static/js/sessie.js leaves it on the screen then."""
    if request.endpoint == "sessie.sign_out":
        return signed_out(None)
    try:
        kept = _kept(error.sessie or _by_late_bearer())
    except (DatabaseUnavailableError, RequestEntityTooLarge) as failed:
        # No sign-in in the place of a form that could not be kept.
        return current_app.make_response(current_app.handle_user_exception(failed))
    terug = kept or _page()
    response = ask_to_sign_in("verlopen" if kept else error.reden, terug)
    response.headers[BACK_HEADER] = terug
    return response


def _kept(sessie: Sessie | None) -> str | None:
    """Who sent it is known: an ``Origin`` of another site was refused before (webapp/web/guard.py)."""
    if sessie is None or request.method != "POST":
        return None
    path = request.args.get("pad", "") if request.endpoint == "sessie.keep" else request.path
    return keep_posted(sessie.medewerker.id, path)


def _by_late_bearer() -> Sessie | None:
    header = request.headers.get("Authorization", "")
    if not header.startswith(_BEARER):
        return None
    # Too old to be let in with, and enough to tell whose a form is: a laptop may have been asleep.
    secret = identity().bearers.read(header.removeprefix(_BEARER), KEEP_SECONDS)
    sessie = identity().sessions.find(secret) if secret else None
    return sessie if sessie and sessie.drager else None


def _page() -> str:
    """The page that it came from: for what a page itself asks, that is no address to come back to."""
    if request.method == "GET" and not is_htmx():
        return _own(request.full_path)
    return _own(request.args.get("pad") or request.referrer or "/")


def _own(address: str) -> str:
    """Without what only a page that follows a state sends along."""
    parts = urlsplit(address)
    query = urlencode([(name, text) for name, text in parse_qsl(parts.query) if name != "gezien"])
    return eigen_pad(f"{parts.path}?{query}" if query else parts.path)
