"""Settings: every problem at once, secrets never shown, each one in the README."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from pydantic import ValidationError
from support.portal import Portal, signing_key
from support.server import Server, serving

from webapp.cli import main
from webapp.factory import create_app, journal_config
from webapp.setting_types import DEMO_ENCRYPTION_KEY, is_loopback
from webapp.settings import Settings, UnsafeDemoError, without_password
from webapp.web.services import services_of

README = Path(__file__).resolve().parent.parent / "README.md"
OIDC = {"oidc_issuer": "https://127.0.0.1:1", "oidc_client_id": "kcc", "oidc_role": "kcc"}
SECRETS = {
    "secret_key": "geheim-om-sessies-mee-te-ondertekenen",
    "oidc_client_secret": "geheim-van-de-client",
    "limit_storage": "redis://:geheim-van-redis@127.0.0.1:1/0",
    "provider_token": "geheim-token-van-de-provider",
}


def test_nothing_set_is_the_demo() -> None:
    settings = Settings()
    assert settings.provider_url == ""
    assert settings.data_folder == Path("instance")
    assert len(settings.fernet_keys) == 1


def test_every_problem_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KCC_PROVIDER_URL", "openklant.example.nl")
    monkeypatch.setenv("KCC_PROVIDER_HEADERS", "no json")
    monkeypatch.setenv("KCC_PROVIDER_TIMEOUT", "-1")
    monkeypatch.setenv("KCC_DATABASE_URL", "mysql://x")
    with pytest.raises(ValidationError) as invalid:
        Settings()
    assert {error["loc"][0] for error in invalid.value.errors()} == {
        "provider_url",
        "provider_headers",
        "provider_timeout",
        "database_url",
    }


@pytest.mark.parametrize(
    "unsafe", [{"provider_url": "https://openklant.example.nl", "provider_token": "x"}, {"proxies": 1}]
)
def test_demo_serves_no_data_of_citizens_and_stands_behind_no_proxy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], unsafe: dict[str, object]
) -> None:
    """To forget KCC_SIGN_IN must not open everything: a proxy on the same machine comes from a loopback address."""
    with pytest.raises(UnsafeDemoError):
        Settings(**unsafe).refuse_unsafe_demo()  # type: ignore[arg-type]
    for name, value in unsafe.items():
        monkeypatch.setenv(f"KCC_{name.upper()}", str(value))
    assert main(["serve"]) == 2
    assert "lets anybody in" in capsys.readouterr().err


def test_a_provider_needs_its_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KCC_PROVIDER_URL", "https://openklant.example.nl/klantinteracties/api/v1/")
    with pytest.raises(ValidationError, match="KCC_PROVIDER_TOKEN"):
        Settings()


def test_the_config_command_masks_secrets(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("KCC_PROVIDER_TOKEN", "geheim-token")
    monkeypatch.setenv("KCC_PROVIDER_HEADERS", '{"X-Sleutel": "geheime-sleutel"}')
    monkeypatch.setenv("KCC_DATABASE_URL", "postgresql://kcc:geheim-wachtwoord@db/kcc")
    monkeypatch.setenv("KCC_PROVIDER_URL", "https://kcc:geheim@openklant.example.nl/api")
    assert main(["config"]) == 0
    shown = capsys.readouterr().out
    assert "geheim" not in shown
    assert "KCC_PROVIDER_TOKEN=********" in shown
    assert "X-Sleutel" in shown
    assert "postgresql://kcc:********@db/kcc" in shown
    assert "geheim" not in repr(Settings())


def test_the_config_command_names_every_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KCC_LOG_LEVEL", "LOUD")
    monkeypatch.setenv("KCC_LOGO", "/does/not/exist.svg")
    assert main(["config"]) == 2
    problems = capsys.readouterr().err
    assert "KCC_LOG_LEVEL" in problems
    assert "KCC_LOGO" in problems


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENCRYPTION_KEYS", "geen-fernet-sleutel"),
        ("PROVIDER_TOKEN", "met\nregeleinde"),
        ("PORTAL_ORIGINS", "https://portal.example.nl; script-src *"),
        ("IDENTIFICATOR_CODES", '{"bsnn": {}}'),
        ("PROVIDER_PATHS", '{"interne_takn": "x"}'),
    ],
)
def test_the_config_command_refuses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv("KCC_PROVIDER_URL", "https://openklant.example.nl/klantinteracties/api/v1")
    monkeypatch.setenv("KCC_PROVIDER_TOKEN", "geheim")
    monkeypatch.setenv("KCC_PROVIDER_DIALECT", "vng")
    monkeypatch.setenv(f"KCC_{name}", value)
    assert main(["config"]) == 2
    assert value not in capsys.readouterr().err


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "kcc", "localhost.example", "127.1", ""])  # noqa: S104
def test_demo_refuses_every_address_but_loopback(capsys: pytest.CaptureFixture[str], host: str) -> None:
    assert main(["serve", "--host", host]) == 2
    assert "loopback" in capsys.readouterr().err


def test_demo_answers_to_no_other_host_name_whatever_the_settings_say() -> None:
    settings = Settings(hosts="registratie.turfstad.example")
    assert set(settings.trusted_hosts) == {"127.0.0.1", "localhost", "[::1]"}


def test_all_that_signing_in_needs_is_named_at_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KCC_SIGN_IN", "oidc,launch")
    monkeypatch.setenv("KCC_HOSTS", "https://registratie.example")
    monkeypatch.setenv("KCC_SECRET_KEY", "geheim-maar-kort")
    monkeypatch.setenv("KCC_OIDC_ISSUER", "http://idp.example")
    monkeypatch.setenv("KCC_LIMIT_STORAGE", "redis://:gehe/im@redis:6379")
    monkeypatch.setenv("KCC_LIMIT_SEARCH", "vaak")
    assert main(["config"]) == 2
    problems = capsys.readouterr().err
    named = {line.partition(":")[0] for line in problems.splitlines()}
    assert named == {
        *("KCC_HOSTS", "KCC_SECRET_KEY", "KCC_ENCRYPTION_KEYS", "KCC_LIMIT_STORAGE", "KCC_LIMIT_SEARCH"),
        *("KCC_OIDC_ISSUER", "KCC_OIDC_CLIENT_ID", "KCC_OIDC_ROLE"),
        *("KCC_LAUNCH_ISSUER", "KCC_LAUNCH_AUDIENCE", "KCC_LAUNCH_JWKS", "KCC_PORTAL_ORIGINS"),
    }
    assert "gehe" not in problems


@pytest.mark.parametrize(("sign_in", "other"), [("oidc", "KCC_LAUNCH"), ("launch", "KCC_OIDC")])
def test_only_what_this_way_of_signing_in_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sign_in: str, other: str
) -> None:
    monkeypatch.setenv("KCC_SIGN_IN", sign_in)
    assert main(["config"]) == 2
    problems = capsys.readouterr().err
    assert "KCC_SECRET_KEY: " in problems
    assert other not in problems


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://kcc:geheim@db/kcc", "postgresql://kcc:********@db/kcc"),
        ("postgresql://kcc:ge@he/im:x@db/kcc", "postgresql://kcc:********@db/kcc"),
        ("postgresql://db/kcc?user=kcc&password=geheim&x=1", "postgresql://db/kcc?user=kcc&password=********&x=1"),
        ("postgresql://db/kcc?sslmode=require", "postgresql://db/kcc?sslmode=require"),
    ],
)
def test_a_password_does_not_show_in_an_address(url: str, shown: str) -> None:
    assert without_password(url) == shown


def test_secrets_stand_in_no_representation_of_the_settings_or_the_application(portal: Portal) -> None:
    secrets = portal.settings(sign_in="oidc,launch", **OIDC, **SECRETS)
    settings = Settings(**secrets)
    app = create_app(settings)
    shown = [repr(settings), str(settings), repr(app), repr(settings.model_dump()), settings.model_dump_json()]
    identity = services_of(app).identity
    assert identity
    shown += [repr(identity), repr(journal_config(settings))]
    shown += [repr(part) for part in (identity.oidc, identity.launch, identity.sessions, identity.engine)]
    identity.close()
    services_of(app).journal.close()
    for secret in (*SECRETS.values(), secrets["encryption_keys"]):
        assert not [text for text in shown if secret in text]


def test_a_server_that_fails_in_every_way_tells_no_secret(tmp_path: Path, portal: Portal) -> None:
    away = {"provider_url": "http://127.0.0.1:1/api"}
    settings = portal.environment(sign_in="oidc,launch", **OIDC, **SECRETS, **away)
    settings |= {"KCC_HOSTS": "registratie.example 127.0.0.1"}
    with serving(Server(tmp_path, settings=settings)) as server:
        for method, path, sent in (
            ("POST", "/launch", {"launch_token": portal.token(naam="Geheime Naam")}),
            ("POST", "/launch", {"launch_token": portal.token(key=signing_key(), naam="Geheime Naam")}),
            ("POST", "/launch", {"launch_token": "geheim.geheim.geheim"}),
            ("GET", "/aanmelden", {}),
            ("GET", "/aanmelden/terug?code=geheime-code&state=geheime-state", {}),
            ("GET", "/status/ready", {}),
            ("POST", "/zoeken/partijen", {"zoekterm": "geheim"}),
        ):
            headers = {"Authorization": "Bearer geheime-drager", "Cookie": "__Host-kcc=geheim-koekje"}
            answer = httpx.request(method, server.url + path, data=sent or None, headers=headers)
            assert answer.status_code < 600
            assert "geheim" not in answer.text.lower() or answer.status_code == 200
        log = server.log
    assert '"event": "request"' in log
    for secret in (*SECRETS.values(), portal.encryption_key, "geheim", "Geheim"):
        assert secret not in log


@pytest.mark.parametrize(
    "wrong",
    [
        {"KCC_DATABASE_URL": "postgresql://kcc:geheim-van-de-database@127.0.0.1:1/kcc"},
        {"KCC_DATABASE_URL": "postgresql://kcc:gehe@im/geheim@127.0.0.1:x/kcc"},
        {"KCC_ENCRYPTION_KEYS": "geheim-maar-geen-fernet-sleutel"},
        {"KCC_SECRET_KEY": "geheim-maar-kort"},
        {"KCC_LIMIT_STORAGE": "reddis://:geheim-van-redis@127.0.0.1"},
        {"KCC_LIMIT_STORAGE": "redis://:geheim/van:redis@127.0.0.1:6379"},
        {"KCC_PROVIDER_HEADERS": '{"X-Sleutel": geheim}'},
    ],
)
def test_a_server_that_does_not_start_tells_no_secret_either(
    tmp_path: Path, portal: Portal, wrong: dict[str, str]
) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KCC_")}
    settings = portal.environment(sign_in="launch") | wrong
    command = [sys.executable, "-c", "from webapp.factory import create_app; create_app()"]
    run = subprocess.run(command, env=environment | settings, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert "gehe" not in run.stdout + run.stderr


def test_the_key_of_demo_mode_is_refused_outside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KCC_ENCRYPTION_KEYS", DEMO_ENCRYPTION_KEY)
    with pytest.raises(ValidationError, match="everybody knows"):
        Settings()


@pytest.mark.parametrize(
    ("host", "loopback"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("kcc", False)]
)
def test_loopback(host: str, loopback: bool) -> None:  # noqa: FBT001
    assert is_loopback(host) is loopback


def test_each_setting_is_in_the_readme() -> None:
    readme = README.read_text(encoding="utf-8")
    missing = [name for name in Settings.model_fields if f"`KCC_{name.upper()}`" not in readme]
    assert not missing


def test_real_employees_do_not_register_into_made_up_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], portal: Portal
) -> None:
    for name, value in portal.environment().items():
        monkeypatch.setenv(name, value)
    assert main(["serve", "--host", "0.0.0.0"]) == 2  # noqa: S104  it is refused
    assert "KCC_PROVIDER_URL" in capsys.readouterr().err


@pytest.mark.parametrize(
    "files", [["--tls-certificate", "cert.pem"], ["--tls-certificate", "cert.pem", "--tls-key", "no.pem"]]
)
def test_half_of_tls_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], files: list[str]) -> None:
    """It would speak plain HTTP."""
    (tmp_path / "cert.pem").write_text("-----BEGIN CERTIFICATE-----")
    arguments = [str(tmp_path / one) if one.endswith(".pem") else one for one in files]
    assert main(["serve", *arguments]) == 2
    assert "--tls-key" in capsys.readouterr().err
