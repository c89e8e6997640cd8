"""``/status/live`` depends on nothing; ``/status/ready`` says which dependency is down."""

from flask import Blueprint, Response, jsonify

from webapp.domain.errors import ProviderError
from webapp.identity import public
from webapp.web.services import services

status = Blueprint("status", __name__, url_prefix="/status")


@status.get("/live")
@public
def live() -> Response:
    return jsonify(status="ok")


@status.get("/ready")
@public
def ready() -> tuple[Response, int]:
    parts = {"database": services().journal.is_ready(), "provider": _provider_answers()}
    words = {name: "ok" if well else "down" for name, well in parts.items()}
    return jsonify(words), 200 if all(parts.values()) else 503


def _provider_answers() -> bool:
    try:
        services().provider.probe()
    except ProviderError:
        return False
    return True
