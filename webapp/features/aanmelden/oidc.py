"""``/aanmelden``: to the organisation's OpenID Connect provider and back."""

import structlog
from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.features.aanmelden import aanvragen
from webapp.features.aanmelden.aanvragen import Aanvraag
from webapp.features.aanmelden.asking import ask_to_sign_in, is_framed
from webapp.features.aanmelden.eigen_pad import eigen_pad
from webapp.features.aanmelden.first_page import begin_session
from webapp.features.aanmelden.koppelen import hand_over
from webapp.features.aanmelden.mislukt import (
    AWAY,
    ELSEWHERE,
    NO_ROLE,
    REFUSED,
    STOPPED,
    UNKNOWN,
    Mislukt,
    sign_in_failed,
)
from webapp.identity import Medewerker, SignedInBy, public
from webapp.identity.koppelingen import is_koppeling
from webapp.identity.oidc import Oidc, Vraag
from webapp.identity.oidc_errors import OidcRefusedError
from webapp.identity.oidc_provider import OidcUnavailableError
from webapp.web.services import identity

log = structlog.get_logger("aanmelden")

# A link in a mail or on another site must not sign its reader in for the frame of whoever made it: the page that opens
# this window is ours, also where the portal cuts the two off from each other.
_OUR_FRAME = "same-origin"

aanmelden = Blueprint("aanmelden", __name__)


@aanmelden.get("/aanmelden")
@public
def begin() -> ResponseReturnValue:
    """``next``: where to go afterwards. ``koppeling``: of the page in a frame that it is for."""
    terug, koppeling = eigen_pad(request.args.get("next", "/")), request.args.get("koppeling", "")
    if is_framed():  # no provider lets itself be framed
        return ask_to_sign_in("ontbreekt", terug)
    aanvraag = Aanvraag(Vraag.new(), terug, koppeling if is_koppeling(koppeling) else "")
    if aanvraag.koppeling and request.headers.get("Sec-Fetch-Site", _OUR_FRAME) != _OUR_FRAME:
        return _failed(ELSEWHERE, None, "site")
    try:
        address = _oidc().ask(aanvraag.vraag, _redirect_uri())
    except OidcUnavailableError as away:
        return _failed(AWAY, aanvraag, str(away))
    aanvragen.keep(aanvraag)
    return redirect(address, 303)


@aanmelden.get("/aanmelden/terug")
@public
def back() -> ResponseReturnValue:
    aanvraag = aanvragen.take(request.args.get("state", ""))
    if aanvraag is None:
        return _failed(UNKNOWN, None, "state")
    try:
        medewerker = _oidc().answer(aanvraag.vraag, _redirect_uri(), request.args)
    except OidcRefusedError as refused:
        return _failed(_why(refused), aanvraag, refused.detail)
    except OidcUnavailableError as away:
        return _failed(AWAY, aanvraag, str(away))
    log.info("signed_in", by=SignedInBy.OIDC.value, medewerker=medewerker.id)
    if aanvraag.koppeling:
        return hand_over(aanvraag.koppeling, medewerker)
    return _enter(medewerker, aanvraag.terug)


def _enter(medewerker: Medewerker, terug: str) -> ResponseReturnValue:
    other_tabs = aanvragen.under_way()
    begin_session(medewerker, SignedInBy.OIDC)
    aanvragen.restore(other_tabs)
    return redirect(terug, 303)


def _why(refused: OidcRefusedError) -> Mislukt:
    if refused.reden == "rol":
        return NO_ROLE
    return STOPPED if refused.detail == "access_denied" else REFUSED


def _failed(mislukt: Mislukt, aanvraag: Aanvraag | None, detail: str) -> ResponseReturnValue:
    log.warning("sign_in_refused", reden=mislukt.reden, detail=detail)
    return sign_in_failed(mislukt, aanvraag)


def _redirect_uri() -> str:
    """By the host name of this request, which is one of ours (``KCC_HOSTS``)."""
    return url_for("aanmelden.back", _external=True)


def _oidc() -> Oidc:
    oidc = identity().oidc
    assert oidc  # noqa: S101  these routes are there only with it
    return oidc
