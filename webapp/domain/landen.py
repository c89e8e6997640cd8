"""The countries of ISO 3166-1 by their Dutch names, from CLDR (Babel)."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from babel import Locale

_NETHERLANDS = "NL"
_ALPHA_2 = re.compile(r"[A-Z]{2}")
# What CLDR names besides: exceptionally reserved by ISO 3166, or left to its users (Kosovo, outlying Oceania, unknown).
_NOT_ASSIGNED = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "TA", "UN", "QO", "XA", "XB", "XK", "ZZ"})


@cache
def namen() -> Mapping[str, str]:
    """Alpha-2 code to name: the Netherlands first, then by the alphabet. Made on first use: it takes 4 MB."""
    names = {
        code: name
        for code, name in Locale("nl").territories.items()
        if _ALPHA_2.fullmatch(code) and code not in _NOT_ASSIGNED
    }
    ordered = sorted(names, key=lambda code: (code != _NETHERLANDS, _sortable(names[code])))
    return MappingProxyType({code: names[code] for code in ordered})


def _sortable(name: str) -> str:
    """Without accents and capitals."""
    plain = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return "".join(plain).casefold()
