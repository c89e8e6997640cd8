"""One URL serves the whole page and, under htmx, the part of it that changes."""

from typing import Any

from flask import Response, make_response, render_template, request


def is_htmx() -> bool:
    return request.headers.get("HX-Request") == "true"


def page_or_fragment(page: str, fragment: str, *, status: int = 200, **context: Any) -> Response:  # noqa: ANN401
    """Renders ``fragment`` for htmx and ``page``, which includes it, otherwise."""
    response = make_response(render_template(fragment if is_htmx() else page, **context), status)
    response.vary.add("HX-Request")
    return response
