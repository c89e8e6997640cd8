"""JSON log lines with scalars only: a route's rule and never its URL, an error's kind and never its text."""

import logging
import sys
import time
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request
from structlog.typing import EventDict

log = structlog.get_logger("request")


def init_logs(level: str) -> None:
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            _scalars_only,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    # These write URLs, and with them a BSN in a query string to the provider.
    for noisy in ("httpx", "httpcore"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def _scalars_only(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Objects, lists and the like stay out of the log, and with them whatever personal data they hold."""
    return {name: value for name, value in event.items() if isinstance(value, str | int | float | bool)}


def current_request_id() -> str:
    request_id: str = g.get("request_id", "")
    return request_id


def init_request_log(app: Flask) -> None:
    @app.before_request
    def begin() -> None:
        g.request_id = uuid4().hex[:12]
        g.started = time.perf_counter()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=g.request_id)

    @app.after_request
    def end(response: Response) -> Response:
        if request.endpoint != "static":
            rule = request.url_rule.rule if request.url_rule else "-"
            milliseconds = round((time.perf_counter() - g.started) * 1000, 1)
            log.info("request", method=request.method, route=rule, status=response.status_code, ms=milliseconds)
        response.headers["X-Request-ID"] = current_request_id()
        return response
