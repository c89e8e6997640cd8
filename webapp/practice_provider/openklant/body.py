"""The request's body, as far as the real server reads it."""

import json
from typing import NoReturn

from werkzeug.wrappers import Request

from webapp.practice_provider.openklant.problems import PARSE_ERROR, UNSUPPORTED_MEDIA_TYPE, RefusedError
from webapp.practice_provider.values import Value


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
    except RecursionError as error:
        raise RefusedError(PARSE_ERROR, "JSON parse error - nested too deeply") from error
    except ValueError as error:
        raise RefusedError(PARSE_ERROR, f"JSON parse error - {error}") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"Out of range float values are not JSON compliant: {name}")
