"""What is shown to who is not signed in, or not any more."""

from typing import Literal

from flask import Flask, Response, make_response, render_template, request

from webapp.identity import NotSignedInError
from webapp.web.fragment import is_htmx

_STATUS = 401


def init_not_signed_in(app: Flask) -> None:
    app.register_error_handler(NotSignedInError, _ask_to_sign_in)


def _ask_to_sign_in(error: NotSignedInError) -> Response:
    return launch_needed(error.reden)


def launch_needed(reden: Literal["ontbreekt", "verlopen", "gebruikt"]) -> Response:
    """Asks the portal to launch again (``kcc.launch-vereist``, with this ``reden``)."""
    name = "aanmelden/_aanmelden.html" if is_htmx() else "aanmelden/aanmelden.html"
    response = make_response(render_template(name, reden=reden), _STATUS)
    if is_htmx():
        # Whatever asked for it: the whole page is about this now.
        response.headers["HX-Retarget"] = "#inhoud"
        response.headers["HX-Reswap"] = "innerHTML"
    response.vary.add("HX-Request")
    return response


def is_framed() -> bool:
    return request.headers.get("Sec-Fetch-Dest") == "iframe"
