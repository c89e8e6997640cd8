"""A provider to practise with: a WSGI application on SQLite that answers like Open Klant, and like the national draft.

It imports nothing of the rest of the application, and only the factory and the command line import it.
"""

from datetime import datetime
from pathlib import Path

from webapp.practice_provider.faults import Fault, Faults
from webapp.practice_provider.openklant.face import BASE as OPENKLANT_BASE
from webapp.practice_provider.provider import PracticeProvider
from webapp.practice_provider.releases import NEWEST, RELEASES
from webapp.practice_provider.sample_data import Sizes, fill
from webapp.practice_provider.server import running, serve
from webapp.practice_provider.storage.database import Database
from webapp.practice_provider.vng.face import BASE as VNG_BASE

__all__ = [
    "OPENKLANT_BASE",
    "VNG_BASE",
    "Fault",
    "Faults",
    "PracticeProvider",
    "Sizes",
    "create_practice_provider",
    "running",
    "serve",
]

DEFAULT_SIZES = Sizes()


def create_practice_provider(  # noqa: PLR0913 - everything but the file has a default, and is named
    database: Path,
    *,
    release: str = NEWEST,
    token: str = "practice",  # noqa: S107 - the practice token is no secret
    sizes: Sizes = DEFAULT_SIZES,
    fresh: bool = False,
    control: bool = False,
    now: datetime | None = None,
) -> PracticeProvider:
    """Keeps the data that is in the file; a new one, or `fresh`, is filled with sample data.

    `now`: the aware moment before which all of its dates lie; None is the real one.
    """
    if release not in RELEASES:
        raise ValueError(f"unknown release {release}: choose from {', '.join(RELEASES)}")
    if fresh:
        for suffix in ("", "-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
    storage = Database(database)
    fill(storage, sizes, now)
    return PracticeProvider(storage, RELEASES[release], token, control=control)
