"""An employee whom a portal launches, over HTTPS, with a session that has grown as old as a test wants it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from support.employee import Employee
from support.html import Page
from support.portal import BASE_URL, HOST, Portal
from werkzeug.test import TestResponse

from webapp.domain.provider import Provider
from webapp.factory import create_app
from webapp.identity import Identity
from webapp.identity.store import FORMULIER, SESSIE
from webapp.registrations import Journal
from webapp.settings import Settings
from webapp.web.services import services_of

MINUTE, HOUR = 60.0, 3600.0


class SecureClient(FlaskClient):
    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """As from a page here: Flask-WTF wants to know over HTTPS."""
        kwargs.setdefault("base_url", BASE_URL)
        kwargs["headers"] = {"Referer": f"{BASE_URL}/", **(kwargs.get("headers") or {})}
        return super().open(*args, **kwargs)


class Launched(Employee):
    def __init__(
        self, app: Flask, portal: Portal, sub: str = "noor", *, keeps_cookies: bool = True, **claims: Any
    ) -> None:
        app.test_client_class = SecureClient
        super().__init__(app)
        if not keeps_cookies:
            self._http = app.test_client(use_cookies=False)
        self._portal = portal
        self._sub = sub
        self.page = self.launches(**claims)

    def launches(self, **claims: Any) -> Page:
        token = self._portal.token(**{"sub": self._sub} | claims)
        self.response = self._http.post("/launch", data={"launch_token": token})
        return self._read()

    @property
    def bearer(self) -> str:
        """Of the page that stands there."""
        html = next(iter(self.page.root.iter("html")))
        return str(html.get("data-drager"))

    @property
    def token(self) -> str:
        """Against CSRF, of the first page: asking another one would keep the session alive."""
        return self.page.fields()["csrf_token"]

    @property
    def cookie(self) -> str:
        cookie = self._http.get_cookie("__Host-kcc", domain=HOST)
        return cookie.value if cookie else ""

    def gets(self, path: str, **headers: str) -> TestResponse:
        """``headers`` with an underscore for each dash."""
        return self._http.get(path, headers=_named(headers))

    def presses(self, path: str, data: Any = None, **headers: str) -> TestResponse:
        return self._http.post(path, data={"csrf_token": self.token, **(data or {})}, headers=_named(headers))

    def loses_cookies(self) -> None:
        self._http.delete_cookie("__Host-kcc", domain=HOST)


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def identity_of(app: Flask) -> Identity:
    identity = services_of(app).identity
    assert identity
    return identity


def nobody_there_for(app: Flask, seconds: float) -> None:
    """As if nothing was asked in all sessions for so long."""
    _change(app, update(SESSIE).values(gezien=SESSIE.c.gezien - seconds))


def signed_in_longer_by(app: Flask, seconds: float) -> None:
    _change(app, update(SESSIE).values(begonnen=SESSIE.c.begonnen - seconds))


def kept_earlier_by(app: Flask, seconds: float) -> None:
    _change(app, update(FORMULIER).values(bewaard=FORMULIER.c.bewaard - seconds))


def _change(app: Flask, statement: Any) -> None:
    with identity_of(app).engine.begin() as connection:
        connection.execute(statement)


@contextmanager
def application(settings: Settings, provider: Provider, journal: Journal) -> Iterator[Flask]:
    """One that employees sign in to; a fault in it answers as it would in service."""
    app = create_app(settings, provider, journal)
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with closing(identity_of(app)):
        yield app
