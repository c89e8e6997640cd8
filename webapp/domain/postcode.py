"""A Dutch postcode as Open Klant takes it (measured): with its space, in capitals.

SA, SD and SS are not given out, but the provider takes them, and refusing them helps nobody.
"""

import re

from webapp.domain.rules import RuleError
from webapp.domain.tekst import compact

_POSTCODE = re.compile(r"([0-9]{4})([A-Za-z]{2})")


def normalised(typed: str) -> str:
    parts = _POSTCODE.fullmatch(compact(typed))
    if parts is None:
        raise RuleError("Een postcode heeft 4 cijfers en 2 letters, zoals 1234 AB")
    digits, letters = parts.groups()
    if digits.startswith("0"):
        raise RuleError("Een postcode begint niet met een 0. Controleer de cijfers")
    return f"{digits} {letters.upper()}"
