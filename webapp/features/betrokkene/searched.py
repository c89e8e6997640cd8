"""What was searched for in vain need not be typed again for somebody new."""

from webapp.domain.partij import SoortIdentificator, SoortPartij
from webapp.features.betrokkene.forms import BetrokkeneForm
from webapp.search import PartijSearch


def fill_from_search(form: BetrokkeneForm, search: PartijSearch) -> None:
    """Into fields that are empty, where the employee can see and change it."""
    questions = search.understands(form.partij_zoekterm.data or "").questions
    identificator = next((asked.identificator for asked in questions if asked.identificator), None)
    if identificator and not form.identificator.data:
        is_person = identificator.soort is SoortIdentificator.BSN
        form.soort_partij.data = (SoortPartij.PERSOON if is_person else SoortPartij.ORGANISATIE).value
        form.identificator_soort.data = identificator.soort.value
        form.identificator.data = identificator.object_id
    adres = next((asked.digitaal_adres for asked in questions if asked.digitaal_adres), "")
    if adres and not any(row.adres.data for row in form.digitale_rows()):
        form.set_digitale_rows([{"adres": adres}])
