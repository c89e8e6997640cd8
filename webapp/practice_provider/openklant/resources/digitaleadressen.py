import sqlite3
from collections.abc import Sequence

from webapp.practice_provider.openklant.addresses import email_problem, phone_problem
from webapp.practice_provider.openklant.fields import Context, Field, Parsed
from webapp.practice_provider.openklant.filters import (
    Filter,
    boolean,
    choice,
    contains,
    exact,
    identificator,
    reference,
)
from webapp.practice_provider.openklant.kinds import Boolean, Choice, Day, Reference, Text
from webapp.practice_provider.openklant.problems import NON_FIELD, InvalidError, Problem, invalid
from webapp.practice_provider.openklant.resource import Expansion, Resource, Sheet, Shown
from webapp.practice_provider.releases import Release
from webapp.practice_provider.storage import rows as stored

PATH = "digitaleadressen"
SOORTEN = ("email", "telefoonnummer", "overig")
RULES = {"email": email_problem, "telefoonnummer": phone_problem}

NOT_UNIQUE = "De velden verstrektDoorPartij, soortDigitaalAdres, referentie moeten een unieke set zijn."
STANDAARD_WITHOUT_PARTIJ = "`isStandaardAdres` kan alleen gebruikt worden bij een adres van een partij."

_PARTIJ, _BETROKKENE = Reference("partij", "Partij"), Reference("betrokkene", "Betrokkene")
_OMSCHRIJVING = Text(40)
_OF_PARTIJ = "verstrekt_door_partij IN (SELECT uuid FROM partij WHERE soort_partij = ?)"
_OF_IDENTIFICATOR = (
    "verstrekt_door_partij IN (SELECT identificeerde_partij FROM partij_identificator WHERE {column} = ?)"
)
_OF_CODE = (
    "EXISTS (SELECT 1 FROM partij_identificator AS van"
    " WHERE van.identificeerde_partij = digitaal_adres.verstrekt_door_partij AND van.{column} = ?)"
)
_OF_ROL = "verstrekt_door_betrokkene IN (SELECT uuid FROM betrokkene WHERE rol = ?)"


def _slug_problem(text: str, release: Release) -> str | None:
    del release
    if text.replace("-", "").replace("_", "").isalnum() and text.isascii():
        return None
    return "Voer een geldige 'slug' in, bestaande uit letters, cijfers, underscores of koppeltekens."


_LATER = (
    Field("referentie", Text(50, rules=(_slug_problem,)), since=(2, 8)),
    Field("verificatieDatum", Day(), nullable=True, default=None, since=(2, 11)),
)


def _check(context: Context, parsed: Parsed) -> None:
    merged = _merged(context, parsed)
    if "adres" in parsed and (rule := RULES.get(merged["soortDigitaalAdres"])):
        reason = rule(merged["adres"], context.release)
        if reason is not None:
            raise invalid("invalid", reason, "adres")
    if merged["isStandaardAdres"] and merged["verstrektDoorPartij"] is None:
        raise invalid("invalid", STANDAARD_WITHOUT_PARTIJ, "isStandaardAdres")
    _check_referentie(context, merged)


def _merged(context: Context, parsed: Parsed) -> Parsed:
    """The object as it will be: what was sent, and what stays."""
    current = context.current
    names = [field.name for field in DIGITALEADRESSEN.fields]
    kept = {} if current is None else {f.name: current[f.column] for f in DIGITALEADRESSEN.fields}
    return {name: parsed.get(name, kept.get(name)) if name not in parsed else parsed[name] for name in names}


def _check_referentie(context: Context, merged: Parsed) -> None:
    if not merged["referentie"] or merged["verstrektDoorPartij"] is None:
        return
    key = {
        "verstrekt_door_partij": merged["verstrektDoorPartij"],
        "soort_digitaal_adres": merged["soortDigitaalAdres"],
        "referentie": merged["referentie"],
    }
    other = stored.find_by(context.connection, "digitaal_adres", key)
    if other is not None and (context.current is None or other["uuid"] != context.current["uuid"]):
        raise InvalidError([Problem(NON_FIELD, "unique", NOT_UNIQUE)])


