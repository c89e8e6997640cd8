"""One log line when a registration parks or fails: its id and kinds only. An error's text may quote what was typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from traceback import walk_tb

import structlog

from webapp.registrations.serializer import ParkedError

log = structlog.get_logger(__name__)


@contextmanager
def reported(registratie_id: str) -> Iterator[None]:
    try:
        yield
    except ParkedError as parked:
        log.warning("registration_parked", registratie=registratie_id, reason=str(parked.reason))
        raise
    except Exception as error:
        # Not log.exception: a traceback's last line is the error's text.
        kind, place = type(error).__name__, _place(error)
        log.error("registration_failed", registratie=registratie_id, kind=kind, place=place)  # noqa: TRY400
        raise


def _place(error: Exception) -> str:
    """Module and line of ours where it came from."""
    places = [(frame.f_globals.get("__name__", ""), line) for frame, line in walk_tb(error.__traceback__)]
    own = [f"{module}:{line}" for module, line in places if module.startswith("webapp.")]
    return own[-1] if own else "-"
