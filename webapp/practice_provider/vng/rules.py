"""What is peculiar about single resources of the draft."""

import sqlite3
from typing import Any

from webapp.practice_provider import moments
from webapp.practice_provider.openklant.problems import InvalidError, Problem
from webapp.practice_provider.openklant.resources import internetaken
from webapp.practice_provider.storage import rows
from webapp.practice_provider.storage.rows import Values
from webapp.practice_provider.values import Value
from webapp.practice_provider.vng.parts import IDENTIFICATOR_PARTS

NOT_UNIQUE = "Er bestaat al een object met deze waarde."


def _refuse_second(connection: sqlite3.Connection, table: str, uuid: str | None, name: str, values: Values) -> None:
    other = rows.find_by(connection, table, values)
    if other is not None and other["uuid"] != uuid:
        raise InvalidError([Problem(name, "unique", NOT_UNIQUE)])


def check_nummer(table: str, *columns: str) -> Value:
    """Here there is one number: what the other face calls referentienummer counts too."""

    def check(connection: sqlite3.Connection, values: Values, uuid: str | None) -> None:
        if values.get("nummer") is not None:
            for column in columns:
                _refuse_second(connection, table, uuid, "nummer", {column: values["nummer"]})

    return check


def check_pair(connection: sqlite3.Connection, values: Values, uuid: str | None) -> None:
    pair: Values = {name: values[name] for name in ("actor", "klantcontact") if name in values}
    _refuse_second(connection, "actorklantcontact", uuid, "actorId", pair)


def check_identificator(connection: sqlite3.Connection, values: Values, uuid: str | None) -> None:
    if "object_id" in values:
        key = {column: values[column] for column in IDENTIFICATOR_PARTS.values()}
        _refuse_second(connection, "partij_identificator", uuid, "partijIdentificator", key)


def derive_taak(body: dict[str, Any], current: sqlite3.Row | None) -> Values:
    """In the columns a task that is not done has no moment of being done; as posted it may have one."""
    values: Values = {} if current else {"toegewezen_op": moments.now()}
    status = body.get("status") or (current["status"] if current else None)
    if status == "te_verwerken":
        values["afgehandeld_op"] = None
    elif "verwerktOp" not in body and (current is None or current["afgehandeld_op"] is None):
        values["afgehandeld_op"] = moments.now()
    return values


def assign(connection: sqlite3.Connection, uuid: str, body: dict[str, Any]) -> None:
    if "toegewezenAanActor" in body:
        internetaken.assign(connection, uuid, [body["toegewezenAanActor"]])


def assigned(connection: sqlite3.Connection, uuid: str) -> dict[str, Any]:
    statement = "SELECT actor FROM internetaak_actor WHERE internetaak = ? ORDER BY volgorde LIMIT 1"
    row = connection.execute(statement, (uuid,)).fetchone()
    return {} if row is None else {"toegewezenAanActor": row["actor"]}


def derive_address(body: dict[str, Any], current: sqlite3.Row | None) -> Values:
    """The draft's code may mean anything: then the address itself tells its kind."""
    if "adres" not in body and "codeSoortDigitaalAdres" not in body:
        return {}
    code, adres = body.get("codeSoortDigitaalAdres"), body.get("adres") or (current["adres"] if current else "")
    if code in {"email", "telefoonnummer", "overig"}:
        return {"soort_digitaal_adres": code}
    if "@" in adres:
        return {"soort_digitaal_adres": "email"}
    return {"soort_digitaal_adres": "telefoonnummer" if adres.lstrip("+").isdigit() else "overig"}


def derive_partij(body: dict[str, Any], current: sqlite3.Row | None) -> Values:
    return {"identificatie": int("partijtype" in body)} if "partijtype" in body or current is None else {}


def derive_actor(body: dict[str, Any], current: sqlite3.Row | None) -> Values:
    return {"identificatie": int("actortype" in body)} if "actortype" in body or current is None else {}
