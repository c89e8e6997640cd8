"""All active actoren, held in memory and refreshed in the background."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from uuid import UUID

import structlog

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.provider import Provider
from webapp.search.actor_index import ActorHit, ActorIndex
from webapp.search.folding import words_of

BOUND = 50_000
REFRESH_SECONDS = 300.0
# Until it is filled every search costs the provider a call.
_UNTIL_FILLED_SECONDS = 15.0
_MAX_CLOSE_SECONDS = 2.0

log = structlog.get_logger(__name__)


class State(StrEnum):
    NOT_FILLED = "not_filled"
    FILLED = "filled"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class _Held:
    """Replaced as a whole, never changed: who reads needs no lock. ``gone``: left the register since it was read."""

    state: State
    index: ActorIndex
    fetched: tuple[Actor, ...] = ()
    gone: frozenset[UUID] = frozenset()


class ActorDirectory:
    """Empty until ``start``, and where the provider has more than ``bound``: ``state`` tells."""

    def __init__(self, provider: Provider, *, bound: int = BOUND, refresh_seconds: float = REFRESH_SECONDS) -> None:
        self._provider = provider
        self._bound = bound
        self._refresh_seconds = refresh_seconds
        self._held = _Held(State.NOT_FILLED, ActorIndex())
        self._writing = threading.Lock()
        self._wake = threading.Event()
        self._closing = False
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> State:
        return self._held.state

    @property
    def is_filled(self) -> bool:
        return self.state is State.FILLED

    def start(self) -> None:
        """Reads them at once, in a thread of its own."""
        self._thread = threading.Thread(target=self._run, name="actor-directory", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """A call that is under way is waited for no longer than 2 seconds."""
        self._closing = True
        self._wake.set()
        if self._thread:
            self._thread.join(_MAX_CLOSE_SECONDS)

    def refresh_soon(self) -> None:
        self._wake.set()

    def forget(self, uuid: UUID) -> None:
        """It turned out to be gone: takes it out at once, and looks what else changed."""
        with self._writing:
            held = self._held
            if _found(held, held.index.get(uuid)) is None:
                return
            self._held = replace(held, gone=held.gone | {uuid})
        self.refresh_soon()

    def get(self, uuid: UUID) -> Actor | None:
        held = self._held
        return _found(held, held.index.get(uuid))

    def by_identificatie(self, identificatie: str) -> Actor | None:
        """In any case of its letters."""
        held = self._held
        return _found(held, held.index.by_identificatie(identificatie))

    def named(self, words: Sequence[str], *, limit: int) -> tuple[Actor, ...]:
        """Medewerkers, alphabetically, whose name holds each of these words as a whole, but for case and accents.

        One letter is the initial of another word of the name; alone it finds nobody.
        """
        held = self._held
        found = held.index.named(words_of(" ".join(words)))
        return tuple(islice((actor for actor in found if actor.uuid not in held.gone), limit))

    def find(
        self, zoekterm: str, *, soort: SoortActor | None = None, lately: frozenset[UUID] = frozenset(), limit: int
    ) -> list[ActorHit]:
        """As ``ActorIndex.find``."""
        held = self._held
        return held.index.find(zoekterm, soort=soort, lately=lately, without=held.gone, limit=limit)

    def _run(self) -> None:
        while True:
            self._wake.clear()
            if self._closing:
                return
            self._round()
            self._wake.wait(self._pause_seconds())

    def _pause_seconds(self) -> float:
        has_answer = self.state is not State.NOT_FILLED
        return self._refresh_seconds if has_answer else min(self._refresh_seconds, _UNTIL_FILLED_SECONDS)

    def _round(self) -> None:
        try:
            self._refresh()
        except Exception as error:  # noqa: BLE001  whatever went wrong, what is held serves on until the next time
            log.warning("actoren_not_refreshed", kind=type(error).__name__, count=len(self._held.fetched))

    def _refresh(self) -> None:
        fetched = self._provider.all_actoren(at_most=self._bound + 1)
        index = self._held.index
        if len(fetched) > self._bound:
            state, fetched, index = State.TOO_MANY, (), ActorIndex()
        elif fetched != self._held.fetched:
            index = ActorIndex(actor for actor in fetched if actor.indicatie_actief)
            state = State.FILLED
        else:
            state = State.FILLED
        with self._writing:
            self._held = _Held(state, index, fetched)


def _found(held: _Held, actor: Actor | None) -> Actor | None:
    return None if actor is None or actor.uuid in held.gone else actor
