"""Signing in and out: the portal's launch, OpenID Connect, how long a session lasts, and what is shown without one."""

from flask import Flask

from webapp.features.aanmelden.koppelen import koppelen
from webapp.features.aanmelden.launch import launch
from webapp.features.aanmelden.not_signed_in import init_not_signed_in
from webapp.features.aanmelden.oidc import aanmelden
from webapp.features.aanmelden.sessie import sessie
from webapp.settings import Settings

__all__ = ["init_aanmelden"]


def init_aanmelden(app: Flask, settings: Settings) -> None:
    init_not_signed_in(app)
    app.register_blueprint(sessie)
    if settings.has_launch:
        app.register_blueprint(launch(settings.portal_origins.split()))
    if settings.has_oidc:
        app.register_blueprint(aanmelden)
        app.register_blueprint(koppelen)
