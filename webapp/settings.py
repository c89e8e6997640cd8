"""The only reader of the environment: variables ``KCC_*``, documented one by one in README."""

import json
import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from limits import parse as parse_rate
from pydantic import BeforeValidator, Field, SecretStr, StringConstraints, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

DEMO_SECRET_KEY = "demo-alleen-op-dit-apparaat"  # noqa: S105  public on purpose: demo mode serves loopback only
LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"]
_SECRET_KEY_LENGTH = 32
DEMO_ENCRYPTION_KEY = "ZGVtby1hbGxlZW4tb3AtZGl0LWFwcGFyYWF0LTEyMyE="


_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?|http://\[[0-9a-f:]+\](:[0-9]+)?")


def _decoded(value: object) -> Any:  # noqa: ANN401  the next validator says what it has to be
    """Here and not in pydantic-settings, which would stop at the first one that is no JSON."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value or "{}")
    except json.JSONDecodeError:
        raise ValueError("is not a JSON object") from None


_Headers = Annotated[dict[str, SecretStr], NoDecode, BeforeValidator(_decoded)]
_Paths = Annotated[dict[str, str], NoDecode, BeforeValidator(_decoded)]
_Codes = Annotated[dict[str, dict[str, str]], NoDecode, BeforeValidator(_decoded)]
_Land = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
_LandCodes = Annotated[
    dict[_Land, Annotated[str, StringConstraints(min_length=1)]], NoDecode, BeforeValidator(_decoded)
]


class Settings(BaseSettings):
    """Raises pydantic's ``ValidationError`` with *every* problem at once. Secrets do not show in ``repr``."""

    model_config = SettingsConfigDict(env_prefix="KCC_", extra="ignore", frozen=True, hide_input_in_errors=True)

    provider_url: str = Field(
        "", repr=False, description="Base URL of the Klantinteracties API; empty = embedded practice provider"
    )
    provider_token: SecretStr = Field(SecretStr(""), description="Sent as `Authorization: Token …`")
    provider_dialect: Literal["auto", "openklant", "vng"] = Field(
        "auto", description="`openklant`, `vng`, or `auto`: asks the provider"
    )
    provider_headers: _Headers = Field(
        default_factory=dict[str, SecretStr], description="JSON object of extra headers, e.g. for an FSC outway"
    )
    provider_timeout: float = Field(5.0, gt=0, le=60, description="Seconds for one call; connecting gets at most 2")
    provider_paths: _Paths = Field(
        default_factory=dict[str, str], description="JSON object overriding paths of the dialect, per resource"
    )
    database_url: str = Field(
        "sqlite:///instance/kcc.sqlite3",
        repr=False,
        description="Registrations in progress; `postgresql://…` for more than one node",
    )
    secret_key: SecretStr = Field(SecretStr(""), description="Signs sessions; required outside demo mode")
    encryption_keys: SecretStr = Field(
        SecretStr(""), description="Comma-separated Fernet keys, newest first; required outside demo mode"
    )
    keep_hours: float = Field(
        24, ge=1, description="How long the content of a finished registration is kept, encrypted, for /registraties"
    )
    sign_in: Literal["demo", "oidc", "launch", "oidc,launch"] = Field(
        "demo", description="`demo`: one made-up employee, on a loopback address only; or how employees sign in"
    )
    oidc_issuer: str = Field("", description="Of the OpenID Connect provider; its configuration is read from there")
    oidc_client_id: str = Field("", description="As the OpenID Connect provider knows this application")
    oidc_client_secret: SecretStr = Field(SecretStr(""), description="Empty for a public client, which PKCE protects")
    oidc_role_claim: str = Field("roles", description="The claim with an employee's roles; dots lead into an object")
    oidc_role: str = Field("", description="The role that an employee must have")
    launch_issuer: str = Field("", description="`iss` of the portal's launch tokens")
    launch_audience: str = Field("", description="`aud` of the portal's launch tokens")
    launch_jwks: str = Field("", description="The portal's public keys, as a JWKS: file or https URL")
    launch_role: str = Field(
        "", description="A role that `rollen` must hold; empty = the portal decides who may launch"
    )
    session_idle_minutes: float = Field(20, ge=3, le=120, description="A session ends after so long without a request")
    session_max_hours: float = Field(10, gt=0, le=24, description="And after so long in any case")
    hosts: str = Field("", description="Space-separated host names that are ours; required outside demo mode")
    proxies: int = Field(
        0, ge=0, le=5, description="How many proxies stand before us and set X-Forwarded-For and -Proto"
    )
    limit_storage: SecretStr = Field(
        SecretStr("memory://"), description="Where rate limits are counted; `redis://…` for more than one node"
    )
    limit_search: str = Field("300 per minute", description="Searches of one employee")
    limit_sign_in: str = Field("300 per minute", description="Launches and sign-ins from one address")
    portal_origins: str = Field("", description="Space-separated origins that may frame the application; empty = none")
    gemeente: str = Field("Turfstad", description="Name of the municipality, in the header of each page")
    theme_css: Path | None = Field(
        None, description="CSS file with a municipality's design tokens, mounted at run time"
    )
    logo: Path | None = Field(None, description="SVG or PNG file for the header, mounted at run time")
    nummer_velden: Literal["beide", "referentienummer"] = Field(
        "beide", description="Where a provider has both `nummer` and `referentienummer`: which ones get our number"
    )
    identificator_codes: _Codes = Field(
        default_factory=dict[str, dict[str, str]], description="JSON overriding the code table of identificatoren"
    )
    partij_zonder_identificator: Literal["weigeren", "toestaan"] = Field(
        "weigeren", description="A customer who agrees but has no known number: no partij, or one without identificator"
    )
    lege_partij_zonder_toestemming: Literal["nee", "ja"] = Field(
        "nee", description="`ja`: a customer who does not agree may get a partij with nothing but its identificator"
    )
    land_codes: _LandCodes = Field(
        default_factory=dict[str, str],
        description="JSON object: a country's ISO code to the provider's own code, where that is another one",
    )
    toestemming_bij: Literal["interne_notitie", "metadata", "nergens"] = Field(
        "interne_notitie",
        description="Where the provider gets to know that consent was asked: the new partij, the klantcontact, or not",
    )
    zoeken_op_naam: Literal["nee", "ja"] = Field(
        "nee", description="`ja`: known customers may be searched by name, with a reason, which is logged"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="Of the JSON log lines")

    @field_validator("provider_url")
    @classmethod
    def _http_url(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("begins with sqlite:/// or postgresql://")
        return value

    @field_validator("theme_css", "logo")
    @classmethod
    def _readable_file(cls, value: Path | None) -> Path | None:
        if value and not value.is_file():
            raise ValueError("is not a file that can be read")
        return value

    @field_validator("provider_token")
    @classmethod
    def _header_value(cls, value: SecretStr) -> SecretStr:
        token = value.get_secret_value()
        if not (token.isascii() and token.isprintable()):
            raise ValueError("holds a character that no header may hold")
        return value

    @field_validator("encryption_keys")
    @classmethod
    def _fernet_keys(cls, value: SecretStr) -> SecretStr:
        for key in split_keys(value):
            try:
                Fernet(key)
            except ValueError:
                raise ValueError("holds a key that is no Fernet key: 32 bytes, url-safe base64") from None
        return value

    @field_validator("portal_origins")
    @classmethod
    def _origins(cls, value: str) -> str:
        wrong = [origin for origin in value.split() if not _ORIGIN.fullmatch(origin)]
        if wrong:
            raise ValueError(
                f"is not an origin: {wrong[0]}; write https://portal.gemeente.nl, with a port where it has one"
            )
        return value

    @model_validator(mode="after")
    def _token_goes_with_url(self) -> Self:
        if self.provider_url and not self.provider_token.get_secret_value():
            raise ValueError("KCC_PROVIDER_TOKEN is needed with KCC_PROVIDER_URL")
        return self

    @field_validator("oidc_issuer")
    @classmethod
    def _safe_issuer(cls, value: str) -> str:
        """HTTPS, or a loopback address to try it out."""
        url = urlsplit(value)
        if value and url.scheme != "https" and not is_loopback(url.hostname or ""):
            raise ValueError("begins with https://")
        return value

    @field_validator("launch_jwks")
    @classmethod
    def _keys_from_somewhere_safe(cls, value: str) -> str:
        if value.startswith("http://") and not is_loopback(urlsplit(value).hostname or ""):
            raise ValueError("begins with https://, or is a file")
        if value and not value.startswith(("https://", "http://")) and not Path(value).is_file():
            raise ValueError("is not a file that can be read, nor an https:// address")
        return value

    @field_validator("limit_search", "limit_sign_in")
    @classmethod
    def _rate(cls, value: str) -> str:
        try:
            parse_rate(value)
        except ValueError:
            raise ValueError("is not a rate such as `300 per minute`") from None
        return value

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and len(value.get_secret_value()) < _SECRET_KEY_LENGTH:
            raise ValueError(f"is shorter than {_SECRET_KEY_LENGTH} characters")
        return value

    @model_validator(mode="after")
    def _sign_in_is_complete(self) -> Self:
        needed = ["hosts", "secret_key", "encryption_keys"] if not self.is_demo else []
        needed += ["oidc_issuer", "oidc_client_id", "oidc_role"] if self.has_oidc else []
        needed += ["launch_issuer", "launch_audience", "launch_jwks", "portal_origins"] if self.has_launch else []
        missing = [f"KCC_{name.upper()}" for name in needed if not plain(getattr(self, name))]
        if missing:
            raise ValueError(f"KCC_SIGN_IN={self.sign_in} needs {', '.join(missing)}")
        return self

    @property
    def is_demo(self) -> bool:
        return self.sign_in == "demo"

    @property
    def has_oidc(self) -> bool:
        return "oidc" in self.sign_in

    @property
    def has_launch(self) -> bool:
        return "launch" in self.sign_in

    @property
    def trusted_hosts(self) -> list[str]:
        """In demo mode anybody is the demo employee: no other site may point its name at this machine."""
        return LOOPBACK_NAMES if self.is_demo else self.hosts.split()

    @property
    def session_key(self) -> str:
        return self.secret_key.get_secret_value() or DEMO_SECRET_KEY

    @property
    def data_folder(self) -> Path:
        """Where this installation keeps files of its own: beside the journal's."""
        if self.database_url.startswith("sqlite:///"):
            return Path(self.database_url.removeprefix("sqlite:///")).parent
        return Path("instance")

    @property
    def practice_database(self) -> Path:
        return self.data_folder / "practice.sqlite3"

    @property
    def fernet_keys(self) -> tuple[str, ...]:
        """Newest first; the first encrypts, all decrypt."""
        return split_keys(self.encryption_keys) or (DEMO_ENCRYPTION_KEY,)


def plain(value: SecretStr | str) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def split_keys(keys: SecretStr) -> tuple[str, ...]:
    return tuple(key.strip() for key in keys.get_secret_value().split(",") if key.strip())


def without_password(url: str) -> str:
    """``postgresql://kcc:secret@db/kcc`` → ``postgresql://kcc:********@db/kcc``."""
    return re.sub(r"(?<=://)([^:/@]*):[^@]*@", r"\1:********@", url)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``; a name other than ``localhost`` counts as reachable."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
