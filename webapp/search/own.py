"""Which actor an employee is: the one whose id in its own register is what they sign in with."""

from collections.abc import Iterable
from uuid import UUID

from webapp.domain.provider import Provider
from webapp.search.directory import ActorDirectory, State
from webapp.search.memory import Memory

_SECONDS = 300.0


class OwnActor:
    def __init__(self, provider: Provider, directory: ActorDirectory) -> None:
        self._provider = provider
        self._directory = directory
        self._memory: Memory[tuple[UUID | None]] = Memory(_SECONDS)

    def of(self, medewerker_id: str, identificaties: Iterable[str]) -> UUID | None:
        """None for who is no actor. Raises ``ProviderError``, where the directory is not filled."""
        wanted = tuple(one for one in identificaties if one)
        if self._directory.state is State.FILLED:
            found = (self._directory.by_identificatie(one) for one in wanted)
            return next((actor.uuid for actor in found if actor), None)
        remembered = self._memory.get(medewerker_id, wanted)
        if remembered is None:
            remembered = (self._asked(wanted),)
            self._memory.put(medewerker_id, wanted, remembered)
        return remembered[0]

    def _asked(self, identificaties: Iterable[str]) -> UUID | None:
        found = (self._provider.find_actor(one) for one in identificaties)
        return next((actor.uuid for actor in found if actor), None)
