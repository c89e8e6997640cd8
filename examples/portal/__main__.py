"""``make portal``: the example portal, the application on another site, and the practice provider for both."""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from cryptography.fernet import Fernet
from joserfc.jwk import ECKey

from examples.portal.certificate import certificate_for
from examples.portal.portal import AUDIENCE, Klantcontact, Portal, create_portal, jwks
from examples.portal.serving import listening

PORTAL, APPLICATION = "portal.localhost", "registratie.localhost"
_MEDEWERKER = {"sub": "noor", "naam": "Noor de Wit", "email": "noor.dewit@turfstad.example"}
_START_SECONDS = 30


@dataclass(frozen=True)
class Places:
    """The three take ports that follow each other; the portal's is the last."""

    port: int

    @property
    def portal(self) -> str:
        return f"https://{PORTAL}:{self.port}"

    @property
    def application(self) -> str:
        return f"https://{APPLICATION}:{self.port - 1}"

    @property
    def provider(self) -> str:
        return f"http://127.0.0.1:{self.port - 2}/klantinteracties/api/v1"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m examples.portal")
    parser.add_argument("--port", type=int, default=8444, help="of the portal; the other two take those before it")
    places = Places(parser.parse_args().port)
    certificate, tls_key = certificate_for(Path("instance/portal"), PORTAL, APPLICATION)
    key = ECKey.generate_key("P-256", {"kid": "voorbeeld", "use": "sig"})
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was started here ends with it
    with TemporaryDirectory() as name, ExitStack() as running, suppress(KeyboardInterrupt):
        folder, port = Path(name), places.port
        data = ("--data", str(folder / "practice.sqlite3"))
        tls = ("--tls-certificate", str(certificate), "--tls-key", str(tls_key))
        running.enter_context(_command("practice-provider", "--port", str(port - 2), *data))
        running.enter_context(_command("serve", "--port", str(port - 1), *tls, settings=_settings(places, key, folder)))
        for each in (port - 2, port - 1):
            _wait_until_it_listens(each)
        klantcontacten = _klantcontacten(places.provider)
        portal = Portal(places.portal, places.application, key, klantcontacten, _MEDEWERKER)
        server = listening(create_portal(portal), port, certificate, tls_key)
        print(f"Open {places.application}/status/live, let the browser accept the certificate,")
        print(f"and then {places.portal}", flush=True)
        server.serve_forever()


def _settings(places: Places, key: ECKey, folder: Path) -> Mapping[str, str]:
    """What the application has to know of its portal; the rest is as for any installation."""
    known = folder / "jwks.json"
    known.write_text(json.dumps(jwks(key)))
    return {
        "KCC_SIGN_IN": "launch",
        "KCC_LAUNCH_ISSUER": places.portal,
        "KCC_LAUNCH_AUDIENCE": AUDIENCE,
        "KCC_LAUNCH_JWKS": str(known),
        "KCC_PORTAL_ORIGINS": places.portal,
        "KCC_HOSTS": APPLICATION,
        "KCC_SECRET_KEY": Fernet.generate_key().decode(),
        "KCC_ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "KCC_DATABASE_URL": f"sqlite:///{folder / 'kcc.sqlite3'}",
        "KCC_PROVIDER_URL": places.provider,
        "KCC_PROVIDER_TOKEN": "practice",
    }


@contextmanager
def _command(*arguments: str, settings: Mapping[str, str] | None = None) -> Iterator[None]:
    """``kcc-registratie`` with these arguments and no other settings, for as long as the block lasts."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KCC_")}
    command = [sys.executable, "-m", "webapp.cli", *arguments]
    started = subprocess.Popen(command, env=inherited | dict(settings or {}))  # noqa: S603  of our own making
    try:
        yield
    finally:
        started.terminate()
        with suppress(subprocess.TimeoutExpired):
            started.wait(timeout=10)
        started.kill()


def _wait_until_it_listens(port: int) -> None:
    until = time.monotonic() + _START_SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _klantcontacten(provider: str) -> Sequence[Klantcontact]:
    """The latest ones, asked of the same provider that the application registers at."""
    headers, parameters = {"Authorization": "Token practice"}, {"pageSize": 5}
    found = httpx.get(f"{provider}/klantcontacten", headers=headers, params=parameters).raise_for_status().json()
    return [Klantcontact(one["uuid"], one["onderwerp"]) for one in found["results"]]


if __name__ == "__main__":
    main()
