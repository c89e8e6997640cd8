"""What the journal is opened with, and what DBOS gets of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dbos import DBOSConfig, Serializer

from webapp.database import connect_args, sqlalchemy_url
from webapp.domain.nummer import new_nummer
from webapp.registrations.database import APPLICATION_NAME
from webapp.registrations.steps import Patience
from webapp.registrations.toestemming import ToestemmingBij

# Fixed: a recovered flow must find its code, so a change of the steps goes through DBOS.patch (ADR 0003).
_FLOW_VERSION = "1"


@dataclass(frozen=True, slots=True)
class JournalConfig:
    """SQLite or PostgreSQL (``database_url``); ``slots``: a folder that stays, for ``slots.Slot``.

    Inputs and results are encrypted with ``fernet_keys``, newest first. ``wake_seconds``: how often the parked ones
    are looked at. ``keep_seconds``: how long a registration that succeeded or was refused can still be seen.
    ``toestemming_bij``: where the provider gets to know that consent was asked, beside our own record.
    """

    database_url: str = field(repr=False)
    slots: Path
    fernet_keys: tuple[str, ...] = field(repr=False)
    patience: Patience = field(default_factory=Patience)
    wake_seconds: float = 5.0
    draw_nummer: Callable[[], str] = new_nummer
    keep_seconds: float = 24 * 60 * 60
    toestemming_bij: ToestemmingBij = "interne_notitie"


def dbos_config(database_url: str, executor_id: str, serializer: Serializer) -> DBOSConfig:
    return {
        "name": APPLICATION_NAME,
        "system_database_url": sqlalchemy_url(database_url),
        "application_version": _FLOW_VERSION,
        "executor_id": executor_id,
        "serializer": serializer,
        "enable_otlp": False,
        "db_engine_kwargs": {"connect_args": connect_args(database_url)},
        # DBOS logs failed attempts and parked flows with tracebacks; the flow logs one line of its own instead.
        "log_level": "CRITICAL",
    }
