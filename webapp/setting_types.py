"""What a setting may hold. Each message completes ``KCC_…``, and quotes nothing that could be a secret."""

import json
import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from limits import parse as parse_rate
from pydantic import AfterValidator, BeforeValidator, SecretStr, StringConstraints
from pydantic_settings import NoDecode

DEMO_ENCRYPTION_KEY = "ZGVtby1hbGxlZW4tb3AtZGl0LWFwcGFyYWF0LTEyMyE="
_SECRET_KEY_LENGTH = 32
_HOST_NAME = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\]")
_ORIGIN = re.compile(r"https?://([A-Za-z0-9.-]+|\[[0-9a-f:]+\])(:[0-9]+)?")


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``; a name other than ``localhost`` counts as reachable."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def split_keys(keys: SecretStr) -> tuple[str, ...]:
    return tuple(key.strip() for key in keys.get_secret_value().split(",") if key.strip())


def plain(value: SecretStr | str) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def _decoded(value: object) -> Any:  # noqa: ANN401  the next validator says what it has to be
    """Here and not in pydantic-settings, which would stop at the first one that is no JSON."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value or "{}")
    except json.JSONDecodeError:
        raise ValueError("is not a JSON object") from None


def _http_url(value: str) -> str:
    if value and not value.startswith(("http://", "https://")):
        raise ValueError("begins with http:// or https://")
    return value.rstrip("/")


def _safe_url(value: str) -> str:
    """HTTPS, or a loopback address to try it out."""
    url = urlsplit(value)
    if value and url.scheme != "https" and not is_loopback(url.hostname or ""):
        raise ValueError("begins with https://")
    return value


def _jwks_file_or_url(value: str) -> str:
    if value.startswith(("https://", "http://")):
        return _safe_url(value)
    try:
        keys = json.loads(Path(value).read_text(encoding="utf-8"))["keys"] if value else []
    except (OSError, ValueError, KeyError, TypeError):
        raise ValueError("is not a file that holds a JWKS, nor an https:// address") from None
    if not isinstance(keys, list):
        raise ValueError("is not a file that holds a JWKS, nor an https:// address")  # noqa: TRY004  pydantic's way
    return value


def _known_database(value: str) -> str:
    if not value.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("begins with sqlite:/// or postgresql://")
    return value


def _known_storage(value: SecretStr) -> SecretStr:
    """A library that cannot read it would say so with the password in it."""
    text = value.get_secret_value()
    if not text.startswith(("memory://", "redis://", "rediss://", "redis+unix://")):
        raise ValueError("begins with memory://, redis://, rediss:// or redis+unix://")
    try:
        _ = urlsplit(text).port
    except ValueError:
        raise ValueError("cannot be read; write other signs than letters and digits in a password as %40") from None
    return value


def _readable(value: Path | None) -> Path | None:
    if value and not value.is_file():
        raise ValueError("is not a file that can be read")
    return value


def _header_value(value: SecretStr) -> SecretStr:
    token = value.get_secret_value()
    if not (token.isascii() and token.isprintable()):
        raise ValueError("holds a character that no header may hold")
    return value


def _fernet_keys(value: SecretStr) -> SecretStr:
    for key in split_keys(value):
        try:
            Fernet(key)
        except ValueError:
            raise ValueError("holds a key that is no Fernet key: 32 bytes, url-safe base64") from None
        if key == DEMO_ENCRYPTION_KEY:
            raise ValueError("holds the key of demo mode, which everybody knows")
    return value


def _long_enough(value: SecretStr) -> SecretStr:
    if value.get_secret_value() and len(value.get_secret_value()) < _SECRET_KEY_LENGTH:
        raise ValueError(f"is shorter than {_SECRET_KEY_LENGTH} characters")
    return value


def _origins(value: str) -> str:
    """A portal that does not come over TLS could be changed on its way, and frame us with anything in it."""
    wrong = [origin for origin in value.split() if not _ORIGIN.fullmatch(origin)]
    if wrong:
        raise ValueError(
            f"is not an origin: {wrong[0]}; write https://portal.gemeente.nl, with a port where it has one"
        )
    for origin in value.split():
        _safe_url(origin)
    return value


def _host_names(value: str) -> str:
    """In lower case, as browsers send them."""
    wrong = [name for name in value.split() if not _HOST_NAME.fullmatch(name.lower())]
    if wrong:
        raise ValueError(f"is not a host name: {wrong[0]}; write registratie.gemeente.nl, without scheme or port")
    return value.lower()


def _rate(value: str) -> str:
    try:
        parse_rate(value)
    except ValueError:
        raise ValueError("is not a rate such as `300 per minute`") from None
    return value


_Json = BeforeValidator(_decoded)
_Land = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]

Headers = Annotated[dict[str, SecretStr], NoDecode, _Json]
Paths = Annotated[dict[str, str], NoDecode, _Json]
Codes = Annotated[dict[str, dict[str, str]], NoDecode, _Json]
LandCodes = Annotated[dict[_Land, Annotated[str, StringConstraints(min_length=1)]], NoDecode, _Json]
HttpUrl = Annotated[str, AfterValidator(_http_url)]
SafeUrl = Annotated[str, AfterValidator(_safe_url)]
JwksFileOrUrl = Annotated[str, AfterValidator(_jwks_file_or_url)]
DatabaseUrl = Annotated[str, AfterValidator(_known_database)]
StorageUrl = Annotated[SecretStr, AfterValidator(_known_storage)]
ReadableFile = Annotated[Path | None, AfterValidator(_readable)]
HeaderValue = Annotated[SecretStr, AfterValidator(_header_value)]
FernetKeys = Annotated[SecretStr, AfterValidator(_fernet_keys)]
SecretKey = Annotated[SecretStr, AfterValidator(_long_enough)]
Origins = Annotated[str, AfterValidator(_origins)]
HostNames = Annotated[str, AfterValidator(_host_names)]
Rate = Annotated[str, AfterValidator(_rate)]
