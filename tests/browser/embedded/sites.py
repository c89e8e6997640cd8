"""Sites of other people, over TLS, beside the application's own."""

import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import trustme
from werkzeug.serving import WSGIRequestHandler, make_server


class Certificates:
    """One authority and one certificate, for all sites of a stage."""

    def __init__(self, folder: Path, hosts: Sequence[str]) -> None:
        self.authority = trustme.CA()
        self._issued = self.authority.issue_cert("localhost", "127.0.0.1", *hosts)
        self.certificate, self.key = folder / "tls.pem", folder / "tls-key.pem"
        self.key.write_bytes(self._issued.private_key_pem.bytes())
        self.certificate.write_bytes(b"".join(part.bytes() for part in self._issued.cert_chain_pems))

    def server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._issued.configure_cert(context)
        return context

    def client(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context


class Sites:
    """Other people's sites: one TLS server, which answers by host name."""

    def __init__(self, port: int, certificates: Certificates) -> None:
        self.port = port
        self._certificates = certificates
        self._by_host: dict[str, Callable[..., Any]] = {}

    def add(self, host: str, site: Callable[..., Any]) -> None:
        self._by_host[host] = site

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        return self._by_host[environ["HTTP_HOST"].partition(":")[0]](environ, start_response)

    @contextmanager
    def served(self) -> Iterator[None]:
        server = make_server("127.0.0.1", self.port, self, threaded=True, request_handler=_Quiet)
        server.ssl_context = self._certificates.server()
        # The handshake in the request's own thread: browsers open lines ahead of time, and say nothing on them.
        server.socket = server.ssl_context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002  werkzeug's own name
        """A browser that closes a connection half way is no news."""
