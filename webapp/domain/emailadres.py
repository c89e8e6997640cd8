"""An e-mail address that a provider takes: what Open Klant (Django's check) refuses, and what cannot be reached."""

import re

from email_validator import EmailNotValidError, validate_email

from webapp.domain.limits import MAX_DIGITAAL_ADRES
from webapp.domain.rules import RuleError
from webapp.domain.tekst import checked, without_marks

_SCHEME = re.compile(r"^mailto:", re.IGNORECASE)
_DOMAIN = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}(?<!-)", re.IGNORECASE)

_FORM = "Dit e-mailadres klopt niet. Vul een adres in zoals naam@voorbeeld.nl"


def normalised(typed: str) -> str:
    """As typed, upper and lower case too: a provider finds addresses back by their exact case."""
    text = without_marks(checked(typed))
    if _SCHEME.match(text):
        text = _SCHEME.sub("", text).partition("?")[0].strip()
    if len(text) > MAX_DIGITAAL_ADRES:
        raise RuleError("Dit e-mailadres is te lang. U kunt maximaal 80 tekens gebruiken")
    user, at, domain = text.rpartition("@")
    if not at:
        raise RuleError("In een e-mailadres hoort een @, zoals in naam@voorbeeld.nl")
    if " " in text:
        raise RuleError("In een e-mailadres staat geen spatie. Vul alleen het adres in, zoals naam@voorbeeld.nl")
    if not user.isascii():
        raise RuleError("Voor de @ kan alleen een letter zonder accent staan. Vraag hoe u het e-mailadres spelt")
    if "." not in domain:
        raise RuleError("Achter de @ hoort een punt, zoals in naam@voorbeeld.nl")
    return f"{user}@{_reachable(text, domain)}"


def _reachable(text: str, domain: str) -> str:
    """The domain, its letters outside a to z in their usual form. Asks nobody: a look-up would tell the address."""
    try:
        address = validate_email(text, check_deliverability=False, allow_smtputf8=False)
        usual = domain if domain.isascii() else address.domain
        encoded = usual.encode("idna").decode("ascii")
    except (EmailNotValidError, UnicodeError):
        raise RuleError(_FORM) from None
    if not _DOMAIN.fullmatch(encoded):
        raise RuleError(_FORM)
    return usual
