"""The only reader of the environment: variables ``KCC_*``, documented one by one in README."""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from webapp.setting_types import (
    DEMO_ENCRYPTION_KEY,
    Codes,
    DatabaseUrl,
    FernetKeys,
    Headers,
    HeaderValue,
    HostNames,
    HttpUrl,
    JwksFileOrUrl,
    LandCodes,
    Origins,
    Paths,
    Rate,
    ReadableFile,
    SafeUrl,
    SecretKey,
    StorageUrl,
    is_loopback,
    plain,
    split_keys,
)

DEMO_SECRET_KEY = "demo-alleen-op-dit-apparaat"  # noqa: S105  public on purpose: demo mode serves loopback only
LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"]

# With which way of signing in.
_NEEDED_TO_SIGN_IN = {
    **dict.fromkeys(("hosts", "secret_key", "encryption_keys"), "any"),
    **dict.fromkeys(("oidc_issuer", "oidc_client_id", "oidc_role"), "oidc"),
    **dict.fromkeys(("launch_issuer", "launch_audience", "launch_jwks", "portal_origins"), "launch"),
}


class UnsafeDemoError(ValueError):
    """Demo mode lets anybody in, so it must not stand before citizens' data."""


class Settings(BaseSettings):
    """Raises pydantic's ``ValidationError`` with *every* problem at once. Secrets do not show in ``repr``."""

    model_config = SettingsConfigDict(env_prefix="KCC_", extra="ignore", frozen=True, hide_input_in_errors=True)

    # First: what else is needed depends on it.
    sign_in: Literal["demo", "oidc", "launch", "oidc,launch"] = Field(
        "demo", description="`demo`: one made-up employee, on a loopback address only; or how employees sign in"
    )
    provider_url: HttpUrl = Field(
        "", repr=False, description="Base URL of the Klantinteracties API; empty = embedded practice provider"
    )
    provider_token: HeaderValue = Field(SecretStr(""), description="Sent as `Authorization: Token …`")
    provider_dialect: Literal["auto", "openklant", "vng"] = Field(
        "auto", description="`openklant`, `vng`, or `auto`: asks the provider"
    )
    provider_headers: Headers = Field(
        default_factory=dict[str, SecretStr], description="JSON object of extra headers, e.g. for an FSC outway"
    )
    provider_timeout: float = Field(5.0, gt=0, le=60, description="Seconds for one call; connecting gets at most 2")
    provider_paths: Paths = Field(
        default_factory=dict[str, str], description="JSON object overriding paths of the dialect, per resource"
    )
    database_url: DatabaseUrl = Field(
        "sqlite:///instance/kcc.sqlite3",
        repr=False,
        description="Registrations in progress; `postgresql://…` for more than one node",
    )
    secret_key: SecretKey = Field(SecretStr(""), description="Signs sessions; required outside demo mode")
    encryption_keys: FernetKeys = Field(
        SecretStr(""), description="Comma-separated Fernet keys, newest first; required outside demo mode"
    )
    keep_hours: float = Field(
        24, ge=1, description="How long the content of a finished registration is kept, encrypted, for /registraties"
    )
    oidc_issuer: SafeUrl = Field(
        "", repr=False, description="Of the OpenID Connect provider; its configuration is read from there"
    )
    oidc_client_id: str = Field("", description="As the OpenID Connect provider knows this application")
    oidc_client_secret: SecretStr = Field(SecretStr(""), description="Empty for a public client, which PKCE protects")
    oidc_role_claim: str = Field("roles", description="The claim with an employee's roles; dots lead into an object")
    oidc_role: str = Field("", description="The role that an employee must have")
    launch_issuer: str = Field("", description="`iss` of the portal's launch tokens")
    launch_audience: str = Field("", description="`aud` of the portal's launch tokens")
    launch_jwks: JwksFileOrUrl = Field(
        "", repr=False, description="The portal's public keys, as a JWKS: file or https URL"
    )
    launch_role: str = Field(
        "", description="A role that `rollen` must hold; empty = the portal decides who may launch"
    )
    session_idle_minutes: float = Field(20, ge=3, le=120, description="A session ends after so long without a request")
    session_max_hours: float = Field(10, gt=0, le=24, description="And after so long in any case")
    hosts: HostNames = Field("", description="Space-separated host names that are ours; required outside demo mode")
    proxies: int = Field(
        0, ge=0, le=5, description="How many proxies stand before us and set X-Forwarded-For, -Proto and -Host"
    )
    limit_storage: StorageUrl = Field(
        SecretStr("memory://"), description="Where rate limits are counted; `redis://…` for more than one node"
    )
    limit_search: Rate = Field("300 per minute", description="Searches of one employee; 20 times that from one address")
    limit_sign_in: Rate = Field(
        "300 per minute", description="Launches and sign-ins from one address; a fifth of that may be refused ones"
    )
    portal_origins: Origins = Field(
        "", description="Space-separated origins that may frame the application; empty = none"
    )
    gemeente: str = Field("Turfstad", description="Name of the municipality, in the header of each page")
    theme_css: ReadableFile = Field(
        None, description="CSS file with a municipality's design tokens, mounted at run time"
    )
    logo: ReadableFile = Field(None, description="SVG or PNG file for the header, mounted at run time")
    nummer_velden: Literal["beide", "referentienummer"] = Field(
        "beide", description="Where a provider has both `nummer` and `referentienummer`: which ones get our number"
    )
    identificator_codes: Codes = Field(
        default_factory=dict[str, dict[str, str]], description="JSON overriding the code table of identificatoren"
    )
    partij_zonder_identificator: Literal["weigeren", "toestaan"] = Field(
        "weigeren", description="A customer who agrees but has no known number: no partij, or one without identificator"
    )
    lege_partij_zonder_toestemming: Literal["nee", "ja"] = Field(
        "nee", description="`ja`: a customer who does not agree may get a partij with nothing but its identificator"
    )
    land_codes: LandCodes = Field(
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

    @field_validator("provider_token")
    @classmethod
    def _goes_with_url(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        if info.data.get("provider_url") and not value.get_secret_value():
            raise ValueError("KCC_PROVIDER_TOKEN is needed with KCC_PROVIDER_URL")
        return value

    @field_validator(*_NEEDED_TO_SIGN_IN)
    @classmethod
    def _sign_in_is_complete(cls, value: SecretStr | str, info: ValidationInfo) -> SecretStr | str:
        """Each one by itself, so that all that is missing is said at once."""
        sign_in = info.data.get("sign_in", "demo")
        ways = set() if sign_in == "demo" else {"any", *sign_in.split(",")}
        if not plain(value) and _NEEDED_TO_SIGN_IN[info.field_name or ""] in ways:
            raise ValueError(f"is needed with KCC_SIGN_IN={sign_in}")
        return value

    @property
    def is_demo(self) -> bool:
        return self.sign_in == "demo"

    def refuse_unsafe_demo(self) -> None:
        """A proxy before us would open it to everybody, and it only takes forgetting KCC_SIGN_IN. Raises
        ``UnsafeDemoError``.
        """
        host = urlsplit(self.provider_url).hostname
        if self.is_demo and host and not is_loopback(host):
            raise UnsafeDemoError("KCC_SIGN_IN=demo lets anybody in: it serves a provider on a loopback address only")
        if self.is_demo and self.proxies:
            raise UnsafeDemoError("KCC_SIGN_IN=demo lets anybody in: it cannot stand behind proxies")

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


def without_password(url: str) -> str:
    """``postgresql://kcc:secret@db/kcc`` → ``postgresql://kcc:********@db/kcc``, also where it holds signs of a URL."""
    url = re.sub(r"(?<=://)([^:/@]*):.*@", r"\1:********@", url)
    return re.sub(r"(?i)([?&][a-z_]*password=)[^&]*", r"\1********", url)
