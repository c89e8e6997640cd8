"""The cookie of a browser's session: in a frame on another site the second layer of front.md."""

import hashlib

from flask import Flask
from flask.sessions import SecureCookieSessionInterface


class _Signed(SecureCookieSessionInterface):
    # Flask's own is SHA-1.
    digest_method = staticmethod(hashlib.sha256)


def init_cookies(app: Flask, *, is_demo: bool, is_framed: bool) -> None:
    """In demo mode an ordinary one, which works without TLS; ``is_framed``: a portal on another site may show us."""
    app.session_interface = _Signed()
    if is_demo:
        app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
        return
    app.config.update(
        SESSION_COOKIE_NAME="__Host-kcc",
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="None" if is_framed else "Lax",
        SESSION_COOKIE_PARTITIONED=is_framed,
    )
