"""``POST /launch``: the portal says who sits before it, and gets the page itself as an answer.

No redirect: over one that crosses sites browsers lose a partitioned cookie (interface.md).
"""

from collections.abc import Sequence

import structlog
from flask import Blueprint, request, url_for
from flask.typing import ResponseReturnValue

from webapp.features.aanmelden.asking import ask_to_sign_in
from webapp.features.aanmelden.first_page import first_page
from webapp.identity import public, token_decides
from webapp.identity.keys import KeysUnavailableError
from webapp.identity.launch import Launch, LaunchRefusedError
from webapp.identity.sessions import SignedInBy
from webapp.web.errors import Problem, problem_screen
from webapp.web.services import identity

log = structlog.get_logger("launch")

_NO_KEYS = Problem(503, "Aanmelden via het portaal lukt nu niet", "Probeer het over een minuut opnieuw.")
_NO_ROLE = Problem(403, "U mag deze applicatie niet gebruiken", "Vraag uw teamleider of beheerder om toegang.")
_REFUSED = Problem(403, "Aanmelden via het portaal is niet gelukt", "Meld dit bij uw applicatiebeheerder.")


def launch(portals: Sequence[str]) -> Blueprint:
    """``portals``: the origins that may launch."""
    blueprint = Blueprint("launch", __name__)

    @blueprint.post("/launch")
    @public
    @token_decides
    def begin() -> ResponseReturnValue:
        if not _comes_from(portals):
            log.warning("launch_refused", reden="origin")
            return problem_screen(_REFUSED)
        tokens = identity().launch
        assert tokens  # noqa: S101  this route is there only with them
        try:
            launched = tokens.redeem(request.form.get("launch_token", ""))
        except LaunchRefusedError as refused:
            return _refused(refused)
        except KeysUnavailableError:
            log.error("launch_keys_unavailable")  # noqa: TRY400  its text may quote the address
            return problem_screen(_NO_KEYS)
        return _enter(launched)

    return blueprint


def _enter(launched: Launch) -> ResponseReturnValue:
    log.info("signed_in", by=SignedInBy.LAUNCH.value, medewerker=launched.medewerker.id)
    path = url_for("klantcontact.page", uuid=launched.klantcontact) if launched.klantcontact else "/"
    return first_page(launched.medewerker, SignedInBy.LAUNCH, path)


def _refused(refused: LaunchRefusedError) -> ResponseReturnValue:
    """A used or late token: the page was loaded again, or lay somewhere. The portal can make a new one."""
    log.warning("launch_refused", reden=refused.reden, detail=refused.detail)
    if refused.reden in ("gebruikt", "verlopen"):
        return ask_to_sign_in(refused.reden)
    return problem_screen(_NO_ROLE if refused.reden == "rol" else _REFUSED)


def _comes_from(portals: Sequence[str]) -> bool:
    """A wrong Origin is refused. One that a Referrer-Policy made ``null`` (front.md) counts in a frame only.

    There ``frame-ancestors`` guards; a page of its own opened by any site could sign somebody in as somebody else.
    """
    origin = request.headers.get("Origin", "null")
    return origin in portals or (origin == "null" and request.headers.get("Sec-Fetch-Dest", "iframe") == "iframe")
