"""What is shown to who has to sign in: the provider's page where we stand alone, else a page with a way to do it."""

from typing import Literal

from flask import Response, make_response, redirect, render_template, request, url_for

from webapp.web.fragment import is_htmx
from webapp.web.services import identity

Reden = Literal["ontbreekt", "verlopen", "gebruikt"]

_STATUS = 401


def ask_to_sign_in(reden: Reden, terug: str = "/") -> Response:
    """``terug``: the address on our own site to come back to. The portal gets to know ``reden``
    (``kcc.launch-vereist``).
    """
    if identity().oidc and request.method == "GET" and stands_alone():
        return make_response(redirect(sign_in_address(terug), 303))
    return sign_in_page(reden, terug)


def sign_in_page(reden: Reden, terug: str, *, mislukt: bool = False) -> Response:
    """``mislukt``: what was signed in with in a window of its own could not be taken over."""
    name = "aanmelden/_aanmelden.html" if is_htmx() else "aanmelden/aanmelden.html"
    ways = {"met_oidc": identity().oidc is not None, "met_launch": identity().launch is not None}
    content = {"reden": reden, "terug": terug, "adres_aanmelden": sign_in_address(terug), "mislukt": mislukt}
    page = render_template(name, **ways, **content, in_frame=is_framed())
    response = make_response(page, _STATUS)
    if is_htmx():
        # Whatever asked for it: the whole page is about this now.
        response.headers["HX-Retarget"] = "#inhoud"
        response.headers["HX-Reswap"] = "innerHTML"
    response.vary.update(("HX-Request", "Sec-Fetch-Dest"))
    return response


def sign_in_address(terug: str) -> str:
    return url_for("aanmelden.begin", next=terug) if identity().oidc else "/"


def stands_alone() -> bool:
    """A page of its own, by the browser's own word. Where that does not come (htmx, an old browser) nobody can tell
    here; static/js/aanmelden.js can.
    """
    return not is_htmx() and request.headers.get("Sec-Fetch-Dest") == "document"


def is_framed() -> bool:
    return request.headers.get("Sec-Fetch-Dest") in {"iframe", "frame", "embed", "object"}
