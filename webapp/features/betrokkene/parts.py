"""The parts of the form that occur more than once: an address, and a digital address."""

import re
from collections.abc import Iterable, Iterator

from wtforms import FieldList, Form, RadioField, SelectField

from webapp.domain.partij import SoortDigitaalAdres
from webapp.forms.fields import TekstField

NEDERLAND = "NL"
CONTACT, LATER = "contact", "later"

_STREET = ("straatnaam", "huisnummer", "huisnummertoevoeging", "postcode", "stad")
_LINES = ("adresregel1", "adresregel2", "adresregel3")
_OFF = {"autocomplete": "off"}
_NUMBER = {**_OFF, "inputmode": "numeric"}


class AdresForm(Form):
    """An address is only there when something besides ``land`` is filled."""

    land = SelectField("Land", default=NEDERLAND, validate_choice=False, choices=[], render_kw=_OFF)
    postcode = TekstField("Postcode", render_kw=_OFF)
    huisnummer = TekstField("Huisnummer", render_kw=_NUMBER)
    huisnummertoevoeging = TekstField("Toevoeging", render_kw=_OFF)
    straatnaam = TekstField("Straat", render_kw=_OFF)
    stad = TekstField("Plaats", render_kw=_OFF)
    adresregel1 = TekstField("Adresregel 1", description="Straat en huisnummer, of postbus.", render_kw=_OFF)
    adresregel2 = TekstField("Adresregel 2", description="Postcode en plaats.", render_kw=_OFF)
    adresregel3 = TekstField("Adresregel 3", render_kw=_OFF)
    nummeraanduiding_id = TekstField("BAG-nummer", description="16 cijfers.", render_kw=_NUMBER)

    @property
    def has_street(self) -> bool:
        return any(self[name].data for name in _STREET)

    @property
    def has_lines(self) -> bool:
        return any(self[name].data for name in _LINES)

    @property
    def is_filled(self) -> bool:
        return self.has_street or self.has_lines or bool(self.nummeraanduiding_id.data)


class Rows(FieldList):  # type: ignore[type-arg]  # generic for the type checker only
    """Only rows that a form of ours has: WTForms falls over a number that is none, and over one without end."""

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        for name in formdata:
            found = re.fullmatch(rf"{re.escape(prefix)}-([0-9]{{1,4}})-[a-z]+", name)
            if found:
                yield int(found[1])


class DigitaalAdresForm(Form):
    """``soort`` empty: to be found from what is typed."""

    adres = TekstField("E-mailadres of telefoonnummer", render_kw={**_OFF, "spellcheck": "false"})
    soort = SelectField(
        "Soort",
        choices={
            "": "Automatisch",
            SoortDigitaalAdres.EMAIL.value: "E-mailadres",
            SoortDigitaalAdres.TELEFOONNUMMER.value: "Telefoonnummer",
            SoortDigitaalAdres.OVERIG.value: "Anders",
        },
        validate_choice=False,
        render_kw=_OFF,
    )
    omschrijving = TekstField("Omschrijving", render_kw=_OFF)
    bewaren = RadioField(
        "Bewaren",
        choices={CONTACT: "Alleen voor dit contact", LATER: "Ook voor later"},
        default=CONTACT,
        validate_choice=False,
    )

    @property
    def for_later(self) -> bool:
        return bool(self.bewaren.data == LATER)
