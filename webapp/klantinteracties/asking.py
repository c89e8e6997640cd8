"""The steps that operations are made of. Each yields requests and is sent answers; none does I/O."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar
from uuid import UUID

from webapp.domain.actor import Actor
from webapp.domain.errors import Misfit, NotFoundError, ProviderMisfitError
from webapp.klantinteracties.failures import require_success
from webapp.klantinteracties.fields import FieldNames
from webapp.klantinteracties.reading import Record, json_of, record_of
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


def change(request: Request, names: FieldNames) -> Operation[Record]:
    """The object as it is now. Raises NotFoundError, and RefusedError as ``register`` does."""
    answer = yield request
    require_success(answer, item=True, names=names)
    return record_of(answer)


def remove(path: str, names: FieldNames | None = None) -> Operation[None]:
    """Gone already is gone. A page of something between here and the provider is no answer to a DELETE.

    ``names``: of something that can be refused to be removed; then raises RefusedError.
    """
    answer = yield Request("DELETE", path)
    with suppress(NotFoundError):
        require_success(answer, item=True, names=names)
        if answer.body:
            json_of(answer)


def search(  # noqa: PLR0913 - what to ask, how to read it, how much of it
    request: Request,
    read_page: PageReader,
    decode: Callable[[Record], T],
    matches: Callable[[T], bool],
    *,
    limit: int,
    max_pages: int = MAX_PAGES,
) -> Operation[tuple[T, ...]]:
    """Hits that do answer the question: some providers ignore a filter that they do not know, and return everything."""
    hits: list[T] = []
    for page in range(1, max_pages + 1):
        records, has_next = yield from _page(request, page, read_page)
        hits += [hit for hit in map(decode, records) if matches(hit)]
        if len(hits) >= limit or not has_next:
            break
    return tuple(hits[:limit])


def everything(
    request: Request, read_page: PageReader, decode: Callable[[Record], T], matches: Callable[[T], bool]
) -> Operation[tuple[T, ...]]:
    """Every hit, each once. Raises ProviderMisfitError on a list without an end: a part of it is no answer."""
    hits: list[T] = []
    for page in range(1, MAX_PAGES + 1):
        records, has_next = yield from _page(request, page, read_page)
        hits += [hit for hit in map(decode, records) if matches(hit)]
        if not has_next:
            return tuple(dict.fromkeys(hits))
    raise ProviderMisfitError(Misfit.NOT_SUPPORTED)


def every_actor(
    request: Request, read_page: PageReader, decode: Callable[[Record], Actor], *, at_most: int
) -> Operation[tuple[Actor, ...]]:
    """The active ones, each once: one that is registered meanwhile moves the others to a next page.

    Pages may be of any size. The first that shows nobody new is the last one, whatever it says about a next.
    """
    seen: set[UUID] = set()
    active: list[Actor] = []
    page, has_next = 0, True
    while has_next and len(active) < at_most:
        page += 1
        records, has_next = yield from _page(request, page, read_page)
        new = {one.uuid: one for one in map(decode, records) if one.uuid not in seen}
        if not new:
            break
        seen |= new.keys()
        active += [one for one in new.values() if one.indicatie_actief]
    return tuple(active[:at_most])


def one_page(
    request: Request, page: int, read_page: PageReader, read_total: Callable[[Answer], int | None] = lambda _: None
) -> Operation[tuple[tuple[Record, ...], bool, int | None]]:
    """Asked for by number. A provider's own ``next`` points wherever its proxy makes it point."""
    answer = yield request if page == 1 else request.with_query(page=str(page))
    if page > 1 and answer.status == NOT_FOUND:
        return (), False, None  # the list is shorter, or has become so
    require_success(answer)
    return *read_page(answer), read_total(answer)


def _page(request: Request, page: int, read_page: PageReader) -> Operation[tuple[tuple[Record, ...], bool]]:
    records, has_next, _ = yield from one_page(request, page, read_page)
    return records, has_next
