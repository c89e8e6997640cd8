import sqlite3
from collections.abc import Sequence
from typing import Any

from webapp.practice_provider.openklant.addresses import ADDRESS_GROUP
from webapp.practice_provider.openklant.fields import Context, Field
from webapp.practice_provider.openklant.filters import Filter, boolean, choice, exact, identificator
from webapp.practice_provider.openklant.kinds import Boolean, Choice, Reference, References, Text
from webapp.practice_provider.openklant.nummers import assigned, nummer
from webapp.practice_provider.openklant.problems import SERVER_ERROR, RefusedError
from webapp.practice_provider.openklant.resource import Expansion, Resource, Sheet, Shown
from webapp.practice_provider.openklant.resources import partij_identificatoren
from webapp.practice_provider.openklant.resources.partij_parts import (
    AlwaysEmpty,
    Identificatoren,
    check_parts,
    derive_parts,
    identificatie,
    save_parts,
    show_identificatie,
)
from webapp.practice_provider.storage import rows as stored

PATH = "partijen"
SOORTEN = ("persoon", "organisatie", "contactpersoon")

NESTED_SINCE = (2, 7)
_ADDRESSES = References("digitaal_adres", "DigitaalAdres")
_ADDRESS = Reference("digitaal_adres", "DigitaalAdres")
_OF_IDENTIFICATOR = "uuid IN (SELECT identificeerde_partij FROM partij_identificator WHERE {column} = ?)"
_OF_CODE = (
    "EXISTS (SELECT 1 FROM partij_identificator AS van"
    " WHERE van.identificeerde_partij = partij.uuid AND van.{column} = ?)"
)
_OF_SUB = (
    "uuid IN (SELECT eigen.identificeerde_partij FROM partij_identificator AS eigen JOIN partij_identificator AS boven"
    " ON boven.uuid = eigen.sub_identificator_van WHERE boven.{column} = ?)"
)
_NEVER = "? IS NULL"  # there are no vertegenwoordigingen and categorieen here


def _derive(context: Context, parsed: dict[str, Any]) -> dict[str, Any]:
    return assigned(context, parsed) | derive_parts(context, parsed)


def _check_delete(context: Context) -> None:
    """The real one cannot delete a partij whose KvK-nummer carries a vestigingsnummer, and says so with a 500."""
    carries = (
        "SELECT 1 FROM partij_identificator AS eigen JOIN partij_identificator AS onder"
        " ON onder.sub_identificator_van = eigen.uuid WHERE eigen.identificeerde_partij = ?"
    )
    if context.current and context.connection.execute(carries, (context.current["uuid"],)).fetchone():
        raise RefusedError(SERVER_ERROR, "Internal Server Error")


def show(sheet: Sheet, rows: Sequence[sqlite3.Row]) -> list[Shown]:
    keys = [row["uuid"] for row in rows]
    connection = sheet.connection
    betrokkenen = stored.grouped(connection, "betrokkene", "was_partij", keys)
    addresses = stored.grouped(connection, "digitaal_adres", "verstrekt_door_partij", keys)
    identificatoren = stored.grouped(connection, "partij_identificator", "identificeerde_partij", keys)
    return [
        {
            **sheet.link(PATH, row["uuid"]),
            "nummer": row["nummer"],
            "interneNotitie": row["interne_notitie"],
            "betrokkenen": sheet.links("betrokkenen", betrokkenen[row["uuid"]]),
            "categorieRelaties": [],
            "digitaleAdressen": sheet.links("digitaleadressen", addresses[row["uuid"]]),
            "voorkeursDigitaalAdres": sheet.reference("digitaleadressen", row["voorkeurs_digitaal_adres"]),
            "vertegenwoordigden": [],
            "rekeningnummers": [],
            "voorkeursRekeningnummer": None,
            "partijIdentificatoren": _identificatoren(sheet, identificatoren[row["uuid"]]),
            **_own(sheet, row),
        }
        for row in rows
    ]


