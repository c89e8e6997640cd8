"""An employee without JavaScript: reads pages, fills in what they hold, presses buttons, with real CSRF tokens."""

from typing import Any

from flask import Flask
from support.html import Page
from werkzeug.test import TestResponse


class Employee:
    def __init__(self, app: Flask) -> None:
        self._app = app
        self._http = app.test_client()
        self.response: TestResponse
        self._token = ""

    def visits(self, path: str, **headers: str) -> Page:
        self.response = self._http.get(path, headers=headers)
        return self._read()

    def visits_fragment(self, path: str) -> None:
        """As htmx asks for it; what came stands in ``response``."""
        self.response = self._http.get(path, headers={"HX-Request": "true"})

    def sends(self, path: str, data: dict[str, Any], *, htmx: bool = False) -> Page:
        """Posts and follows the redirect, as a browser does."""
        headers = {"HX-Request": "true"} if htmx else {}
        self.response = self._http.post(path, data=data, headers=headers)
        self.location = self.response.location
        self.status = self.response.status_code
        if self.response.status_code == 303:
            self.response = self._http.get(str(self.response.location), headers=headers)
        return self._read(whole=not htmx)

    def posts(self, path: str, data: dict[str, Any]) -> TestResponse:
        """Only the post, whatever it answers."""
        return self._http.post(path, data=data)

    def twins(self, number: int) -> list["Employee"]:
        """The same employee in the same session, at several keyboards."""
        cookie = self._http.get_cookie("session")
        assert cookie is not None
        twins = [Employee(self._app) for _ in range(number)]
        for twin in twins:
            twin._http.set_cookie("session", cookie.value)
        return twins

    def _read(self, *, whole: bool | None = None) -> Page:
        text = self.response.get_data(as_text=True)
        return Page.parse(text, whole=text.lstrip().lower().startswith("<!doctype") if whole is None else whole)

    def csrf_token(self) -> str:
        return self.visits("/").fields()["csrf_token"]

    def searches(self, path: str, zoekterm: str, **extra: str) -> Page:
        """From a page that was opened before."""
        self._token = self._token or self.csrf_token()
        data = {"csrf_token": self._token, "zoekterm": zoekterm, **extra}
        return self.sends(path, data, htmx=True)
