"""Sessions of employees: on the server, so that one that ends has ended on every node and for every copy of its key."""

import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from sqlalchemy import Executable, delete, insert, select, update

from webapp.database import DatabaseUnavailableError, bounded
from webapp.database.tables import Tables
from webapp.identity.medewerker import Medewerker
from webapp.identity.store import SESSIE, Vault, hashed

_KEY_BYTES = 32
# A page sends several requests at once: not each of them has to write.
_SEEN_SECONDS = 10.0
# What became of it stays known for so long, so that a form that is sent too late can be kept for who typed it.
_REMEMBER_SECONDS = 12 * 60 * 60.0


class SignedInBy(StrEnum):
    OIDC = "oidc"
    LAUNCH = "launch"


@dataclass(frozen=True, slots=True)
class Lifetime:
    idle_seconds: float
    max_seconds: float


@dataclass(frozen=True, slots=True)
class Sessie:
    """``sleutel`` is the hash of its secret; moments in seconds since 1970. ``drager``: a bearer may stand for it."""

    sleutel: str
    medewerker: Medewerker
    by: SignedInBy
    begonnen: float
    gezien: float
    drager: bool


class Sessions:
    """Every method but ``is_over`` and ``rest`` raises ``DatabaseUnavailableError`` within seconds."""

    def __init__(self, tables: Tables, vault: Vault, lifetime: Lifetime, now: Callable[[], float] = time.time) -> None:
        self._tables = tables
        self._vault = vault
        self.lifetime = lifetime
        self._now = now

    def begin(self, medewerker: Medewerker, by: SignedInBy, *, drager: bool = False) -> str:
        """The secret of a new session: never one that was known before (session fixation)."""
        secret, now = secrets.token_urlsafe(_KEY_BYTES), self._now()
        inhoud = self._vault.lock({"medewerker": asdict(medewerker), "by": by.value}, "sessie", hashed(secret))
        row = {"sleutel": hashed(secret), "medewerker_id": medewerker.id, "inhoud": inhoud}
        self._change(insert(SESSIE).values(**row, begonnen=now, gezien=now, drager=drager))
        self._change(delete(SESSIE).where(SESSIE.c.begonnen < now - self.lifetime.max_seconds - _REMEMBER_SECONDS))
        return secret

    def find(self, secret: str) -> Sessie | None:
        """Also one that is over by now; not one that was ended."""
        rows = bounded(lambda: self._tables.rows(select(SESSIE).where(SESSIE.c.sleutel == hashed(secret))))
        inhoud = self._vault.unlock(rows[0].inhoud, "sessie", hashed(secret)) if rows else None
        if inhoud is None:
            return None
        medewerker = Medewerker(**inhoud["medewerker"])
        by = SignedInBy(inhoud["by"])
        return Sessie(rows[0].sleutel, medewerker, by, rows[0].begonnen, rows[0].gezien, rows[0].drager)

    def rest(self, sessie: Sessie) -> float:
        """Seconds until it is over if nothing more is asked; not above zero where it is."""
        return min(sessie.gezien + self.lifetime.idle_seconds, self.ends_at(sessie)) - self._now()

    def rest_at_most(self, sessie: Sessie) -> float:
        """Seconds until it is over whatever is asked."""
        return self.ends_at(sessie) - self._now()

    def ends_at(self, sessie: Sessie) -> float:
        return sessie.begonnen + self.lifetime.max_seconds

    def is_over(self, sessie: Sessie) -> bool:
        return self.rest(sessie) <= 0

    def seen(self, sessie: Sessie) -> Sessie:
        """The session with its end put off. A database that is too busy to write that down stops nobody."""
        now = self._now()
        if now - sessie.gezien < _SEEN_SECONDS:
            return sessie
        try:
            self._change(update(SESSIE).where(SESSIE.c.sleutel == sessie.sleutel).values(gezien=now))
        except DatabaseUnavailableError:
            return sessie
        return replace(sessie, gezien=now)

    def needs_no_bearer(self, sessie: Sessie) -> None:
        """Its cookie arrives: from now on no bearer stands for it."""
        self._change(update(SESSIE).where(SESSIE.c.sleutel == sessie.sleutel).values(drager=False))

    def end(self, sessie: Sessie) -> None:
        self._change(delete(SESSIE).where(SESSIE.c.sleutel == sessie.sleutel))

    def end_all(self, medewerker_id: str) -> int:
        """Every session of this employee, in every browser, on every node; how many."""
        return self._change(delete(SESSIE).where(SESSIE.c.medewerker_id == medewerker_id))

    def end_everybodys(self) -> int:
        return self._change(delete(SESSIE))

    def _change(self, statement: Executable) -> int:
        return bounded(lambda: self._tables.change(statement))
