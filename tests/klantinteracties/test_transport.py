"""What travels, how often, and what an error gives away."""

import json
import logging
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
import stamina

from webapp.domain.errors import Misfit, Outage, ProviderError, ProviderMisfitError, ProviderUnavailableError
from webapp.klantinteracties import transport
from webapp.klantinteracties.transport import Connection, Transport
from webapp.klantinteracties.wire import Media, Request

BASE = "http://openklant.example.nl/klantinteracties/api/v1"
JSON = Media("application/json", "application/json")
BSN = "999990019"
Handler = Callable[[httpx.Request], httpx.Response]


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(testing=True, attempts=3, cap=True):
        yield


class Provider:
    """Answers in turn, the last answer again and again; keeps what it was asked."""

    def __init__(self, *turns: httpx.Response | Exception) -> None:
        self.turns = list(turns)
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        turn = self.turns.pop(0) if len(self.turns) > 1 else self.turns[0]
        if isinstance(turn, Exception):
            raise turn
        return turn


def connected(provider: Handler, **headers: str) -> Transport:
    return Transport(Connection(BASE + "/", "t0ken", headers, transport=httpx.MockTransport(provider)))


class _Listener(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing on the screen: a test looks at what the client got."""


@contextmanager
def listening(before_answering: Callable[[], object]) -> Iterator[str]:
    """A provider at a real socket, which answers every question with ``{}``."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            before_answering()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        do_POST = do_GET  # noqa: N815 - http.server's names

        def log_message(self, *_args: object) -> None:
            """Nothing on the screen."""

    with _Listener(("127.0.0.1", 0), Handler) as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        serving.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            serving.join()


def get(**query: str) -> Request:
    return Request("GET", "partijen", query)


def post(**body: object) -> Request:
    return Request("POST", "partijen", body=body)


def test_a_question_below_the_base_url_with_token_and_extra_headers() -> None:
    provider = Provider(httpx.Response(200, json={}))
    connected(provider, **{"Fsc-Grant-Hash": "abc"}).send(get(naam="de Vries & co"), JSON)
    (asked,) = provider.asked
    assert str(asked.url) == f"{BASE}/partijen?naam=de+Vries+%26+co"
    assert asked.headers["authorization"] == "Token t0ken"
    assert asked.headers["fsc-grant-hash"] == "abc"
    assert asked.headers["accept"] == "application/json"
    assert "content-type" not in asked.headers


def test_a_body_has_its_length_and_is_never_chunked() -> None:
    provider = Provider(httpx.Response(201, json={}))
    connected(provider).send(post(naam="Wójcik \ud800"), Media("application/hal+json", "application/hal+json"))
    (asked,) = provider.asked
    assert json.loads(asked.content) == {"naam": "Wójcik \ud800"}
    assert asked.headers["content-length"] == str(len(asked.content))
    assert asked.headers["content-type"] == "application/hal+json"
    assert "transfer-encoding" not in asked.headers


def test_no_token_no_header() -> None:
    provider = Provider(httpx.Response(200, json={}))
    Transport(Connection(BASE, "", transport=httpx.MockTransport(provider))).send(get(), JSON)
    assert "authorization" not in provider.asked[0].headers


@pytest.mark.parametrize("path", ["http://elsewhere.example/x", "//elsewhere.example", "/actoren", "partijen/../../x"])
def test_nothing_outside_the_base_url(path: str) -> None:
    with pytest.raises(ValueError, match="relative"):
        connected(Provider(httpx.Response(200))).send(Request("GET", path), JSON)


def test_never_head() -> None:
    with pytest.raises(ValueError, match="HEAD"):
        connected(Provider(httpx.Response(200))).send(Request("HEAD", "actoren"), JSON)


def test_redirects_are_not_followed() -> None:
    provider = Provider(httpx.Response(302, headers={"location": "http://elsewhere.example/"}))
    assert connected(provider).send(get(), JSON).status == 302
    assert len(provider.asked) == 1


def test_the_surroundings_proxy_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # where nobody listens
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    with listening(lambda: None) as base, closing(Transport(Connection(base, "t"))) as direct:
        assert direct.send(get(), JSON).status == 200


def test_the_providers_cookies_are_not_kept() -> None:
    provider = Provider(httpx.Response(200, json={}, headers={"Set-Cookie": "sid=1; Path=/"}))
    transport = connected(provider)
    for _ in range(2):
        transport.send(get(), JSON)
    assert ["cookie" in request.headers for request in provider.asked] == [False, False]


@pytest.mark.parametrize(
    "name",
    [
        *("authorization", "AUTHORIZATION", "Host", "content-type", "Content-Length", "CONTENT-ENCODING"),
        *("Transfer-Encoding", "", "X A", "X_A", "X-A\n", "X-A:", "X-é", "X-A\r\nX-B"),
    ],
)
def test_an_extra_header_that_is_ours_or_has_no_name_is_refused_without_its_value(name: str) -> None:
    with pytest.raises(ValueError, match="extra header") as caught:
        Transport(Connection(BASE, "", {name: "s3cret"}))
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("value", ["s3cret\r\nX-Other: 1", "s3cr€t"])
def test_an_extra_header_with_a_value_that_no_header_can_have_is_refused_without_it(value: str) -> None:
    with pytest.raises(ValueError, match="X-Grant") as caught:
        Transport(Connection(BASE, "", {"X-Grant": value}))
    assert "s3cr" not in str(caught.value)


@pytest.mark.parametrize(
    "failing", [httpx.ConnectError("x"), httpx.ReadError("x"), httpx.ReadTimeout("x"), httpx.Response(503)]
)
def test_a_get_is_tried_again(failing: httpx.Response | Exception) -> None:
    provider = Provider(failing, failing, httpx.Response(200, json={}))
    assert connected(provider).send(get(), JSON).status == 200
    assert len(provider.asked) == 3


def test_a_get_is_tried_three_times_at_most() -> None:
    provider = Provider(httpx.Response(500))
    with pytest.raises(ProviderUnavailableError) as caught:
        connected(provider).send(get(), JSON)
    assert caught.value.outage is Outage.FAILED
    assert len(provider.asked) == transport.GET_ATTEMPTS == 3


@pytest.mark.parametrize(
    "request_", [post(), Request("PATCH", "klantcontacten/x", body={}), Request("DELETE", "partijen/x")]
)
@pytest.mark.parametrize("failing", [httpx.ConnectError("x"), httpx.ReadTimeout("x"), httpx.Response(503)])
def test_what_changes_something_goes_once(request_: Request, failing: httpx.Response | Exception) -> None:
    provider = Provider(failing)
    with pytest.raises(ProviderUnavailableError):
        connected(provider).send(request_, JSON)
    assert len(provider.asked) == 1


@pytest.mark.parametrize("status", [400, 401, 404, 429])
def test_what_trying_again_does_not_cure_is_asked_once(status: int) -> None:
    provider = Provider(httpx.Response(status, json={}))
    with suppress(ProviderUnavailableError):
        connected(provider).send(get(), JSON)
    assert len(provider.asked) == 1


def test_the_whole_answer_counts_against_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(0, 1000, 4))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(now)))

    def drip() -> Iterator[bytes]:
        yield b"{"
        yield b"}"

    provider = Provider(httpx.Response(201, content=drip()))
    with pytest.raises(ProviderUnavailableError) as caught:
        connected(provider).send(post(), JSON)
    assert caught.value.outage is Outage.TIMEOUT


