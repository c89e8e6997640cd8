"""An OpenID Connect provider over HTTP that says whatever a test wants it to say; honest by itself."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import Key, KeySet, RSAKey
from support.idp import CLIENT, ROLE, SECRET
from support.server import free_port
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

ACCESS_TOKEN = "een-access-token"


def rsa_key(kid: str = "sleutel-1") -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig"})


_KEY = rsa_key()


@dataclass
class HostileIdp:
    """Its key is the same for all: making one takes long.

    ``token`` makes the ID token out of its claims; ``answers`` replaces by path: a status, or a JSON object.
    """

    port: int
    key: Key = field(default_factory=lambda: _KEY)
    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    token: Callable[[dict[str, Any]], str] | None = None
    nonce: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def settings(self, **more: Any) -> dict[str, Any]:
        """Of an application that signs in here, by the names of ``Settings``."""
        client = {"oidc_client_id": CLIENT, "oidc_client_secret": SECRET}
        role = {"oidc_role_claim": "roles", "oidc_role": ROLE}
        return {"sign_in": "oidc", "oidc_issuer": self.issuer} | client | role | more

    def follows(self, address: str, **answer: str) -> str:
        """Where a browser is sent that was sent to ``address``."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.nonce = asked["nonce"]
        return f"{asked['redirect_uri']}?{urlencode({'code': 'een-code', 'state': asked['state']} | answer)}"

    def id_token(self, **other: Any) -> dict[str, Any]:
        """The claims of an honest one; None takes a claim out."""
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "noor",
            "name": "Noor de Wit",
            "email": "noor.dewit@turfstad.example",
            "roles": [ROLE],
            "nonce": self.nonce,
            "iat": now,
            "exp": now + 60,
        }
        return {name: value for name, value in (claims | self.claims | other).items() if value is not None}

    def signed(self, claims: dict[str, Any], key: Key | None = None, **header: Any) -> str:
        header = {"alg": "RS256", "kid": self.key.kid} | header
        header = {name: value for name, value in header.items() if value is not None}
        return jwt.encode(header, claims, key or self.key, algorithms=[header["alg"]])

    def __call__(self, environ: Any, start_response: Any) -> Any:
        path = Request(environ).path
        self.asked.append(path)
        answer = self.answers.get(path, self._honest(path))
        response = Response(status=answer) if isinstance(answer, int) else _json(answer)
        return response(environ, start_response)

    def _honest(self, path: str) -> Any:
        match path:
            case "/.well-known/openid-configuration":
                return self._metadata() | self.metadata
            case "/jwks":
                return KeySet([self.key]).as_dict(private=False)
            case "/token":
                make = self.token or self.signed
                return {"access_token": ACCESS_TOKEN, "token_type": "Bearer", "id_token": make(self.id_token())}
            case "/userinfo":
                return {"sub": "noor"} | self.userinfo
        return 404

    def _metadata(self) -> dict[str, Any]:
        names = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/jwks"}
        names |= {"userinfo_endpoint": "/userinfo", "end_session_endpoint": "/einde"}
        return {"issuer": self.issuer} | {name: self.issuer + path for name, path in names.items()}


def _json(content: Any) -> Response:
    return Response(json.dumps(content), mimetype="application/json")


@contextmanager
def hostile_provider() -> Iterator[HostileIdp]:
    idp = HostileIdp(free_port())
    server = make_server("127.0.0.1", idp.port, idp, threaded=True)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield idp
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
