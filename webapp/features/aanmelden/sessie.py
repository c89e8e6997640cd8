"""``/sessie``: how long it still lasts, and *Verder werken*; ``POST /afmelden``."""

from flask import Blueprint, Response, jsonify, render_template
from flask.typing import ResponseReturnValue

from webapp.identity import current_medewerker, current_sessie, forget, passive
from webapp.web.services import identity

sessie = Blueprint("sessie", __name__)


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


@sessie.post("/afmelden")
def sign_out() -> ResponseReturnValue:
    """Ends every session of this employee, in every browser and on every node."""
    identity().sessions.end_all(current_medewerker().id)
    forget()
    return render_template("aanmelden/afgemeld.html")
