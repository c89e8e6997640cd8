"""The one table from what can go wrong on the wire to the domain's errors.

None of these errors carries a cause: httpx's exceptions hold the request with its URL (a BSN may be in the query), and
quote the upstream (``illegal status line: …``). So they are turned into a value here, and raised outside the handler.
"""

import httpx

from webapp.domain.errors import (
    Misfit,
    NotFoundError,
    Outage,
    ProviderError,
    ProviderMisfitError,
    ProviderUnavailableError,
)
from webapp.klantinteracties.fields import FieldNames, refusal
from webapp.klantinteracties.wire import Answer

# First match counts. OSError and TimeoutError are what an in-process provider raises for a connection that is cut.
_EXCEPTIONS: tuple[tuple[type[Exception], Outage | Misfit], ...] = (
    (httpx.TimeoutException, Outage.TIMEOUT),
    (TimeoutError, Outage.TIMEOUT),
    (httpx.DecodingError, Misfit.UNREADABLE),
    (httpx.UnsupportedProtocol, Misfit.WRONG_ADDRESS),
    (httpx.InvalidURL, Misfit.WRONG_ADDRESS),
    (httpx.HTTPError, Outage.UNREACHABLE),
    (OSError, Outage.UNREACHABLE),
)
WIRE_EXCEPTIONS = tuple(kind for kind, _ in _EXCEPTIONS)

_STATUSES: dict[int, Outage | Misfit] = {
    401: Misfit.UNAUTHORIZED,
    403: Misfit.UNAUTHORIZED,
    404: Misfit.WRONG_ADDRESS,
    405: Misfit.NOT_SUPPORTED,
    406: Misfit.NOT_SUPPORTED,
    408: Outage.TIMEOUT,
    410: Misfit.WRONG_ADDRESS,
    415: Misfit.NOT_SUPPORTED,
    429: Outage.BUSY,
    501: Misfit.NOT_SUPPORTED,
}
_GONE = (404, 410)
_REFUSALS = (400, 409, 422)


def error_of_exception(error: Exception) -> ProviderError:
    return _error(next(kind for row, kind in _EXCEPTIONS if isinstance(error, row)))


def outage_of(answer: Answer) -> ProviderUnavailableError | None:
    """What trying again may cure; it does not depend on what was asked."""
    error = _error(_kind(answer))
    return error if isinstance(error, ProviderUnavailableError) else None


def require_success(answer: Answer, *, item: bool = False, names: FieldNames | None = None) -> None:
    """Raise unless 2xx. ``item``: one object was asked for; ``names``: a registration, which can be refused.

    A list or a form that is not there means that the address is wrong, also where that is said in JSON.
    """
    if httpx.codes.is_success(answer.status):
        return
    if answer.status in _GONE and item and answer.is_json:
        raise NotFoundError
    if answer.status in _REFUSALS and names is not None and answer.is_json:
        raise refusal(answer, names)
    raise _error(_kind(answer))


def _kind(answer: Answer) -> Outage | Misfit:
    if httpx.codes.is_server_error(answer.status):
        return _STATUSES.get(answer.status, Outage.FAILED)
    if httpx.codes.is_redirect(answer.status) or (answer.status in _REFUSALS and not answer.is_json):
        return Misfit.WRONG_ADDRESS
    return _STATUSES.get(answer.status, Misfit.NOT_SUPPORTED)


def _error(kind: Outage | Misfit) -> ProviderError:
    return ProviderUnavailableError(kind) if isinstance(kind, Outage) else ProviderMisfitError(kind)
