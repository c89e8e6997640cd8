"""The form of F2120 as its template places it."""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.domain.actor import SoortActor
from webapp.features.finding import FoundKlantcontacten, find_actoren, find_klantcontacten
from webapp.features.interne_taak.chosen import Chosen
from webapp.features.interne_taak.forms import InterneTaakForm
from webapp.features.klantcontact.viewmodels import KlantcontactView, klantcontact_view
from webapp.features.presenting import ActorView, actor_view
from webapp.search import ActorSearch, KlantcontactSearch, cleaned


@dataclass(frozen=True, slots=True)
class FormView:
    """``klantcontacten`` and both ``opties`` are what a page without JavaScript chooses from; None where not asked."""

    klantcontact: KlantcontactView | None
    actor: ActorView | None
    eenheid: ActorView | None
    offers_eenheid: bool
    verwerkt_op_always: bool
    klantcontacten: FoundKlantcontacten | None
    actor_opties: Sequence[ActorView] | None
    eenheid_opties: Sequence[ActorView] | None


def form_view(
    form: InterneTaakForm, chosen: Chosen, klantcontacten: KlantcontactSearch, actoren: ActorSearch
) -> FormView:
    capabilities = chosen.capabilities
    return FormView(
        klantcontact=klantcontact_view(chosen.klantcontact, {}) if chosen.klantcontact else None,
        actor=actor_view(chosen.actor) if chosen.actor else None,
        eenheid=actor_view(chosen.eenheid) if chosen.eenheid else None,
        offers_eenheid=capabilities is None or capabilities.second_actor,
        verwerkt_op_always=capabilities is not None and capabilities.verwerkt_op_always,
        klantcontacten=_klantcontacten(form, chosen, klantcontacten),
        actor_opties=_opties(form, chosen, "actor", actoren),
        eenheid_opties=_opties(form, chosen, "eenheid", actoren, SoortActor.ORGANISATORISCHE_EENHEID),
    )


def _klantcontacten(form: InterneTaakForm, chosen: Chosen, search: KlantcontactSearch) -> FoundKlantcontacten | None:
    zoekterm = cleaned(form.klantcontact_zoekterm.data or "")
    if form.klantcontact.value:
        return None
    if chosen.problem:  # a provider that did not answer a moment ago is not waited for again
        return FoundKlantcontacten(zoekterm, melding_fout=chosen.problem.titel)
    return find_klantcontacten(search, zoekterm)


def _opties(
    form: InterneTaakForm, chosen: Chosen, name: str, search: ActorSearch, soort: SoortActor | None = None
) -> Sequence[ActorView] | None:
    zoekterm = form[f"{name}_zoekterm"].data
    if not zoekterm or form[name].value or chosen.problem:
        return None
    found = find_actoren(search, zoekterm, soort)
    if found.melding_fout:
        form.add_error(name, found.melding_fout)
        return None
    return found.opties
