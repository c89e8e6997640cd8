"""The portal's signed launch: who may enter, and once only; everything else is refused, and says nothing of why."""

import base64
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey, OKPKey, RSAKey
from registrations.test_postgresql import PROGRAMS, PostgreSQL, postgresql
from support.portal import AUDIENCE, BASE_URL, PORTAL, Portal, signing_key
from werkzeug.test import TestResponse

from webapp.database import open_engine
from webapp.database.tables import Tables
from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.factory import create_app
from webapp.identity.launch import LaunchConfig, LaunchTokens
from webapp.identity.once import Once
from webapp.identity.store import TABLES
from webapp.registrations import Journal
from webapp.settings import Settings
from webapp.web.services import services_of

__all__ = ["postgresql"]

# Of the official test range, in claims that no portal should send.
BSN = "999990019"


def launch(app: Flask, token: str) -> TestResponse:
    return app.test_client().post("/launch", data={"launch_token": token}, base_url=BASE_URL)


def _b64(content: object) -> str:
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def test_a_launch_answers_with_the_page_itself_and_a_session(launched_app: Flask, portal: Portal) -> None:
    browser = launched_app.test_client()
    answer = browser.post("/launch", data={"launch_token": portal.token()}, base_url=BASE_URL)
    assert answer.status_code == 200
    assert "Noor de Wit" in answer.text
    assert browser.get("/registraties", base_url=BASE_URL).status_code == 200
    assert launched_app.test_client().get("/registraties", base_url=BASE_URL).status_code == 401


# What it says


def _refused(now: int) -> dict[str, dict[str, Any]]:
    return {
        "another issuer": {"iss": "https://evil.example"},
        "no issuer": {"iss": None},
        "issuer that begins alike": {"iss": f"{PORTAL}.evil.example"},
        "another audience": {"aud": "iets-anders"},
        "other audiences": {"aud": ["een", "twee"]},
        "no audience": {"aud": None},
        "nobody": {"sub": None},
        "nobody by name": {"sub": ""},
        "an employee that is no text": {"sub": 7},
        "a name that is no text": {"naam": {"voor": "Noor"}},
        "an employee of a thousand letters": {"sub": "a" * 1000},
        "no beginning": {"iat": None},
        "no end": {"exp": None},
        "an end that is no time": {"exp": "morgen"},
        "longer than two minutes": {"iat": now, "exp": now + 121},
        "begins later": {"iat": now + 600, "exp": now + 660},
        "counts later": {"nbf": now + 600},
        "no id": {"jti": None},
        "an empty id": {"jti": ""},
        "an id that is no text": {"jti": ["x"]},
        "a klantcontact that is none": {"klantcontact": "../../stijlgids"},
    }