def _only_one_standard(context: Context, parsed: Parsed) -> dict[str, object]:
    """Before the row is written: a new standard address takes the place of the old one."""
    merged = _merged(context, parsed)
    if merged["isStandaardAdres"]:
        own = context.current["uuid"] if context.current else ""
        context.connection.execute(
            "UPDATE digitaal_adres SET is_standaard_adres = 0 "
            "WHERE verstrekt_door_partij = ? AND soort_digitaal_adres = ? AND uuid <> ? AND is_standaard_adres",
            (merged["verstrektDoorPartij"], merged["soortDigitaalAdres"], own),
        )
    return {}


def show(sheet: Sheet, rows: Sequence[sqlite3.Row]) -> list[Shown]:
    later = {field.name for field in _LATER if field.since > sheet.release.version}
    return [{name: value for name, value in _shown(sheet, row).items() if name not in later} for row in rows]


def _shown(sheet: Sheet, row: sqlite3.Row) -> Shown:
    return {
        **sheet.link(PATH, row["uuid"]),
        "verstrektDoorBetrokkene": sheet.reference("betrokkenen", row["verstrekt_door_betrokkene"]),
        "verstrektDoorPartij": sheet.reference("partijen", row["verstrekt_door_partij"]),
        "adres": row["adres"],
        "soortDigitaalAdres": row["soort_digitaal_adres"],
        "isStandaardAdres": bool(row["is_standaard_adres"]),
        "omschrijving": row["omschrijving"],
        "referentie": row["referentie"],
        "verificatieDatum": row["verificatie_datum"],
    }


DIGITALEADRESSEN = Resource(
    path=PATH,
    table="digitaal_adres",
    fields=(
        Field("verstrektDoorBetrokkene", _BETROKKENE, required=True, nullable=True, until=(2, 7)),
        Field("verstrektDoorBetrokkene", _BETROKKENE, nullable=True, default=None, since=(2, 8)),
        Field("verstrektDoorPartij", _PARTIJ, required=True, nullable=True),
        Field("adres", Text(80, blank=False), required=True),
        Field("soortDigitaalAdres", Choice(SOORTEN), required=True),
        Field("isStandaardAdres", Boolean(), default=False),
        Field("omschrijving", _OMSCHRIJVING, required=True, until=(2, 7)),
        Field("omschrijving", _OMSCHRIJVING, since=(2, 8)),
        *_LATER,
    ),
    filters={
        "adres": exact("adres"),
        "adres__icontains": contains("adres", since=(2, 5)),  # it was there before, and did not work
        "omschrijving": contains("omschrijving"),
        "soortDigitaalAdres": choice("soort_digitaal_adres", *SOORTEN),
        "isStandaardAdres": boolean("is_standaard_adres", since=(2, 9)),
        "isGeverifieerd": boolean("(verificatie_datum IS NOT NULL)", since=(2, 11)),
        "referentie": exact("referentie", since=(2, 8)),
        "verificatieDatum": Filter("verificatie_datum = ?", "day", since=(2, 11)),
        "verificatieDatum__gt": Filter("verificatie_datum > ?", "day", since=(2, 11)),
        "verificatieDatum__gte": Filter("verificatie_datum >= ?", "day", since=(2, 11)),
        "verificatieDatum__lt": Filter("verificatie_datum < ?", "day", since=(2, 11)),
        "verificatieDatum__lte": Filter("verificatie_datum <= ?", "day", since=(2, 11)),
        **reference("verstrektDoorPartij", "verstrekt_door_partij = ?", since=(2, 5)),  # as adres__icontains
        "verstrektDoorPartij__soortPartij": Filter(_OF_PARTIJ, "choice", ("persoon", "organisatie", "contactpersoon")),
        **identificator("verstrektDoorPartij__partijIdentificator", _OF_IDENTIFICATOR, _OF_CODE, since=(2, 8)),
        **reference("verstrektDoorBetrokkene", "verstrekt_door_betrokkene = ?"),
        "verstrektDoorBetrokkene__rol": Filter(_OF_ROL, "choice", ("vertegenwoordiger", "klant")),
    },
    show=show,
    expansions={
        "verstrektDoorBetrokkene": Expansion("betrokkenen"),
        "verstrektDoorBetrokkene.hadKlantcontact": Expansion("klantcontacten"),
        "verstrektDoorBetrokkene.hadKlantcontact.leiddeTotInterneTaken": Expansion("internetaken"),
    },
    check=_check,
    derive=_only_one_standard,
)
