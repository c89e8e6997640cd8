"""The line to the practice provider, where a test can let something happen just before a call arrives."""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from webapp.practice_provider import PracticeProvider


class Wire:
    def __init__(self, practice: PracticeProvider) -> None:
        self._practice = practice
        self._lock = Lock()
        self._before: list[tuple[str, str, Callable[[], Any]]] = []

    def just_before(self, method: str, path: str, happens: Callable[[], Any]) -> None:
        """Once, when the next ``method`` call arrives whose path holds ``path``."""
        self._before.append((method, path, happens))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self._planned(environ["REQUEST_METHOD"], environ["PATH_INFO"])()
        return self._practice(environ, start_response)

    def _planned(self, asked: str, asked_path: str) -> Callable[[], Any]:
        """The first that this call is; each is for one call, also where calls arrive at the same moment."""
        with self._lock:
            for planned in self._before:
                method, path, happens = planned
                if asked == method and path in asked_path:
                    self._before.remove(planned)
                    return happens
        return lambda: None