def test_claims_that_are_not_as_agreed_are_refused_without_a_word_about_why(
    launched_app: Flask, portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = set()
    for why, claims in _refused(int(time.time())).items():
        answer = launch(launched_app, portal.token(**claims))
        assert answer.status_code == 403, why
        assert "Set-Cookie" not in answer.headers, why
        pages.add(answer.text)
    assert len(pages) == 1
    log = capsys.readouterr().err
    assert not [text for text in ("evil", "noor", "stijlgids", "iets-anders") if text in log]


def test_a_token_that_came_too_late_asks_the_portal_for_a_new_one(launched_app: Flask, portal: Portal) -> None:
    now = int(time.time())
    answer = launch(launched_app, portal.token(iat=now - 300, exp=now - 200))
    assert answer.status_code == 401
    assert 'data-launch-vereist="verlopen"' in answer.text


def test_clocks_may_differ_by_a_few_seconds(launched_app: Flask, portal: Portal) -> None:
    now = int(time.time())
    assert launch(launched_app, portal.token(iat=now + 3, exp=now + 63)).status_code == 200
    assert launch(launched_app, portal.token(iat=now - 62, exp=now - 2)).status_code == 200


def test_nothing_else_that_a_token_says_is_taken_over(
    launched_app: Flask, portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    claims: dict[str, Any] = {"bsn": BSN, "klant": {"bsn": BSN}, "naam_klant": "Jan Jansen", "admin": True}
    answer = launch(launched_app, portal.token(**claims))
    assert answer.status_code == 200
    assert BSN not in answer.text + capsys.readouterr().err
    for file in portal.folder.glob("kcc.sqlite3*"):
        assert BSN.encode() not in file.read_bytes()


def test_the_klantcontact_that_the_portal_names_is_shown_and_else_the_start_page(
    launched_app: Flask, portal: Portal, provider: Provider
) -> None:
    found = provider.find_klantcontacten(KlantcontactQuestion(), limit=1)[0]
    there = launch(launched_app, portal.token(klantcontact=str(found.uuid)))
    assert f'data-adres-eerst="/klantcontacten/{found.uuid}"' in there.text
    gone = launch(launched_app, portal.token(klantcontact=str(uuid4())))
    assert gone.status_code == 200
    assert 'data-adres-eerst="/"' in gone.text


# Who signed it


def test_only_the_portals_own_key_counts(launched_app: Flask, portal: Portal) -> None:
    key = portal.key
    assert isinstance(key, ECKey)
    public = key.as_pem(private=False)
    claims = portal.claims()
    unsigned = f"{_b64({'alg': 'none', 'kid': key.kid})}.{_b64(claims)}"
    embedded = {"jwk": signing_key("x").as_dict(private=False)}
    whole = portal.token()
    head, body, signature = whole.split(".")
    for why, token in {
        "another key under the same id": portal.token(key=signing_key(str(key.kid))),
        "an unknown id": portal.token(key=signing_key("onbekend")),
        "an id that is no text": f"{_b64({'alg': 'ES256', 'kid': [1]})}.{body}.{signature}",
        "no id": jwt.encode({"alg": "ES256"}, claims, key, algorithms=["ES256"]),
        "no signature": f"{unsigned}.",
        "no signature, another way to write it": f"{_b64({'alg': 'NoNe', 'kid': key.kid})}.{_b64(claims)}.",
        "two parts": unsigned,
        "signature taken off": f"{head}.{body}.",
        "signature of another": f"{head}.{body}.{portal.token().split('.')[2]}",
        "other claims": f"{head}.{_b64(claims | {'sub': 'aanvaller'})}.{signature}",
        "HMAC with the public key": _hmac(key.kid, claims, public),
        "HMAC with the public JWK": _hmac(key.kid, claims, json.dumps(key.as_dict(private=False)).encode()),
        "a key of its own in the header": portal.token(key=signing_key("x"), header=embedded),
        "a place to fetch the key": portal.token(key=signing_key("x"), header={"jku": "https://evil.example/jwks"}),
        "made for something else": portal.token(header={"typ": "at+jwt"}),
        "critical header": _signed(portal, {"crit": ["x"], "x": 1}),
        "encrypted, five parts": f"{whole}.{body}.{signature}",
        "JSON": json.dumps({"payload": body, "signatures": [{"protected": head, "signature": signature}]}),
        "nothing": "",
        "dots": "..",
        "no text": "\x00\ud7ff" * 10,
        "huge": portal.token(naam="a" * 10_000),
        "far too huge": "a." * 50_000,
    }.items():
        answer = launch(launched_app, token)
        assert answer.status_code == 403, why
        assert "Set-Cookie" not in answer.headers, why
    assert launch(launched_app, whole).status_code == 200


def _hmac(kid: str | None, claims: dict[str, Any], secret: bytes) -> str:
    header = {"alg": "HS256", "kid": kid}
    return jwt.encode(
        header, claims, OctKey.import_key(base64.urlsafe_b64encode(secret).decode()), algorithms=["HS256"]
    )


def _signed(portal: Portal, header: dict[str, Any]) -> str:
    """With a header that the library itself would not make."""
    from joserfc.jws import JWSRegistry  # noqa: PLC0415
    from joserfc.registry import HeaderParameter  # noqa: PLC0415

    registry = JWSRegistry({"x": HeaderParameter("x", "int")}, algorithms=["ES256"])
    head = {"alg": "ES256", "kid": portal.key.kid, **header}
    return jwt.encode(head, portal.claims(), portal.key, registry=registry)


def test_rsa_counts_as_well_and_other_algorithms_do_not(launched_app: Flask, portal: Portal) -> None:
    rsa, ed = RSAKey.generate_key(2048, {"kid": "rsa"}), OKPKey.generate_key("Ed25519", {"kid": "ed"})
    portal.publish(portal.key, rsa, ed)
    assert launch(launched_app, portal.token(key=rsa, alg="RS256")).status_code == 200
    for key, alg in ((rsa, "RS512"), (rsa, "PS256"), (ed, "Ed25519")):
        assert launch(launched_app, portal.token(key=key, alg=alg)).status_code == 403, alg


def test_a_new_key_is_read_when_it_is_first_used_and_an_old_one_forgotten(portal: Portal, launched_app: Flask) -> None:
    clock = [0.0]
    identity = services_of(launched_app).identity
    assert identity
    tokens = LaunchTokens(LaunchConfig(PORTAL, AUDIENCE, str(portal.jwks)), identity.once)
    tokens._keys._now = lambda: clock[0]
    assert tokens.redeem(portal.token()).medewerker.id == "noor"
    new = signing_key("sleutel-2")
    portal.publish(new)
    clock[0] += 11
    assert tokens.redeem(portal.token(key=new)).medewerker.id == "noor"
    with pytest.raises(Exception, match="ongeldig"):
        tokens.redeem(portal.token())


# Roles


@pytest.mark.parametrize("role", ["kcc-medewerker"])
def test_where_a_role_is_asked_who_does_not_have_it_stays_out(
    portal: Portal, provider: Provider, journal: Journal, role: str
) -> None:
    app = create_app(Settings(**portal.settings(launch_role=role)), provider, journal)
    for rollen in (
        None,
        [],
        ["kcc"],
        "kcc-medewerker",
        [["kcc-medewerker"]],
        {"kcc-medewerker": 1},
        ["KCC-MEDEWERKER"],
    ):
        token = portal.token(rollen=rollen)
        answer = launch(app, token)
        assert answer.status_code == 403, rollen
        assert "U mag deze applicatie niet gebruiken" in answer.text
        assert "Set-Cookie" not in answer.headers
    assert launch(app, portal.token(rollen=["anders", role])).status_code == 200
    identity = services_of(app).identity
    assert identity
    identity.close()


# Once


def test_a_token_counts_once_and_then_asks_the_portal_for_another(launched_app: Flask, portal: Portal) -> None:
    token = portal.token()
    assert launch(launched_app, token).status_code == 200
    again = launch(launched_app, token)
    assert again.status_code == 401
    assert 'data-launch-vereist="gebruikt"' in again.text
    assert "Set-Cookie" not in again.headers
    same_id = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))["jti"]
    assert launch(launched_app, portal.token(jti=same_id, sub="piet")).status_code == 401


