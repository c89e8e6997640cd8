"""Every answer of the application, in every test, is looked at for its headers: a pytest plugin.

Seen are the answers of each application made in this process (at `Flask.__call__`, outside everything of ours), those
of its processes to httpx (known by Granian's name), and those to a browser whose context `watch` was told of.
What is expected stands here on its own, apart from `webapp.web.headers`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

import httpx
import pytest
from flask import Flask

if TYPE_CHECKING:  # slow to import, and most tests need no browser
    from playwright.sync_api import BrowserContext, Response

_APPLICATION = "webapp.factory"
_EXPECTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "",
    "access-control-allow-origin": "",
    "x-powered-by": "",
}
_EXPECTED_ON_PAGES = {"cross-origin-embedder-policy": "require-corp"}


@dataclass(frozen=True)
class Answer:
    """``headers`` with names in lower case; ``cookies`` as they were set."""

    method: str
    path: str
    status: int
    secure: bool
    fragment: bool
    headers: Mapping[str, str]
    cookies: tuple[str, ...] = ()

    @property
    def is_page(self) -> bool:
        return self._header("content-type").startswith("text/html") and not self.fragment

    @property
    def complaints(self) -> list[str]:
        who = f"{self.method} {self.path} {self.status}"
        return [f"{who}: {what}" for what in (*self._wrong_values(), *self._wrong_policies(), *self._wrong_cookies())]

    def _wrong_values(self) -> Iterator[str]:
        for name, wanted in self._expected().items():
            if self._header(name) != wanted:
                yield f"{name} is {self._header(name)!r}, not {wanted!r}"

    def _expected(self) -> dict[str, str]:
        """An empty value: the header is not there."""
        static = self.path.startswith("/static/") and "immutable" in self._header("cache-control")
        opener = self.is_page and not f"{self.path}/".startswith("/aanmelden/")
        return {
            **_EXPECTED,
            **(_EXPECTED_ON_PAGES if self.is_page else {}),
            "cache-control": "public, max-age=31536000, immutable" if static else "no-store",
            "strict-transport-security": "max-age=31536000; includeSubDomains" if self.secure else "",
            "cross-origin-opener-policy": "same-origin" if opener else "",
        }

    def _wrong_policies(self) -> Iterator[str]:
        directives = [part.strip().partition(" ") for part in self._header("content-security-policy").split(";")]
        policy = {name: value for name, _, value in directives}
        framers = policy.pop("frame-ancestors", "*")
        if policy.get("default-src") != "'none'" or not set(policy.values()) <= {"'none'", "'self'"}:
            yield f"content-security-policy lets in more than our own: {policy}"
        if "*" in framers or "'self'" in framers:
            yield f"content-security-policy lets {framers} frame"
        wanted = "cross-origin" if self.is_page and framers != "'none'" else "same-origin"
        if self._header("cross-origin-resource-policy") != wanted:
            yield f"cross-origin-resource-policy is not {wanted}"
        allowed = [one for one in self._header("permissions-policy").split(", ") if not one.endswith("=()")]
        if self.is_page and allowed != ["clipboard-write=(self)"]:
            yield f"permissions-policy allows {allowed}"

    def _wrong_cookies(self) -> Iterator[str]:
        for cookie in self.cookies:
            attributes = {part.strip().partition("=")[0].lower() for part in cookie.split(";")[1:]}
            wanted = {"httponly", "samesite", "path"} | ({"secure"} if self.secure else set())
            if not wanted <= attributes or "domain" in attributes:
                yield f"cookie {cookie.partition('=')[0]} has only {sorted(attributes)}"

    def _header(self, name: str) -> str:
        return self.headers.get(name, "")


class Watch:
    """``seen`` counts, so that a test can show that nothing is looked at in vain."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.seen = 0

    def forget(self) -> list[str]:
        forgotten, self.complaints = self.complaints, []
        return forgotten

    def look_at(self, answer: Answer) -> None:
        self.seen += 1
        self.complaints += answer.complaints

    def application(self, environ: WSGIEnvironment, start_response: StartResponse) -> StartResponse:
        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None, /) -> Any:
            self.look_at(
                Answer(
                    environ["REQUEST_METHOD"],
                    environ["PATH_INFO"],
                    int(status[:3]),
                    environ["wsgi.url_scheme"] == "https",
                    environ.get("HTTP_HX_REQUEST") == "true",
                    _joined(headers),
                    tuple(value for name, value in headers if name.lower() == "set-cookie"),
                )
            )
            return start_response(status, headers, exc_info)

        return start

    def httpx(self, response: httpx.Response) -> None:
        if response.headers.get("server") == "granian":
            request, headers = response.request, response.headers.multi_items()
            cookies = tuple(response.headers.get_list("set-cookie"))
            self.look_at(
                Answer(
                    request.method,
                    request.url.path,
                    response.status_code,
                    request.url.scheme == "https",
                    "hx-request" in request.headers,
                    _joined(headers),
                    cookies,
                )
            )

    def browser(self, response: "Response") -> None:
        """Without cookies, which a browser does not tell here; nor, after a redirect, whether htmx asked."""
        if response.headers.get("server") == "granian" and not response.request.redirected_from:
            request, url = response.request, urlsplit(response.url)
            fragment = "hx-request" in request.headers
            self.look_at(
                Answer(request.method, url.path, response.status, url.scheme == "https", fragment, response.headers)
            )


def _joined(headers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Twice the same header shows as a value that nobody expects."""
    joined: dict[str, str] = {}
    for name, value in headers:
        joined[name.lower()] = f"{joined[name.lower()]}, {value}" if name.lower() in joined else value
    return joined


WATCH = Watch()


def watch(context: "BrowserContext") -> None:
    """Each page of ``context`` from now on."""
    context.on("response", WATCH.browser)


def pytest_configure() -> None:
    called, sent = Flask.__call__, httpx.Client.send

    def watched_call(app: Flask, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        ours = app.import_name == _APPLICATION
        return called(app, environ, WATCH.application(environ, start_response) if ours else start_response)

    def watched_send(client: httpx.Client, *args: Any, **options: Any) -> httpx.Response:
        response = sent(client, *args, **options)
        WATCH.httpx(response)
        return response

    Flask.__call__ = watched_call  # type: ignore[method-assign, assignment]
    httpx.Client.send = watched_send  # type: ignore[method-assign, assignment]


@pytest.fixture(autouse=True)
def header_watch() -> Iterator[Watch]:
    """Fails whatever test, or fixture before it, got an answer without its headers."""
    yield WATCH
    complaints = WATCH.forget()
    assert not complaints
