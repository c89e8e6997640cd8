"""Klantcontacten by number, or by words of onderwerp or inhoud; the newest when nothing is typed."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import KlantcontactQuestion, Provider

MIN_LETTERS = 2
_LIMIT = 8
_MAX_NUMMER = 10


def questions(zoekterm: str) -> tuple[KlantcontactQuestion, ...]:
    """What to ask the provider; it has no OR, so each property is a question of its own.

    Empty where the term is too short to be asked: an empty filter would give the whole list.
    """
    term = " ".join(zoekterm.split())
    if not term:
        return (KlantcontactQuestion(),)
    digits = term.replace(" ", "")
    if digits.isdecimal() and digits.isascii() and len(digits) <= _MAX_NUMMER:
        return (
            KlantcontactQuestion(nummer=digits),
            KlantcontactQuestion(onderwerp=term),
            KlantcontactQuestion(inhoud=term),
        )
    if len(term) < MIN_LETTERS:
        return ()
    return (KlantcontactQuestion(onderwerp=term), KlantcontactQuestion(inhoud=term))


class KlantcontactSearch:
    def __init__(self, provider: Provider, pool: ThreadPoolExecutor) -> None:
        self._provider = provider
        self._pool = pool

    def find(self, zoekterm: str) -> tuple[Klantcontact, ...]:
        """At most eight: those with exactly this number first, then newest first. Raises ``ProviderError``."""
        asked = questions(zoekterm)
        if len(asked) <= 1:
            return tuple(chain.from_iterable(self._ask(question) for question in asked))
        answers = list(self._pool.map(self._ask, asked))
        by_nummer = answers[: sum(1 for question in asked if question.nummer)]
        rest = sorted(chain.from_iterable(answers), key=lambda hit: hit.plaatsgevonden_op, reverse=True)
        return _unique(chain(*by_nummer, rest))[:_LIMIT]

    def _ask(self, question: KlantcontactQuestion) -> tuple[Klantcontact, ...]:
        return self._provider.find_klantcontacten(question, limit=_LIMIT)


def _unique(hits: Iterable[Klantcontact]) -> tuple[Klantcontact, ...]:
    return tuple({hit.uuid: hit for hit in hits}.values())
