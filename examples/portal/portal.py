"""The portal's own server: its page, and a launch token for the employee who is signed in to it."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from flask import Flask, Response, abort, jsonify, render_template, request
from joserfc import jwt
from joserfc.jwk import Key, KeySet

AUDIENCE = "kcc-registratie"
_SECONDS = 60
# Nothing of the page needs more. A portal with a policy of its own adds the application's origin to frame-src, and to
# form-action: the launch is a form that is posted to it.
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "frame-src {0}; form-action {0}; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class Klantcontact:
    uuid: str
    onderwerp: str


@dataclass(frozen=True)
class Portal:
    """``application``: the origin of kcc-registratie. ``headers``: more that the page is sent with.

    ``medewerker``: ``sub``, ``naam`` and ``email`` of who is signed in to the portal. Here that is always her.
    """

    origin: str
    application: str
    key: Key
    klantcontacten: Sequence[Klantcontact]
    medewerker: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def launch_token(self, klantcontact: str) -> str:
        now = int(time.time())
        claims = {
            "iss": self.origin,
            "aud": AUDIENCE,
            "iat": now,
            "exp": now + _SECONDS,
            "jti": uuid4().hex,
            "klantcontact": klantcontact,
            **self.medewerker,
        }
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, claims, self.key, algorithms=["ES256"])


def jwks(key: Key) -> dict[str, Any]:
    """The public half, as KCC_LAUNCH_JWKS wants it."""
    return dict(KeySet([key]).as_dict(private=False))


def create_portal(portal: Portal) -> Flask:
    app = Flask(__name__)

    @app.get("/")
    def page() -> str:
        return render_template("portaal.html", portal=portal)

    @app.post("/launch-token")
    def launch_token() -> Response:
        """For the portal's own page only: no other site may have one made in the employee's name."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            abort(403)
        return jsonify(launch_token=portal.launch_token(request.get_json()["klantcontact"]))

    @app.after_request
    def complete(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _CSP.format(portal.application)
        response.headers["Cache-Control"] = "no-store"
        response.headers.update(portal.headers)
        return response

    return app
