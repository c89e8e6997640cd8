"""The numbers that a partij is known by, as the registers spell them: digits only."""

import re
from dataclasses import dataclass

from stdnum.nl import bsn

from webapp.domain.partij import Identificator, SoortIdentificator
from webapp.domain.rules import RuleError
from webapp.domain.tekst import compact

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Rule:
    """``wrong``: the sentence for a number that does not pass the elfproef; None where that test does not count."""

    digits: int
    form: str
    wrong: str | None = None


_RULES = {
    SoortIdentificator.BSN: _Rule(
        9, "Een burgerservicenummer heeft 9 cijfers", "Dit burgerservicenummer bestaat niet. Controleer de cijfers"
    ),
    SoortIdentificator.RSIN: _Rule(9, "Een RSIN heeft 9 cijfers", "Dit RSIN bestaat niet. Controleer de cijfers"),
    SoortIdentificator.KVK_NUMMER: _Rule(8, "Een KvK-nummer heeft 8 cijfers"),
    SoortIdentificator.VESTIGINGSNUMMER: _Rule(12, "Een vestigingsnummer heeft 12 cijfers"),
}


def normalised(soort: SoortIdentificator, typed: str) -> str:
    """A BSN of eight digits gets its leading zero back where it then passes the elfproef: programs drop that zero.

    An RSIN does not: eight digits there are rather a KvK-nummer.
    """
    rule, number = _RULES[soort], compact(typed)
    if soort is SoortIdentificator.BSN and re.fullmatch(r"[0-9]{8}", number) and bsn.is_valid(f"0{number}"):
        return f"0{number}"
    if not re.fullmatch(rf"[0-9]{{{rule.digits}}}", number):
        raise RuleError(rule.form)
    if rule.wrong is not None and not bsn.is_valid(number):
        raise RuleError(rule.wrong)
    return number


def possible(typed: str) -> tuple[Identificator, ...]:
    """Everything that this could be the number of; nothing where it is none."""
    return tuple(found for soort in SoortIdentificator if (found := _as(soort, typed)) is not None)


def masked(object_id: str) -> str:
    """For a screen: enough to recognise a number by that is known, too little to read it off."""
    hidden = max(len(object_id) - _SHOWN, 0) or len(object_id)
    return "•" * hidden + object_id[hidden:]


def _as(soort: SoortIdentificator, typed: str) -> Identificator | None:
    try:
        return Identificator(soort, normalised(soort, typed))
    except RuleError:
        return None
