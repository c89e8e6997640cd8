"""What hangs on a partij and comes in its body: who it is, its identificatoren, its digital addresses."""

import sqlite3
import uuid as uuids
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from webapp.practice_provider.openklant.addresses import CONTACTNAAM, full_name
from webapp.practice_provider.openklant.fields import (
    Context,
    Field,
    Parsed,
    as_dictionary,
    columns,
    parse_fields,
)
from webapp.practice_provider.openklant.kinds import Group, Reference, Text, parse_list, parse_uuid
from webapp.practice_provider.openklant.problems import SERVER_ERROR, RefusedError, invalid
from webapp.practice_provider.openklant.resource import Sheet, Shown
from webapp.practice_provider.openklant.resources import partij_identificatoren
from webapp.practice_provider.storage import rows as stored
from webapp.practice_provider.storage.rows import Values
from webapp.practice_provider.values import Value

NOT_ORGANISATIE = "Partij object moet het soort 'organisatie' hebben."
NOT_LINKED = "Het voorkeursadres moet een van de digitale adressen van de partij zijn."
PARTIJ_GIVEN = "Het veld `identificeerdePartij` kan hier niet meegegeven worden."


class Organisatie(Reference):
    def parse(self, value: object, context: Context) -> str:
        uuid = super().parse(value, context)
        row = stored.find(context.connection, "partij", uuid)
        if row is None or row["soort_partij"] != "organisatie":
            raise invalid("invalid", NOT_ORGANISATIE, "uuid")
        return uuid


class OptionalGroup(Group):
    """Without any key of its own it is no group at all: stored as nothing, without a word."""

    def parse(self, value: object, context: Context) -> Value:
        body = as_dictionary(value)
        if not any(field.column in body for field in self.fields):
            return None
        return super().parse(value, context)


_CONTACTNAAM = Field("contactnaam", CONTACTNAAM, nullable=True, default=None)
IDENTIFICATIES = {
    "persoon": OptionalGroup((_CONTACTNAAM,), prefixed=False),
    "organisatie": OptionalGroup((Field("naam", Text(200)),), prefixed=False),
    "contactpersoon": OptionalGroup(
        (Field("werkteVoorPartij", Organisatie("partij", "Partij"), nullable=True, default=None), _CONTACTNAAM),
        prefixed=False,
    ),
}


class AlwaysEmpty:
    """Rekeningnummers: the key may have to be there, nothing is done with it."""

    def parse(self, value: object, context: Context) -> object:
        del context
        return value

    def columns(self, column: str, value: Value) -> dict[str, Value]:
        del column, value
        return {}


class Identificatoren(AlwaysEmpty):
    """The nested list: each with the rules of the resource itself, written together with the partij."""

    def parse(self, value: object, context: Context) -> list[Parsed]:
        return parse_list(value, lambda item: _nested_identificator(item, context))


def _nested_identificator(value: object, context: Context) -> Parsed:
    body = as_dictionary(value)
    if "identificeerde_partij" in body:
        raise invalid("invalid", PARTIJ_GIVEN, "identificeerdePartij")
    uuid = parse_uuid(body.get("uuid"))
    current = stored.find(context.connection, partij_identificatoren.TABLE, uuid) if uuid else None
    own = replace(context, current=current, table=partij_identificatoren.TABLE, partial=False)
    parsed = parse_fields(partij_identificatoren.NESTED_FIELDS, value, own)
    partij_identificatoren.check_content(own, parsed)
    return {**parsed, "uuid": current["uuid"] if current else None}


def identificatie(context: Context, body: Mapping[str, Any]) -> tuple[Field, ...]:
    """Which group belongs to it follows from the soortPartij in the same body; without one the group is ignored."""
    del context
    soort = body.get("soort_partij")
    if not isinstance(soort, str) or soort not in IDENTIFICATIES:
        return ()
    return (Field("partijIdentificatie", IDENTIFICATIES[soort], default=None),)


