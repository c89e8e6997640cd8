"""nummer and referentienummer: texts of an integer, unique; up to 2.15 the server hands out `nummer` itself."""

import re

from webapp.practice_provider.openklant.fields import Context, Field, Parsed
from webapp.practice_provider.openklant.kinds import Text
from webapp.practice_provider.openklant.problems import CONFLICT, RefusedError
from webapp.practice_provider.releases import Release
from webapp.practice_provider.storage.rows import Values

LENGTH = 10
EXHAUSTED = "Er kon niet automatisch een opvolgend nummer worden gegenereerd. Het maximaal aantal tekens is bereikt."


def _integer_problem(text: str, release: Release) -> str | None:
    del release
    return None if re.fullmatch(r"-?\d+", text) else "Voer een geldig geheel getal in."


_NUMMER = Text(LENGTH, rules=(_integer_problem,))


def nummer(label: str) -> tuple[Field, ...]:
    return (
        Field("nummer", _NUMMER, default=None, unique_among=label, until=(2, 15)),
        Field("nummer", _NUMMER, nullable=True, default=None, unique_among=label, since=(2, 16)),
    )


def referentienummer(label: str) -> Field:
    return Field("referentienummer", _NUMMER, nullable=True, default=None, unique_among=label, since=(2, 16))


def assigned(context: Context, parsed: Parsed) -> Values:
    """The next number, where the release hands them out and none was given."""
    if not (context.release.assigns_nummer and context.creates and parsed.get("nummer") is None):
        return {}
    statement = f"SELECT max(CAST(nummer AS INTEGER)) FROM {context.table}"  # noqa: S608
    highest = context.connection.execute(statement).fetchone()[0] or 0
    following = f"{highest + 1:0{LENGTH}d}"
    if len(following) > LENGTH:
        raise RefusedError(CONFLICT, EXHAUSTED)
    return {"nummer": following}
