import sqlite3
from collections.abc import Sequence
from typing import Any

from webapp.practice_provider.openklant import identificator
from webapp.practice_provider.openklant.fields import Context, Field, Parsed, columns
from webapp.practice_provider.openklant.filters import choice, exact
from webapp.practice_provider.openklant.kinds import Choice, Group, Reference, Text
from webapp.practice_provider.openklant.problems import NON_FIELD, invalid
from webapp.practice_provider.openklant.resource import Resource, Sheet, Shown
from webapp.practice_provider.storage import rows as stored

PATH = "partij-identificatoren"
TABLE = "partij_identificator"

OBJECTTYPEN = ("natuurlijk_persoon", "niet_natuurlijk_persoon", "vestiging")
SOORTEN = ("bsn", "vestigingsnummer", "rsin", "kvk_nummer")
REGISTERS = ("brp", "hr")
PARTS = ("codeObjecttype", "codeSoortObjectId", "objectId", "codeRegister")
IN_USE = "Deze identificator is de `subIdentificatorVan` van een andere en kan niet verwijderd worden."

_CODED = Group(
    (
        Field("codeObjecttype", Choice(OBJECTTYPEN), required=True),
        Field("codeSoortObjectId", Choice(SOORTEN), required=True),
        Field("objectId", Text(200), required=True),
        Field("codeRegister", Choice(REGISTERS), required=True),
    ),
    prefixed=False,
)
_FREE = Group(tuple(Field(name, Text(200)) for name in PARTS), prefixed=False)

# Without the partij: nested in a partij's body it is known already.
NESTED_FIELDS = (
    Field("anderePartijIdentificator", Text(200)),
    Field("partijIdentificator", _FREE, nullable=True, default=None, until=(2, 5)),
    Field("partijIdentificator", _CODED, default=None, since=(2, 6), until=(2, 16)),
    Field("partijIdentificator", _CODED, required=True, since=(2, 17)),
    Field("subIdentificatorVan", Reference(TABLE, "PartijIdentificator"), nullable=True, default=None, since=(2, 6)),
)


def check_content(context: Context, parsed: Parsed) -> None:
    group = parsed.get("partijIdentificator")
    if not context.release.checks_identificatoren or group is None:
        return
    identificator.check_content(group, _sub(context, parsed))


def check_unique(context: Context, parsed: Parsed, partij: str | None) -> None:
    if not context.release.checks_identificatoren:
        return
    row = _row(context, parsed)
    own = context.current["uuid"] if context.current else None
    identificator.check_unique(context.connection, row, partij, own)


def uniqueness(context: Context) -> dict[str, Any]:
    """A row written by a release without the rule may be there twice, and stands outside the unique index."""
    return {"uniek": int(context.release.checks_identificatoren)}


def show(sheet: Sheet, rows: Sequence[sqlite3.Row]) -> list[Shown]:
    return [_shown(sheet, row) for row in rows]


def _shown(sheet: Sheet, row: sqlite3.Row) -> Shown:
    shown = {
        **sheet.link(PATH, row["uuid"]),
        "identificeerdePartij": sheet.reference("partijen", row["identificeerde_partij"]),
        "anderePartijIdentificator": row["andere_partij_identificator"],
        "partijIdentificator": _FREE.show(row, "", sheet.release),
    }
    if sheet.release.checks_identificatoren:
        shown["subIdentificatorVan"] = sheet.reference(PATH, row["sub_identificator_van"])
    return shown


def _sub(context: Context, parsed: Parsed) -> sqlite3.Row | None:
    sub = _row(context, parsed)["sub_identificator_van"]
    return None if sub is None else stored.find(context.connection, TABLE, sub)


def _row(context: Context, parsed: Parsed) -> dict[str, Any]:
    """The columns as they will be."""
    keys = ("code_register", "code_objecttype", "code_soort_object_id", "object_id", "sub_identificator_van")
    kept = {key: context.current[key] for key in keys} if context.current else dict.fromkeys(keys)
    return kept | columns(NESTED_FIELDS, parsed)


def _check(context: Context, parsed: Parsed) -> None:
    check_content(context, parsed)
    kept = context.current["identificeerde_partij"] if context.current else None
    check_unique(context, parsed, parsed.get("identificeerdePartij", kept))


def _derive(context: Context, parsed: Parsed) -> dict[str, Any]:
    del parsed
    return uniqueness(context) if context.creates else {}


def _check_delete(context: Context) -> None:
    own = context.current["uuid"] if context.current else ""
    if stored.find_by(context.connection, TABLE, {"sub_identificator_van": own}) is not None:
        raise invalid("invalid", IN_USE, NON_FIELD)


PARTIJ_IDENTIFICATOREN = Resource(
    path=PATH,
    table=TABLE,
    fields=(Field("identificeerdePartij", Reference("partij", "Partij"), nullable=True, default=None), *NESTED_FIELDS),
    filters={
        "partijIdentificatorObjectId": exact("object_id"),
        "partijIdentificatorCodeSoortObjectId": choice("code_soort_object_id", *SOORTEN),
        "partijIdentificatorCodeObjecttype": choice("code_objecttype", *OBJECTTYPEN),
        "partijIdentificatorCodeRegister": choice("code_register", *REGISTERS),
        "anderePartijIdentificator": exact("andere_partij_identificator"),
    },
    show=show,
    check=_check,
    derive=_derive,
    check_delete=_check_delete,
)
