"""The one database that is ours: for whoever waits an answer or ``DatabaseUnavailableError``, within seconds."""

from webapp.database.engine import connect_args, open_engine, prepare_sqlite, sqlalchemy_url
from webapp.database.waiting import DatabaseUnavailableError, bounded, reported

__all__ = [
    "DatabaseUnavailableError",
    "bounded",
    "connect_args",
    "open_engine",
    "prepare_sqlite",
    "reported",
    "sqlalchemy_url",
]
