"""An e-mail address, a phone number or something else, told apart by what was typed."""

import re

from webapp.domain import emailadres, telefoonnummer
from webapp.domain.limits import MAX_DIGITAAL_ADRES
from webapp.domain.partij import SoortDigitaalAdres
from webapp.domain.rules import RuleError
from webapp.domain.tekst import checked, without_marks

_SCHEMES = {"mailto:": SoortDigitaalAdres.EMAIL, "tel:": SoortDigitaalAdres.TELEFOONNUMMER}
# Something before the @, so no profile (voorbeeld.nl/@naam); what is wrong behind it is for the rule to name.
_EMAIL = re.compile(r"[^@/\s]\s?@(\s?[^@\s/]+\.[a-z]{2,}|[^@\s/]+$)")
_HANDLE_OR_URL = re.compile(r"@|.*://")
_PHONE_BEGIN = re.compile(r"[+(0-9]")


def recognised(typed: str, *, accepts_088: bool = True) -> tuple[SoortDigitaalAdres, str]:
    """What looks like an e-mail address or a phone number has to be a right one: it is not registered as *overig*."""
    soort = _soort(without_marks(checked(typed)).casefold())
    return soort, normalised(soort, typed, accepts_088=accepts_088)


def normalised(soort: SoortDigitaalAdres, typed: str, *, accepts_088: bool = True) -> str:
    match soort:
        case SoortDigitaalAdres.EMAIL:
            return emailadres.normalised(typed)
        case SoortDigitaalAdres.TELEFOONNUMMER:
            return telefoonnummer.normalised(typed, accepts_088=accepts_088)
        case SoortDigitaalAdres.OVERIG:
            return _overig(typed)


def _soort(text: str) -> SoortDigitaalAdres:
    for scheme, soort in _SCHEMES.items():
        if text.startswith(scheme):
            return soort
    if _EMAIL.search(text) and not _HANDLE_OR_URL.match(text):
        return SoortDigitaalAdres.EMAIL
    if _PHONE_BEGIN.match(text) and _mostly_digits(text):
        return SoortDigitaalAdres.TELEFOONNUMMER
    return SoortDigitaalAdres.OVERIG


def _mostly_digits(text: str) -> bool:
    others = sum(character.isalpha() for character in text)
    return others < sum(character.isdigit() for character in text)


def _overig(typed: str) -> str:
    text = checked(typed, at_most=MAX_DIGITAAL_ADRES)
    if not text:
        raise RuleError("Vul een e-mailadres, een telefoonnummer of een ander adres in")
    return text
