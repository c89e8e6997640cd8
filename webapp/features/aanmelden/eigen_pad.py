"""Where to go after signing in: an address of our own and no other (open redirects, OWASP ASVS 5 3.7.2)."""

import re

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

START = "/"
_MAX_LENGTH = 500
# One slash and then something else, of characters that every browser and proxy reads in the same way: no backslash,
# which browsers take for a slash, no white space or control character, which they leave out, no @, and no colon.
_PLAIN = re.compile(r"/(?![/\\])[A-Za-z0-9/_.~%?=&+-]*")


def eigen_pad(adres: str) -> str:
    """``adres``, where it is a page of ours that somebody has to be signed in for; else the start page."""
    if len(adres) > _MAX_LENGTH or not _PLAIN.fullmatch(adres):
        return START
    addresses = current_app.create_url_adapter(request)
    assert addresses  # noqa: S101  inside a request there always is one
    try:
        endpoint, _ = addresses.match(adres.partition("?")[0], method="GET")
    except (HTTPException, RequestRedirect):
        return START
    # Signing in itself above all: it would go round and round.
    return START if endpoint.startswith("aanmelden.") else adres