_REDEEM = """
import sys, time
from sqlalchemy.pool import NullPool
from webapp.database import open_engine
from webapp.database.tables import Tables
from webapp.identity.launch import LaunchConfig, LaunchRefusedError, LaunchTokens
from webapp.identity.once import Once
from webapp.identity.store import TABLES

database, issuer, audience, jwks, *tokens = sys.argv[1:]
once = Once(Tables(open_engine(database), TABLES))
launch = LaunchTokens(LaunchConfig(issuer, audience, jwks), once)
print("ready", flush=True)
sys.stdin.readline()
for token in tokens:
    try:
        launch.redeem(token)
        print("in")
    except LaunchRefusedError as refused:
        print(refused.reden)
"""


def _race(database: str, portal: Portal, processes: int = 2, tokens: int = 20) -> list[list[str]]:
    """Per token what each process made of it, all at once."""
    sent = [portal.token() for _ in range(tokens)]
    arguments = [sys.executable, "-c", _REDEEM, database, PORTAL, AUDIENCE, str(portal.jwks), *sent]
    started = [
        subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(processes)
    ]
    for process in started:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate(timeout=60)[0].split() for process in started]
    return [sorted(outcomes) for outcomes in zip(*said, strict=True)]


def test_of_two_processes_that_get_the_same_token_at_once_one_lets_in(launched_app: Flask, portal: Portal) -> None:
    assert _race(f"sqlite:///{portal.folder / 'kcc.sqlite3'}", portal) == [["gebruikt", "in"]] * 20