def test_an_answer_without_end_is_not_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "MAX_ANSWER_BYTES", 10)
    with pytest.raises(ProviderMisfitError) as caught:
        connected(Provider(httpx.Response(200, content=b"x" * 11))).send(get(), JSON)
    assert caught.value.misfit is Misfit.UNREADABLE


def test_time_limits_and_pool() -> None:
    client = connected(Provider(httpx.Response(200)))._client
    assert client.timeout == httpx.Timeout(5.0, connect=2.0)
    assert client.follow_redirects is client.trust_env is False


def test_an_idle_connection_is_dropped_before_open_klant_does() -> None:
    with closing(Transport(Connection(BASE, "t"))) as real:
        wire: Any = real._client._transport
        assert 0 < wire._pool._keepalive_expiry < 60
        assert wire._pool._max_connections >= 16


def test_sixteen_threads_are_served_at_the_same_time() -> None:
    together = threading.Barrier(16)  # nobody is answered before all sixteen have asked
    with (
        listening(lambda: together.wait(timeout=3)) as base,
        closing(Transport(Connection(base, "t"))) as shared,
        ThreadPoolExecutor(16) as threads,
    ):
        statuses = list(threads.map(lambda _: shared.send(post(), JSON).status, range(16)))
    assert statuses == [200] * 16


def test_a_header_that_does_not_come_counts_against_the_time_limit() -> None:
    held = threading.Event()
    with (
        listening(lambda: held.wait(timeout=3)) as base,
        closing(Transport(Connection(base, "t", timeout=0.2))) as slow,
    ):
        with pytest.raises(ProviderUnavailableError) as caught:
            slow.send(post(), JSON)
        held.set()
    assert caught.value.outage is Outage.TIMEOUT


@pytest.mark.parametrize(
    "failing",
    [
        httpx.ConnectError(f"cannot reach {BASE}?objectId={BSN}"),
        httpx.RemoteProtocolError(f"illegal status line: bytearray(b'{BSN}')"),
        httpx.ReadTimeout(BSN),
        httpx.DecodingError(BSN),
        OSError(BSN),
        httpx.Response(500, text=BSN),
        httpx.Response(429, text=BSN),
    ],
)
@pytest.mark.parametrize("request_", [get(objectId=BSN), post(objectId=BSN)])
def test_an_error_gives_nothing_away(
    failing: httpx.Response | Exception, request_: Request, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ProviderError) as caught:
        connected(Provider(failing)).send(request_, JSON)
    error = caught.value
    assert error.__cause__ is error.__context__ is None
    told = "".join([str(error), repr(error), repr(error.args), *traceback.format_exception(error), caplog.text])
    assert BSN not in told
    assert "t0ken" not in told
    assert "openklant.example.nl" not in told


def test_requests_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    connected(Provider(httpx.Response(200, json={}))).send(get(objectId=BSN), JSON)
    assert BSN not in caplog.text


@pytest.mark.parametrize("token", ["t0ken\r\nX-Other: 1", "t0k€n"])
def test_a_token_that_no_header_can_have_is_refused_without_quoting_it(token: str) -> None:
    with pytest.raises(ValueError, match="Authorization") as caught:
        Transport(Connection(BASE, token))
    assert "t0k" not in str(caught.value)


def test_no_repr_shows_content() -> None:
    answer = connected(Provider(httpx.Response(200, text=BSN))).send(get(), JSON)
    assert BSN not in repr([get(objectId=BSN), post(objectId=BSN), answer])
    assert "t0ken" not in repr(Connection(BASE, "t0ken", {"Authorization": "t0ken"}))
