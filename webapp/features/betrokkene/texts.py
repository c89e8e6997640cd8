"""A text as it may be registered, with an error at its field where it may not."""

from webapp.domain import limits, tekst
from webapp.domain.rules import RuleError
from webapp.forms import messages
from webapp.forms.base import KccForm

_TEXTS = {
    "voorletters": ("De voorletters", limits.MAX_VOORLETTERS),
    "voornaam": ("De voornaam", limits.MAX_VOORNAAM),
    "voorvoegsel_achternaam": ("Het tussenvoegsel", limits.MAX_VOORVOEGSEL),
    "achternaam": ("De achternaam", limits.MAX_ACHTERNAAM),
    "organisatienaam": ("De naam van de organisatie", limits.MAX_ORGANISATIENAAM),
    "adresregel1": ("Adresregel 1", limits.MAX_ADRESREGEL),
    "adresregel2": ("Adresregel 2", limits.MAX_ADRESREGEL),
    "adresregel3": ("Adresregel 3", limits.MAX_ADRESREGEL),
    "straatnaam": ("De straat", limits.MAX_STRAATNAAM),
    "huisnummertoevoeging": ("De toevoeging", limits.MAX_TOEVOEGING),
    "stad": ("De plaats", limits.MAX_STAD),
    "omschrijving": ("De omschrijving", limits.MAX_OMSCHRIJVING),
}


def checked_text(form: KccForm, name: str) -> str:
    """``name`` is the field's whole name; its last part says what it is. Too long a text comes back as it is."""
    ding, maximum = _TEXTS[name.rpartition("-")[2]]
    typed = form.leaf(name).data or ""
    try:
        text = tekst.checked(typed)
    except RuleError as wrong:
        form.add_error(name, str(wrong))
        return ""
    if len(text) > maximum:
        form.add_error(name, messages.te_lang(ding, len(text) - maximum, maximum))
    return text
