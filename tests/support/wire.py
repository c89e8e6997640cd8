"""The line to the practice provider, where a test can let something happen just before a call arrives."""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from webapp.practice_provider import PracticeProvider


class Wire:
    def __init__(self, practice: PracticeProvider) -> None:
        self._practice = practice
        self._before: list[tuple[str, str, Callable[[], Any]]] = []

    def just_before(self, method: str, path: str, happens: Callable[[], Any]) -> None:
        """Once, when the next ``method`` call arrives whose path holds ``path``."""
        self._before.append((method, path, happens))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        for planned in list(self._before):
            method, path, happens = planned
            if environ["REQUEST_METHOD"] == method and path in environ["PATH_INFO"]:
                self._before.remove(planned)
                happens()
        return self._practice(environ, start_response)
