"""Portal and application over TLS, each on a site of its own; `localhost` itself is left for an identity provider.

`*.localhost` is this machine in Chromium and in Firefox, and no two of them are the same site. What Python itself has
to reach (an identity provider's address) stands on `localhost`. The fixtures are in `embedded/conftest.py`: tests that
use them stand in that folder.
"""

import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path
from typing import Any

from browser.embedded.sites import Certificates, Sites
from support.portal import AUDIENCE
from support.portal import Portal as Signer
from support.server import Server, free_port

from examples.portal import Klantcontact, Portal, create_portal
from examples.portal.portal import AUDIENCE as EXAMPLE_AUDIENCE
from webapp import klantinteracties
from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.practice_provider import OPENKLANT_BASE, PracticeProvider, Sizes, create_practice_provider, running

assert AUDIENCE == EXAMPLE_AUDIENCE

APPLICATION = "registratie.localhost"
# By host name, what else a portal sends. Only `kwaad` may not embed the application.
PORTALS: Mapping[str, Mapping[str, str]] = {
    "portal.localhost": {},
    "streng.localhost": {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
    },
    "stil.localhost": {"Referrer-Policy": "no-referrer"},
    "kwaad.localhost": {"Content-Security-Policy": ""},
}
HOSTILE = "kwaad.localhost"
MEDEWERKER = {"sub": "noor", "naam": "Noor de Wit", "email": "noor.dewit@turfstad.example"}


@dataclass
class TlsServer(Server):
    """The application as it is run, with TLS of its own."""

    certificates: Certificates | None = None

    @property
    def url(self) -> str:
        return f"https://{APPLICATION}:{self.port}"

    def _arguments(self) -> list[str]:
        assert self.certificates
        tls = ("--tls-certificate", self.certificates.certificate, "--tls-key", self.certificates.key)
        return [*super()._arguments(), *map(str, tls)]

    def stop(self) -> None:
        """At once: it would wait for the lines that browsers keep open."""
        self.kill()

    def _wait_until_live(self) -> None:
        assert self.certificates
        trust, until = self.certificates.client(), time.monotonic() + 30
        while time.monotonic() < until:
            with (
                closing(HTTPSConnection("localhost", self.port, timeout=2, context=trust)) as connection,
                suppress(OSError),
            ):
                connection.request("GET", "/status/live", headers={"Host": f"{APPLICATION}:{self.port}"})
                if connection.getresponse().status == 200:
                    return
            time.sleep(0.05)
        raise AssertionError(f"the server did not start:\n{self.log}")


@dataclass(frozen=True)
class Embedding:
    """``signer``: the portal's key, for tokens that the portal itself would not make."""

    server: TlsServer
    practice: PracticeProvider
    provider: Provider
    signer: Signer
    certificates: Certificates
    sites: Sites

    @property
    def application(self) -> str:
        return self.server.url

    def portal(self, host: str = "portal.localhost") -> str:
        return f"https://{host}:{self.sites.port}"

    def expire(self) -> None:
        """Every session has been idle for an hour."""
        self._change("UPDATE kcc_sessie SET gezien = gezien - 3600")

    def _change(self, statement: str) -> None:
        with closing(sqlite3.connect(self.server.folder / "kcc.sqlite3", timeout=5)) as database, database:
            database.execute(statement)

    @property
    def klantcontacten(self) -> list[Klantcontact]:
        found = self.provider.find_klantcontacten(KlantcontactQuestion(), limit=4)
        return [Klantcontact(str(one.uuid), one.onderwerp) for one in found]


@contextmanager
def embedded(
    folder: Path, *, port: int | None = None, trust: Path | None = None, **settings: Any
) -> Iterator[Embedding]:
    """``settings`` by the names of ``Settings``; without them the portal launches, and nothing else signs in.

    ``port``: the application's, for an identity provider that has to know it before. ``trust``: that one's authority.
    """
    certificates, sites_port = Certificates(folder, [APPLICATION, *PORTALS]), free_port()
    signer = Signer(folder, origin=f"https://portal.localhost:{sites_port}", host=APPLICATION)
    welcome = " ".join(f"https://{host}:{sites_port}" for host in PORTALS if host != HOSTILE)
    practice = create_practice_provider(folder / "practice.sqlite3", sizes=Sizes(60, 40, 60), control=True)
    with closing(practice), running(practice) as address:
        environment = signer.environment(**{"portal_origins": welcome, **settings})
        environment |= {"SSL_CERT_FILE": str(trust)} if trust else {}
        server = TlsServer(
            folder, address + OPENKLANT_BASE, environment, port=port or free_port(), certificates=certificates
        )
        provider = klantinteracties.in_process(practice, OPENKLANT_BASE, dialect="openklant")
        sites = Sites(sites_port, certificates)
        embedding = Embedding(server, practice, provider, signer, certificates, sites)
        for host, headers in PORTALS.items():
            sites.add(host, create_portal(portal_of(embedding, headers)))
        with closing(provider), sites.served():
            server.start()
            try:
                yield embedding
            finally:
                server.stop()


def portal_of(embedding: Embedding, headers: Mapping[str, str]) -> Portal:
    return Portal(
        origin=embedding.signer.origin,
        application=embedding.application,
        key=embedding.signer.key,
        klantcontacten=embedding.klantcontacten,
        medewerker=MEDEWERKER,
        headers=headers,
    )
