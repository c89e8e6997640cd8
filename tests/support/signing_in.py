"""A browser before an application with OpenID Connect, as far as HTTP goes."""

from typing import Any

from flask import Flask
from support.portal import BASE_URL
from werkzeug.test import TestResponse

PAGE = {"Sec-Fetch-Dest": "document"}
FRAME = {"Sec-Fetch-Dest": "iframe"}


class Browser:
    def __init__(self, app: Flask) -> None:
        self.http = app.test_client()

    def opens(self, path: str, headers: dict[str, str] | None = None) -> TestResponse:
        return self.http.get(path, base_url=BASE_URL, headers=headers or PAGE)

    def begins(self, **question: str) -> str:
        """The address at the provider that it is sent to."""
        answer = self.http.get("/aanmelden", base_url=BASE_URL, query_string=question, headers=PAGE)
        assert answer.status_code == 303, answer.text
        return str(answer.location)

    def posts(self, path: str, **data: Any) -> TestResponse:
        """As a form of our own page does."""
        return self.http.post(
            path, base_url=BASE_URL, data=data, headers={"Origin": BASE_URL, "Referer": f"{BASE_URL}/", **FRAME}
        )

    def is_signed_in(self) -> bool:
        return self.opens("/registraties").status_code == 200
