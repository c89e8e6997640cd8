"""Headers on every answer, whoever makes it. That each has all of them is looked at by `support.headers`."""

from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import httpx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from support.headers import Watch
from support.html import Page
from support.server import Server, serving

from webapp.web.headers import content_security_policy, init_headers

PORTAL = "https://portal.turfstad.example"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def framed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A process of its own that a portal may frame, and that lost a file after it started: so it can fail."""
    folder = tmp_path_factory.mktemp("framed")
    theme = folder / "thema.css"
    theme.touch()
    with serving(Server(folder, settings={"KCC_PORTAL_ORIGINS": PORTAL, "KCC_THEME_CSS": str(theme)})) as server:
        theme.unlink()
        yield server


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("GET", "/", {}, b"", 200),
        ("HEAD", "/", {}, b"", 200),
        ("OPTIONS", "/", {}, b"", 200),
        ("GET", "/registraties", {"HX-Request": "true"}, b"", 200),
        ("GET", "/status/live", {}, b"", 200),
        ("GET", "/status//live", {}, b"", 308),
        ("GET", "/", {"Host": "evil.example"}, b"", 400),
        ("GET", "/", {"Host": "two words"}, b"", 400),
        ("POST", "/zoeken/actoren", FORM, b"zoekterm=van", 400),
        ("GET", "/bestaat-niet", {}, b"", 404),
        ("GET", "/static/older/js/bestaat-niet.js", {}, b"", 404),
        ("GET", "/static/older/js/app.js", {}, b"", 200),
        ("DELETE", "/", {}, b"", 405),
        ("TRACE", "/", {}, b"", 405),
        ("POST", "/zoeken/actoren", FORM, b"zoekterm=" + 300_000 * b"a", 413),
        ("GET", "/huisstijl/thema.css", {}, b"", 500),
    ],
)
def test_every_kind_of_answer_comes_with_its_headers(
    framed: Server, header_watch: Watch, method: str, path: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    seen = header_watch.seen
    answer = httpx.request(method, framed.url + path, headers=headers, content=body)
    assert answer.status_code == status
    assert header_watch.seen == seen + 1
    assert not any(sign.isdigit() for sign in answer.headers["Server"]), "no version of the server"


def test_a_static_file_is_kept_and_found_unchanged(framed: Server, header_watch: Watch) -> None:
    page = Page.parse(httpx.get(framed.url).text, whole=True)
    address = framed.url + str(page.all("script")[0].get("src"))
    first = httpx.get(address)
    again = httpx.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "immutable" in first.headers["Cache-Control"]
    assert first.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_portal_may_frame_pages_and_nobody_may_use_anything_else(framed: Server, header_watch: Watch) -> None:
    page, fragment = httpx.get(framed.url), httpx.get(framed.url, headers={"HX-Request": "true"})
    for answer, embedded_by in ((page, "cross-origin"), (fragment, "same-origin")):
        assert answer.headers["Content-Security-Policy"].endswith(f"frame-ancestors {PORTAL}")
        assert answer.headers["Cross-Origin-Resource-Policy"] == embedded_by


def test_without_a_portal_nobody_may_frame(app: Flask) -> None:
    headers = app.test_client().get("/").headers
    assert headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "X-Frame-Options" not in headers


def test_every_portal_is_named() -> None:
    policy = content_security_policy(f" {PORTAL}  https://kcc.example:8443 ")
    assert policy.endswith(f"frame-ancestors {PORTAL}  https://kcc.example:8443")


@pytest.mark.parametrize(
    ("path", "opener"),
    [
        ("/", "same-origin"),
        ("/aanmelden", None),
        ("/aanmelden/terug", None),
        ("/aanmeldenx", "same-origin"),
        ("/static/../aanmelden", "same-origin"),
    ],
)
def test_only_what_signs_in_keeps_its_opener(path: str, opener: str | None) -> None:
    assert _small().get(path).headers.get("Cross-Origin-Opener-Policy") == opener


def test_a_secure_line_stays_secure() -> None:
    assert "Strict-Transport-Security" not in _small().get("/").headers
    secure = _small().get("/", base_url="https://localhost").headers["Strict-Transport-Security"]
    assert secure == "max-age=31536000; includeSubDomains"


def test_a_page_may_copy_and_nothing_else() -> None:
    allowed = [one for one in _small().get("/").headers["Permissions-Policy"].split(", ") if not one.endswith("=()")]
    assert allowed == ["clipboard-write=(self)"]


def test_what_fails_while_an_answer_is_finished_does_not_take_its_headers(app: Flask) -> None:
    @app.after_request
    def fail(_: object) -> None:
        raise RuntimeError

    answer = app.test_client().get("/")
    assert answer.status_code == 500
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "name",
    [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cache-Control",
        "Permissions-Policy",
        "Cross-Origin-Resource-Policy",
        "Cross-Origin-Embedder-Policy",
        "Cross-Origin-Opener-Policy",
        "Strict-Transport-Security",
    ],
)
def test_the_watch_misses_a_header_that_is_gone(header_watch: Watch, name: str) -> None:
    client = _small("webapp.factory", without=name)
    client.get("/", base_url="https://localhost")
    assert any(name.lower() in complaint for complaint in header_watch.forget())


def test_the_watch_tells_of_what_should_not_be_there(header_watch: Watch) -> None:
    added = {"X-Frame-Options": "DENY", "Access-Control-Allow-Origin": "*", "Set-Cookie": "session=1; Path=/"}
    _small("webapp.factory", added=added).get("/")
    assert [complaint.split()[3] for complaint in header_watch.forget()] == [
        "x-frame-options",
        "access-control-allow-origin",
        "cookie",
    ]


def _small(name: str = "small", *, without: str = "", added: dict[str, str] | None = None) -> FlaskClient:
    """An application of one page, which is at every address; ``name`` as the watch knows ours."""
    app = Flask(name)
    init_headers(app, "")
    app.add_url_rule("/", view_func=lambda: ("", added or {}))
    app.add_url_rule("/<path:path>", "any", lambda path: path)
    inner = app.wsgi_app

    def less(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None, /) -> Any:
            return start_response(status, [one for one in headers if one[0] != without], exc_info)

        return inner(environ, start)

    app.wsgi_app = less  # type: ignore[method-assign]
    return app.test_client()
