"""Proxies that stand before the application: believed only as many as the settings say (ASVS 5, 4.1.3)."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def init_proxies(app: Flask, number: int) -> None:
    """``X-Forwarded-For``, ``-Proto`` and ``-Host`` of the last ``number`` proxies; with none nobody is believed."""
    if number:
        known = ProxyFix(app.wsgi_app, x_for=number, x_proto=number, x_host=number)
        app.wsgi_app = known  # type: ignore[method-assign]
