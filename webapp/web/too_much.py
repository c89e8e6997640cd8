"""How much one request may hold, on top of Flask's own bounds: fields of an ordinary form too."""

from io import BytesIO
from typing import IO, Any

from flask import Flask, Request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import FormDataParser

# F2599 with its twenty digital addresses has 150.
MAX_FIELDS = 200
_URLENCODED = "application/x-www-form-urlencoded"


class _BoundedParser(FormDataParser):
    """Werkzeug's MAX_FORM_PARTS is about multipart only; 256 kB of ``&`` are 131,000 fields."""

    def parse(
        self, stream: IO[bytes], mimetype: str, content_length: int | None, options: dict[str, str] | None = None
    ) -> Any:  # noqa: ANN401  what the parent gives
        if mimetype == _URLENCODED:
            body = stream.read()
            stream.read(1)  # raises it where more was sent than may be: what has no length is cut off otherwise
            if body.count(b"&") >= MAX_FIELDS:
                raise RequestEntityTooLarge
            stream = BytesIO(body)
        return super().parse(stream, mimetype, content_length, options)


class _BoundedRequest(Request):
    form_data_parser_class = _BoundedParser


def init_field_limits(app: Flask) -> None:
    """The body as a whole is bounded by MAX_CONTENT_LENGTH, which no part of it may be larger than either."""
    app.request_class = _BoundedRequest
    app.config["MAX_FORM_PARTS"] = MAX_FIELDS
    app.config["MAX_FORM_MEMORY_SIZE"] = app.config["MAX_CONTENT_LENGTH"]
