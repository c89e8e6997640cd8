"""Actoren by what an employee typed of them (F5582): out of the directory, or of the provider where that has none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.errors import NotFoundError
from webapp.domain.provider import Provider
from webapp.search.actor_index import ActorHit, ActorIndex
from webapp.search.actor_spans import spans
from webapp.search.directory import ActorDirectory
from webapp.search.folding import words_of
from webapp.search.lately import LatelyUsed
from webapp.search.marking import Span
from webapp.search.terms import cleaned

_MIN_LETTERS = 2
# Of the provider, which knows one word only: as many as there may have to be for the others to fit some of them.
_ASKED = 50
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class ActorHits:
    """The best first. ``more``: there were others. ``spans``: start and end in ``naam`` of what matched, by uuid."""

    actoren: tuple[Actor, ...] = ()
    more: bool = False
    spans: Mapping[UUID, tuple[Span, ...]] = field(default_factory=dict)


class ActorSearch:
    limit = 10

    def __init__(self, provider: Provider, directory: ActorDirectory, lately: LatelyUsed) -> None:
        self._provider = provider
        self._directory = directory
        self._lately = lately

    def is_too_short(self, zoekterm: str) -> bool:
        """Two letters or one digit is the least."""
        typed = "".join(words_of(cleaned(zoekterm)))
        return len(typed) < _MIN_LETTERS and not typed.isdecimal()

    def find(self, zoekterm: str, medewerker_id: str, soort: SoortActor | None = None) -> ActorHits:
        """At most ``limit``; calls the provider only while the directory holds nothing. Raises ``ProviderError``."""
        if self.is_too_short(zoekterm):
            return ActorHits()
        term, lately = cleaned(zoekterm), frozenset(self._lately.of(medewerker_id))
        source = self._directory if self._directory.is_filled else self._asked(term, soort)
        return self._hits(source.find(term, soort=soort, lately=lately, limit=self.limit + 1))

    def lately_used(self, medewerker_id: str, soort: SoortActor | None = None) -> tuple[Actor, ...]:
        """Those that are still there, the last used first; at most ``limit``."""
        found = map(self._directory.get, self._lately.of(medewerker_id))
        return tuple(actor for actor in found if actor and soort in (None, actor.soort))[: self.limit]

    def get(self, uuid: UUID) -> Actor:
        """Asks the provider. Raises ``ProviderError``, ``NotFoundError`` among them; that one is not offered again."""
        try:
            actor = self._provider.get_actor(uuid)
        except NotFoundError:
            self.gone(uuid)
            raise
        if not actor.indicatie_actief:
            self.gone(uuid)
        return actor

    def gone(self, uuid: UUID) -> None:
        """A chosen actor turned out not to be in the register any more."""
        self._directory.forget(uuid)

    def _hits(self, found: list[ActorHit]) -> ActorHits:
        shown = found[: self.limit]
        return ActorHits(
            tuple(hit.actor for hit in shown),
            more=len(found) > self.limit,
            spans={hit.actor.uuid: spans(hit.actor.naam, hit.words) for hit in shown},
        )

    def _asked(self, term: str, soort: SoortActor | None) -> ActorIndex:
        if "@" in term:
            found = self._provider.find_actor(term)
            return ActorIndex((found,) if found else ())
        words = _WORD.findall(term)
        if not words:
            return ActorIndex()
        limit = self.limit + 1 if len(words) == 1 else _ASKED
        return ActorIndex(self._provider.find_actoren(max(words, key=len), soort=soort, limit=limit))
