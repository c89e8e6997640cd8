import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from webapp.practice_provider.openklant.addresses import email_problem, phone_problem
from webapp.practice_provider.openklant.fields import Context, Field, Parsed
from webapp.practice_provider.openklant.filters import boolean, choice, contains, exact
from webapp.practice_provider.openklant.kinds import Boolean, Choice, Group, Text
from webapp.practice_provider.openklant.resource import Resource, Sheet, Shown
from webapp.practice_provider.storage.rows import Values

PATH = "actoren"
SOORTEN = ("medewerker", "geautomatiseerde_actor", "organisatorische_eenheid")

_PHONE = Text(20, rules=(phone_problem,))
_EMAIL = Text(254, rules=(email_problem,))

IDENTIFICATIES = {
    "medewerker": Group(
        (
            Field("functie", Text(40, blank=False), required=True),
            Field("emailadres", _EMAIL),
            Field("telefoonnummer", Text(20, blank=False, rules=(phone_problem,)), required=True),
        ),
        prefixed=False,
    ),
    "geautomatiseerde_actor": Group(
        (Field("functie", Text(40, blank=False), required=True), Field("omschrijving", Text(200))), prefixed=False
    ),
    "organisatorische_eenheid": Group(
        (
            Field("omschrijving", Text(200)),
            Field("emailadres", _EMAIL),
            Field("faxnummer", Text(20)),
            Field("telefoonnummer", _PHONE),
        ),
        prefixed=False,
    ),
}
ACTORIDENTIFICATOR = Group(
    tuple(Field(name, Text(200)) for name in ("objectId", "codeObjecttype", "codeRegister", "codeSoortObjectId"))
)


def _identificatie(context: Context, body: Mapping[str, Any]) -> tuple[Field, ...]:
    """Which group belongs to it follows from the soortActor in the same body; without one the group is ignored."""
    del context
    soort = body.get("soort_actor")
    if not isinstance(soort, str) or soort not in IDENTIFICATIES:
        return ()
    return (Field("actorIdentificatie", IDENTIFICATIES[soort], default=None),)


def _has_identificatie(context: Context, parsed: Parsed) -> Values:
    del context
    return {"identificatie": parsed["actorIdentificatie"] is not None} if "actorIdentificatie" in parsed else {}


def show(sheet: Sheet, rows: Sequence[sqlite3.Row]) -> list[Shown]:
    return [
        {
            **sheet.link(PATH, row["uuid"]),
            "naam": row["naam"],
            "soortActor": row["soort_actor"],
            "indicatieActief": bool(row["indicatie_actief"]),
            "actoridentificator": ACTORIDENTIFICATOR.show(row, "actoridentificator", sheet.release),
            "actorIdentificatie": (
                IDENTIFICATIES[row["soort_actor"]].show(row, "", sheet.release) if row["identificatie"] else None
            ),
        }
        for row in rows
    ]


ACTOREN = Resource(
    path=PATH,
    table="actor",
    fields=(
        Field("naam", Text(200, blank=False), required=True),
        Field("soortActor", Choice(SOORTEN), required=True),
        Field("indicatieActief", Boolean(), default=True),
        Field("actoridentificator", ACTORIDENTIFICATOR, nullable=True, default=None),
    ),
    filters={
        "naam": contains("naam"),
        "soortActor": choice("soort_actor", *SOORTEN),
        "indicatieActief": boolean("indicatie_actief"),
        "actoridentificatorObjectId": exact("actoridentificator_object_id"),
        "actoridentificatorCodeObjecttype": exact("actoridentificator_code_objecttype"),
        "actoridentificatorCodeRegister": exact("actoridentificator_code_register"),
        "actoridentificatorCodeSoortObjectId": exact("actoridentificator_code_soort_object_id"),
    },
    show=show,
    more_fields=_identificatie,
    derive=_has_identificatie,
)
