"""The digital addresses as they were typed: what kind each is, and whether it is new to the partij (F1995)."""

import re
from dataclasses import dataclass

from webapp.domain import digitaal_adres
from webapp.domain.partij import DigitaalAdres, Partij, SoortDigitaalAdres
from webapp.domain.provider import Capabilities
from webapp.domain.rules import RuleError
from webapp.features.betrokkene.forms import MAX_DIGITALE_ADRESSEN, BetrokkeneForm
from webapp.features.betrokkene.parts import DigitaalAdresForm
from webapp.features.betrokkene.texts import checked_text
from webapp.registrations import OpgegevenAdres


@dataclass(frozen=True, slots=True)
class CheckedAdres:
    """``rij``: where it stands on the form. ``al_bekend``: the known partij has it, so it is not registered again."""

    rij: int
    adres: OpgegevenAdres
    al_bekend: bool


def checked_adressen(
    form: BetrokkeneForm, partij: Partij | None, capabilities: Capabilities | None
) -> tuple[CheckedAdres, ...]:
    """An empty row is none. What is wrong is an error at its field.

    What is known of somebody who is shielded does not count as known: that would confirm a guess.
    """
    shown = partij is not None and not partij.indicatie_geheimhouding
    known = {_key(adres) for adres in partij.digitale_adressen} if partij and shown else set()
    found: list[CheckedAdres] = []
    for rij, row in enumerate(form.digitale_rows()):
        adres = _checked_row(form, rij, row, capabilities)
        if adres is None:
            continue
        if any(_key(adres) == _key(earlier.adres) for earlier in found):
            form.add_error(_name(rij), "Dit adres staat er al. Vul een ander adres in, of maak dit veld leeg")
        found.append(CheckedAdres(rij, adres, _key(adres) in known))
    _check_number(form, found)
    return tuple(found)


def _checked_row(
    form: BetrokkeneForm, rij: int, row: DigitaalAdresForm, capabilities: Capabilities | None
) -> OpgegevenAdres | None:
    omschrijving = checked_text(form, _name(rij, "omschrijving"))
    if not row.adres.data:
        if omschrijving:
            form.add_error(_name(rij), "Vul het e-mailadres of telefoonnummer in, of maak de omschrijving leeg")
        return None
    try:
        soort, adres = _understood(row, accepts_088=capabilities is None or capabilities.phone_088)
    except RuleError as wrong:
        form.add_error(_name(rij), str(wrong))
        return None
    return OpgegevenAdres(soort, adres, omschrijving, ook_voor_later=row.for_later)


def _understood(row: DigitaalAdresForm, *, accepts_088: bool) -> tuple[SoortDigitaalAdres, str]:
    typed, chosen = row.adres.data or "", row.soort.data
    if chosen not in set(SoortDigitaalAdres):
        return digitaal_adres.recognised(typed, accepts_088=accepts_088)
    soort = SoortDigitaalAdres(chosen)
    return soort, digitaal_adres.normalised(soort, typed, accepts_088=accepts_088)


def _check_number(form: BetrokkeneForm, found: list[CheckedAdres]) -> None:
    if len(found) > MAX_DIGITALE_ADRESSEN:
        message = f"U kunt {MAX_DIGITALE_ADRESSEN} adressen tegelijk registreren. Haal er een weg"
        form.add_error(_name(found[MAX_DIGITALE_ADRESSEN].rij), message)


def _name(rij: int, field: str = "adres") -> str:
    return f"digitale_adressen-{rij}-{field}"


def _key(adres: OpgegevenAdres | DigitaalAdres) -> tuple[SoortDigitaalAdres, str]:
    """The same for the same address: others write a number of the Netherlands with its country."""
    return adres.soort, re.sub(r"^(?:\+31|0031)", "0", adres.adres).casefold()
