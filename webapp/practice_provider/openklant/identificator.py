"""The rules of a partij-identificator: which codes go together, what the number looks like, and that it is unique."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from webapp.practice_provider.elfproef import passes_elfproef
from webapp.practice_provider.openklant.problems import InvalidError, Problem
from webapp.practice_provider.storage import rows

OBJECTTYPEN = {"brp": ["natuurlijk_persoon"], "hr": ["vestiging", "niet_natuurlijk_persoon"]}
SOORTEN = {
    "natuurlijk_persoon": ["bsn"],
    "niet_natuurlijk_persoon": ["rsin", "kvk_nummer"],
    "vestiging": ["vestigingsnummer"],
}
NOT_UNIQUE = "`PartijIdentificator` moet uniek zijn, er bestaat er al een met deze gegevenscombinatie."
SOORT_NOT_UNIQUE = "`CodeSoortObjectId` moet uniek zijn voor de Partij."
SUB_REQUIRED = "Een vestigingsnummer hoort bij een identificator met `codeSoortObjectId` kvk_nummer."


@dataclass(frozen=True)
class Number:
    length: int
    elfproef_name: str = ""  # also checked with the elfproef, and called so in the reason


NUMBERS = {
    "bsn": Number(9, "BSN"),
    "rsin": Number(9, "RSIN"),
    "kvk_nummer": Number(8),
    "vestigingsnummer": Number(12),
}


def check_content(values: dict[str, Any], sub: sqlite3.Row | None) -> None:
    """Only the first rule that is broken is reported."""
    register, objecttype, soort = values["codeRegister"], values["codeObjecttype"], values["codeSoortObjectId"]
    _check_combination("codeRegister", register, "CodeObjecttype", objecttype, OBJECTTYPEN)
    _check_combination("codeObjecttype", objecttype, "CodeSoortObjectId", soort, SOORTEN)
    if (reason := _number_reason(NUMBERS[soort], values["objectId"])) is not None:
        raise _refused("partijIdentificatorObjectId", f"Deze waarde is ongeldig, reden: {reason}")
    if soort == "vestigingsnummer" and (sub is None or sub["code_soort_object_id"] != "kvk_nummer"):
        raise _refused("subIdentificatorVan", SUB_REQUIRED)


def check_unique(connection: sqlite3.Connection, row: dict[str, Any], partij: str | None, own_uuid: str | None) -> None:
    key = ("code_register", "code_objecttype", "code_soort_object_id", "object_id", "sub_identificator_van")
    same = rows.find_by(connection, "partij_identificator", {column: row[column] for column in key})
    problems = [NOT_UNIQUE] if _is_other(same, own_uuid) else []
    if partij is not None:
        of_partij = {"identificeerde_partij": partij, "code_soort_object_id": row["code_soort_object_id"]}
        if _is_other(rows.find_by(connection, "partij_identificator", of_partij), own_uuid):
            problems.append(SOORT_NOT_UNIQUE)
    if problems:
        raise not_unique(*problems)


def not_unique(*reasons: str) -> InvalidError:
    return InvalidError(Problem("__all__", "invalid", reason) for reason in reasons)


def _is_other(row: sqlite3.Row | None, own_uuid: str | None) -> bool:
    return row is not None and row["uuid"] != own_uuid


def _check_combination(name: str, value: str, other_name: str, other: str, allowed: dict[str, list[str]]) -> None:
    if other not in allowed[value]:
        reason = f"voor `{name}` {value} zijn alleen deze waarden toegestaan: {allowed[value]}"
        raise _refused(f"partijIdentificator{other_name}", reason)


def _number_reason(number: Number, value: str) -> str | None:
    if not value:
        return None  # a hole of the real one
    if len(value) != number.length:
        return f"Waarde moet {number.length} tekens lang zijn"
    if not value.isascii() or not value.isdigit():
        return "Voer een numerieke waarde in"
    if number.elfproef_name and not passes_elfproef(value):
        return f"Onjuist {number.elfproef_name} nummer"
    return None


def _refused(name: str, reason: str) -> InvalidError:
    return InvalidError([Problem(name, "invalid", reason)])
