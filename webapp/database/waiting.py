"""How long somebody waits for the database. DBOS tries a lost connection without limit: right for a flow, not here."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from contextvars import copy_context
from typing import TypeVar

from sqlalchemy.exc import IntegrityError, SQLAlchemyError

T = TypeVar("T")

_ANSWER_SECONDS = 3.0


class DatabaseUnavailableError(Exception):
    """Our database does not answer in time. What was sent may be sent again: its id makes it the same one.

    Its argument is the kind of error only.
    """


def bounded(call: Callable[[], T], seconds: float = _ANSWER_SECONDS) -> T:
    """What ``call`` returns. One that is given up ends in its own thread, once the database answers or breaks."""
    answer: Future[T] = Future()
    context = copy_context()

    def run() -> None:
        try:
            answer.set_result(context.run(call))
        except BaseException as error:  # noqa: BLE001  raised again by the one who waits
            answer.set_exception(error)

    threading.Thread(target=run, name="database", daemon=True).start()
    try:
        return answer.result(seconds)
    except (SQLAlchemyError, TimeoutError) as error:
        # Without its cause: the text of a database's error quotes what was to be written.
        kind = type(error).__name__
    raise DatabaseUnavailableError(kind)


@contextmanager
def reported() -> Iterator[None]:
    """Any error of the database as ours, without its text; one about content goes on to whoever asked."""
    try:
        yield
    except IntegrityError:
        raise
    except SQLAlchemyError as error:
        kind = type(error).__name__
    else:
        return
    raise DatabaseUnavailableError(kind)
