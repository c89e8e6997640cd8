"""The ``kcc-registratie`` command.

What a command needs is imported in it: Granian's main process only starts workers, and with the application in it it
would be four times its size.
"""
# ruff: noqa: PLC0415

import argparse
import multiprocessing
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from pydantic import SecretStr, ValidationError

from webapp.setting_types import is_loopback
from webapp.settings import Settings, UnsafeDemoError, without_password

if TYPE_CHECKING:
    from flask import Flask

_THREADS = 16
_END_SECONDS = 10


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Exit code: 0 fine, 1 the provider does not answer well, 2 wrong settings or arguments."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except ValidationError as invalid:
        _print_problems(invalid)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kcc-registratie")
    commands = parser.add_subparsers(required=True)

    serve = commands.add_parser("serve", help="the application on its production server")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=int, default=1)
    serve.add_argument("--tls-certificate", type=Path, metavar="FILE", help="PEM; without it a proxy does TLS")
    serve.add_argument("--tls-key", type=Path, metavar="FILE", help="PEM, of that certificate")
    serve.add_argument("--fresh", action="store_true", help="start the embedded practice provider over")
    serve.set_defaults(run=_serve)

    practice = commands.add_parser("practice-provider", help="the practice provider as an HTTP server, token: practice")
    practice.add_argument("--host", default="127.0.0.1")
    practice.add_argument("--port", type=int, default=8001)
    practice.add_argument("--data", type=Path, default=Path("instance/practice.sqlite3"), metavar="FILE")
    practice.add_argument("--release", choices=("2.4", "2.15", "2.18"), default="2.18")
    practice.add_argument("--fresh", action="store_true", help="throw the data away and start over")
    for name, default in (("actoren", 60), ("partijen", 400), ("klantcontacten", 600)):
        practice.add_argument(f"--{name}", type=int, default=default, metavar="N")
    practice.set_defaults(run=_practice_provider)

    commands.add_parser("config", help="validate and print the settings").set_defaults(run=_config)
    commands.add_parser("check", help="call the provider, read-only").set_defaults(run=_check)
    commands.add_parser(
        "toestemmingen", help="every answer of consent that was recorded, as CSV on standard output"
    ).set_defaults(run=_toestemmingen)
    ending = commands.add_parser("end-sessions", help="signs everybody out, or one employee, on every node")
    ending.add_argument("--medewerker", default="", metavar="ID", help="the `sub` that the employee signs in with")
    ending.set_defaults(run=_end_sessions)
    return parser


def _serve(arguments: argparse.Namespace) -> int:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    settings = Settings()
    try:
        settings.refuse_unsafe_demo()
    except UnsafeDemoError as unsafe:
        return _refuse(str(unsafe))
    if wrong := _wrong_address(settings, arguments.host) or _wrong_tls(arguments):
        return _refuse(wrong)
    if arguments.fresh:
        from webapp.practice_provider import create_practice_provider

        create_practice_provider(settings.practice_database, fresh=True)
    scheme = "https" if arguments.tls_certificate else "http"
    print(f"kcc-registratie: {scheme}://{arguments.host}:{arguments.port}", flush=True)  # noqa: T201  where to click
    Granian(
        "webapp.cli:create_worker_app",
        address=arguments.host,
        port=arguments.port,
        interface=Interfaces.WSGI,
        workers=arguments.workers,
        blocking_threads=_THREADS,
        factory=True,
        ssl_cert=arguments.tls_certificate,
        ssl_key=arguments.tls_key,
        # A connection that somebody left open and silent must not hold up the end; the journal goes on where it was.
        workers_kill_timeout=_END_SECONDS,
        respawn_failed_workers=True,
        log_level=LogLevels.error,
    ).serve()
    return 0


def _wrong_address(settings: Settings, host: str) -> str:
    if is_loopback(host):
        return ""
    if settings.is_demo:
        # Demo sign-in lets anybody in as the made-up employee.
        return f"KCC_SIGN_IN=demo serves a loopback address only, not {host}"
    if not settings.provider_url:
        # One forgotten setting, and what employees register for real goes into made-up data.
        return f"Without KCC_PROVIDER_URL the practice provider serves a loopback address only, not {host}"
    return ""


def _wrong_tls(arguments: argparse.Namespace) -> str:
    files: dict[str, Path | None] = {
        "--tls-certificate": arguments.tls_certificate,
        "--tls-key": arguments.tls_key,
    }
    if len([path for path in files.values() if path]) == 1:
        return "--tls-certificate and --tls-key belong together"
    unreadable = [name for name, path in files.items() if path and not _holds_pem(path)]
    return f"{' and '.join(unreadable)}: not a file in PEM that can be read" if unreadable else ""


