"""Partijen by a number, an e-mail address or a phone number, never by name; inactive ones are not offered (F7927)."""

from concurrent.futures import Executor
from itertools import chain

from webapp.domain.partij import Partij, SoortPartij
from webapp.domain.provider import PartijQuestion, Provider
from webapp.search.terms import cleaned
from webapp.search.understanding import Understood, understood


class PartijSearch:
    limit = 8

    def __init__(self, provider: Provider, pool: Executor) -> None:
        self._provider = provider
        self._pool = pool

    def is_too_short(self, zoekterm: str) -> bool:
        return not cleaned(zoekterm)

    def understands(self, zoekterm: str) -> Understood:
        return understood(zoekterm)

    def find(self, zoekterm: str, soort: SoortPartij | None = None) -> tuple[Partij, ...]:
        """At most ``limit``, each once; nothing where nothing was understood. Raises ``ProviderError``."""
        hits = chain.from_iterable(self._pool.map(self._ask, understood(zoekterm).questions))
        offered = {hit.uuid: hit for hit in hits if hit.indicatie_actief and soort in (None, hit.soort)}
        return tuple(offered.values())[: self.limit]

    def _ask(self, question: PartijQuestion) -> tuple[Partij, ...]:
        """More than are shown, for those that are not offered."""
        return self._provider.find_partijen(question, limit=2 * self.limit)
