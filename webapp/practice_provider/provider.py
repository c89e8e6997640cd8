"""The WSGI application: which face answers, what goes wrong on demand, what is kept of each call."""

import json
import logging
import sqlite3
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.wrappers import Request

from webapp.practice_provider.answers import Answer, html_answer, json_answer
from webapp.practice_provider.calls import Call, as_received, new_calls
from webapp.practice_provider.faults import AnswerTimeoutError, ConnectionCutError, Fault, Faults, faults_from_json
from webapp.practice_provider.openklant.body import read_bytes
from webapp.practice_provider.openklant.face import BASE as OPENKLANT_BASE
from webapp.practice_provider.openklant.face import OpenKlant, origin_of
from webapp.practice_provider.openklant.problems import (
    NON_FIELD,
    NOT_AUTHENTICATED,
    SERVER_ERROR,
    THROTTLED,
    Problem,
    error_answer,
    invalid_answer,
)
from webapp.practice_provider.releases import Release
from webapp.practice_provider.storage.database import Database
from webapp.practice_provider.vng.face import BASE as VNG_BASE
from webapp.practice_provider.vng.face import Vng, problem_answer

logger = logging.getLogger(__name__)

CONTROL = "/practice/"
HEALTH = {"/_healthz/", "/_healthz/livez/", "/_healthz/readyz/"}
REFUSAL = "Dit verzoek wordt geweigerd."
GARBAGE = Answer(200, b'{"uuid": "0d', {"Content-Type": "application/json"})
GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n"


class PracticeProvider:
    """`faults` and `calls` are for tests: the calls are kept while `recording`."""

    def __init__(self, database: Database, release: Release, token: str, *, control: bool = False) -> None:
        self.database = database
        self.token = token
        self.faults = Faults()
        self.calls = new_calls()
        self.recording = control
        self._control = control
        self._release = release
        self._openklant = OpenKlant(database, release, token)
        self._vng = Vng(database, token)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        request = Request(environ)
        data = read_bytes(request)
        if self._control and request.path.startswith(CONTROL):
            return self._controlled(request, data)(start_response)
        status = None
        try:
            answer = self._with_faults(request, data)
            status = answer.status
        finally:
            if self.recording:
                query = request.query_string.decode("latin-1")
                self.calls.append(Call(request.method, request.path, query, status, as_received(data)))
        return answer(start_response)

    def close(self) -> None:
        self.faults.clear()
        self.database.close()

    def _with_faults(self, request: Request, data: bytes) -> Answer:
        for fault in self.faults.take(request.method, request.path):
            if fault.kind == "latency":
                self.faults.wait(fault.seconds)
            else:
                return self._faulty(fault, request, data)
        return self._answer(request, data)

    def _faulty(self, fault: Fault, request: Request, data: bytes) -> Answer:
        if fault.kind in {"lost_answer", "timeout", "error_500_after"}:
            self._answer(request, data)
        if fault.kind in {"hang", "timeout"}:
            self.faults.wait(fault.seconds)
            raise AnswerTimeoutError("no answer came")
        if fault.kind in {"reset", "lost_answer"}:
            raise ConnectionCutError("the connection was cut")
        if fault.kind == "refused":
            return self._refused(request)
        return _fault_answer(fault, request)

    def _refused(self, request: Request) -> Answer:
        """Each face in its own form."""
        problem = Problem(NON_FIELD, "invalid", REFUSAL)
        if request.path.startswith(VNG_BASE + "/"):
            return problem_answer(request, 400, "Ongeldige invoerwaarde.", [problem])
        return invalid_answer(origin_of(request), self._release, [problem])

    def _answer(self, request: Request, data: bytes) -> Answer:
        try:
            return self._routed(request, data)
        except sqlite3.Error as error:
            logger.error("practice provider: %s", type(error).__name__)  # noqa: TRY400 - the text may hold data
            return error_answer(origin_of(request), SERVER_ERROR, "Internal Server Error")

    def _routed(self, request: Request, data: bytes) -> Answer:
        if request.path.startswith(VNG_BASE + "/"):
            return self._vng.answer(request, data)
        if request.path.startswith(("/klantinteracties/api/", OPENKLANT_BASE + "/")):
            return self._openklant.answer(request, data)
        return json_answer(200, {}) if request.path in HEALTH else html_answer(404)

    def _controlled(self, request: Request, data: bytes) -> Answer:
        match request.method, request.path.removeprefix(CONTROL):
            case "POST", "faults":
                self.faults.add(*faults_from_json(json.loads(data)))
            case "DELETE", "faults":
                self.faults.clear()
            case "GET", "calls":
                return json_answer(200, [call.as_json() for call in list(self.calls)])
            case "DELETE", "calls":
                self.calls.clear()
            case _:
                return html_answer(404)
        return Answer(204)


def _fault_answer(fault: Fault, request: Request) -> Answer:
    origin = origin_of(request)
    match fault.kind:
        case "too_many":
            wait = {"Retry-After": str(max(1, round(fault.seconds)))}
            return error_answer(origin, THROTTLED, THROTTLED.title).with_headers(wait)
        case "unauthorized":
            return error_answer(origin, NOT_AUTHENTICATED, NOT_AUTHENTICATED.title)
        case "garbage":
            return GARBAGE
        case "html":
            return html_answer(502, GATEWAY_PAGE)
        case _:
            return error_answer(origin, SERVER_ERROR, "Internal Server Error")
