"""``/huisstijl/thema.css`` and ``/huisstijl/logo``: only where the settings name a file."""

from pathlib import Path

from flask import Blueprint, Response, abort, send_file

from webapp.identity import public
from webapp.settings import Settings


def huisstijl(settings: Settings) -> Blueprint:
    blueprint = Blueprint("huisstijl", __name__, url_prefix="/huisstijl")

    @blueprint.get("/thema.css")
    @public
    def theme() -> Response:
        return _file(settings.theme_css)

    @blueprint.get("/logo")
    @public
    def logo() -> Response:
        return _file(settings.logo)

    return blueprint


def _file(path: Path | None) -> Response:
    if path is None:
        abort(404)
    return send_file(path.resolve())