def _identificatoren(sheet: Sheet, rows: Sequence[sqlite3.Row]) -> list[Shown]:
    """Up to 2.6 a partij only refers to them."""
    if sheet.release.version < NESTED_SINCE:
        return sheet.links(partij_identificatoren.PATH, rows)
    return partij_identificatoren.show(sheet, rows)


def _own(sheet: Sheet, row: sqlite3.Row) -> Shown:
    secret = row["indicatie_geheimhouding"]
    return {
        "soortPartij": row["soort_partij"],
        "indicatieGeheimhouding": None if secret is None else bool(secret),
        "voorkeurstaal": row["voorkeurstaal"],
        "indicatieActief": bool(row["indicatie_actief"]),
        "bezoekadres": ADDRESS_GROUP.show(row, "bezoekadres", sheet.release),
        "correspondentieadres": ADDRESS_GROUP.show(row, "correspondentieadres", sheet.release),
        "partijIdentificatie": show_identificatie(sheet, row),
    }


PARTIJEN = Resource(
    path=PATH,
    table="partij",
    fields=(
        *nummer("een partij"),
        Field("interneNotitie", Text(1000)),
        Field("digitaleAdressen", _ADDRESSES, required=True, nullable=True, until=(2, 7)),
        Field("digitaleAdressen", _ADDRESSES, nullable=True, default=None, since=(2, 8)),
        Field("voorkeursDigitaalAdres", _ADDRESS, required=True, nullable=True, until=(2, 7)),
        Field("voorkeursDigitaalAdres", _ADDRESS, nullable=True, default=None, since=(2, 8)),
        Field("rekeningnummers", AlwaysEmpty(), required=True, nullable=True, until=(2, 7)),
        Field("voorkeursRekeningnummer", AlwaysEmpty(), required=True, nullable=True, until=(2, 7)),
        Field("partijIdentificatoren", Identificatoren(), nullable=True, default=None, since=NESTED_SINCE),
        Field("soortPartij", Choice(SOORTEN), required=True),
        Field("indicatieGeheimhouding", Boolean(), nullable=True, default=None),
        Field("voorkeurstaal", Text(3)),
        Field("indicatieActief", Boolean(), required=True),
        Field("bezoekadres", ADDRESS_GROUP, nullable=True, default=None),
        Field("correspondentieadres", ADDRESS_GROUP, nullable=True, default=None),
    ),
    filters={
        "soortPartij": choice("soort_partij", *SOORTEN),
        "indicatieActief": boolean("indicatie_actief"),
        "indicatieGeheimhouding": boolean("indicatie_geheimhouding"),
        "nummer": exact("nummer"),
        **identificator("partijIdentificator", _OF_IDENTIFICATOR, _OF_CODE),
        **{
            name: Filter(known.where, since=(2, 16))
            for name, known in identificator("subIdentificatorVan", _OF_SUB, _OF_SUB).items()
        },
        "vertegenwoordigdePartij__uuid": Filter(_NEVER, "uuid"),
        "vertegenwoordigdePartij__url": Filter(_NEVER, "url"),
        "categorierelatie__categorie__naam": Filter(_NEVER),
        **{
            f"{name}{part}": exact(f"{name}_{column}")
            for name in ("bezoekadres", "correspondentieadres")
            for part, column in (("Land", "land"), ("NummeraanduidingId", "nummeraanduiding_id"))
        },
        # Documented, and ignored by the real one.
        **{
            f"{name}Adresregel{line}": Filter("", "ignored")
            for name in ("bezoekadres", "correspondentieadres")
            for line in (1, 2, 3)
        },
    },
    show=show,
    expansions={
        "digitaleAdressen": Expansion("digitaleadressen"),
        "betrokkenen": Expansion("betrokkenen"),
        "betrokkenen.hadKlantcontact": Expansion("klantcontacten"),
        "categorieRelaties": Expansion(None),
    },
    more_fields=identificatie,
    check=check_parts,
    derive=_derive,
    saved=save_parts,
    check_delete=_check_delete,
)
