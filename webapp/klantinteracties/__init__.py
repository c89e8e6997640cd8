"""The provider's Klantinteracties API: the only place that speaks HTTP with it.

``wire`` has the plain values, ``dialects`` the pure functions from and to them, ``transport`` the connection,
``client`` brings them together behind the ``Provider`` port.
"""

from collections.abc import Mapping
from wsgiref.types import WSGIApplication

import httpx

from webapp.klantinteracties.client import KlantinteractiesClient
from webapp.klantinteracties.dialects import Options
from webapp.klantinteracties.discovery import AUTO, candidates
from webapp.klantinteracties.transport import Connection, Transport

_NO_HEADERS: Mapping[str, str] = {}


def connect(  # noqa: PLR0913 - one setting each
    base_url: str,
    token: str,
    *,
    dialect: str = AUTO,
    headers: Mapping[str, str] = _NO_HEADERS,
    timeout: float = 5.0,
    transport: httpx.BaseTransport | None = None,
    nummer_velden: str = "beide",
    paths: Mapping[str, str] | None = None,
    identificator_codes: Mapping[str, Mapping[str, str]] | None = None,
    land_codes: Mapping[str, str] | None = None,
) -> KlantinteractiesClient:
    """Makes no call yet. ``timeout``: see ``Connection``. Raises ValueError on a choice that is not one."""
    connection = Connection(base_url, token, headers, timeout, transport)
    options = Options(nummer_velden, paths, identificator_codes, land_codes)
    return KlantinteractiesClient(Transport(connection), candidates(dialect), options)


def in_process(  # noqa: PLR0913 - as connect
    provider: WSGIApplication,
    base_path: str,
    *,
    token: str = "practice",  # noqa: S107 - the practice provider's, no secret
    dialect: str = AUTO,
    timeout: float = 5.0,
    nummer_velden: str = "beide",
    land_codes: Mapping[str, str] | None = None,
) -> KlantinteractiesClient:
    """A provider that is part of this process, without a port or a socket: ``base_path`` is where its API begins."""
    return connect(
        f"http://practice.invalid/{base_path.strip('/')}",
        token,
        dialect=dialect,
        timeout=timeout,
        transport=_InProcessTransport(provider),
        nummer_velden=nummer_velden,
        land_codes=land_codes,
    )


class _InProcessTransport(httpx.WSGITransport):
    """What a socket would say of a provider that cuts the connection or does not answer."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return super().handle_request(request)
        except TimeoutError:
            raise httpx.ReadTimeout("no answer came", request=request) from None
        except OSError:
            raise httpx.ReadError("the connection was cut", request=request) from None


__all__ = ["KlantinteractiesClient", "connect", "in_process"]
