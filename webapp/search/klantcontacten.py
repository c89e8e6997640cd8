"""Klantcontacten by number, or by words of onderwerp or inhoud; the newest when nothing is typed."""

import re
from collections.abc import Iterable
from concurrent.futures import Executor
from itertools import chain

from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.search.terms import cleaned

_MIN_LETTERS = 2
_MAX_NUMMER = 10
# How people write a number: ``nr. 100-000-596``, ``100 000 596``.
_NUMMER = re.compile(r"(?:nr|nummer|#)?[.: ]*([0-9][0-9 .-]*)", re.IGNORECASE)


def questions(zoekterm: str) -> tuple[KlantcontactQuestion, ...]:
    """What to ask the provider; it has no OR, so each property is a question of its own.

    Empty where the term is too short to be asked: an empty filter would give the whole list.
    """
    term = cleaned(zoekterm)
    if not term:
        return (KlantcontactQuestion(),)
    nummer = _nummer_in(term)
    by_nummer = (KlantcontactQuestion(nummer=nummer),) if nummer else ()
    if len(term) < _MIN_LETTERS:
        return by_nummer
    return (*by_nummer, KlantcontactQuestion(onderwerp=term), KlantcontactQuestion(inhoud=term))


def _nummer_in(term: str) -> str:
    typed = _NUMMER.fullmatch(term)
    digits = re.sub(r"[ .-]", "", typed.group(1)) if typed else ""
    return digits if len(digits) <= _MAX_NUMMER else ""


class KlantcontactSearch:
    limit = 8

    def __init__(self, provider: Provider, pool: Executor) -> None:
        self._provider = provider
        self._pool = pool

    def is_too_short(self, zoekterm: str) -> bool:
        return not questions(zoekterm)

    def find(self, zoekterm: str) -> tuple[Klantcontact, ...]:
        """At most ``limit``: those with exactly this number first, then newest first. Raises ``ProviderError``."""
        asked = questions(zoekterm)
        answers = list(self._pool.map(self._ask, asked))
        by_nummer = answers[: sum(1 for question in asked if question.nummer)]
        rest = sorted(chain.from_iterable(answers), key=lambda hit: hit.plaatsgevonden_op, reverse=True)
        return _unique(chain(*by_nummer, rest))[: self.limit]

    def _ask(self, question: KlantcontactQuestion) -> tuple[Klantcontact, ...]:
        return self._provider.find_klantcontacten(question, limit=self.limit)


def _unique(hits: Iterable[Klantcontact]) -> tuple[Klantcontact, ...]:
    return tuple({hit.uuid: hit for hit in hits}.values())
