"""An OpenID Connect provider of an organisation: Canaille, which pytest-iam is made of, over HTTP or TLS on loopback.

One in a process: it keeps its data in a global.
"""

import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import httpx
from canaille import create_app
from canaille.app import models
from canaille.backends import Backend
from canaille.backends.memory.backend import MemoryBackend
from flask import Flask
from joserfc.jwk import RSAKey
from support.server import free_port
from trustme import CA
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

CLIENT, SECRET, ROLE = "kcc-registratie", "geheim-van-de-client", "kcc-medewerker"


@dataclass(frozen=True)
class Account:
    """As its pages ask for it: text box *Login*, button *Continue*, text box *Password*, button *Sign in*."""

    login: str
    naam: str
    email: str
    password: str = "correct-paard-batterij"


WITH_ROLE = Account("noor", "Noor de Wit", "noor.dewit@turfstad.example")
WITHOUT_ROLE = Account("teun", "Teun Blom", "teun.blom@turfstad.example")


@dataclass(frozen=True)
class Idp:
    """``ca``: PEM file of who vouches for its certificate (``SSL_CERT_FILE``); None over HTTP."""

    issuer: str
    app: Flask
    ca: Path | None

    def register(self, *redirect_uris: str, client_id: str = CLIENT, secret: str = SECRET) -> None:
        """An application that may send its employees here; nobody is asked for consent. No secret: a public client."""
        with self.app.app_context():
            client = models.Client(
                client_id=client_id,
                client_name="Registratie",
                client_uri="http://127.0.0.1",  # which makes it a trusted one
                client_secret=secret or None,
                redirect_uris=list(redirect_uris),
                grant_types=["authorization_code"],
                response_types=["code"],
                scope=["openid", "profile", "email", "groups"],
                id_token_signed_response_alg="RS256",
                token_endpoint_auth_method="client_secret_basic" if secret else "none",
            )
            Backend.instance.save(client)
            client.audience = [client]
            Backend.instance.save(client)

    def browser(self, account: Account) -> "IdpBrowser":
        return IdpBrowser(self, account)

    def settings(self, **more: Any) -> dict[str, Any]:
        """Of an application that signs in here, by the names of ``Settings``."""
        return {
            "sign_in": "oidc",
            "oidc_issuer": self.issuer,
            "oidc_client_id": CLIENT,
            "oidc_client_secret": SECRET,
            "oidc_role_claim": "groups",
            "oidc_role": ROLE,
        } | more


class IdpBrowser:
    """The part of somebody's browser that knows the provider: signed in there by its own pages, once."""

    def __init__(self, idp: Idp, account: Account) -> None:
        self._idp = idp
        self._fields = ({"login": account.login}, {"password": account.password})
        self._http = httpx.Client(verify=ssl.create_default_context(cafile=idp.ca))
        self._signed_in = False

    def follows(self, address: str) -> str:
        """Where the provider sends this browser in the end, outside itself."""
        answer = self._inside(self._http.get(address))
        for fields in () if self._signed_in else self._fields:
            answer = self._inside(self._http.post(answer.url, data=fields))
        self._signed_in = True
        assert answer.is_redirect, answer.text
        return answer.headers["location"]

    def _inside(self, answer: httpx.Response) -> httpx.Response:
        while answer.is_redirect and str(answer.url.join(answer.headers["location"])).startswith(self._idp.issuer):
            answer = self._http.get(answer.url.join(answer.headers["location"]))
        return answer

    def close(self) -> None:
        self._http.close()


class _StrictMemory(MemoryBackend):  # type: ignore[misc]
    """Canaille 0.3.6's own takes what matches *any* of several attributes: each code of an application would do."""

    def do_query(self, model: Any, *arguments: Any, **wanted: Any) -> Any:
        found = super().do_query(model, *arguments, **wanted)
        for name, value in wanted.items():
            ids = {one.id for one in MemoryBackend.do_query(self, model, **{name: value})}
            found = [one for one in found if one.id in ids]
        return found


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002  werkzeug's own name
        """A browser that closes a line, or does not know the certificate yet, is no news."""


@contextmanager
def identity_provider(*, tls: Path | None = None) -> Iterator[Idp]:
    """``tls``: a folder for its certificate, which it then serves; on ``localhost`` in either case."""
    port, scheme = free_port(), "https" if tls else "http"
    # Its own check of what comes in; the applications under test do not look at it.
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    app = create_app(config=_configuration(scheme, port), env_file="", env_prefix="KCC_TEST_IDP_")
    Backend.instance.__class__ = _StrictMemory
    server = make_server("127.0.0.1", port, app, threaded=True, request_handler=_Quiet)
    ca = _serve_tls(server, tls) if tls else None
    with app.app_context():
        _populate()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Idp(f"{scheme}://localhost:{port}", app, ca)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _configuration(scheme: str, port: int) -> dict[str, Any]:
    key = RSAKey.generate_key(2048, auto_kid=True)
    return {
        "TESTING": True,
        "SECRET_KEY": str(uuid4()),
        "WTF_CSRF_ENABLED": False,
        "PREFERRED_URL_SCHEME": scheme,
        "SERVER_NAME": f"localhost:{port}",
        "CANAILLE": {
            "DATABASE": "memory",
            "JAVASCRIPT": False,
            "ACL": {"DEFAULT": {"PERMISSIONS": ["use_oidc"]}},
            "LOGGING": {"version": 1, "disable_existing_loggers": False},
        },
        "CANAILLE_OIDC": {"ACTIVE_JWKS": [key.as_dict(private=True)]},
    }


def _serve_tls(server: BaseWSGIServer, folder: Path) -> Path:
    authority, ca = CA(), folder / "idp-ca.pem"
    authority.cert_pem.write_to_path(str(ca))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    # In the thread of the request: a browser opens lines ahead of time, and says nothing on them.
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.ssl_context = context
    return ca


def _populate() -> None:
    for account in (WITH_ROLE, WITHOUT_ROLE):
        first, _, last = account.naam.partition(" ")
        user = models.User(
            user_name=account.login,
            formatted_name=account.naam,
            given_name=first,
            family_name=last,
            emails=[account.email],
            password=account.password,
        )
        Backend.instance.save(user)
    members = [Backend.instance.get(models.User, user_name=WITH_ROLE.login)]
    Backend.instance.save(models.Group(display_name=ROLE, members=members))
