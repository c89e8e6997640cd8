"""What goes back to the caller, as a WSGI answer without anything added.

Not werkzeug's Response: that leaves the body off after HEAD and adds headers, and neither is what the real one does.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from wsgiref.types import StartResponse

from webapp.practice_provider.values import Value

NOT_FOUND_PAGE = (
    "<!doctype html>\n<html lang=nl><head><title>Pagina niet gevonden</title></head>"
    "<body><h1>404</h1><p>Deze pagina bestaat niet.</p></body></html>\n"
)


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    def __call__(self, start_response: StartResponse) -> Iterable[bytes]:
        headers = {**self.headers, "Content-Length": str(len(self.body))}
        start_response(f"{self.status} {HTTPStatus(self.status).phrase}", list(headers.items()))
        return [self.body]

    def with_headers(self, headers: dict[str, str]) -> "Answer":
        return Answer(self.status, self.body, {**headers, **self.headers})


def json_answer(
    status: int, content: Value, headers: dict[str, str] | None = None, media_type: str = "application/json"
) -> Answer:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return Answer(status, body, {"Content-Type": media_type, **(headers or {})})


def html_answer(status: int, page: str = NOT_FOUND_PAGE) -> Answer:
    return Answer(status, page.encode(), {"Content-Type": "text/html; charset=utf-8"})
