"""An address as it was typed, checked for what makes it usable."""

from webapp.domain import landen, postcode
from webapp.domain.limits import DIGITS_NUMMERAANDUIDING_ID, MAX_HUISNUMMER
from webapp.domain.partij import Adres
from webapp.domain.provider import Capabilities
from webapp.domain.rules import RuleError
from webapp.domain.tekst import compact
from webapp.features.betrokkene.forms import BetrokkeneForm
from webapp.features.betrokkene.parts import NEDERLAND, AdresForm
from webapp.features.betrokkene.texts import checked_text


def checked_adres(form: BetrokkeneForm, name: str, capabilities: Capabilities | None) -> Adres | None:
    """None where there is none. What is wrong is an error at its field."""
    part = form.adres_form(name)
    if not part.is_filled:
        return None
    check = _Check(form, name, part)
    land = check.land(capabilities)
    if part.has_street:
        check.street(land)
    if part.has_lines and not part.adresregel1.data:
        check.fail("adresregel1", "Vul adresregel 1 in, met de straat en het huisnummer")
    return Adres(
        adresregel1=check.text("adresregel1"),
        adresregel2=check.text("adresregel2"),
        adresregel3=check.text("adresregel3"),
        land=land,
        nummeraanduiding_id=check.nummeraanduiding(),
        straatnaam=check.text("straatnaam"),
        huisnummer=check.huisnummer(),
        huisnummertoevoeging=check.text("huisnummertoevoeging"),
        postcode=check.postcode(land),
        stad=check.text("stad"),
    )


def iso_of(land: str) -> str:
    """By its code or by its name; empty means the Netherlands, and what is unknown stays as it is."""
    by_name = {naam.casefold(): iso for iso, naam in landen.namen().items()}
    return by_name.get(land.casefold(), land.upper()) or NEDERLAND


class _Check:
    def __init__(self, form: BetrokkeneForm, name: str, part: AdresForm) -> None:
        self._form = form
        self._name = name
        self._part = part

    def fail(self, field: str, message: str) -> None:
        self._form.add_error(f"{self._name}-{field}", message)

    def land(self, capabilities: Capabilities | None) -> str:
        iso = iso_of(self._part.land.data or "")
        taken = capabilities.landen if capabilities else None
        if iso not in landen.namen() or (taken is not None and iso not in taken):
            self.fail("land", "Kies een land uit de lijst")
        return iso

    def text(self, field: str) -> str:
        return checked_text(self._form, f"{self._name}-{field}")

    def street(self, land: str) -> None:
        """Enough for somebody to find the door; abroad the lines are for that."""
        part = self._part
        if land != NEDERLAND:
            self.fail("adresregel1", "Vul een adres buiten Nederland in bij de adresregels, niet bij straat en plaats")
        elif not part.huisnummer.data:
            self.fail("huisnummer", "Vul het huisnummer in")
        elif not (part.postcode.data or (part.straatnaam.data and part.stad.data)):
            self.fail("postcode", "Vul de postcode in, of de straat en de plaats")

    def huisnummer(self) -> int | None:
        typed = self._part.huisnummer.data or ""
        if not typed:
            return None
        number = int(_digits(typed) or 0)
        if not 0 < number <= MAX_HUISNUMMER:
            self.fail("huisnummer", "Vul bij Huisnummer alleen een getal in. Een letter hoort bij Toevoeging")
            return None
        return number

    def postcode(self, land: str) -> str:
        typed = self._part.postcode.data or ""
        if not typed or land != NEDERLAND:
            return typed
        try:
            return postcode.normalised(typed)
        except RuleError as wrong:
            self.fail("postcode", str(wrong))
            return typed

    def nummeraanduiding(self) -> str:
        typed = self._part.nummeraanduiding_id.data or ""
        if not typed:
            return ""
        digits = _digits(typed)
        if len(digits) != DIGITS_NUMMERAANDUIDING_ID:
            self.fail("nummeraanduiding_id", "Een BAG-nummer heeft 16 cijfers. Maak dit veld leeg als u het niet weet")
        return digits


def _digits(typed: str) -> str:
    """Empty where something else stands there too, or far more than a number of ours has."""
    try:
        digits = compact(typed)
    except RuleError:
        return ""
    return digits if digits.isascii() and digits.isdecimal() and len(digits) <= DIGITS_NUMMERAANDUIDING_ID else ""
