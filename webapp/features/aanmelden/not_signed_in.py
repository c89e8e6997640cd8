"""A request of who is not signed in, or not any more."""

from flask import Flask, Response

from webapp.features.aanmelden.asking import ask_to_sign_in
from webapp.identity import NotSignedInError


def init_not_signed_in(app: Flask) -> None:
    app.register_error_handler(NotSignedInError, _not_signed_in)


def _not_signed_in(error: NotSignedInError) -> Response:
    return ask_to_sign_in(error.reden)
