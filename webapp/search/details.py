"""What a list does not tell of its hits: who was involved, or anything at all. One call each, so for few of them."""

from collections.abc import Iterable
from concurrent.futures import Executor, Future, wait
from functools import partial
from uuid import UUID

from webapp.domain.errors import ProviderError
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import Provider
from webapp.search.hits import Treffer
from webapp.search.memory import Memory
from webapp.search.sources import read


class Details:
    """Klantcontacten in full, remembered for a minute for the employee who was shown them."""

    def __init__(self, provider: Provider, pool: Executor) -> None:
        self._provider = provider
        self._pool = pool
        self._memory: Memory[Future[Klantcontact | None]] = Memory()

    def ask(self, medewerker_id: str, uuids: Iterable[UUID]) -> None:
        """Side by side; what was asked for a moment ago and did not fail is not asked again."""
        for uuid in uuids:
            self._memory.get_or_make(medewerker_id, uuid, partial(self._submit, uuid), usable=_is_usable)

    def wait(self, medewerker_id: str, uuids: Iterable[UUID], seconds: float) -> None:
        wait(self._asked(medewerker_id, uuids), timeout=max(seconds, 0))

    def is_done(self, medewerker_id: str, uuid: UUID) -> bool:
        """Whether nothing of it is still to come, be it that it failed."""
        return all(future.done() for future in self._asked(medewerker_id, (uuid,)))

    def completed(self, medewerker_id: str, hit: Treffer) -> Treffer | None:
        """The hit with what is in by now; None where the klantcontact is gone."""
        future = self._memory.get(medewerker_id, hit.uuid)
        if future is None or not future.done() or self.error(medewerker_id, hit.uuid):
            return hit
        found = future.result()
        return hit.completed(found) if found else None

    def error(self, medewerker_id: str, uuid: UUID) -> ProviderError | None:
        """Why it could not be read. Raises what is no ``ProviderError``: that is a fault of our own."""
        future = self._memory.get(medewerker_id, uuid)
        error = future.exception() if future and future.done() else None
        if error is None or isinstance(error, ProviderError):
            return error
        raise error

    def _submit(self, uuid: UUID) -> Future[Klantcontact | None]:
        return self._pool.submit(read, uuid, self._provider)

    def _asked(self, medewerker_id: str, uuids: Iterable[UUID]) -> list[Future[Klantcontact | None]]:
        found = (self._memory.get(medewerker_id, uuid) for uuid in uuids)
        return [future for future in found if future is not None]


def _is_usable(future: Future[Klantcontact | None]) -> bool:
    return not future.done() or future.exception() is None
