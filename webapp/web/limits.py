"""How often what may be asked, and how large it may be (ASVS 5, 2.4.1, 4.3.1 and 6.3.1).

One table, from the addresses of interface.md to their limits, so that no view has to know of them. A whole contact
centre may share one address: what is counted per address is wide, but for what was refused.
"""

import hmac
import logging
import time
from collections.abc import Callable
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any

import structlog
from flask import Flask, Response, current_app, request
from flask_limiter import ApplicationLimit, Limiter, RequestLimit
from limits import parse

from webapp.identity import medewerker_or_none
from webapp.settings import Settings
from webapp.web.errors import TOO_OFTEN, TOO_OFTEN_SIGN_IN, problem_screen
from webapp.web.too_much import init_field_limits

log = structlog.get_logger("limits")

# A form searches with every post: without JavaScript its own buttons do, and what is sent too early as well.
_SEARCH = {
    "/zoeken/klantcontacten",
    "/zoeken/actoren",
    "/zoeken/partijen",
    "/interne-taken/nieuw",
    "/betrokkenen/nieuw",
}
_SIGN_IN = {"/launch", "/aanmelden", "/aanmelden/terug", "/aanmelden/inwisselen", "/aanmelden/bevestigen"}
# A frame asks every two seconds whether its employee signed in elsewhere by now.
_POLLING = {"/aanmelden/koppeling"}
_ADDRESS_HAS_EMPLOYEES = 20
_POLLS_FOR_A_SIGN_IN = 10
# Not 401: that is a launch that came late, or a page that was loaded again, of which the portal makes a new one.
_REFUSED = {400, 403, 404}
_REFUSED_PART = 5
_REDIS_SECONDS = 0.3
_SAME_LINE_SECONDS = 60.0
_KEY = "kcc-limits"


def init_limits(app: Flask, settings: Settings) -> None:
    """After the employee is identified, and before any token is read."""
    init_field_limits(app)
    uri = settings.limit_storage.get_secret_value()
    limiter = Limiter(
        _address,
        application_limits=_limits(settings.limit_search, settings.limit_sign_in),
        storage_uri=uri,
        storage_options=_storage_options(uri),
        strategy="fixed-window",
        # A storage that does not answer stops nobody: each process then counts for itself.
        in_memory_fallback_enabled=True,
        swallow_errors=True,
        on_breach=_breached,
    )
    _tell_once(limiter.logger)
    limiter.init_app(app)
    app.extensions[_KEY] = limiter


def current_limiter() -> Limiter:
    found: Limiter = current_app.extensions[_KEY]
    return found


def hidden(*parts: str) -> str:
    """For a storage that others may read: not to be turned back without our own key, which all nodes share."""
    key = str(current_app.secret_key).encode()
    return hmac.digest(key, "\0".join(("limits", *parts)).encode(), "sha256").hex()[:32]


def _employee() -> str:
    medewerker = medewerker_or_none()
    return hidden("medewerker", medewerker.id if medewerker else "")


def _limits(search: str, sign_in: str) -> list[Any]:
    return [
        _limit(search, "zoeken", _employee, _SEARCH, methods=["POST"]),
        _limit(_times(search, _ADDRESS_HAS_EMPLOYEES), "zoeken-adres", _address, _SEARCH, methods=["POST"]),
        _limit(sign_in, "aanmelden", _address, _SIGN_IN),
        _limit(_part(sign_in, _REFUSED_PART), "aanmelden-geweigerd", _address, _SIGN_IN, deduct_when=_was_refused),
        _limit(_times(sign_in, _POLLS_FOR_A_SIGN_IN), "aanmelden-wacht", _address, _POLLING),
    ]


def _limit(rate: str, scope: str, key: Callable[[], str], rules: set[str], **more: Any) -> ApplicationLimit:  # noqa: ANN401
    return ApplicationLimit(rate, key_function=key, scope=scope, exempt_when=lambda: _rule() not in rules, **more)


def _rule() -> str:
    return request.url_rule.rule if request.url_rule else ""


def _times(rate: str, times: int) -> str:
    return _with_amount(rate, parse(rate).amount * times)


def _part(rate: str, part: int) -> str:
    return _with_amount(rate, max(parse(rate).amount // part, 1))


def _with_amount(rate: str, amount: int) -> str:
    item = parse(rate)
    return f"{amount} per {item.multiples} {item.GRANULARITY.name}"


def _address() -> str:
    """Of IPv6 the network: who has one address has 2⁶⁴ of them. Some proxies write a port behind an address."""
    text = request.remote_addr or ""
    try:
        address = ip_address(text.rpartition(":")[0] if text.count(":") == 1 else text.strip("[]"))
    except ValueError:
        return hidden("adres", text)
    if isinstance(address, IPv6Address):
        return hidden("adres", str(address.ipv4_mapped or IPv6Network((address, 64), strict=False)))
    return hidden("adres", str(address))


def _was_refused(response: Response) -> bool:
    return response.status_code in _REFUSED


def _breached(limit: RequestLimit) -> Response:
    scope = limit.request_args[1]
    medewerker = medewerker_or_none()
    log.warning("limit_exceeded", limit=scope, route=_rule(), medewerker=medewerker.id if medewerker else "-")
    seconds = max(int(limit.reset_at - time.time()), 1)
    return problem_screen(TOO_OFTEN if medewerker else TOO_OFTEN_SIGN_IN, retry_after=seconds)


def _storage_options(uri: str) -> dict[str, Any]:
    """redis-py itself would try three times, with seconds between, for each request that waits for it."""
    if uri.startswith("memory"):
        return {}
    from redis.backoff import NoBackoff  # noqa: PLC0415  only where Redis is used
    from redis.retry import Retry  # noqa: PLC0415

    seconds = {"socket_connect_timeout": _REDIS_SECONDS, "socket_timeout": _REDIS_SECONDS}
    return seconds | {"retry": Retry(NoBackoff(), 0)}


def _tell_once(logger: logging.Logger) -> None:
    """Flask-Limiter tells by a logger of its own, which is shared by all that a process has."""
    if not any(isinstance(handler, _StorageLine) for handler in logger.handlers):
        logger.addHandler(_StorageLine(logging.WARNING))
        logger.propagate = False


class _StorageLine(logging.Handler):
    """One line that counting goes on per process, not one a request; and never its text, which may name an address."""

    _told_at = -_SAME_LINE_SECONDS

    def emit(self, record: logging.LogRecord) -> None:
        now = time.monotonic()
        if now - self._told_at >= _SAME_LINE_SECONDS:
            self._told_at = now
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else "-"
            log.warning("limit_storage_unreachable", kind=kind)
