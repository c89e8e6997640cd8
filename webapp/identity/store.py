"""The tables of sign-in, in the one database of all nodes. Names, e-mail addresses and forms stand there encrypted.

Secrets are kept as their SHA-256 only: who reads the database cannot use a session that is in it.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Boolean, Column, Float, MetaData, String, Table, Text, Uuid

TABLES = MetaData()
SESSIE = Table(
    "kcc_sessie",
    TABLES,
    Column("sleutel", String(64), primary_key=True),
    Column("medewerker_id", Text, nullable=False, index=True),
    Column("inhoud", Text, nullable=False),
    Column("begonnen", Float, nullable=False),
    Column("gezien", Float, nullable=False),
    Column("drager", Boolean, nullable=False),
)
GEBRUIKT = Table(
    "kcc_gebruikt",
    TABLES,
    Column("sleutel", String(64), primary_key=True),
    Column("verloopt", Float, nullable=False),
)
KOPPELING = Table(
    "kcc_koppeling",
    TABLES,
    Column("id", String(64), primary_key=True),
    Column("inhoud", Text, nullable=False),
    Column("bevestigd", Boolean, nullable=False),
    Column("verloopt", Float, nullable=False),
)
FORMULIER = Table(
    "kcc_formulier",
    TABLES,
    Column("registratie_id", Uuid, primary_key=True),
    Column("medewerker_id", Text, primary_key=True),
    Column("inhoud", Text, nullable=False),
    Column("bewaard", Float, nullable=False),
)


def hashed(*secret: str) -> str:
    """Of parts that may hold anything, so that no two lists of parts give the same."""
    return hashlib.sha256(json.dumps(secret).encode()).hexdigest()


class Vault:
    """JSON under Fernet, for one purpose and one row: put in the place of another it does not open.

    ``keys`` newest first; the first encrypts, all decrypt.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def lock(self, content: Any, *purpose: str) -> str:  # noqa: ANN401  whatever JSON can hold
        return self._fernet.encrypt(json.dumps([purpose, content]).encode()).decode()

    def unlock(self, locked: str, *purpose: str, ttl: float | None = None) -> Any:  # noqa: ANN401
        """None where no key opens it, it was for another purpose, or was locked more than ``ttl`` seconds ago."""
        try:
            found, content = json.loads(self._fernet.decrypt(locked.encode(), None if ttl is None else int(ttl)))
        except InvalidToken:
            return None
        return content if found == list(purpose) else None
