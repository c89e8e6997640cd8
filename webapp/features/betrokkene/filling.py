"""An earlier registration back on the form, to be changed and sent again."""

from webapp.domain.errors import FieldError
from webapp.domain.partij import Adres, Contactnaam
from webapp.features.betrokkene.chosen import GONE
from webapp.features.betrokkene.forms import (
    ADRES_FIELDS,
    BEKEND,
    GEEN_NUMMER,
    JA,
    NAAM_FIELDS,
    NEE,
    NIEUW,
    BetrokkeneForm,
)
from webapp.features.betrokkene.parts import CONTACT, LATER, NEDERLAND
from webapp.features.presenting import reden_van
from webapp.registrations import BetrokkeneAanvraag, OpgegevenAdres, PartijAanvraag


def fill_from(form: BetrokkeneForm, aanvraag: BetrokkeneAanvraag) -> None:
    form.klantcontact.data = str(aanvraag.klantcontact)
    form.keuze.data = BEKEND if aanvraag.partij else NIEUW
    form.partij.data = str(aanvraag.partij or "")
    form.organisatienaam.data = aanvraag.gegevens.organisatienaam
    form.rol.data = aanvraag.rol.value
    form.initiator.data = JA if aanvraag.initiator else NEE
    for name in NAAM_FIELDS:
        form[name].data = getattr(aanvraag.gegevens.contactnaam or Contactnaam(), name)
    for name in ADRES_FIELDS:
        _fill_adres(form, name, getattr(aanvraag.gegevens, name))
    if aanvraag.toestemming:
        form.toestemming.data = JA if aanvraag.toestemming.antwoord else NEE
        form.identificator_soort.data = GEEN_NUMMER if form.is_new else ""
    if aanvraag.nieuwe_partij:
        _fill_partij(form, aanvraag.nieuwe_partij)
    form.set_digitale_rows([_row(adres) for adres in aanvraag.digitale_adressen])


def add_reasons(form: BetrokkeneForm, fouten: tuple[FieldError, ...]) -> None:
    """What the provider refused, at its field; what is about none of them stands at the button."""
    for fout in fouten:
        form.add_at(fout.field, GONE.get(fout.field) or reden_van(fout), otherwise="registratie_id")


def _fill_adres(form: BetrokkeneForm, name: str, adres: Adres | None) -> None:
    if adres is None:
        return
    for field in form.adres_form(name):
        value = getattr(adres, field.short_name)
        field.data = str(value) if value is not None else ""
    form.adres_form(name).land.data = adres.land or NEDERLAND


def _fill_partij(form: BetrokkeneForm, partij: PartijAanvraag) -> None:
    form.soort_partij.data = partij.soort.value
    form.kvk_nummer.data = partij.kvk_nummer
    form.organisatie.data = str(partij.organisatie or "")
    if partij.identificator:
        form.identificator_soort.data = partij.identificator.soort.value
        form.identificator.data = partij.identificator.object_id


def _row(adres: OpgegevenAdres) -> dict[str, str]:
    return {
        "adres": adres.adres,
        "soort": adres.soort.value,
        "omschrijving": adres.omschrijving,
        "bewaren": LATER if adres.ook_voor_later else CONTACT,
    }
