"""From the window in which the employee signed in to the page in a frame that they work in."""

import structlog
from flask import Blueprint, Response, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue

from webapp.features.aanmelden.asking import sign_in_page
from webapp.features.aanmelden.eigen_pad import eigen_pad
from webapp.features.aanmelden.first_page import first_page
from webapp.features.aanmelden.mislukt import REFUSED, TAKEN, TOO_LATE, sign_in_failed
from webapp.identity import Medewerker, SignedInBy, public, token_decides
from webapp.identity.koppelingen import short_code
from webapp.web.services import identity

log = structlog.get_logger("aanmelden")

koppelen = Blueprint("koppelen", __name__, url_prefix="/aanmelden")


def hand_over(koppeling: str, medewerker: Medewerker) -> Response:
    """The end of the window: it tells the page that opened it, or asks the employee to compare the short code."""
    code = identity().koppelingen.begin(koppeling, medewerker)
    if code is None:
        log.warning("sign_in_refused", reden=TAKEN.reden, detail="koppeling")
        return sign_in_failed(TAKEN)
    page = render_template("aanmelden/koppelen.html", koppeling=koppeling, code=code, kort=short_code(koppeling))
    return make_response(page)


@koppelen.post("/bevestigen")
@public
def confirm() -> ResponseReturnValue:
    """The employee saw the same short code in the portal, or not. Only the window that signed in has ``code``."""
    koppeling, code = request.form.get("koppeling", ""), request.form.get("code", "")
    if request.form.get("antwoord") != "ja":
        identity().koppelingen.withdraw(koppeling, code)
        log.warning("sign_in_refused", reden="niet_herkend", detail="koppeling")
        return render_template("aanmelden/niet_gekoppeld.html")
    if not identity().koppelingen.confirm(koppeling, code):
        return sign_in_failed(TOO_LATE)
    return render_template("aanmelden/gekoppeld.html")


@koppelen.post("/koppeling")
@public
@token_decides
def how_far() -> Response:
    """What the page in the frame asks until it may go on."""
    return jsonify(stand=identity().koppelingen.state(request.form.get("sleutel", "")))


@koppelen.post("/inwisselen")
@public
@token_decides
def redeem() -> ResponseReturnValue:
    """The page in the frame gets its session, and shows ``terug``. Only our own page can ask for it: another site
    could sign somebody in as somebody else.
    """
    if not _comes_from_here():
        return sign_in_failed(REFUSED)
    terug = eigen_pad(request.form.get("terug", "/"))
    medewerker = identity().koppelingen.redeem(request.form.get("sleutel", ""), request.form.get("code", ""))
    if medewerker is None:
        log.warning("sign_in_refused", reden="inwisselen", detail="koppeling")
        return sign_in_page("ontbreekt", terug, mislukt=True)
    return first_page(medewerker, SignedInBy.OIDC, terug)


def _comes_from_here() -> bool:
    return request.headers.get("Origin") == request.host_url.rstrip("/")