def _holds_pem(path: Path) -> bool:
    try:
        return b"-----BEGIN " in path.read_bytes()
    except OSError:
        return False


def create_worker_app() -> "Flask":
    """The application in a worker of ``serve``, which ends as soon as the main process that started it is gone.

    It would live on after a ``kill -9`` of the main process only, and answer with its old code beside a new server.
    """
    main_process = multiprocessing.parent_process()
    if main_process:

        def end_with_it() -> None:
            main_process.join()
            # As abrupt as the other end, and as harmless: what was accepted stands in the journal.
            os._exit(1)

        threading.Thread(target=end_with_it, name="end-with-main", daemon=True).start()
    from webapp.factory import create_app
    from webapp.web.services import services_of

    app = create_app()
    services_of(app).actor_directory.start()
    return app


def _practice_provider(arguments: argparse.Namespace) -> int:
    from webapp.practice_provider import OPENKLANT_BASE, VNG_BASE, Sizes, create_practice_provider
    from webapp.practice_provider import serve as serve_practice_provider

    sizes = Sizes(arguments.actoren, arguments.partijen, arguments.klantcontacten)
    provider = create_practice_provider(arguments.data, release=arguments.release, sizes=sizes, fresh=arguments.fresh)
    base = f"http://{arguments.host}:{arguments.port}"
    print(f"practice provider: {base}{OPENKLANT_BASE} and {base}{VNG_BASE}, token practice", flush=True)  # noqa: T201
    serve_practice_provider(provider, arguments.host, arguments.port)
    return 0


def _config(_: argparse.Namespace) -> int:
    settings = Settings()
    if settings.provider_url:
        from webapp.factory import connect_provider

        try:
            connect_provider(settings)  # makes no call, and refuses names that its tables do not have
        except ValueError as wrong:
            return _refuse(str(wrong))
    for name, value in settings:
        print(f"KCC_{name.upper()}={_shown(value)}")  # noqa: T201
    return 0


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return "********" if value.get_secret_value() else ""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(part)}" for key, part in value.items())
    return "" if value is None else without_password(str(value))


def _check(_: argparse.Namespace) -> int:
    from webapp.domain.errors import ProviderError
    from webapp.factory import connect_provider

    provider = connect_provider(Settings())
    started = perf_counter()
    try:
        found = provider.probe()
    except ProviderError as error:
        print(f"provider: {error}")  # noqa: T201
        return 1
    milliseconds = (perf_counter() - started) * 1000
    print(f"dialect: {found.dialect}\nversion: {found.version}\nlatency: {milliseconds:.0f} ms\nread: allowed")  # noqa: T201
    return 0


def _toestemmingen(_: argparse.Namespace) -> int:
    import csv
    from dataclasses import asdict, fields

    from webapp.database import DatabaseUnavailableError
    from webapp.registrations import GevraagdeToestemming, recorded_toestemmingen

    writer = csv.DictWriter(sys.stdout, [field.name for field in fields(GevraagdeToestemming)])
    writer.writeheader()
    try:
        for one in recorded_toestemmingen(Settings().database_url):
            writer.writerow({**asdict(one), "toestemming": "ja" if one.toestemming else "nee"})
    except DatabaseUnavailableError as error:
        print(f"database: {error}", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def _end_sessions(arguments: argparse.Namespace) -> int:
    from contextlib import closing

    from webapp.database import DatabaseUnavailableError
    from webapp.factory import connect_identity

    settings = Settings()
    if settings.is_demo:
        return _refuse("KCC_SIGN_IN=demo has no sessions")
    try:
        with closing(connect_identity(settings)) as identity:
            sessions, medewerker_id = identity.sessions, arguments.medewerker
            ended = sessions.end_all(medewerker_id) if medewerker_id else sessions.end_everybodys()
    except DatabaseUnavailableError as error:
        print(f"database: {error}", file=sys.stderr)  # noqa: T201
        return 1
    print(f"sessions ended: {ended}")  # noqa: T201
    return 0


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)  # noqa: T201
    return 2


def _print_problems(invalid: ValidationError) -> None:
    for problem in invalid.errors(include_input=False, include_url=False):
        name = "_".join(str(part) for part in problem["loc"])
        print(f"KCC_{name.upper()}: {problem['msg']}" if name else problem["msg"], file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
