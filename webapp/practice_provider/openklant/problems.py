"""What is wrong with a request, and the error answers, in the words of the real server."""

import uuid
from collections.abc import Iterable
from typing import NamedTuple

from webapp.practice_provider.answers import Answer, json_answer
from webapp.practice_provider.releases import Release

REQUIRED = "Dit veld is vereist."
EMPTY = "Dit veld mag niet leeg zijn."
NON_FIELD = "nonFieldErrors"


class Problem(NamedTuple):
    name: str
    code: str
    reason: str

    def under(self, name: str) -> "Problem":
        """The same problem, seen from the object around it."""
        return self._replace(name=f"{name}.{self.name}" if self.name else name)


class InvalidError(Exception):
    """The request breaks rules; every one of them is named."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__()
        self.problems = list(problems)


def invalid(code: str, reason: str, name: str = "") -> InvalidError:
    return InvalidError([Problem(name, code, reason)])


class ErrorKind(NamedTuple):
    status: int
    error: str
    code: str
    title: str


NOT_AUTHENTICATED = ErrorKind(
    401, "NotAuthenticated", "not_authenticated", "Authenticatiegegevens zijn niet opgegeven."
)
AUTHENTICATION_FAILED = ErrorKind(
    401, "AuthenticationFailed", "authentication_failed", "Ongeldige authenticatiegegevens."
)
PARSE_ERROR = ErrorKind(400, "ParseError", "parse_error", "Ongeldig samengestelde request.")
NOT_FOUND = ErrorKind(404, "NotFound", "not_found", "Niet gevonden.")
METHOD_NOT_ALLOWED = ErrorKind(
    405, "MethodNotAllowed", "method_not_allowed", 'Methode "{method}" niet toegestaan.'
)  # the real title has this {method} too
NOT_ACCEPTABLE = ErrorKind(406, "NotAcceptable", "not_acceptable", "Kan niet voldoen aan de opgegeven Accept header.")
CONFLICT = ErrorKind(409, "Conflict", "conflict", "Er is een conflict opgetreden.")
UNSUPPORTED_MEDIA_TYPE = ErrorKind(
    415, "UnsupportedMediaType", "unsupported_media_type", 'Ongeldige media type "{media_type}" in aanvraag.'
)
THROTTLED = ErrorKind(429, "Throttled", "throttled", "Verzoek werd verstikt.")
SERVER_ERROR = ErrorKind(500, "APIException", "error", "Er is een serverfout opgetreden.")


class RefusedError(Exception):
    """An answer other than the wanted one, of one of the kinds above."""

    def __init__(self, kind: ErrorKind, detail: str | None = None) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.detail = kind.title if detail is None else detail


def error_answer(origin: str, kind: ErrorKind, detail: str) -> Answer:
    headers = {"WWW-Authenticate": "Token"} if kind.status == NOT_AUTHENTICATED.status else {}
    return json_answer(kind.status, _envelope(origin, kind, detail), headers)


def invalid_answer(origin: str, release: Release, problems: Iterable[Problem]) -> Answer:
    kind = ErrorKind(400, "ValidationError", "invalid", release.invalid_title)
    envelope = _envelope(origin, kind, release.invalid_detail)
    return json_answer(400, {**envelope, "invalidParams": [problem._asdict() for problem in problems]})


def _envelope(origin: str, kind: ErrorKind, detail: str) -> dict[str, object]:
    return {
        "type": f"{origin}/ref/fouten/{kind.error}/",
        "code": kind.code,
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        "instance": f"urn:uuid:{uuid.uuid4()}",
    }
