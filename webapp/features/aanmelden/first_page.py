"""The page that an employee gets at the moment of signing in inside a frame, with what keeps them signed in."""

from urllib.parse import parse_qsl, urlsplit

from flask import Response, current_app, g, make_response, request, session, url_for
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import NotFound

from webapp.domain.errors import NotFoundError
from webapp.features.bewaard import address_of, latest_kept, notice_of
from webapp.features.choosing import uuid_of
from webapp.identity import Medewerker, SignedInBy, remember
from webapp.identity.formulieren import Formulier
from webapp.registrations import RegistratieNotFoundError
from webapp.web.services import identity


def first_page(medewerker: Medewerker, by: SignedInBy, path: str) -> Response:
    """What ``path`` shows, from a new session. A bearer goes with it, for browsers that will not send the cookie.

    A klantcontact that is not there: the start page. Which one to show is no more than a hint of the portal; a form
    about it that was left half done goes before it.
    """
    secret = begin_session(medewerker, by, drager=True)
    lifetime = identity().sessions.lifetime
    g.medewerker = medewerker
    g.sessie_rest = min(lifetime.idle_seconds, lifetime.max_seconds)
    g.first_bearer = identity().bearers.issue(secret)
    kept = latest_kept()
    if kept and _goes_on_with(kept, path):
        path = address_of(kept)
    else:
        g.bewaard = notice_of(kept)
    try:
        return _shown(path)
    except (NotFoundError, NotFound, RegistratieNotFoundError):
        return _shown("/")


def begin_session(medewerker: Medewerker, by: SignedInBy, *, drager: bool = False) -> str:
    """The secret of the session that this browser has from now on, in the place of what it had (ASVS 5, 7.2.4).

    Of the same employee the token against CSRF stays: a form in another tab must not be refused for this.
    """
    before = identity().sign_in().known()
    token = session.get("csrf_token") if before and before.medewerker.id == medewerker.id else None
    if before:
        identity().sessions.end(before)
    secret = identity().sessions.begin(medewerker, by, drager=drager)
    remember(secret)
    if token:
        session["csrf_token"] = token
    return secret


def _goes_on_with(kept: Formulier, path: str) -> bool:
    """Where the portal names another klantcontact, somebody else is on the phone by now."""
    about = uuid_of(dict(kept.velden).get("klantcontact"))
    same = about is not None and path == url_for("klantcontact.page", uuid=about)
    return identity().formulieren.is_recent(kept) and (path == "/" or same)


def _shown(path: str) -> Response:
    """By the view itself, as if its address had been asked for."""
    g.address = path
    parts = urlsplit(path)
    request.args = ImmutableMultiDict(parse_qsl(parts.query))
    addresses = current_app.create_url_adapter(request)
    assert addresses  # noqa: S101  inside a request there always is one
    endpoint, arguments = addresses.match(parts.path, method="GET")
    return make_response(current_app.view_functions[endpoint](**arguments))
