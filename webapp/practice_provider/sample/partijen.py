"""Partijen with what hangs on them: identificatoren and digital addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from webapp.practice_provider.sample import numbers, words
from webapp.practice_provider.sample.people import (
    NO_CONTACTNAAM,
    Row,
    address,
    contactnaam,
    new_uuid,
    plain,
)

# Out of ten partijen: persons, organisations, and people who work for one of those.
SOORTEN = ("organisatie", "persoon", "persoon", "persoon", "contactpersoon") + ("persoon",) * 4 + ("organisatie",)
SECRET_SHARE, VESTIGING_SHARE, RSIN_SHARE, PHONE_SHARE, EMAIL_SHARE = 0.04, 0.4, 0.5, 0.75, 0.8
ACTIVE_SHARE, ADDRESS_SHARE, SECOND_ADDRESS_SHARE = 0.98, 0.8, 0.1


@dataclass
class Population:
    partijen: list[Row] = field(default_factory=list)
    identificatoren: list[Row] = field(default_factory=list)
    adressen: list[Row] = field(default_factory=list)

    def uuids(self) -> list[str]:
        return [row["uuid"] for row in self.partijen]


@dataclass(frozen=True)
class Stock:
    """What organisations are known by."""

    kvk_nummers: Iterator[str] = field(default_factory=numbers.kvk_nummers)
    rsins: Iterator[str] = field(default_factory=numbers.rsins)
    vestigingsnummers: Iterator[str] = field(default_factory=numbers.vestigingsnummers)


def population(random: Random, count: int) -> Population:
    found = Population()
    bsns, stock = numbers.bsns(), Stock()
    organisaties: list[str] = []
    for place in range(count):
        soort = SOORTEN[place % len(SOORTEN)]
        row = _partij(random, soort)
        found.partijen.append(row)
        if soort == "organisatie":
            row["naam"] = _company(random, place)
            organisaties.append(row["uuid"])
            _identify_organisatie(random, found, row, stock)
        else:
            row |= contactnaam(random)
        if soort == "contactpersoon":
            row["werkte_voor_partij"] = random.choice(organisaties)
        if soort == "persoon" and (bsn := next(bsns, None)) is not None:  # a limited stock: the rest goes without
            found.identificatoren.append(identificator(random, row["uuid"], "bsn", bsn))
        _add_addresses(random, found, row)
    return found


def _partij(random: Random, soort: str) -> Row:
    return {
        "uuid": new_uuid(random),
        "soort_partij": soort,
        "indicatie_actief": int(random.random() < ACTIVE_SHARE),
        "indicatie_geheimhouding": int(soort == "persoon" and random.random() < SECRET_SHARE),
        "identificatie": 1,
        "identificatie_uuid": new_uuid(random),
        "werkte_voor_partij": None,
        "naam": "",
        "voorkeurstaal": random.choice(("nld", "nld", "nld", "nld", "eng", "tur", "")),
        "interne_notitie": random.choice(("", "", "", "", "Let op: alleen 's middags bellen.")),
        **NO_CONTACTNAAM,
        **address(random, "bezoekadres", filled=random.random() < ADDRESS_SHARE),
        **address(random, "correspondentieadres", filled=random.random() < SECOND_ADDRESS_SHARE),
    }


def _company(random: Random, place: int) -> str:
    name = words.BEDRIJFSNAMEN[place % len(words.BEDRIJFSNAMEN)]
    street = "" if place < len(words.BEDRIJFSNAMEN) else f" {random.choice(words.STRATEN)}"
    return f"{name}{street} {random.choice(words.RECHTSVORMEN)}".strip()


CODES = {
    "bsn": ("brp", "natuurlijk_persoon"),
    "kvk_nummer": ("hr", "niet_natuurlijk_persoon"),
    "rsin": ("hr", "niet_natuurlijk_persoon"),
    "vestigingsnummer": ("hr", "vestiging"),
}


def identificator(random: Random, partij: str, soort: str, object_id: str, sub: str | None = None) -> Row:
    register, objecttype = CODES[soort]
    return {
        "uuid": new_uuid(random),
        "identificeerde_partij": partij,
        "sub_identificator_van": sub,
        "code_register": register,
        "code_objecttype": objecttype,
        "code_soort_object_id": soort,
        "object_id": object_id,
    }


def _identify_organisatie(random: Random, found: Population, row: Row, stock: Stock) -> None:
    kvk_nummer = next(stock.kvk_nummers, None)
    if kvk_nummer is None:  # a limited stock as well
        return
    kvk = identificator(random, row["uuid"], "kvk_nummer", kvk_nummer)
    found.identificatoren.append(kvk)
    if random.random() < RSIN_SHARE:
        found.identificatoren.append(identificator(random, row["uuid"], "rsin", next(stock.rsins)))
    if random.random() < VESTIGING_SHARE:
        number = next(stock.vestigingsnummers)
        found.identificatoren.append(identificator(random, row["uuid"], "vestigingsnummer", number, kvk["uuid"]))


def _add_addresses(random: Random, found: Population, row: Row) -> None:
    owner = {"verstrekt_door_partij": row["uuid"], "verstrekt_door_betrokkene": None}
    local = plain(row["naam"]) or f"{plain(row['contactnaam_voornaam'])}.{plain(row['contactnaam_achternaam'])}"
    found.adressen += digital_addresses(random, local, owner)


def digital_addresses(random: Random, local: str, owner: Row) -> list[Row]:
    rows = []
    if random.random() < EMAIL_SHARE:
        email = f"{local}{random.randrange(1, 99)}@{numbers.CITIZEN_DOMAIN}"
        rows.append(_digital(random, "email", email, random.choice(("e-mail", "werk", "privé")), owner))
    if random.random() < PHONE_SHARE:
        number = numbers.mobile(random)
        rows.append(_digital(random, "telefoonnummer", number, random.choice(("mobiel", "mobiel", "werk")), owner))
    return rows


def _digital(random: Random, soort: str, adres: str, omschrijving: str, owner: Row) -> Row:
    return {
        "uuid": new_uuid(random),
        "soort_digitaal_adres": soort,
        "adres": adres,
        "omschrijving": omschrijving,
        "is_standaard_adres": int(owner["verstrekt_door_partij"] is not None),
        **owner,
    }
