"""Which host names are ours, whatever a request claims, and which proxies are believed (ASVS 5, 4.1.3 and 4.2)."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from flask import Flask, Response, jsonify, request
from support.html import Page
from support.portal import HOST, Portal
from support.server import Server, serving
from support.sessie import Launched, identity_of

from webapp.domain.provider import Provider
from webapp.factory import create_app
from webapp.identity import public
from webapp.registrations import Journal
from webapp.settings import Settings

Start = Callable[..., Flask]

OURS = [HOST, f"{HOST}:443", f"{HOST}:8443"]
# Refused rather than understood: no browser writes our own name like the last ones.
NOT_OURS = [
    "evil.example",
    f"evil.example:443/{HOST}",
    f"{HOST}.evil.example",
    f"evil{HOST}",
    f"ander.{HOST}",
    f"{HOST}@evil.example",
    f"evil.example@{HOST}",
    f"{HOST}:443@evil.example",
    f"{HOST}, evil.example",
    f"{HOST}:0",
    f"{HOST}:99999",
    f"{HOST}:x",
    f"{HOST}/",
    f"{HOST}#",
    "two words",
    "127.0.0.1",
    "localhost",
    "[::1]",
    "",
    f"{HOST}.",
    HOST.upper(),
]


@pytest.fixture
def start(portal: Portal, provider: Provider, journal: Journal) -> Iterator[Start]:
    """With a page that says what the application takes for true about a request."""
    apps: list[Flask] = []

    def seen() -> Response:
        return jsonify(host=request.host, scheme=request.scheme, address=request.remote_addr, url=request.url)

    def start(**settings: object) -> Flask:
        app = create_app(Settings(**portal.settings(**settings)), provider, journal)
        app.add_url_rule("/gezien", "gezien", public(seen))
        apps.append(app)
        return app

    yield start
    for app in apps:
        with closing(identity_of(app)):
            pass


def _status(app: Flask, path: str = "/status/live", **headers: str) -> int:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return app.test_client().get(path, headers={"Host": HOST, **named}).status_code


def test_only_our_own_host_names_are_answered(start: Start) -> None:
    app = start()
    for host in OURS:
        assert _status(app, Host=host) == 200, host
    for host in NOT_OURS:
        for path in ("/status/live", "/registraties", "/bestaat-niet", "/static/older/js/app.js"):
            answer = app.test_client().get(path, headers={"Host": host})
            assert answer.status_code == 400, (host, path)
            assert answer.text == "Onbekende hostnaam"


def test_a_host_name_of_the_settings_may_be_written_in_any_case(start: Start) -> None:
    app = start(hosts="Registratie.Example  ander.example")
    assert [_status(app, Host=host) for host in (HOST, "ander.example", "een.ander.example")] == [200, 200, 400]


def test_without_a_proxy_nothing_that_is_forwarded_is_believed(start: Start) -> None:
    app = start()
    forwarded = {
        "X-Forwarded-For": "192.0.2.9",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Port": "8443",
        "X-Forwarded-Prefix": "/evil",
        "Forwarded": "for=192.0.2.9;host=evil.example;proto=https",
        "X-Original-URL": "/registraties",
        "X-Rewrite-URL": "/registraties",
    }
    answer = app.test_client().get("/gezien", headers={"Host": HOST, **forwarded})
    assert answer.json == {"host": HOST, "scheme": "http", "address": "127.0.0.1", "url": f"http://{HOST}/gezien"}


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [(1, "192.0.2.1, 192.0.2.2", "192.0.2.2"), (2, "192.0.2.1, 192.0.2.2", "192.0.2.1"), (2, "192.0.2.1", "127.0.0.1")],
)
def test_only_what_the_nearest_proxies_wrote_is_believed(
    start: Start, proxies: int, forwarded: str, address: str
) -> None:
    protos = ", ".join(["http", *["https"] * proxies])
    headers = {"Host": "intern:8000", "X-Forwarded-For": forwarded, "X-Forwarded-Proto": protos}
    hosts = ", ".join(["evil.example", *[HOST] * proxies])
    app = start(proxies=proxies)
    answer = app.test_client().get("/gezien", headers=headers | {"X-Forwarded-Host": hosts})
    assert answer.json == {"host": HOST, "scheme": "https", "address": address, "url": f"https://{HOST}/gezien"}
    assert "max-age" in answer.headers["Strict-Transport-Security"]


def test_a_forwarded_host_is_held_to_the_same_list_and_other_headers_are_not_believed(start: Start) -> None:
    app = start(proxies=1)
    for host in NOT_OURS[:-3]:
        if host:
            answer = app.test_client().get("/registraties", headers={"Host": HOST, "X-Forwarded-Host": f'"{host}"'})
            assert answer.status_code == 400, host
    assert _status(app, Host="evil.example") == 400, "a proxy that forwards no host passes it on"
    other = {"X-Forwarded-Port": "8443", "X-Forwarded-Prefix": "/evil", "Forwarded": "host=evil.example"}
    answer = app.test_client().get("/gezien", headers={"Host": HOST, **other})
    assert answer.json == {"host": HOST, "scheme": "http", "address": "127.0.0.1", "url": f"http://{HOST}/gezien"}


def test_pages_and_redirects_lead_nowhere_else(start: Start, portal: Portal) -> None:
    """Addresses are relative, and where one has to be whole it has the name that was let through."""
    noor = Launched(start(), portal)
    for path in ("/", "/registraties", "/interne-taken/nieuw", "/betrokkenen/nieuw", "/bestaat-niet"):
        answer = noor.gets(path, Host=f"{HOST}:8443")
        page = Page.parse(answer.text, whole=True)
        addresses = [
            value
            for element in page.root.iter()
            for name, value in element.attrib.items()
            if name in ("href", "src", "action", "formaction") or name in ("hx-get", "hx-post")
        ]
        assert addresses
        assert not [address for address in addresses if re.match(r"[a-z]+:|//", address)], path
    answer = noor.gets("/status//live", Host=f"{HOST}:8443", X_Forwarded_Host="evil.example")
    assert answer.location == f"https://{HOST}:8443/status/live"


# Over a real socket


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(Server(tmp_path_factory.mktemp("demo"))) as server:
        yield server


def _raw(server: Server, lines: str) -> str:
    """The answer to a request that no library would send. ``{host}`` is the server's own name."""
    text = lines.format(host=f"127.0.0.1:{server.port}").replace("\n", "\r\n")
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(f"{text}\r\n\r\n".encode("latin-1"))
        with connection.makefile("rb") as answer:
            return answer.read().decode("latin-1")


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ("GET /status/live HTTP/1.1\nHost: {host}", 200),
        ("GET /status/live HTTP/1.1\nHost: {host}\nHost: evil.example", 400),
        ("GET /status/live HTTP/1.1\nHost: evil.example\nHost: {host}", 400),
        ("GET /status/live HTTP/1.1\nHost: {host}\nHost: {host}", 400),
        ("GET /status/live HTTP/1.1\nHost: LOCALHOST", 400),
        ("GET /status/live HTTP/1.1\nHost: localhost.", 400),
        ("GET /status/live HTTP/1.1\nHost: rebound.evil.example", 400),
        ("GET /status/live HTTP/1.1\nX-Nothing: 1", 400),
        ("GET /status/live HTTP/1.0\nX-Nothing: 1", 400),
        ("GET http://evil.example/status/live HTTP/1.1\nHost: evil.example", 400),
        ("GET http://{host}/status/live HTTP/1.1\nHost: evil.example", 400),
        ("GET //evil.example/status/live HTTP/1.1\nHost: {host}", 404),
        ("GET /status/live HTTP/1.1\nHost: {host}\nX-Forwarded-Host: evil.example", 200),
        ("GET /status/live HTTP/1.1\n Host: {host}", 400),
    ],
)
def test_a_request_that_no_browser_sends_gets_no_further_than_its_host_name(
    demo: Server, lines: str, status: int
) -> None:
    answer = _raw(demo, f"{lines}\nConnection: close")
    assert int(answer.split(" ", 2)[1]) == status
    assert "evil" not in answer


def test_an_absolute_request_line_changes_no_address_of_a_page(demo: Server) -> None:
    """The server takes the Host header and not what stands there, so that both have to be looked at: one is."""
    answer = _raw(demo, "GET http://evil.example/status//live HTTP/1.1\nHost: {host}\nConnection: close")
    assert f"location: http://127.0.0.1:{demo.port}/status/live" in answer
    assert "evil" not in answer


def test_a_body_without_a_length_is_bounded_too(demo: Server) -> None:
    chunk = f"10000\n{'a' * 0x10000}\n"
    head = (
        "POST /zoeken/actoren HTTP/1.1\nHost: {host}\nContent-Type: application/x-www-form-urlencoded\n"
        "Transfer-Encoding: chunked\nConnection: close\n\n"
    )
    answer = _raw(demo, f"{head}{chunk * 5}0")
    assert int(answer.split(" ", 2)[1]) == 413
