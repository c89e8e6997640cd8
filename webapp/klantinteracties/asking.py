"""The steps that operations are made of. Each yields requests and is sent answers; none does I/O."""

from collections.abc import Callable
from typing import TypeVar

from webapp.klantinteracties.failures import require_success
from webapp.klantinteracties.fields import FieldNames
from webapp.klantinteracties.reading import Record, record_of
from webapp.klantinteracties.wire import Answer, Operation, Request

T = TypeVar("T")

# What a list is read on for at most, whatever a provider says about a next page.
MAX_PAGES = 20
NOT_FOUND = 404

PageReader = Callable[[Answer], tuple[tuple[Record, ...], bool]]


def get(path: str, **query: str) -> Request:
    return Request("GET", path, query)


def fetch(request: Request) -> Operation[Record]:
    """One object. Raises NotFoundError."""
    answer = yield request
    require_success(answer, item=True)
    return record_of(answer)


def register(request: Request, names: FieldNames) -> Operation[Record]:
    """The new object. Raises RefusedError with the fields by our own names."""
    answer = yield request
    require_success(answer, names=names)
    return record_of(answer)


def remove(request: Request) -> Operation[None]:
    """Raises NotFoundError."""
    answer = yield request
    require_success(answer, item=True)


def search(  # noqa: PLR0913 - what to ask, how to read it, how much of it
    request: Request,
    read_page: PageReader,
    decode: Callable[[Record], T],
    matches: Callable[[T], bool],
    *,
    limit: int,
    max_pages: int = MAX_PAGES,
) -> Operation[tuple[T, ...]]:
    """Hits that do answer the question: some providers ignore a filter that they do not know, and return everything.

    Further pages are asked for by number. A provider's own ``next`` points wherever its proxy makes it point.
    """
    hits: list[T] = []
    for page in range(1, max_pages + 1):
        answer = yield request if page == 1 else request.with_query(page=str(page))
        if page > 1 and answer.status == NOT_FOUND:
            break  # the list has become shorter meanwhile
        require_success(answer)
        records, has_next = read_page(answer)
        hits += [hit for hit in map(decode, records) if matches(hit)]
        if len(hits) >= limit or not has_next:
            break
    return tuple(hits[:limit])
