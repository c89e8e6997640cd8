"""Actoren by part of their name; inactive ones are not offered (F5582)."""

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.provider import Provider
from webapp.search.terms import cleaned

_MIN_LETTERS = 2


class ActorSearch:
    limit = 10

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def is_too_short(self, zoekterm: str) -> bool:
        return len(cleaned(zoekterm)) < _MIN_LETTERS

    def find(self, zoekterm: str, soort: SoortActor | None = None) -> tuple[Actor, ...]:
        """At most ``limit``, by name; nothing below two letters. Raises ``ProviderError``."""
        if self.is_too_short(zoekterm):
            return ()
        found = self._provider.find_actoren(cleaned(zoekterm), soort=soort, limit=self.limit)
        return tuple(sorted(found, key=lambda actor: actor.naam.casefold()))
