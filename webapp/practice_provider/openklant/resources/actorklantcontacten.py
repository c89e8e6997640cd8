import sqlite3
from collections.abc import Sequence

from webapp.practice_provider.openklant.fields import Context, Field, Parsed
from webapp.practice_provider.openklant.filters import reference
from webapp.practice_provider.openklant.kinds import Reference
from webapp.practice_provider.openklant.problems import NON_FIELD, invalid
from webapp.practice_provider.openklant.resource import Resource, Sheet, Shown
from webapp.practice_provider.storage import rows as stored

PATH = "actorklantcontacten"


def _check_pair(context: Context, parsed: Parsed) -> None:
    current = context.current
    pair = {name: parsed.get(name) or (current[name] if current else None) for name in ("actor", "klantcontact")}
    other = stored.find_by(context.connection, "actorklantcontact", pair)
    if other is not None and (current is None or other["uuid"] != current["uuid"]):
        raise invalid("unique", "De velden actor, klantcontact moeten een unieke set zijn.", NON_FIELD)


def show(sheet: Sheet, rows: Sequence[sqlite3.Row]) -> list[Shown]:
    return [
        {
            **sheet.link(PATH, row["uuid"]),
            "actor": sheet.link("actoren", row["actor"]),
            "klantcontact": sheet.link("klantcontacten", row["klantcontact"]),
        }
        for row in rows
    ]


ACTORKLANTCONTACTEN = Resource(
    path=PATH,
    table="actorklantcontact",
    fields=(
        Field("actor", Reference("actor", "Actor"), required=True),
        Field("klantcontact", Reference("klantcontact", "Klantcontact"), required=True),
    ),
    filters={**reference("actor", "actor = ?"), **reference("klantcontact", "klantcontact = ?")},
    show=show,
    check=_check_pair,
)
