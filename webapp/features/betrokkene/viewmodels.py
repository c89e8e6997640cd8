"""The form of F2599 as its template places it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.domain import landen
from webapp.domain.partij import SoortIdentificator, SoortPartij
from webapp.domain.provider import Capabilities
from webapp.features.betrokkene.adressen import iso_of
from webapp.features.betrokkene.chosen import Chosen
from webapp.features.betrokkene.forms import (
    ADRES_FIELDS,
    GEEN_NUMMER,
    MAX_DIGITALE_ADRESSEN,
    NAAM_FIELDS,
    BetrokkeneForm,
)
from webapp.features.finding import FoundKlantcontacten, find_klantcontacten
from webapp.features.klantcontact.viewmodels import KlantcontactView, klantcontact_view
from webapp.features.partijen import FoundPartijen, PartijView, find_partijen, partij_view
from webapp.search import KlantcontactSearch, PartijSearch, cleaned
from webapp.web.services import BetrokkeneRules, Services

_VRAAG_NIEUW = "Mag de gemeente {} uw gegevens bewaren, zodat u ze een volgende keer niet opnieuw hoeft te geven?"
_VRAAG_BEKEND = (
    "Mag de gemeente {} dit adres of nummer bij uw gegevens bewaren, "
    "zodat we u een volgende keer ook zo kunnen bereiken?"
)


@dataclass(frozen=True, slots=True)
class ToestemmingView:
    """The question to read out, and what each answer leads to. ``later_bij``: when an address can be kept for later."""

    vraag: str
    bij_ja: str
    bij_nee: str
    nummer_bij: str
    zonder_nummer: str
    later_bij: str


@dataclass(frozen=True, slots=True)
class FormView:
    """``klantcontacten``, ``partijen`` and ``organisaties`` are what a page without JavaScript chooses from.

    ``open``: the groups that are not folded, ``focus``: the part that was just changed, ``verborgen``: what was filled
    in but does not show.
    """

    klantcontact: KlantcontactView | None
    klantcontacten: FoundKlantcontacten | None
    partij: PartijView | None
    partijen: FoundPartijen | None
    organisatie: PartijView | None
    organisaties: FoundPartijen | None
    nummer_van: Sequence[PartijView]
    toestemming: ToestemmingView
    street_fields: Mapping[str, bool]
    lines_beside_street: Mapping[str, bool]
    kvk_bij_vestiging: bool
    open: frozenset[str]
    focus: str
    verborgen: Sequence[tuple[str, str]]
    nog_een: bool


def form_view(form: BetrokkeneForm, chosen: Chosen, services: Services, focus: str = "") -> FormView:
    capabilities = chosen.capabilities
    _fill_landen(form, capabilities)
    if form.is_new:
        _expect_a_person(form)
    if not form.digitale_adressen:
        form.digitale_adressen.append_entry()
    shows_all = form.is_known or form.is_new
    # What was filled in while the provider did not say what it has room for stays in sight.
    offers_street = capabilities is None or capabilities.street_fields
    offers_kvk = capabilities is None or capabilities.vestiging_under_kvk
    return FormView(
        klantcontact=klantcontact_view(chosen.klantcontact, {}) if chosen.klantcontact else None,
        klantcontacten=_klantcontacten(form, chosen, services.klantcontact_search),
        partij=partij_view(chosen.partij) if chosen.partij else None,
        partijen=None if form.is_new else _partijen(form, chosen, "partij", services.partij_search),
        organisatie=partij_view(chosen.organisatie) if chosen.organisatie else None,
        organisaties=_organisaties(form, chosen, services.partij_search),
        nummer_van=[partij_view(partij) for partij in chosen.nummer_van],
        toestemming=toestemming_view(form, services.betrokkene_rules),
        street_fields={name: offers_street or form.adres_form(name).has_street for name in ADRES_FIELDS},
        lines_beside_street={name: form.adres_form(name).has_lines for name in ADRES_FIELDS},
        kvk_bij_vestiging=offers_kvk or bool(form.kvk_nummer.data),
        open=_open(form),
        focus=focus,
        verborgen=() if shows_all else _not_shown(form),
        nog_een=len(form.digitale_adressen) < MAX_DIGITALE_ADRESSEN,
    )


def toestemming_view(form: BetrokkeneForm, rules: BetrokkeneRules) -> ToestemmingView:
    if form.is_known:
        return ToestemmingView(
            vraag=_VRAAG_BEKEND.format(rules.gemeente),
            bij_ja="Het adres of nummer komt bij deze klant in de klantenlijst.",
            bij_nee="Kies dan bij dat adres: Alleen voor dit contact.",
            nummer_bij="",
            zonder_nummer="",
            later_bij="",
        )
    return ToestemmingView(
        vraag=_VRAAG_NIEUW.format(rules.gemeente),
        bij_ja="De gegevens komen in de klantenlijst. We vinden deze klant een volgende keer terug.",
        bij_nee="De gegevens staan alleen bij dit klantcontact."
        + (" Vult u hierna een nummer in, dan komt alleen dat nummer in de klantenlijst." if rules.lege_partij else ""),
        nummer_bij="toestemming=ja,nee" if rules.lege_partij else "toestemming=ja",
        zonder_nummer="De klant komt in de klantenlijst, maar is niet op een nummer terug te vinden."
        if rules.zonder_identificator
        else "Zonder nummer komt de klant niet in de klantenlijst. De gegevens staan dan alleen bij dit klantcontact.",
        later_bij="" if rules.zonder_identificator else f"identificator_soort=!{GEEN_NUMMER}",
    )


def _expect_a_person(form: BetrokkeneForm) -> None:
    """Most are. It shows after the answer Ja, in sight of whoever knows better; what is an error stays one."""
    untouched = not (form.soort_partij.data or form.identificator_soort.data or form.identificator.data)
    if untouched and not (form.soort_partij.errors or form.identificator_soort.errors):
        form.soort_partij.data = SoortPartij.PERSOON.value
        form.identificator_soort.data = SoortIdentificator.BSN.value


def _fill_landen(form: BetrokkeneForm, capabilities: Capabilities | None) -> None:
    taken = capabilities.landen if capabilities else None
    choices = [(iso, naam) for iso, naam in landen.namen().items() if taken is None or iso in taken]
    for name in ADRES_FIELDS:
        land = form.adres_form(name).land
        land.choices = choices
        land.data = iso_of(land.data or "")


def _klantcontacten(form: BetrokkeneForm, chosen: Chosen, search: KlantcontactSearch) -> FoundKlantcontacten | None:
    zoekterm = cleaned(form.klantcontact_zoekterm.data or "")
    if form.klantcontact.value:
        return None
    if chosen.problem:  # a provider that did not answer a moment ago is not waited for again
        return FoundKlantcontacten(zoekterm, melding_fout=chosen.problem.titel)
    return find_klantcontacten(search, zoekterm)


def _organisaties(form: BetrokkeneForm, chosen: Chosen, search: PartijSearch) -> FoundPartijen | None:
    return _partijen(form, chosen, "organisatie", search, SoortPartij.ORGANISATIE)


def _partijen(
    form: BetrokkeneForm, chosen: Chosen, name: str, search: PartijSearch, soort: SoortPartij | None = None
) -> FoundPartijen | None:
    """None where nothing was searched for: there is no list to begin with."""
    zoekterm = cleaned(form[f"{name}_zoekterm"].data or "")
    if not zoekterm or form[name].value:
        return None
    if chosen.problem:
        return FoundPartijen(zoekterm, melding_fout=chosen.problem.titel)
    return find_partijen(search, zoekterm, soort)


def _open(form: BetrokkeneForm) -> frozenset[str]:
    """What is filled or wrong is not folded away; the BAG-nummer folds by itself within an address."""
    groups = {"naam": [form[name] for name in (*NAAM_FIELDS, "organisatienaam")]}
    for name in ADRES_FIELDS:
        adres = form.adres_form(name)
        groups[name] = [field for field in adres if field.short_name != "land" or field.errors]
        groups[f"{name}-bag"] = [adres.nummeraanduiding_id]
    return frozenset(group for group, fields in groups.items() if any(field.data or field.errors for field in fields))


def _not_shown(form: BetrokkeneForm) -> Sequence[tuple[str, str]]:
    return tuple((name, value) for name, value in form.sent() if name not in {"klantcontact", "keuze", "partij"})
