"""A phone number as a provider takes it, from how people say and write it.

Form and refused prefixes are Open Klant's (measured); how numbers are dialled and how long they are in which country
is libphonenumber's. Whether a number is given out is not looked at: ranges come faster than releases of this
application, and the practice data has only numbers that are nobody's.
"""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, ValidationResult

from webapp.domain.limits import MAX_DIGITAAL_ADRES
from webapp.domain.rules import RuleError
from webapp.domain.tekst import checked, compact

_NETHERLANDS = 31
_NATIONAL_DIGITS = 10
_NOBODYS = ("0800", "0900", "0906", "0909")
_SCHEME = re.compile(r"^tel:", re.IGNORECASE)
_DIALLED = re.compile(r"\+?[0-9]+")
_SHORT_NUMBER = re.compile(r"(0?14[0-9]{3,4}|1[0-9]{2,7})")  # 14020, 140598, 112, 116000
_INTERNATIONAL = re.compile(r"\+[0-9]{9,15}")
_EXTENSION = re.compile(r"[0-9][^0-9]*(toestel|tst|doorkies|ext|x|#)[^0-9]*[0-9]+$", re.IGNORECASE)

_CHARACTERS = "Vul alleen een telefoonnummer in, zoals 06 12345678. Andere tekst hoort bij de omschrijving"
_WITHOUT_EXTENSION = "Vul het nummer zonder toestel in. Het toestel hoort bij de omschrijving"
_SHORT = "Korte nummers, zoals 112 en 14020, kunt u niet registreren. Vul een nummer van 10 cijfers in"
_SERVICE = "Nummers die met 0800 of 0900 beginnen, kunt u niet registreren. Vul een ander nummer in"
_BEGIN = "Begin met een 0, zoals in 06 12345678. Begin een nummer uit een ander land met een +"
_COUNTRY = "Dit landnummer bestaat niet. Begin met het landnummer, zoals +32 voor België"
_TOO_SHORT = "Dit telefoonnummer is te kort. Een Nederlands nummer heeft 10 cijfers, samen met het netnummer"
_TOO_LONG = "Dit telefoonnummer is te lang. Een Nederlands nummer heeft 10 cijfers. Vul één nummer in"
_WRONG = "Dit telefoonnummer klopt niet. Controleer de cijfers"
_NO_088 = "Nummers die met 088 beginnen, kunt u hier niet registreren. Vul een ander nummer in"

_LENGTHS = {
    ValidationResult.TOO_SHORT: _TOO_SHORT,
    ValidationResult.IS_POSSIBLE_LOCAL_ONLY: _TOO_SHORT,
    ValidationResult.INVALID_LENGTH: _WRONG,
    ValidationResult.TOO_LONG: _TOO_LONG,
}
_PARSING = {
    NumberParseException.INVALID_COUNTRY_CODE: _COUNTRY,
    NumberParseException.TOO_LONG: _TOO_LONG,
}


def normalised(typed: str, *, accepts_088: bool = True) -> str:
    """Ten digits in the Netherlands (``0612345678``), E.164 elsewhere (``+3221234567``)."""
    dialled = _dialled(typed)
    if _SHORT_NUMBER.fullmatch(dialled):
        raise RuleError(_SHORT)
    if not dialled.startswith(("0", "+")):
        raise RuleError(_BEGIN)
    number = _parsed(dialled)
    return _dutch(number, accepts_088=accepts_088) if number.country_code == _NETHERLANDS else _foreign(number)


def _dialled(typed: str) -> str:
    """The digits, after a plus where there is one."""
    text = _SCHEME.sub("", checked(typed))
    if len(text) > MAX_DIGITAAL_ADRES:
        raise RuleError(_TOO_LONG)
    if _EXTENSION.search(text):
        raise RuleError(_WITHOUT_EXTENSION)
    dialled = compact(text, also="/()")
    if not _DIALLED.fullmatch(dialled):
        raise RuleError(_CHARACTERS)
    return dialled


def _parsed(dialled: str) -> PhoneNumber:
    try:
        return phonenumbers.parse(dialled, "NL")
    except NumberParseException as error:
        raise RuleError(_PARSING.get(error.error_type, _TOO_SHORT)) from None


def _dutch(number: PhoneNumber, *, accepts_088: bool) -> str:
    national = f"0{number.national_number}"
    if national.startswith(_NOBODYS):
        raise RuleError(_SERVICE)
    if _SHORT_NUMBER.fullmatch(national):
        raise RuleError(_SHORT)
    if len(national) != _NATIONAL_DIGITS:
        raise RuleError(_TOO_SHORT if len(national) < _NATIONAL_DIGITS else _TOO_LONG)
    if national.startswith("088") and not accepts_088:
        raise RuleError(_NO_088)
    return national


def _foreign(number: PhoneNumber) -> str:
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != ValidationResult.IS_POSSIBLE:
        raise RuleError(_LENGTHS.get(reason, _COUNTRY))
    international = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if not _INTERNATIONAL.fullmatch(international):  # a few islands have shorter ones, which no provider takes
        raise RuleError(_TOO_SHORT)
    if _parsed(international) != number:  # a zero too many, that would come off the next time
        raise RuleError(_WRONG)
    return international
