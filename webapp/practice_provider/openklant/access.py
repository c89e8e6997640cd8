"""Who may call, and what they want back."""

import hmac

from werkzeug.wrappers import Request

from webapp.practice_provider.openklant.problems import (
    AUTHENTICATION_FAILED,
    NOT_ACCEPTABLE,
    NOT_AUTHENTICATED,
    RefusedError,
)

ACCEPTED = {"application/json", "application/*", "*/*"}
SCHEME_AND_TOKEN = 2


def check_accept(request: Request) -> None:
    wanted = [part.split(";")[0].strip() for part in request.headers.get("Accept", "*/*").split(",")]
    if not any(media_type in ACCEPTED for media_type in wanted):
        raise RefusedError(NOT_ACCEPTABLE)


def check_token(request: Request, token: str) -> None:
    parts = request.headers.get("Authorization", "").split()
    if not parts or parts[0].lower() != "token":
        raise RefusedError(NOT_AUTHENTICATED)
    if len(parts) < SCHEME_AND_TOKEN:
        raise RefusedError(AUTHENTICATION_FAILED, "Ongeldige token header. Geen logingegevens opgegeven")
    if len(parts) > SCHEME_AND_TOKEN:
        raise RefusedError(AUTHENTICATION_FAILED, "Ongeldige token header. Token kan geen spaties bevatten.")
    if not hmac.compare_digest(parts[1].encode(), token.encode()):
        raise RefusedError(AUTHENTICATION_FAILED, "Ongeldige token.")
