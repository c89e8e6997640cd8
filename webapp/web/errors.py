"""One table: what went wrong → status, title, what it means and what the employee can do."""

import math
from dataclasses import dataclass

import structlog
from flask import Flask, Response, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, SecurityError

from webapp.database import DatabaseUnavailableError
from webapp.domain.errors import (
    Misfit,
    NotFoundError,
    Outage,
    ProviderError,
    ProviderMisfitError,
    ProviderUnavailableError,
)
from webapp.identity import medewerker_or_none
from webapp.registrations import RegistratieNotFoundError
from webapp.web.fragment import page_or_fragment

log = structlog.get_logger("error")


@dataclass(frozen=True, slots=True)
class Problem:
    """``tekst`` says what the employee can do; ``opnieuw``: trying again makes sense."""

    status: int
    titel: str
    tekst: str
    opnieuw: bool = False


_SERVER_ERROR = 500
_SYSTEEM = "systeem met klantcontacten"
_STRAKS = "Probeer het over een minuut opnieuw."
_BEHEERDER = "Meld dit bij uw applicatiebeheerder."

_OUTAGES = {
    Outage.UNREACHABLE: Problem(503, f"Het {_SYSTEEM} is niet bereikbaar", _STRAKS, opnieuw=True),
    Outage.TIMEOUT: Problem(504, f"Het {_SYSTEEM} reageert te langzaam", _STRAKS, opnieuw=True),
    Outage.BUSY: Problem(503, f"Het {_SYSTEEM} is te druk", _STRAKS, opnieuw=True),
    Outage.FAILED: Problem(502, f"Het {_SYSTEEM} heeft een storing", _STRAKS, opnieuw=True),
}
_MISFITS = {
    Misfit.UNAUTHORIZED: Problem(
        502, f"Deze applicatie mag het {_SYSTEEM} niet gebruiken", f"{_BEHEERDER} Noem fout 401."
    ),
    Misfit.WRONG_ADDRESS: Problem(502, f"Het {_SYSTEEM} staat niet op het ingestelde adres", _BEHEERDER),
    Misfit.NOT_SUPPORTED: Problem(502, f"Het {_SYSTEEM} kent deze vraag niet", f"{_BEHEERDER} Noem: verkeerde versie."),
    Misfit.UNREADABLE: Problem(502, f"Het {_SYSTEEM} geeft een onleesbaar antwoord", _BEHEERDER),
}
_NOT_FOUND = Problem(
    404, "Dit bestaat niet of niet meer", "Misschien is het verwijderd. Zoek het opnieuw vanaf de startpagina."
)
_OTHER = Problem(502, f"Het {_SYSTEEM} accepteert dit niet", _BEHEERDER)
_OURS = Problem(500, "Er ging iets mis", "Dat ligt niet aan u. Probeer het opnieuw.", opnieuw=True)
JOURNAL_DOWN = Problem(503, "Registreren kan nu niet", f"Deze applicatie heeft een storing. {_STRAKS}", opnieuw=True)
_EXPIRED = Problem(
    400,
    "Deze pagina stond te lang open",
    "Er is niets geregistreerd. Laad de pagina opnieuw en probeer het nog een keer.",
    opnieuw=True,
)
_HTTP = {
    404: Problem(404, "Deze pagina bestaat niet", "Controleer het adres of ga naar de startpagina."),
    405: Problem(405, "Dit kan hier niet", "Ga naar de startpagina."),
    413: Problem(
        413,
        "Dit is te veel tekst",
        "Er is niets geregistreerd. Ga in uw browser terug. Kort uw tekst in en probeer het opnieuw.",
    ),
}
TOO_OFTEN = Problem(429, "Dat gaat te snel", "Wacht een minuut en probeer het opnieuw.")
TOO_OFTEN_SIGN_IN = Problem(
    429, "Er wordt nu te vaak aangemeld", f"Wacht een minuut en probeer het opnieuw. Lukt het niet? {_BEHEERDER}"
)
BSN_TOO_OFTEN = Problem(
    429,
    "U zocht te vaak op BSN",
    "Wacht tien minuten en probeer het opnieuw. Hebt u dit vaker nodig? Overleg met uw teamleider.",
)
BSN_BUSY = Problem(429, "U zoekt erg snel op BSN", "Wacht even en probeer het opnieuw.")
_HTTP[429] = TOO_OFTEN


def provider_problem(error: ProviderError) -> Problem:
    match error:
        case ProviderUnavailableError(outage=outage):
            return _OUTAGES[outage]
        case ProviderMisfitError(misfit=misfit):
            return _MISFITS[misfit]
        case NotFoundError():
            return _NOT_FOUND
        case _:
            return _OTHER


def waiting_reason(reden: str) -> str:
    """Why a registration waits, as the journal keeps it; with whom to tell, where it takes somebody to mend it."""
    titles = {kind.value: problem.titel for kind, problem in _OUTAGES.items()}
    misfits = {kind.value: f"{problem.titel}. {problem.tekst}" for kind, problem in _MISFITS.items()}
    return (titles | misfits).get(reden, _OUTAGES[Outage.FAILED].titel)


def init_errors(app: Flask) -> None:
    app.register_error_handler(ProviderError, lambda error: problem_screen(provider_problem(error)))
    app.register_error_handler(RegistratieNotFoundError, lambda _: problem_screen(_NOT_FOUND))
    app.register_error_handler(DatabaseUnavailableError, lambda _: problem_screen(JOURNAL_DOWN))
    app.register_error_handler(CSRFError, lambda _: problem_screen(_EXPIRED))
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _own_error)


def _http_error(error: HTTPException) -> Response:
    if isinstance(error, SecurityError):  # a host name that is not ours: no address of a page can be made for it
        return Response("Onbekende hostnaam", 400, mimetype="text/plain")
    if isinstance(error.response, Response):  # whoever refused it said already what to do
        return error.response
    status = error.code or 500
    return problem_screen(_HTTP.get(status, Problem(status, "Dit lukt niet", "Ga naar de startpagina.")))


def _own_error(error: Exception) -> Response:
    """The kind and the place, never the text: that may quote what was typed."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}" if trace else "-"
    log.error("unexpected", kind=type(error).__name__, place=place)
    return problem_screen(_OURS)


def problem_screen(problem: Problem, *, retry_after: float | None = None) -> Response:
    """``retry_after``: seconds after which the same may be sent again: an employee's form stays on the page."""
    page = "fouten/fout.html" if retry_after is None else "fouten/te_vaak.html"
    keeps = retry_after is not None and request.method == "POST" and medewerker_or_none()
    velden = tuple(request.form.items(multi=True)) if keeps else ()
    response = page_or_fragment(page, "fouten/_fout.html", status=problem.status, probleem=problem, velden=velden)
    if retry_after is not None:
        response.headers["Retry-After"] = str(max(math.ceil(retry_after), 1))
    if problem.status < _SERVER_ERROR:
        # Nothing of it is swapped into a page, which says this at the search or the form instead (storing.js).
        response.headers["KCC-Melding"] = f"{problem.titel}. {problem.tekst}"
    return response
