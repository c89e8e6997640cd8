"""The request's body, as far as the real server reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

from webapp.practice_provider.openklant.problems import PARSE_ERROR, UNSUPPORTED_MEDIA_TYPE, RefusedError
from webapp.practice_provider.values import Value

if TYPE_CHECKING:
    from werkzeug.wrappers import Request


def read_bytes(request: Request) -> bytes:
    """Only what Content-Length announces: a chunked body is not read."""
    length = request.environ.get("CONTENT_LENGTH") or "0"
    size = int(length) if length.isdigit() else 0
    data: bytes = request.environ["wsgi.input"].read(size) if size else b""
    return data


def parse_body(request: Request, data: bytes) -> Value:
    if not data:
        return {}
    if request.mimetype != "application/json":
        given = request.headers.get("Content-Type", "")
        raise RefusedError(UNSUPPORTED_MEDIA_TYPE, f'Ongeldige media type "{given}" in aanvraag.')
    try:
        return json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
    except ValueError as error:
        raise RefusedError(PARSE_ERROR, f"JSON parse error - {error}") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"Out of range float values are not JSON compliant: {name}")
