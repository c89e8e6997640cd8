"""Who there is: actoren and partijen, as rows."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from webapp.practice_provider.sample import numbers, words
from webapp.practice_provider.values import Value

Row = dict[str, Any]

# The employee of the demo, and two people whom only their functie tells apart.
DEMO_EMPLOYEE = ("Noor", "de", "Wit", "klantadviseur")
NAMESAKES = (("Fatima", "", "El Amrani", "klantadviseur"), ("Fatima", "", "El Amrani", "juridisch medewerker"))
INACTIVE_EVERY = 11
AUTOMATA_EVERY = 20
STREET_SHARE = 0.5


def new_uuid(random: Random) -> str:
    digits = f"{random.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


@cache  # of few names, very many times
def plain(text: str) -> str:
    """For in an e-mail address."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", folded.lower())


def full_name(voornaam: str, voorvoegsel: str, achternaam: str) -> str:
    return " ".join(part for part in (voornaam, voorvoegsel, achternaam) if part)


def contactnaam(random: Random) -> Row:
    voornaam = random.choice(words.VOORNAMEN)
    voorvoegsel, achternaam = random.choice(words.ACHTERNAMEN)
    return {
        "contactnaam_voorletters": f"{voornaam[0]}.",
        "contactnaam_voornaam": voornaam,
        "contactnaam_voorvoegsel_achternaam": voorvoegsel,
        "contactnaam_achternaam": achternaam,
    }


NO_CONTACTNAAM = dict.fromkeys(
    (f"contactnaam_{part}" for part in ("voorletters", "voornaam", "voorvoegsel_achternaam", "achternaam")), ""
)


@cache
def _no_address(name: str) -> Row:
    """One for all: not to be changed."""
    texts = ("straatnaam", "postcode", "stad", "adresregel_1", "adresregel_2", "land", "nummeraanduiding_id")
    return {f"{name}_huisnummer": None} | {f"{name}_{column}": "" for column in texts}


def address(random: Random, name: str, *, filled: bool) -> Row:
    """A Dutch address as street and number, or as lines; both are met in practice."""
    empty = _no_address(name)
    if not filled:
        return empty
    row = empty.copy()
    street, number = random.choice(words.STRATEN), random.randrange(1, 240)
    postcode = numbers.postcode(random)
    row[f"{name}_land"] = "NL"
    row[f"{name}_nummeraanduiding_id"] = numbers.nummeraanduiding_id(random)
    if random.random() < STREET_SHARE:
        row |= {f"{name}_straatnaam": street, f"{name}_huisnummer": number}
        row |= {f"{name}_postcode": postcode, f"{name}_stad": words.STAD}
    else:
        row |= {f"{name}_adresregel_1": f"{street} {number}", f"{name}_adresregel_2": f"{postcode} {words.STAD}"}
    return row


def actoren(random: Random, count: int) -> list[Row]:
    automata = min(len(words.AUTOMATEN), count // AUTOMATA_EVERY)
    units = min(len(words.EENHEDEN), count * len(words.EENHEDEN) // 60)
    employees = count - automata - units
    return [
        *(_automaton(random, name) for name in words.AUTOMATEN[:automata]),
        *(_unit(random, *unit) for unit in words.EENHEDEN[:units]),
        *_employees(random, employees),
    ]


def _actor(random: Random, naam: str, soort: str, **more: Value) -> Row:
    empty = dict.fromkeys(("functie", "omschrijving", "emailadres", "telefoonnummer"), "")
    return {
        "uuid": new_uuid(random),
        "naam": naam,
        "soort_actor": soort,
        "indicatie_actief": 1,
        "identificatie": 1,
        **empty,
        **more,
    }


def _codes(register: str, soort: str, objecttype: str, object_id: str) -> Row:
    return {
        "actoridentificator_object_id": object_id,
        "actoridentificator_code_objecttype": objecttype,
        "actoridentificator_code_register": register,
        "actoridentificator_code_soort_object_id": soort,
    }


def _automaton(random: Random, name: str) -> Row:
    codes = _codes("appregister", "id", "applicatie", plain(name))
    return _actor(random, name, "geautomatiseerde_actor", functie="automatische intake", omschrijving=name, **codes)


def _unit(random: Random, naam: str, objecttype: str, code: str) -> Row:
    return _actor(
        random,
        naam,
        "organisatorische_eenheid",
        omschrijving=f"Afdeling {naam}" if objecttype == "afd" else naam,
        emailadres=f"{code}@{numbers.MUNICIPALITY_DOMAIN}",
        telefoonnummer=numbers.landline(random),
        **_codes("obj", "idf", objecttype, code),
    )


def _employees(random: Random, count: int) -> Iterator[Row]:
    fixed = (DEMO_EMPLOYEE, *NAMESAKES)
    used: set[str] = set()
    for place in range(count):
        if place < len(fixed):
            voornaam, voorvoegsel, achternaam, functie = fixed[place]
        else:
            voornaam = random.choice(words.VOORNAMEN)
            voorvoegsel, achternaam = random.choice(words.ACHTERNAMEN)
            functie = words.FUNCTIES[place % len(words.FUNCTIES)]
        local = f"{plain(voornaam)}.{plain(voorvoegsel + achternaam)}"
        local = local if local not in used else f"{local}{place}"
        used.add(local)
        email = f"{local}@{numbers.MUNICIPALITY_DOMAIN}"
        signs_in = place % 2 == 0  # known by the account they sign in with; the others by their personnel number
        codes = _codes("msei", "email", "mdw", email) if signs_in else _codes("obj", "idf", "mdw", f"{10_000 + place}")
        yield _actor(
            random,
            full_name(voornaam, voorvoegsel, achternaam),
            "medewerker",
            functie=functie,
            emailadres=email,
            telefoonnummer=numbers.landline(random),
            **codes,
        ) | {"indicatie_actief": int(place % INACTIVE_EVERY != INACTIVE_EVERY - 1)}