def check_parts(context: Context, parsed: Parsed) -> None:
    preferred, addresses = parsed.get("voorkeursDigitaalAdres"), parsed.get("digitaleAdressen")
    if preferred is not None:
        if addresses is None and context.creates:
            raise RefusedError(SERVER_ERROR, "Internal Server Error")
        if addresses is None:
            row = stored.find(context.connection, "digitaal_adres", preferred)
            linked = row is not None and context.current and row["verstrekt_door_partij"] == context.current["uuid"]
        else:
            linked = preferred in addresses
        if not linked:
            raise invalid("invalid", NOT_LINKED, "voorkeursDigitaalAdres")
    partij = context.current["uuid"] if context.current else None
    for nested in parsed.get("partijIdentificatoren") or ():
        partij_identificatoren.check_unique(_own(context, nested), nested, _keeps(context, parsed, partij))


def _keeps(context: Context, parsed: Parsed, partij: str | None) -> str | None:
    """The partij to check one identificator of each soort against; not when the list replaces them all."""
    kept = {nested["uuid"] for nested in parsed["partijIdentificatoren"] if nested["uuid"]}
    return partij if kept and context.current else None


def _own(context: Context, nested: Parsed) -> Context:
    table = partij_identificatoren.TABLE
    current = stored.find(context.connection, table, nested["uuid"]) if nested["uuid"] else None
    return replace(context, table=table, current=current)


def derive_parts(context: Context, parsed: Parsed) -> Values:
    del context
    if "partijIdentificatie" not in parsed:
        return {}
    known = parsed["partijIdentificatie"] is not None
    return {"identificatie": known, "identificatie_uuid": str(uuids.uuid4()) if known else ""}


def save_parts(context: Context, uuid: str, parsed: Parsed) -> None:
    if parsed.get("partijIdentificatoren") is not None:
        _save_identificatoren(context, uuid, parsed["partijIdentificatoren"])
    if parsed.get("digitaleAdressen") is not None:
        _save_addresses(context.connection, uuid, parsed["digitaleAdressen"])


def _save_identificatoren(context: Context, partij: str, nested: list[Parsed]) -> None:
    """The list is the whole truth: what is not in it goes."""
    connection, table = context.connection, partij_identificatoren.TABLE
    kept = {item["uuid"] for item in nested}
    for row in stored.grouped(connection, table, "identificeerde_partij", [partij])[partij]:
        if row["uuid"] not in kept:
            stored.delete(connection, table, row["uuid"])
    for item in nested:
        partij_identificatoren.check_unique(_own(context, item), item, partij)
        values = {**columns(partij_identificatoren.NESTED_FIELDS, item), "identificeerde_partij": partij}
        if item["uuid"]:
            stored.update(connection, table, item["uuid"], values)
        else:
            stored.insert(connection, table, values | partij_identificatoren.uniqueness(context))


def _save_addresses(connection: sqlite3.Connection, partij: str, addresses: list[str]) -> None:
    """Those that are not in the list stay, as addresses of nobody."""
    for row in stored.grouped(connection, "digitaal_adres", "verstrekt_door_partij", [partij])[partij]:
        if row["uuid"] not in addresses:
            nobody = {"verstrekt_door_partij": None, "is_standaard_adres": 0}
            stored.update(connection, "digitaal_adres", row["uuid"], nobody)
    for address in addresses:
        stored.update(connection, "digitaal_adres", address, {"verstrekt_door_partij": partij})


def show_identificatie(sheet: Sheet, row: sqlite3.Row) -> Shown | None:
    if not row["identificatie"]:
        return None
    if row["soort_partij"] == "organisatie":
        return {"naam": row["naam"]}
    shown = {"contactnaam": CONTACTNAAM.show(row, "contactnaam", sheet.release), "volledigeNaam": full_name(row)}
    if row["soort_partij"] == "persoon":
        return shown
    return {
        "uuid": row["identificatie_uuid"],
        "werkteVoorPartij": sheet.reference("partijen", row["werkte_voor_partij"]),
        **shown,
    }
