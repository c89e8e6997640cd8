"""Somebody who is not known yet: the answer to the consent question, and the partij that may come of it (F7554)."""

from dataclasses import dataclass

from webapp.domain import identificator
from webapp.domain.partij import Identificator, SoortIdentificator, SoortPartij
from webapp.domain.provider import Capabilities
from webapp.domain.rules import RuleError
from webapp.features.betrokkene.forms import GEEN_NUMMER, IDENTIFICATOREN, JA, NEE, BetrokkeneForm
from webapp.registrations import PartijAanvraag
from webapp.web.services import BetrokkeneRules

_FOR_SOORT = {
    SoortPartij.PERSOON: "Bij een persoon hoort een BSN. Kies BSN of Geen nummer bekend",
    SoortPartij.CONTACTPERSOON: "Bij een contactpersoon hoort een BSN. Kies BSN of Geen nummer bekend",
    SoortPartij.ORGANISATIE: "Bij een organisatie hoort een KvK-nummer, RSIN of vestigingsnummer. "
    "Kies een daarvan, of Geen nummer bekend",
}


def asks_number(form: BetrokkeneForm, rules: BetrokkeneRules) -> bool:
    """Whether a partij can come of it, so that its soort and identificator count."""
    return form.is_new and (form.agrees or (rules.lege_partij and form.toestemming.data == NEE))


def wanted_identificator(form: BetrokkeneForm, rules: BetrokkeneRules) -> Identificator | None:
    """What was typed, where it counts and passes its rule."""
    soort = _soort_identificator(form)
    if not asks_number(form, rules) or soort is None or not form.identificator.data:
        return None
    try:
        return Identificator(soort, identificator.normalised(soort, form.identificator.data))
    except RuleError:
        return None


def check_toestemming(form: BetrokkeneForm) -> None:
    if form.toestemming.data not in (JA, NEE):
        form.add_error("toestemming", "Stel de vraag en kies het antwoord van de klant: Ja of Nee")


def checked_partij(
    form: BetrokkeneForm, rules: BetrokkeneRules, capabilities: Capabilities | None
) -> PartijAanvraag | None:
    """None where no partij comes of it. What is wrong is an error at its field."""
    if not asks_number(form, rules):
        return None
    return _Check(form, rules, capabilities).partij()


@dataclass(frozen=True, slots=True)
class _Check:
    form: BetrokkeneForm
    rules: BetrokkeneRules
    capabilities: Capabilities | None

    def partij(self) -> PartijAanvraag | None:
        """Without consent only a number can make one, and then there need not be any."""
        if not self.form.agrees and not self._has_number:
            return None
        soort = self._soort()
        found = self._identificator(soort) if soort else None
        if soort is None or (found is None and not (self.rules.zonder_identificator and self.form.agrees)):
            return None
        return PartijAanvraag(
            soort=soort,
            identificator=found,
            kvk_nummer=self._kvk_nummer(found),
            organisatie=self.form.organisatie.value if soort is SoortPartij.CONTACTPERSOON else None,
            leeg=not self.form.agrees,
        )

    @property
    def _has_number(self) -> bool:
        return bool(self.form.identificator.data)

    def _soort(self) -> SoortPartij | None:
        typed = self.form.soort_partij.data
        if typed in set(SoortPartij):
            return SoortPartij(typed)
        self.form.add_error("soort_partij", "Kies wat voor klant dit is")
        return None

    def _identificator(self, soort: SoortPartij) -> Identificator | None:
        found = _soort_identificator(self.form)
        if found is None:
            self._check_no_number()
        elif found not in IDENTIFICATOREN[soort]:
            self.form.add_error("identificator_soort", _FOR_SOORT[soort])
        else:
            return self._normalised(found)
        return None

    def _check_no_number(self) -> None:
        if self.form.identificator.data:
            self.form.add_error("identificator_soort", "Kies wat voor nummer u hebt ingevuld, of maak het nummer leeg")
        elif self.form.identificator_soort.data != GEEN_NUMMER:
            self.form.add_error("identificator_soort", "Kies welk nummer u hebt, of kies Geen nummer bekend")

    def _normalised(self, soort: SoortIdentificator) -> Identificator | None:
        if not self.form.identificator.data:
            self.form.add_error("identificator", "Vul het nummer in, of kies Geen nummer bekend")
            return None
        try:
            return Identificator(soort, identificator.normalised(soort, self.form.identificator.data))
        except RuleError as wrong:
            self.form.add_error("identificator", str(wrong))
            return None

    def _kvk_nummer(self, found: Identificator | None) -> str:
        """A vestiging is registered under its organisation, where the provider does that."""
        needed = self.capabilities is None or self.capabilities.vestiging_under_kvk
        if not needed or found is None or found.soort is not SoortIdentificator.VESTIGINGSNUMMER:
            return ""
        typed = self.form.kvk_nummer.data
        if not typed:
            self.form.add_error("kvk_nummer", "Vul ook het KvK-nummer in waar deze vestiging bij hoort")
            return ""
        try:
            return identificator.normalised(SoortIdentificator.KVK_NUMMER, typed)
        except RuleError as wrong:
            self.form.add_error("kvk_nummer", str(wrong))
            return ""


def _soort_identificator(form: BetrokkeneForm) -> SoortIdentificator | None:
    typed = form.identificator_soort.data
    return SoortIdentificator(typed) if typed in set(SoortIdentificator) else None
