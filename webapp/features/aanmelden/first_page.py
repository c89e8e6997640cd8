"""The page that an employee gets at the moment of signing in inside a frame, with what keeps them signed in."""

from flask import Response, current_app, g, make_response, request
from werkzeug.exceptions import NotFound

from webapp.domain.errors import NotFoundError
from webapp.identity import Medewerker, SignedInBy, remember
from webapp.web.services import identity


def first_page(medewerker: Medewerker, by: SignedInBy, path: str) -> Response:
    """What ``path`` shows, from a new session. A bearer goes with it, for browsers that will not send the cookie.

    A klantcontact that is not there: the start page. Which one to show is no more than a hint of the portal.
    """
    secret = identity().sessions.begin(medewerker, by, drager=True)
    remember(secret)
    g.medewerker = medewerker
    g.sessie_rest = identity().sessions.lifetime.idle_seconds
    g.first_bearer = identity().bearers.issue(secret)
    g.address = path
    try:
        return _shown(path)
    except (NotFoundError, NotFound):
        g.address = "/"
        return _shown("/")


def _shown(path: str) -> Response:
    addresses = current_app.create_url_adapter(request)
    assert addresses  # noqa: S101  inside a request there always is one
    endpoint, arguments = addresses.match(path, method="GET")
    return make_response(current_app.view_functions[endpoint](**arguments))