@pytest.mark.skipif(PROGRAMS is None, reason="no initdb and pg_ctl of PostgreSQL here")
def test_on_postgresql_as_well(postgresql: PostgreSQL, portal: Portal) -> None:
    portal.publish()
    database = f"{postgresql.url.rpartition('/')[0]}/postgres"
    engine = open_engine(database)
    Tables(engine, TABLES).prepare()
    engine.dispose()
    assert _race(database, portal, processes=3) == [["gebruikt", "gebruikt", "in"]] * 20


def test_what_was_used_is_forgotten_once_it_would_be_refused_anyway(launched_app: Flask, portal: Portal) -> None:
    identity = services_of(launched_app).identity
    assert identity
    clock = [1000.0]
    once = Once(identity.once._tables, now=lambda: clock[0])
    assert once.use("launch", "x", until=1060.0)
    assert not once.use("launch", "x", until=1060.0)
    clock[0] = 1061.0
    assert once.use("launch", "x", until=1120.0)


# Where its keys come from


Answer = tuple[int, bytes]


@pytest.fixture
def jwks_server() -> Iterator[Callable[[Answer], str]]:
    """An address that answers as it is told."""
    answers: list[Answer] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = answers[-1]
            self.send_response(status)
            if status in range(300, 400):
                self.send_header("Location", body.decode())
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def says(answer: Answer) -> str:
        answers.append(answer)
        return f"http://127.0.0.1:{server.server_address[1]}/jwks?sleutel=geheim"

    yield says
    server.shutdown()
    server.server_close()


def test_keys_over_http_and_while_they_are_away_nobody_is_refused_for_it(
    portal: Portal,
    provider: Provider,
    journal: Journal,
    jwks_server: Callable[[Answer], str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    keys = json.dumps(KeySet([portal.key]).as_dict(private=False)).encode()
    address = jwks_server((500, b""))
    app = create_app(Settings(**portal.settings(launch_jwks=address)), provider, journal)
    identity = services_of(app).identity
    assert identity
    assert identity.launch
    clock = [1000.0]
    identity.launch._keys._now = lambda: clock[0]
    token = portal.token()

    def launched(answer: Answer, token: str = token) -> TestResponse:
        jwks_server(answer)
        clock[0] += 11
        return launch(app, token)

    unreadable = [b"x", b"[]", b'{"keys": 1}', b" " * 300_000 + keys]
    for answer in ((500, b""), (404, keys), (302, address.encode()), *((200, body) for body in unreadable)):
        page = launched(answer)
        assert page.status_code == 503, answer
        assert "Probeer het over een minuut opnieuw" in page.text
    assert launched((200, keys)).status_code == 200, "the token is still good"
    assert launched((500, b""), portal.token()).status_code == 200, "keys that were read are kept"
    assert "geheim" not in capsys.readouterr().err
    identity.close()


def test_keys_in_a_file_that_went_away(launched_app: Flask, portal: Portal, capsys: pytest.CaptureFixture[str]) -> None:
    portal.jwks.unlink()
    assert launch(launched_app, portal.token()).status_code == 503
    assert str(Path(portal.jwks)) not in capsys.readouterr().err
