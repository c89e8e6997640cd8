"""What the tables of the draft are made of: kinds with their limits, groups, filters."""

import sqlite3
from functools import partial

from webapp.practice_provider.vng.kinds import (
    Choice,
    Group,
    Kind,
    Nummer,
    Reference,
    Text,
    VngField,
    country,
)
from webapp.practice_provider.vng.resource import VngFilter

CODE, SHORT, LONG, TEXT, LINE = Text(40), Text(40), Text(200), Text(1000), Text(80)

KLANTCONTACT, PARTIJ, ACTOR = Reference("klantcontact"), Reference("partij"), Reference("actor")
BETROKKENE, ADRES = Reference("betrokkene"), Reference("digitaal_adres")
STATUS = Choice({"te_verwerken": "te_verwerken", "verwerkt": "verwerkt"})
SOORT_PARTIJ = Choice({soort: soort for soort in ("persoon", "organisatie", "contactpersoon")})
SOORT_ACTOR = Choice(
    {
        "medewerker": "medewerker",
        "geautomatiseerdeActor": "geautomatiseerde_actor",
        "organisatorischeEenheid": "organisatorische_eenheid",
    }
)
ROL = Choice({"vertegenwoordiger": "vertegenwoordiger", "klant": "klant"})
GELUKT = Choice({"onbekend": None, "ja": 1, "nee": 0})

CONTACTNAAM = Group(
    "contactnaam",
    (
        VngField("achternaam", LONG, "contactnaam_achternaam"),
        VngField("voorletters", Text(10), "contactnaam_voorletters"),
        VngField("voornaam", LINE, "contactnaam_voornaam"),
        VngField("voorvoegselAchternaam", Text(10), "contactnaam_voorvoegsel_achternaam"),
    ),
)
IDENTIFICATOR_PARTS = {
    "objectId": "object_id",
    "codeObjecttype": "code_objecttype",
    "codeRegister": "code_register",
    "codeSoortObjectId": "code_soort_object_id",
}
ADDRESS_PARTS = {
    "adresregel1": ("adresregel_1", LINE),
    "adresregel2": ("adresregel_2", LINE),
    "adresregel3": ("adresregel_3", LINE),
    "codeLand": ("land", Text(40, country)),
    "nummeraanduidingid": ("nummeraanduiding_id", CODE),
}


def address(name: str) -> Group:
    fallbacks = {"adresregel1": partial(_street_line, name), "adresregel2": partial(_town_line, name)}
    fields = (
        VngField(part, kind, f"{name}_{column}", fallback=fallbacks.get(part))
        for part, (column, kind) in ADDRESS_PARTS.items()
    )
    return Group(name, tuple(fields))


def _street_line(name: str, row: sqlite3.Row) -> str:
    """The other face has street and number apart."""
    number = f"{row[f'{name}_huisnummer'] or ''}{row[f'{name}_huisnummertoevoeging']}"
    return f"{row[f'{name}_straatnaam']} {number}".strip()[:80]


def _town_line(name: str, row: sqlite3.Row) -> str:
    return f"{row[f'{name}_postcode']} {row[f'{name}_stad']}".strip()[:80]


def referentienummer(row: sqlite3.Row) -> str | None:
    number: str | None = row["referentienummer"]
    return number


ADDRESSES = (address("bezoekadres"), address("correspondentieadres"))


def identificator(name: str, prefix: str = "", *, required: bool = False) -> Group:
    fields = (VngField(part, CODE, prefix + column, required=True) for part, column in IDENTIFICATOR_PARTS.items())
    return Group(name, tuple(fields), required)


def exact(column: str, kind: Kind) -> VngFilter:
    return VngFilter(f"{column} IS ?", kind)


def contains(column: str) -> VngFilter:
    return VngFilter(f"instr({column}_zoek, ?) > 0", Text(1000), contains=True)


def address_filters(*, both: bool = True) -> dict[str, VngFilter]:
    """A form-encoded object gives its properties as parameters, so an address line means either of the addresses."""
    names = ("bezoekadres", "correspondentieadres") if both else ("bezoekadres",)
    return {
        part: VngFilter(" OR ".join(f"{name}_{column} = ?1" for name in names).join("()"), kind)
        for part, (column, kind) in ADDRESS_PARTS.items()
    }


def identificator_filters(prefix: str = "") -> dict[str, VngFilter]:
    return {part: exact(prefix + column, CODE) for part, column in IDENTIFICATOR_PARTS.items()}


def actortype(*fields: VngField) -> Group:
    return Group("actortype", fields)


FUNCTIE = VngField("functie", SHORT, "functie")
OMSCHRIJVING = VngField("omschrijving", LONG, "omschrijving")
EMAIL = VngField("eMailadres", Text(254), "emailadres")
TELEFOON = VngField("telefoonnummer", Text(20), "telefoonnummer")


def nummer_filter(*, referentienummer: bool) -> VngFilter:
    return VngFilter("(nummer = ?1 OR referentienummer = ?1)" if referentienummer else "nummer = ?1", Nummer())
