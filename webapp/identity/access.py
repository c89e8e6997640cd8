"""What a view says of itself. Without a word from it a view needs an employee who is signed in (deny by default)."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, request

View = TypeVar("View", bound=Callable[..., Any])

_PUBLIC, _PASSIVE, _TOKEN_DECIDES = "kcc_public", "kcc_passive", "kcc_token_decides"


def public(view: View) -> View:
    """Anybody may see it. Each one is declared in the access list of ``tests/features/test_access.py``."""
    return _marked(view, _PUBLIC)


def passive(view: View) -> View:
    """A page asks for it by itself: no sign that somebody is there, so it does not keep a session alive."""
    return _marked(view, _PASSIVE)


def token_decides(view: View) -> View:
    """What is posted holds a secret that only who may do this can have, so that no token against CSRF is asked."""
    return _marked(view, _TOKEN_DECIDES)


def is_public() -> bool:
    """Also an address that does not exist."""
    return request.url_rule is None or _says(_PUBLIC)


def is_passive() -> bool:
    """``gezien`` is what a page sends that follows a state by itself."""
    return "gezien" in request.args or _says(_PASSIVE)


def a_token_decides() -> bool:
    return _says(_TOKEN_DECIDES)


def _marked(view: View, mark: str) -> View:
    setattr(view, mark, True)
    return view


def _says(mark: str) -> bool:
    return bool(getattr(current_app.view_functions.get(request.endpoint or ""), mark, False))
