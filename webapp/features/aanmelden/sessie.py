"""``/sessie``: how long it still lasts, *Verder werken*, and forms that are kept at its end; ``POST /afmelden``."""

from uuid import UUID

import structlog
from flask import Blueprint, Response, g, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.features.aanmelden.asking import stands_alone
from webapp.features.bewaard import keep_posted, latest_kept, notice_of
from webapp.identity import (
    Sessie,
    SignedInBy,
    current_medewerker,
    current_sessie,
    forget,
    medewerker_or_none,
    passive,
)
from webapp.identity.oidc_provider import OidcUnavailableError
from webapp.web.services import identity

log = structlog.get_logger("sessie")

sessie = Blueprint("sessie", __name__)

_OFFERED_AT = "klantcontact.start"


@sessie.app_context_processor
def kept() -> dict[str, object]:
    """On the start page also what was left earlier today: the way back to it after what came in between."""
    if "bewaard" not in g and medewerker_or_none() and request.endpoint == _OFFERED_AT:
        g.bewaard = notice_of(latest_kept())
    return {"bewaard": g.get("bewaard")}


@sessie.get("/sessie")
@passive
def how_long() -> Response:
    """In seconds. Asking does not keep it alive; with a bearer the answer brings the next one."""
    found = current_sessie()
    assert found  # noqa: S101  without one this is not reached
    sessions = identity().sessions
    return jsonify(rest=int(sessions.rest(found)), uiterlijk=int(sessions.rest_at_most(found)))


@sessie.post("/sessie/verlengen")
def go_on() -> ResponseReturnValue:
    """*Verder werken*: any request does it; this one does nothing else (WCAG 2.2.1)."""
    return "", 204


@sessie.post("/sessie/bewaren")
@passive
def keep() -> ResponseReturnValue:
    """The form of a page whose time is up, as it is filled in at ``?pad=``. Mostly its session is over by now, and
    ``not_signed_in`` does the same.
    """
    address = keep_posted(current_medewerker().id, request.args.get("pad", ""))
    return "", 204, {"KCC-Terug": address} if address else {}


@sessie.post("/sessie/bewaard/<uuid:registratie_id>/weggooien")
def throw_away(registratie_id: UUID) -> ResponseReturnValue:
    identity().formulieren.forget(current_medewerker().id, registratie_id)
    return redirect(url_for(_OFFERED_AT), 303)


@sessie.post("/afmelden")
def sign_out() -> Response:
    """Ends every session of this employee, in every browser and on every node."""
    medewerker, found = current_medewerker(), current_sessie()
    identity().sessions.end_all(medewerker.id)
    log.info("signed_out", medewerker=medewerker.id)
    return signed_out(found)


def signed_out(ended: Sessie | None) -> Response:
    """Also for who was not signed in any more."""
    forget()
    g.medewerker = None
    g.pop("sessie_rest", None)
    g.pop("bearer", None)
    response = make_response(render_template("aanmelden/afgemeld.html", verder=_at_the_provider(ended)))
    # Not "cookies": those are the whole domain's, and with that the portal's.
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _at_the_provider(ended: Sessie | None) -> str | None:
    """Where its own session ends: on a page of our own only, since no provider lets itself be framed."""
    oidc = identity().oidc
    if ended is None or ended.by is not SignedInBy.OIDC or oidc is None or not stands_alone():
        return None
    try:
        return oidc.logout_url()
    except OidcUnavailableError:
        return None
