"""What is shown to who has to sign in: the portal is asked to launch, in a frame."""

from typing import Literal

from flask import Response, make_response, render_template

from webapp.web.fragment import is_htmx

Reden = Literal["ontbreekt", "verlopen", "gebruikt"]

_STATUS = 401


def ask_to_sign_in(reden: Reden, terug: str = "/") -> Response:
    """``terug``: the address on our own site to come back to. The portal gets to know ``reden``
    (``kcc.launch-vereist``).
    """
    name = "aanmelden/_aanmelden.html" if is_htmx() else "aanmelden/aanmelden.html"
    response = make_response(render_template(name, reden=reden, terug=terug), _STATUS)
    if is_htmx():
        # Whatever asked for it: the whole page is about this now.
        response.headers["HX-Retarget"] = "#inhoud"
        response.headers["HX-Reswap"] = "innerHTML"
    response.vary.add("HX-Request")
    return response
