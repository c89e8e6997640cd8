"""Settings: every problem at once, secrets never shown, each one in the README."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from webapp.cli import main
from webapp.settings import Settings, is_loopback

README = Path(__file__).resolve().parent.parent / "README.md"


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


def test_demo_refuses_every_address_but_loopback(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "0.0.0.0"]) == 2  # noqa: S104  it is refused
    assert "loopback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "loopback"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("kcc", False)]
)
def test_loopback(host: str, loopback: bool) -> None:  # noqa: FBT001
    assert is_loopback(host) is loopback


def test_each_setting_is_in_the_readme() -> None:
    readme = README.read_text(encoding="utf-8")
    missing = [name for name in Settings.model_fields if f"`KCC_{name.upper()}`" not in readme]
    assert not missing
