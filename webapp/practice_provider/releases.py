"""What an Open Klant of a given release does differently; the newest is the default.

Here is behaviour. Fields, filters and expansions that came or went say so themselves, with `since` and `until`.
"""

from dataclasses import dataclass

Version = tuple[int, int]


@dataclass(frozen=True)
class Release:
    version: Version
    api_version: str
    refuses_unknown_parameters: bool = True
    assigns_nummer: bool = False  # and then refuses null
    checks_identificatoren: bool = True  # uniqueness, enums, elfproef
    checks_addresses: bool = True  # land as ISO alpha-2, nummeraanduidingId as 16 digits
    refused_phone_prefixes: tuple[str, ...] = ("0800", "0900", "1400", "140")
    checks_phone: bool = True
    invalid_title: str = "Ongeldige invoerwaarde."
    invalid_detail: str = "Ongeldige invoerwaarde."


RELEASES = {
    "2.4": Release(
        version=(2, 4),
        api_version="0.0.3",
        refuses_unknown_parameters=False,
        assigns_nummer=True,
        checks_identificatoren=False,
        checks_addresses=False,
        checks_phone=False,
        invalid_title="Invalid input.",
        invalid_detail="",
    ),
    "2.15": Release(
        version=(2, 15),
        api_version="0.6.0",
        assigns_nummer=True,
        refused_phone_prefixes=("0800", "0900", "088", "1400", "140"),
    ),
    "2.18": Release(version=(2, 18), api_version="0.9.0"),
}
NEWEST = "2.18"
