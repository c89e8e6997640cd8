"""The form of F2120 as its template places it."""

from dataclasses import dataclass
from uuid import UUID

from webapp.domain.actor import SoortActor
from webapp.domain.errors import ProviderError
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.provider import Capabilities
from webapp.features.interne_taak.chosen import Chosen
from webapp.features.interne_taak.forms import InterneTaakForm
from webapp.features.klantcontact.viewmodels import KlantcontactView, klantcontact_view
from webapp.features.presenting import ActorView, TrefferView, actor_view, treffer_view
from webapp.search import ActorSearch, KlantcontactSearch
from webapp.web.errors import provider_problem


@dataclass(frozen=True, slots=True)
class FormView:
    """``treffers`` and the two ``opties`` are what a page without JavaScript chooses from; None where not asked."""

    klantcontact: KlantcontactView | None
    actor: ActorView | None
    eenheid: ActorView | None
    offers_eenheid: bool
    verwerkt_op_always: bool
    treffers: tuple[TrefferView, ...]
    treffers_fout: str
    actor_opties: tuple[ActorView, ...] | None
    eenheid_opties: tuple[ActorView, ...] | None


def form_view(
    form: InterneTaakForm,
    chosen: Chosen,
    capabilities: Capabilities | None,
    klantcontact_search: KlantcontactSearch,
    actor_search: ActorSearch,
) -> FormView:
    treffers, treffers_fout = _treffers(form, klantcontact_search)
    return FormView(
        klantcontact=klantcontact_view(chosen.klantcontact, {}) if chosen.klantcontact else None,
        actor=actor_view(chosen.actor) if chosen.actor else None,
        eenheid=actor_view(chosen.eenheid) if chosen.eenheid else None,
        offers_eenheid=capabilities is None or capabilities.second_actor,
        verwerkt_op_always=capabilities is not None and capabilities.verwerkt_op_always,
        treffers=treffers,
        treffers_fout=treffers_fout,
        actor_opties=_opties(form, "actor", actor_search),
        eenheid_opties=_opties(form, "eenheid", actor_search, SoortActor.ORGANISATORISCHE_EENHEID),
    )


def _treffers(form: InterneTaakForm, search: KlantcontactSearch) -> tuple[tuple[TrefferView, ...], str]:
    if form.klantcontact.value:
        return (), ""
    try:
        hits: tuple[Klantcontact, ...] = search.find(form.klantcontact_zoekterm.data or "")
    except ProviderError as error:
        return (), provider_problem(error).titel
    return tuple(treffer_view(hit) for hit in hits), ""


def _opties(
    form: InterneTaakForm, name: str, search: ActorSearch, soort: SoortActor | None = None
) -> tuple[ActorView, ...] | None:
    zoekterm, gekozen = form[f"{name}_zoekterm"].data, form[name].value
    if not zoekterm or gekozen:
        return None
    try:
        return tuple(actor_view(actor) for actor in search.find(zoekterm, soort))
    except ProviderError:
        # The field that the provider was needed for has its error already.
        return None


def uuid_of(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
