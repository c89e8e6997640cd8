import sqlite3
from collections.abc import Mapping, Sequence

from webapp.practice_provider import moments
from webapp.practice_provider.openklant.fields import Context, Field, Parsed, available
from webapp.practice_provider.openklant.filters import Filter, choice, exact, reference
from webapp.practice_provider.openklant.kinds import Choice, Moment, Reference, References, Text
from webapp.practice_provider.openklant.nummers import assigned, nummer, referentienummer
from webapp.practice_provider.openklant.problems import NON_FIELD, invalid
from webapp.practice_provider.openklant.resource import Resource, Sheet, Shown
from webapp.practice_provider.storage import rows as stored
from webapp.practice_provider.storage.rows import Values
from webapp.practice_provider.values import Value

PATH = "internetaken"
LABEL = "een interne taak"
STATUSES = ("te_verwerken", "verwerkt")

NO_ACTOR = "`toegewezen_aan_actor` of `toegewezen_aan_actoren` is required (mag niet beiden gebruiken)."
BOTH = "`toegewezen_aan_actor` en `toegewezen_aan_actoren` mag niet beiden gebruikt worden."
NOT_YET = "De Internetaak kan geen afgehandeld op datum bevatten als de status niet op 'verwerkt' staat."

_OF_ACTOR = "uuid IN (SELECT internetaak FROM internetaak_actor WHERE actor = ?)"
_OF_NAME = (
    "uuid IN (SELECT internetaak FROM internetaak_actor JOIN actor"
    " ON actor.uuid = internetaak_actor.actor WHERE actor.naam = ?)"
)
_OF_KLANTCONTACT = "aanleidinggevend_klantcontact IN (SELECT uuid FROM klantcontact WHERE {column} = ?)"


class OneActor(Reference):
    """The deprecated single actor: kept, like the list, in rows of its own."""

    def columns(self, column: str, value: Value) -> dict[str, Value]:
        del column, value
        return {}


_FIELDS = (
    *nummer(LABEL),
    referentienummer(LABEL),
    Field("gevraagdeHandeling", Text(200, blank=False), required=True),
    Field("aanleidinggevendKlantcontact", Reference("klantcontact", "Klantcontact"), required=True),
    Field("toegewezenAanActor", OneActor("actor", "Actor"), default=None),
    Field("toegewezenAanActoren", References("actor", "Actor"), default=None, since=(2, 2)),
    Field("toelichting", Text(1000)),
    Field("status", Choice(STATUSES), required=True),
    Field("afgehandeldOp", Moment(), nullable=True, default=None),
)


def _check(context: Context, parsed: Parsed) -> None:
    given = [name for name in ("toegewezenAanActor", "toegewezenAanActoren") if parsed.get(name) is not None]
    if len(given) > 1:
        raise invalid("invalid", BOTH, NON_FIELD)
    if not given and not context.partial:
        raise invalid("invalid", NO_ACTOR, NON_FIELD)
    status = parsed.get("status") or (context.current and context.current["status"])
    if status != "verwerkt" and parsed.get("afgehandeldOp") is not None:
        raise invalid("invalid", NOT_YET, "afgehandeldOp")


def _derive(context: Context, parsed: Parsed) -> Values:
    values: Values = assigned(context, parsed)
    if context.creates:
        values["toegewezen_op"] = moments.now()
    current = context.current
    handled = parsed.get("afgehandeldOp") or (current["afgehandeld_op"] if current else None)
    status = parsed.get("status") or (current["status"] if current else "")
    if status == "te_verwerken":
        values["afgehandeld_op"] = None
    elif handled is None:
        values["afgehandeld_op"] = moments.now()
    return values


def _assign(context: Context, uuid: str, parsed: Parsed) -> None:
    one, several = parsed.get("toegewezenAanActor"), parsed.get("toegewezenAanActoren")
    actors: list[str] | None = several if one is None else [one]
    if actors is not None:
        assign(context.connection, uuid, actors)


def assign(connection: sqlite3.Connection, taak: str, actors: Sequence[str]) -> None:
    connection.execute("DELETE FROM internetaak_actor WHERE internetaak = ?", (taak,))
    links = [{"internetaak": taak, "actor": actor, "volgorde": place} for place, actor in enumerate(actors)]
    stored.insert_many(connection, "internetaak_actor", links)


def show(sheet: Sheet, rows: Sequence[sqlite3.Row]) -> list[Shown]:
    keys = [row["uuid"] for row in rows]
    links = stored.grouped(sheet.connection, "internetaak_actor", "internetaak", keys, order="volgorde")
    names = {field.name for field in available(_FIELDS, sheet.release)} | {"toegewezenOp"}
    return [
        {
            **sheet.link(PATH, row["uuid"]),
            **{name: value for name, value in _own(sheet, row, links).items() if name in names},
        }
        for row in rows
    ]


def _own(sheet: Sheet, row: sqlite3.Row, links: Mapping[str, Sequence[sqlite3.Row]]) -> Shown:
    actors = [sheet.link("actoren", link["actor"]) for link in links[row["uuid"]]]
    handled = row["afgehandeld_op"]
    return {
        "nummer": row["nummer"],
        "referentienummer": row["referentienummer"],
        "gevraagdeHandeling": row["gevraagde_handeling"],
        "aanleidinggevendKlantcontact": sheet.link("klantcontacten", row["aanleidinggevend_klantcontact"]),
        "toegewezenAanActor": actors[0] if actors else {"uuid": None},
        "toegewezenAanActoren": actors,
        "toelichting": row["toelichting"],
        "status": row["status"],
        "toegewezenOp": moments.shown(row["toegewezen_op"]),
        "afgehandeldOp": None if handled is None else moments.shown(handled),
    }


INTERNETAKEN = Resource(
    path=PATH,
    table="internetaak",
    fields=_FIELDS,
    filters={
        "status": choice("status", *STATUSES),
        "nummer": exact("nummer"),
        "referentienummer": exact("referentienummer", since=(2, 16)),
        "toegewezenOp": Filter("toegewezen_op = ?", "moment"),
        **reference("aanleidinggevendKlantcontact", "aanleidinggevend_klantcontact = ?"),
        "klantcontact__uuid": Filter("aanleidinggevend_klantcontact = ?", "uuid"),
        "klantcontact__nummer": Filter(_OF_KLANTCONTACT.format(column="nummer")),
        "klantcontact__referentienummer": Filter(_OF_KLANTCONTACT.format(column="referentienummer"), since=(2, 16)),
        **reference("toegewezenAanActor", _OF_ACTOR),
        "actoren__naam": Filter(_OF_NAME),
    },
    show=show,
    check=_check,
    derive=_derive,
    saved=_assign,
)
