import sqlite3
from collections.abc import Sequence

from webapp.practice_provider.openklant.addresses import ADDRESS_GROUP, CONTACTNAAM, full_name
from webapp.practice_provider.openklant.fields import Field
from webapp.practice_provider.openklant.filters import Filter, exact, identificator, reference
from webapp.practice_provider.openklant.kinds import Boolean, Choice, Reference, Text
from webapp.practice_provider.openklant.resource import Expansion, Resource, Sheet, Shown
from webapp.practice_provider.storage import rows as stored

PATH = "betrokkenen"
ROLLEN = ("vertegenwoordiger", "klant")

_PARTIJ = Reference("partij", "Partij")
_OF_KLANTCONTACT = "had_klantcontact IN (SELECT uuid FROM klantcontact WHERE {column} = ?)"
_OF_IDENTIFICATOR = "was_partij IN (SELECT identificeerde_partij FROM partij_identificator WHERE {column} = ?)"
_OF_CODE = (
    "EXISTS (SELECT 1 FROM partij_identificator AS van"
    " WHERE van.identificeerde_partij = betrokkene.was_partij AND van.{column} = ?)"
)
_OF_ADDRESS = "uuid IN (SELECT verstrekt_door_betrokkene FROM digitaal_adres WHERE {column} = ?)"


def show(sheet: Sheet, rows: Sequence[sqlite3.Row]) -> list[Shown]:
    keys = [row["uuid"] for row in rows]
    addresses = stored.grouped(sheet.connection, "digitaal_adres", "verstrekt_door_betrokkene", keys)
    return [
        {
            **sheet.link(PATH, row["uuid"]),
            "wasPartij": sheet.reference("partijen", row["was_partij"]),
            "hadKlantcontact": sheet.link("klantcontacten", row["had_klantcontact"]),
            "digitaleAdressen": sheet.links("digitaleadressen", addresses[row["uuid"]]),
            "bezoekadres": ADDRESS_GROUP.show(row, "bezoekadres", sheet.release),
            "correspondentieadres": ADDRESS_GROUP.show(row, "correspondentieadres", sheet.release),
            "contactnaam": CONTACTNAAM.show(row, "contactnaam", sheet.release),
            "volledigeNaam": full_name(row),
            "rol": row["rol"],
            "organisatienaam": row["organisatienaam"],
            "initiator": bool(row["initiator"]),
        }
        for row in rows
    ]


BETROKKENEN = Resource(
    path=PATH,
    table="betrokkene",
    fields=(
        Field("wasPartij", _PARTIJ, required=True, nullable=True, until=(2, 7)),
        Field("wasPartij", _PARTIJ, nullable=True, default=None, since=(2, 8)),
        Field("hadKlantcontact", Reference("klantcontact", "Klantcontact"), required=True),
        Field("bezoekadres", ADDRESS_GROUP, nullable=True, default=None),
        Field("correspondentieadres", ADDRESS_GROUP, nullable=True, default=None),
        Field("contactnaam", CONTACTNAAM, nullable=True, default=None),
        Field("rol", Choice(ROLLEN), required=True),
        Field("organisatienaam", Text(200)),
        Field("initiator", Boolean(), required=True),
    ),
    filters={
        "contactnaamAchternaam": exact("contactnaam_achternaam"),
        "contactnaamVoornaam": exact("contactnaam_voornaam"),
        "contactnaamVoorletters": exact("contactnaam_voorletters"),
        "contactnaamVoorvoegselAchternaam": exact("contactnaam_voorvoegsel_achternaam"),
        "organisatienaam": exact("organisatienaam"),
        **reference("hadKlantcontact", "had_klantcontact = ?"),
        "hadKlantcontact__nummer": Filter(_OF_KLANTCONTACT.format(column="nummer")),
        "hadKlantcontact__referentienummer": Filter(_OF_KLANTCONTACT.format(column="referentienummer"), since=(2, 16)),
        **reference("wasPartij", "was_partij = ?"),
        "wasPartij__nummer": Filter("was_partij IN (SELECT uuid FROM partij WHERE nummer = ?)"),
        **identificator("wasPartij__partijIdentificator", _OF_IDENTIFICATOR, _OF_CODE, since=(2, 8)),
        **reference("verstrektedigitaalAdres", _OF_ADDRESS.format(column="uuid")),
        "verstrektedigitaalAdres__adres": Filter(_OF_ADDRESS.format(column="adres")),
    },
    show=show,
    expansions={"digitaleAdressen": Expansion("digitaleadressen", since=(2, 7))},
)
