"""Country codes: ISO 3166-1 alpha-2 since 2.6, the four digits of the national country table before.

Only the Netherlands is translated; any other code goes as it is, so that the provider refuses it aloud.
"""

_DIGITS = {"NL": "6030"}
_ISO = {digits: iso for iso, digits in _DIGITS.items()}


def to_digits(land: str) -> str:
    return _DIGITS.get(land, land)


def to_iso(land: str) -> str:
    return _ISO.get(land, land)
