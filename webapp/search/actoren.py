"""Actoren by part of their name; inactive ones are not offered (F5582)."""

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.provider import Provider

MIN_LETTERS = 2
_LIMIT = 10


class ActorSearch:
    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    def find(self, zoekterm: str, soort: SoortActor | None = None) -> tuple[Actor, ...]:
        """At most ten, by name; nothing below two letters. Raises ``ProviderError``."""
        naam = " ".join(zoekterm.split())
        if len(naam) < MIN_LETTERS:
            return ()
        found = self._provider.find_actoren(naam, soort=soort, limit=_LIMIT)
        return tuple(sorted(found, key=lambda actor: actor.naam.casefold()))
