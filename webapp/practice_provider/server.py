"""The practice provider as an HTTP server of its own: HTTP/1.1 with keep-alive, a thread a connection.

It logs nothing about requests: query strings hold BSNs.
"""

import io
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIEnvironment

from webapp.practice_provider.provider import PracticeProvider
from webapp.practice_provider.values import Value

IDLE_SECONDS = 65  # as measured


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = IDLE_SECONDS
    disable_nagle_algorithm = True
    wbufsize = -1  # one packet for head and body
    server: "PracticeServer"

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            self.close_connection = True  # the chunks are not read, so nothing can follow them
        try:
            parts = self.server.provider(self._environ(body), self._start)
        except OSError:  # a fault: the connection is cut without an answer
            self.close_connection = True
            return
        for part in parts:
            self.wfile.write(part)
        self.wfile.flush()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer  # noqa: N815

    def log_message(self, format: str, *args: Value) -> None:  # noqa: A002
        del format, args

    def _start(
        self, status: str, headers: list[tuple[str, str]], exc_info: Value = None, /
    ) -> Callable[[bytes], object]:
        del exc_info
        code, _, reason = status.partition(" ")
        self.send_response_only(int(code), reason)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        return self.wfile.write

    def _environ(self, body: bytes) -> WSGIEnvironment:
        path, _, query = self.path.partition("?")
        host, port = self.server.server_address[:2]
        environ: WSGIEnvironment = {
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": str(host),
            "SERVER_PORT": str(port),
            "SERVER_PROTOCOL": self.request_version,
            "REMOTE_ADDR": self.client_address[0],
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": self.headers.get("Content-Length", ""),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        for name, value in self.headers.items():
            environ["HTTP_" + name.upper().replace("-", "_")] = value
        return environ


class PracticeServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, provider: PracticeProvider, host: str, port: int) -> None:
        self.provider = provider
        self._open: set[socket.socket] = set()
        super().__init__((host, port), Handler)

    @property
    def url(self) -> str:
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"

    def process_request(self, request: Value, client_address: Value) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Value) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Value, client_address: Value) -> None:
        """A client that goes away is no error; of any other only the kind is told."""
        del request, client_address
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            sys.stderr.write(f"practice provider: {type(error).__name__}\n")

    def stop(self) -> None:
        """As when the provider goes down: open connections end too."""
        self.shutdown()
        self.server_close()
        for connection in list(self._open):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def serve(provider: PracticeProvider, host: str = "127.0.0.1", port: int = 8001) -> None:
    """Until it is interrupted."""
    with PracticeServer(provider, host, port) as server, suppress(KeyboardInterrupt):
        server.serve_forever()


@contextmanager
def running(provider: PracticeProvider, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """The server in a thread, for as long as the block lasts; gives its URL, without any base path."""
    server = PracticeServer(provider, host, port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        provider.faults.clear()
        server.stop()
        thread.join()
