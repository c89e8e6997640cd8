"""A portal that signs launch tokens, for applications under test: its key, its JWKS, its settings."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from cryptography.fernet import Fernet
from joserfc import jwt
from joserfc.jwk import ECKey, Key, KeySet

PORTAL = "https://portal.example"
AUDIENCE = "kcc-registratie"
HOST = "registratie.example"
BASE_URL = f"https://{HOST}"


def signing_key(kid: str = "sleutel-1") -> ECKey:
    return ECKey.generate_key("P-256", {"kid": kid, "use": "sig"})


@dataclass
class Portal:
    """``folder``: where its JWKS is written for the application to read."""

    folder: Path
    origin: str = PORTAL
    host: str = HOST
    key: Key = field(default_factory=signing_key)
    encryption_key: str = field(default_factory=lambda: Fernet.generate_key().decode())

    @property
    def jwks(self) -> Path:
        return self.folder / "portal-jwks.json"

    def publish(self, *keys: Key) -> None:
        """These keys and no others; its own where none is named."""
        self.jwks.write_text(json.dumps(KeySet(list(keys or (self.key,))).as_dict(private=False)))

    def settings(self, **more: Any) -> dict[str, Any]:
        """Of an application that this portal launches, by the names of ``Settings``."""
        self.publish()
        return {
            "sign_in": "launch",
            "launch_issuer": self.origin,
            "launch_audience": AUDIENCE,
            "launch_jwks": str(self.jwks),
            "portal_origins": self.origin,
            "hosts": self.host,
            "secret_key": "geheim-van-de-tests-en-lang-genoeg",
            "encryption_keys": self.encryption_key,
            "database_url": f"sqlite:///{self.folder / 'kcc.sqlite3'}",
        } | more

    def environment(self, **more: Any) -> dict[str, str]:
        return {f"KCC_{name.upper()}": str(value) for name, value in self.settings(**more).items()}

    def claims(self, **other: Any) -> dict[str, Any]:
        """None takes a claim out."""
        now = int(time.time())
        claims = {
            "iss": self.origin,
            "aud": AUDIENCE,
            "sub": "noor",
            "naam": "Noor de Wit",
            "email": "noor.dewit@turfstad.example",
            "iat": now,
            "exp": now + 60,
            "jti": uuid4().hex,
        } | other
        return {name: value for name, value in claims.items() if value is not None}

    def token(
        self, *, key: Key | None = None, alg: str = "ES256", header: dict[str, Any] | None = None, **other: Any
    ) -> str:
        key = key or self.key
        return jwt.encode({"alg": alg, "kid": key.kid, **(header or {})}, self.claims(**other), key, algorithms=[alg])
