"""Against requests that another site makes in an employee's name (CSRF, OWASP ASVS 5 3.5).

First who sends it: ``Sec-Fetch-Site`` and ``Origin``, which no page can forge. Then, where a cookie tells who it is,
Flask-WTF's token. A bearer is sent on purpose and by our own page only, so it needs no token.
"""

import structlog
from flask import Flask, Response, g, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError

from webapp.identity.access import a_token_decides
from webapp.identity.current import is_by_bearer

log = structlog.get_logger("guard")

_SAFE = {"GET", "HEAD", "OPTIONS"}


def init_origin_guard(app: Flask) -> None:
    """Before anybody is identified."""

    @app.before_request
    def refuse_other_sites() -> Response | None:
        if request.method in _SAFE or a_token_decides() or _is_from_here():
            return None
        log.warning("refused_other_site", route=request.url_rule.rule if request.url_rule else "-")
        return Response("Deze aanvraag komt van een andere site", 403, mimetype="text/plain")


def _is_from_here() -> bool:
    """Who sends neither header is no browser of today: then the token alone decides."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    return site in (None, "same-origin") and origin in (None, request.host_url.rstrip("/"))


def init_csrf(app: Flask) -> None:
    """After the employee is identified."""
    app.config["WTF_CSRF_CHECK_DEFAULT"] = False
    csrf = CSRFProtect(app)

    @app.before_request
    def protect() -> None:
        if request.method in _SAFE or request.url_rule is None or a_token_decides():
            return
        if is_by_bearer():
            g.csrf_valid = True
            return
        try:
            csrf.protect()
        except CSRFError:
            log.warning("refused_without_token", route=request.url_rule.rule)
            raise
