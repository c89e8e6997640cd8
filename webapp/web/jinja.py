"""Jinja as all templates expect it: an unknown name is an error, and the same few globals everywhere."""

from flask import Flask, g, url_for
from jinja2 import StrictUndefined

from webapp.identity import medewerker_or_none
from webapp.settings import Settings
from webapp.web.logs import current_request_id
from webapp.web.static import StaticFiles


def init_jinja(app: Flask, settings: Settings, static: StaticFiles) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True

    @app.context_processor
    def shared() -> dict[str, object]:
        return {
            "gemeente": settings.gemeente,
            "medewerker": medewerker_or_none(),
            "asset": static.url,
            "theme_css": url_for("huisstijl.theme") if settings.theme_css else None,
            "logo": url_for("huisstijl.logo") if settings.logo else None,
            "request_id": current_request_id(),
            "portalen": settings.portal_origins,
            "sessie_rest": int(g.sessie_rest) if "sessie_rest" in g else None,
            "bearer": g.get("first_bearer"),
            "adres": g.get("address"),
        }
