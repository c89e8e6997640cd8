"""The one owner of the HTTP connection to the provider: time limits, retries, credentials. Knows no resource."""

import json
import logging
import re
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import MappingProxyType

import httpx
import stamina

from webapp.domain.errors import Misfit, Outage, ProviderError, ProviderMisfitError, ProviderUnavailableError
from webapp.klantinteracties.failures import WIRE_EXCEPTIONS, error_of_exception, outage_of
from webapp.klantinteracties.wire import Answer, Media, Request

CONNECT_TIMEOUT = 2.0
# Open Klant closes an idle connection after some 60 seconds without notice.
KEEPALIVE_EXPIRY = 30.0
MAX_CONNECTIONS = 50
MAX_ANSWER_BYTES = 16 * 1024 * 1024

GET_ATTEMPTS = 3
_FIRST_WAIT, _LONGEST_WAIT, _WAIT_JITTER = 0.05, 0.5, 0.1
_WORTH_REPEATING = (Outage.UNREACHABLE, Outage.TIMEOUT, Outage.FAILED)

_HEADER_NAME = re.compile(r"[A-Za-z0-9-]+")
_NOT_EXTRA = re.compile(r"authorization|host|content-.*|transfer-encoding", re.IGNORECASE)

# Never HEAD: uWSGI sends a body after it, which the next answer then starts with.
_METHODS = ("GET", "POST", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True)
class Connection:
    """``transport`` is for tests and for a provider in the same process.

    ``timeout`` in seconds: the longest wait for a free connection, for each piece that is sent, and for each piece of
    the answer; connecting has ``CONNECT_TIMEOUT`` if that is shorter. Once the headers of an answer are complete, the
    time since the call began counts too: a body still coming in after ``timeout`` is given up at its next piece.
    Not bounded as a whole: headers that arrive piece by piece, each in time, for httpcore reads them in one go (it
    stops at 100 KiB of them). A GET that failed after ``timeout`` is not tried again; each attempt has a ``timeout`` of
    its own.
    """

    base_url: str
    token: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    timeout: float = 5.0
    transport: httpx.BaseTransport | None = None


class Transport:
    """Sends requests, thread-safely. Raises ``ProviderError``s without a cause (see ``failures``)."""

    def __init__(self, connection: Connection) -> None:
        _keep_urls_out_of_the_log()
        self._base_url = connection.base_url.rstrip("/")
        self._timeout = connection.timeout
        self._client = httpx.Client(
            headers=_headers(connection),
            timeout=httpx.Timeout(connection.timeout, connect=min(CONNECT_TIMEOUT, connection.timeout)),
            limits=httpx.Limits(max_connections=MAX_CONNECTIONS, keepalive_expiry=KEEPALIVE_EXPIRY),
            transport=connection.transport,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),  # keeps none
            verify=_trusted() if self._base_url.startswith("https:") else True,
            follow_redirects=False,
            trust_env=False,
        )

    def send(self, request: Request, media: Media) -> Answer:
        """A POST, PATCH or DELETE goes once: it may have happened although its answer was lost."""
        if request.method not in _METHODS:
            raise ValueError(f"method {request.method} is not for this provider")
        attempts = GET_ATTEMPTS if request.method == "GET" else 1
        for attempt in stamina.retry_context(
            on=_is_worth_repeating,
            attempts=attempts,
            timeout=self._timeout,
            wait_initial=_FIRST_WAIT,
            wait_max=_LONGEST_WAIT,
            wait_jitter=_WAIT_JITTER,
        ):
            with attempt:
                return self._send_once(request, media)
        raise AssertionError("stamina gives at least one attempt")

    def close(self) -> None:
        self._client.close()

    def _send_once(self, request: Request, media: Media) -> Answer:
        outcome = self._exchange(request, media)
        if isinstance(outcome, ProviderError):
            raise outcome  # here and not in the handler, so that it has no context either
        if outage := outage_of(outcome):
            raise outage
        return outcome

    def _exchange(self, request: Request, media: Media) -> Answer | ProviderError:
        deadline = time.monotonic() + self._timeout
        try:
            with self._client.stream(
                request.method,
                self._url(request.path),
                params=dict(request.query) or None,
                content=None if request.body is None else json.dumps(request.body).encode(),
                headers=_media_headers(request, media),
            ) as response:
                return _read(response, deadline)
        except WIRE_EXCEPTIONS as error:
            return error_of_exception(error)

    def _url(self, path: str) -> str:
        """Only ever below the base URL: the token goes along with every request."""
        if path.startswith("/") or "://" in path or ".." in path.split("/"):
            raise ValueError("a path is relative to the provider's base URL")
        return f"{self._base_url}/{path}"


def _read(response: httpx.Response, deadline: float) -> Answer | ProviderError:
    """The time limit of httpx is for each piece of an answer; this one is for the call, looked at after each piece."""
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > MAX_ANSWER_BYTES:
            return ProviderMisfitError(Misfit.UNREADABLE)
        if time.monotonic() > deadline:
            break
    if time.monotonic() > deadline:
        return ProviderUnavailableError(Outage.TIMEOUT)
    return Answer(response.status_code, dict(response.headers), bytes(body))


def _is_worth_repeating(error: Exception) -> bool:
    return isinstance(error, ProviderUnavailableError) and error.outage in _WORTH_REPEATING


def _media_headers(request: Request, media: Media) -> dict[str, str]:
    headers = {"Accept": media.accept}
    return headers if request.body is None else {**headers, "Content-Type": media.content_type}


def _headers(connection: Connection) -> dict[str, str]:
    """Checked here, because httpx quotes the value that it cannot send, which may be the token."""
    for name in connection.headers:
        if not _HEADER_NAME.fullmatch(name):
            raise ValueError("the name of an extra header has letters, digits and hyphens only")
        if _NOT_EXTRA.fullmatch(name):
            raise ValueError(f"header {name} cannot be an extra header")
    token = {"Authorization": f"Token {connection.token}"} if connection.token else {}
    headers = {"User-Agent": "kcc-registratie", **connection.headers, **token}
    for name, value in headers.items():
        if not (value.isascii() and value.isprintable()):
            raise ValueError(f"header {name} has characters that no header can have")
    return headers


def _trusted() -> ssl.SSLContext:
    """Both the bundle of httpx and the system's, where an operator puts the roots of government and of a proxy."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context


def _keep_urls_out_of_the_log() -> None:
    """Request lines may hold a BSN, and below INFO httpcore logs the token."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
