"""Names, postal addresses and digital addresses: their fields and the rules of their content."""

import re

from webapp.practice_provider.openklant.countries import COUNTRIES
from webapp.practice_provider.openklant.fields import Field
from webapp.practice_provider.openklant.kinds import Group, Integer, Text
from webapp.practice_provider.releases import Release

COUNTRY = "Ongeldige landcode, de code moet behoren tot de ISO 3166-standaard"
PHONE = "Het opgegeven telefoonnummer is ongeldig."
EMAIL = "Voer een geldig e-mailadres in."

_PHONE = re.compile(r"(0[1-9][0-9]{8}|\+[0-9]{9,15}|00[0-9]{7,13})")
_LENIENT_PHONE = re.compile(r"(0[0-9]{9,10}|\+[0-9]{9,15}|00[0-9]{7,13}|14[0-9]{3})")
_EMAIL_USER = re.compile(
    r"([-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*|\"[\x20\x21\x23-\x5b\x5d-\x7e]*\")", re.IGNORECASE
)
_EMAIL_DOMAIN = re.compile(
    r"(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+(?:[A-Z0-9-]{2,63}(?<!-))|\[[0-9a-f:.]+\]", re.IGNORECASE
)


def country_problem(text: str, release: Release) -> str | None:
    if not release.checks_addresses:
        return None if re.fullmatch(r"\d{4}", text) else "Voer een geldige landcode van vier cijfers in."
    if text in COUNTRIES:
        return None
    return f"{COUNTRY}. Bedoelde u {text.upper()}?" if text.upper() in COUNTRIES else COUNTRY


def nummeraanduiding_problem(text: str, release: Release) -> str | None:
    if not release.checks_addresses or re.fullmatch(r"[0-9]{16}", text):
        return None
    return f"Ongeldige nummeraanduiding BAG-ID: {text}"


def postcode_problem(text: str, release: Release) -> str | None:
    del release
    if re.fullmatch(r"[1-9][0-9]{3} [A-Z]{2}", text):
        return None
    return f"Postcode moet aan het volgende formaat voldoen: `1234 AB` (met spatie): {text}"


def phone_problem(text: str, release: Release) -> str | None:
    if not release.checks_phone:
        return None if _LENIENT_PHONE.fullmatch(text) else PHONE
    if not _PHONE.fullmatch(text) or text.startswith(release.refused_phone_prefixes):
        return PHONE
    return None


def email_problem(text: str, release: Release) -> str | None:
    del release
    user, separator, domain = text.rpartition("@")
    if not separator or not _EMAIL_USER.fullmatch(user):
        return EMAIL
    try:
        ascii_domain = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return EMAIL
    return None if domain == "localhost" or _EMAIL_DOMAIN.fullmatch(ascii_domain) else EMAIL


# The longest texts are those of 2.18; before 2.6 there is no street and nummeraanduidingId is any text.
ADDRESS_GROUP = Group(
    (
        Field("nummeraanduidingId", Text(255, rules=(nummeraanduiding_problem,))),
        Field("straatnaam", Text(255), since=(2, 6)),
        Field("huisnummer", Integer(1, 99999), nullable=True, default=None, since=(2, 6)),
        Field("huisnummertoevoeging", Text(20), since=(2, 6)),
        Field("postcode", Text(255, rules=(postcode_problem,)), since=(2, 6)),
        Field("stad", Text(255), since=(2, 6)),
        Field("adresregel1", Text(80), error_name="adresregel_1"),
        Field("adresregel2", Text(80), error_name="adresregel_2"),
        Field("adresregel3", Text(80), error_name="adresregel_3"),
        Field("land", Text(4, rules=(country_problem,)), until=(2, 5)),
        Field("land", Text(2, rules=(country_problem,)), since=(2, 6)),
    )
)
CONTACTNAAM = Group(
    (
        Field("voorletters", Text(10)),
        Field("voornaam", Text(200)),
        Field("voorvoegselAchternaam", Text(10)),
        Field("achternaam", Text(200)),
    )
)


def full_name(row: object) -> str:
    parts = (row[f"contactnaam_{part}"] for part in ("voornaam", "voorvoegsel_achternaam", "achternaam"))  # type: ignore[index]
    return " ".join(part for part in parts if part)
