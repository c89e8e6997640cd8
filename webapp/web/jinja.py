"""Jinja as all templates expect it: an unknown name is an error, and the same few globals everywhere."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from flask import Flask, url_for
from jinja2 import StrictUndefined

from webapp.identity import current_medewerker
from webapp.settings import Settings
from webapp.web.logs import current_request_id


def init_jinja(app: Flask, settings: Settings) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    asset = _asset_url(Path(app.static_folder or ""))

    @app.context_processor
    def shared() -> dict[str, object]:
        return {
            "gemeente": settings.gemeente,
            "medewerker": current_medewerker(),
            "asset": asset,
            "theme_css": url_for("huisstijl.theme") if settings.theme_css else None,
            "logo": url_for("huisstijl.logo") if settings.logo else None,
            "request_id": current_request_id(),
        }


def _asset_url(static: Path) -> Callable[[str], str]:
    """URLs that change with the file's content, so that browsers may keep it for a year."""

    @cache
    def fingerprint(path: str) -> str:
        return hashlib.sha256((static / path).read_bytes()).hexdigest()[:10]

    def asset(path: str) -> str:
        return url_for("static", filename=path, v=fingerprint(path))

    return asset
