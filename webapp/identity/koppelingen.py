"""Signed in in a window of its own, for a page in a frame: handed over once, within two minutes.

The page in the frame made a secret, the *sleutel*, and shows the world its hash only, the *koppeling*. Who follows a
link with somebody else's koppeling must not sign in for them: so it takes the sleutel and one thing more. Either the
one-time code, which the window tells to the page that opened it, or that the employee saw the same short code in both.
"""

import base64
import hashlib
import hmac
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from webapp.database import bounded
from webapp.database.tables import Tables
from webapp.identity.medewerker import Medewerker
from webapp.identity.store import KOPPELING, Vault, hashed

_SECONDS = 120.0
_CODE_BYTES = 32
_KOPPELING = re.compile(r"[A-Za-z0-9_-]{43}")
_SHORT_CODES = 1_000_000

Stand = Literal["wacht", "bevestigd", "verlopen"]


def koppeling_of(sleutel: str) -> str:
    """As static/js/aanmelden.js makes it: SHA-256 of the text, base64url without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(sleutel.encode()).digest()).decode().rstrip("=")


def is_koppeling(text: str) -> bool:
    return _KOPPELING.fullmatch(text) is not None


def short_code(koppeling: str) -> str:
    """Six digits for two screens to show: of its first six bytes, which JavaScript can count with exactly."""
    number = int.from_bytes(base64.urlsafe_b64decode(koppeling[:8]), "big") % _SHORT_CODES
    return f"{number:06d}"


class Koppelingen:
    """Every method raises ``DatabaseUnavailableError`` within seconds."""

    def __init__(self, tables: Tables, vault: Vault, now: Callable[[], float] = time.time) -> None:
        self._tables = tables
        self._vault = vault
        self._now = now

    def begin(self, koppeling: str, medewerker: Medewerker) -> str | None:
        """The one-time code; None where somebody signed in for this koppeling already."""
        code = secrets.token_urlsafe(_CODE_BYTES)
        inhoud = self._vault.lock({"medewerker": asdict(medewerker), "code": hashed(code)}, "koppeling", koppeling)
        row = {"id": koppeling, "inhoud": inhoud, "bevestigd": False, "verloopt": self._now() + _SECONDS}
        self._change(delete(KOPPELING).where(KOPPELING.c.verloopt < self._now() - _SECONDS))
        return code if bounded(lambda: self._tables.add_once(insert(KOPPELING).values(row))) else None

    def confirm(self, koppeling: str, code: str) -> bool:
        """The employee saw the same short code in the frame. False where it is too late or another's."""
        row = self._valid(koppeling)
        if row is None or not self._opens(row, code):
            return False
        return self._change(update(KOPPELING).where(*_still(row)).values(bevestigd=True))

    def withdraw(self, koppeling: str, code: str) -> None:
        """The employee did not see it there."""
        row = self._valid(koppeling)
        if row is not None and self._opens(row, code):
            self._change(delete(KOPPELING).where(*_still(row)))

    def state(self, sleutel: str) -> Stand:
        """*wacht* also where nobody signed in for it yet."""
        row = self._row(koppeling_of(sleutel))
        if row is None:
            return "wacht"
        if row.verloopt <= self._now():
            return "verlopen"
        return "bevestigd" if row.bevestigd else "wacht"

    def redeem(self, sleutel: str, code: str) -> Medewerker | None:
        """Once. ``code``: the one-time code, or empty where the employee confirmed it."""
        row = self._valid(koppeling_of(sleutel))
        if row is None or not (row.bevestigd or self._opens(row, code)):
            return None
        inhoud = self._vault.unlock(row.inhoud, "koppeling", row.id)
        taken = self._change(delete(KOPPELING).where(*_still(row)))
        return Medewerker(**inhoud["medewerker"]) if taken and inhoud else None

    def _opens(self, row: Row[Any], code: str) -> bool:
        inhoud = self._vault.unlock(row.inhoud, "koppeling", row.id)
        return bool(inhoud) and hmac.compare_digest(inhoud["code"], hashed(code))

    def _valid(self, koppeling: str) -> Row[Any] | None:
        row = self._row(koppeling)
        return row if row is not None and row.verloopt > self._now() else None

    def _row(self, koppeling: str) -> Row[Any] | None:
        rows = bounded(lambda: self._tables.rows(select(KOPPELING).where(KOPPELING.c.id == koppeling)))
        return rows[0] if rows else None

    def _change(self, statement: Any) -> bool:  # noqa: ANN401
        """Whether it changed anything: of two at the same moment, on any node, one gets True."""
        return bounded(lambda: self._tables.change(statement)) > 0


def _still(row: Row[Any]) -> tuple[ColumnElement[bool], ...]:
    """The same one as was read: a new one under its name would have other content."""
    return KOPPELING.c.id == row.id, KOPPELING.c.inhoud == row.inhoud
