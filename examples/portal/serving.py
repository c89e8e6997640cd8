"""Serves the example over TLS. A real portal has a server of its own."""

import ssl
from pathlib import Path
from wsgiref.types import WSGIApplication

from werkzeug.serving import BaseWSGIServer, make_server


def listening(portal: WSGIApplication, port: int, certificate: Path, key: Path) -> BaseWSGIServer:
    server = make_server("127.0.0.1", port, portal, threaded=True)
    server.ssl_context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.ssl_context.load_cert_chain(certificate, key)
    # The handshake in the request's own thread: browsers open lines ahead of time, and say nothing on them.
    server.socket = server.ssl_context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    return server
