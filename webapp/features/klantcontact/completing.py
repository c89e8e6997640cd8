"""What a klantcontact's page shows of others: who has its interne taken, and its betrokkenen's partijen in full."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from webapp.domain.actor import Actor
from webapp.domain.errors import ProviderError
from webapp.domain.klantcontact import Betrokkene, Klantcontact
from webapp.domain.partij import Partij
from webapp.domain.provider import Provider

T = TypeVar("T", Actor, Partij)


def complete(klantcontact: Klantcontact, provider: Provider, pool: Executor) -> tuple[Klantcontact, dict[UUID, Actor]]:
    """Each actor and partij once, all side by side. One that does not come does not stop the page."""
    actoren = _ask(provider.get_actor, (uuid for taak in klantcontact.interne_taken for uuid in taak.actoren), pool)
    partijen = _ask(provider.get_partij, (one.was_partij for one in klantcontact.betrokkenen if one.was_partij), pool)
    in_full = _by_uuid(partijen)
    betrokkenen = tuple(_with_partij(one, in_full) for one in klantcontact.betrokkenen)
    return replace(klantcontact, betrokkenen=betrokkenen), _by_uuid(actoren)


def _ask(get: Callable[[UUID], T], uuids: Iterable[UUID], pool: Executor) -> Iterator[T | None]:
    """Asked at once; the answers come when they are read."""

    def find(uuid: UUID) -> T | None:
        try:
            return get(uuid)
        except ProviderError:
            return None

    return pool.map(find, dict.fromkeys(uuids))


def _by_uuid(found: Iterable[T | None]) -> dict[UUID, T]:
    return {one.uuid: one for one in found if one}


def _with_partij(betrokkene: Betrokkene, partijen: dict[UUID, Partij]) -> Betrokkene:
    """What came along with the klantcontact is less, and is kept where the rest did not come."""
    if betrokkene.was_partij is None:
        return betrokkene
    return replace(betrokkene, partij=partijen.get(betrokkene.was_partij, betrokkene.partij))
