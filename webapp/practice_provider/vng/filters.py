"""The draft's filters; what it does not know is ignored, and so is an empty value."""

from collections.abc import Mapping

from webapp.practice_provider.openklant.filters import Condition
from webapp.practice_provider.openklant.problems import InvalidError
from webapp.practice_provider.vng.kinds import Choice, Moment
from webapp.practice_provider.vng.resource import VngFilter


def conditions(filters: Mapping[str, VngFilter], query: Mapping[str, str]) -> list[Condition]:
    found, problems = [], []
    for name, known in filters.items():
        if not query.get(name):
            continue
        try:
            found.append(_condition(known, query[name]))
        except InvalidError as error:
            problems += [problem.under(name) for problem in error.problems]
    if problems:
        raise InvalidError(problems)
    return found


def _condition(known: VngFilter, text: str) -> Condition:
    if known.contains:
        return Condition(known.where, text.lower())
    value = known.kind.from_query(text)
    if isinstance(known.kind, Choice | Moment):
        known.kind.check_form(value)
    return Condition(known.where, known.kind.stored(value))
