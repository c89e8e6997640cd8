"""What signing in works with, put together once by the factory; nothing of it exists in demo mode."""

from dataclasses import dataclass
from typing import Self

from sqlalchemy import Engine

from webapp.database import open_engine, prepare_sqlite
from webapp.database.tables import Tables
from webapp.identity.bearers import Bearers
from webapp.identity.current import SignedIn
from webapp.identity.formulieren import Formulieren
from webapp.identity.koppelingen import Koppelingen
from webapp.identity.launch import LaunchConfig, LaunchTokens
from webapp.identity.oidc import Oidc, OidcConfig
from webapp.identity.once import Once
from webapp.identity.sessions import Lifetime, Sessions
from webapp.identity.store import TABLES, Vault


@dataclass(frozen=True, slots=True)
class Identity:
    """``launch`` and ``oidc`` are None where that way of signing in is off."""

    sessions: Sessions
    bearers: Bearers
    once: Once
    formulieren: Formulieren
    koppelingen: Koppelingen
    launch: LaunchTokens | None
    oidc: Oidc | None
    engine: Engine

    @classmethod
    def open(
        cls,
        database_url: str,
        fernet_keys: tuple[str, ...],
        lifetime: Lifetime,
        launch: LaunchConfig | None = None,
        oidc: OidcConfig | None = None,
    ) -> Self:
        """Makes its tables where they are not there yet. Raises ``DatabaseUnavailableError``."""
        prepare_sqlite(database_url)
        engine = open_engine(database_url)
        tables, vault = Tables(engine, TABLES), Vault(fernet_keys)
        tables.prepare()
        once = Once(tables)
        return cls(
            sessions=Sessions(tables, vault, lifetime),
            bearers=Bearers(vault),
            once=once,
            formulieren=Formulieren(tables, vault),
            koppelingen=Koppelingen(tables, vault),
            launch=LaunchTokens(launch, once) if launch else None,
            oidc=Oidc(oidc) if oidc else None,
            engine=engine,
        )

    def sign_in(self) -> SignedIn:
        return SignedIn(self.sessions, self.bearers)

    def close(self) -> None:
        if self.oidc:
            self.oidc.close()
        self.engine.dispose()
