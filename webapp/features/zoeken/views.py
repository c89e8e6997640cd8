"""``/zoeken/klantcontacten`` and ``/zoeken/actoren``: a fragment for htmx, a whole page without JavaScript."""

from flask import Blueprint, Response, request

from webapp.domain.actor import SoortActor
from webapp.domain.errors import ProviderError
from webapp.features.presenting import actor_view, treffer_view
from webapp.web.errors import provider_problem
from webapp.web.fragment import page_or_fragment
from webapp.web.services import services

zoeken = Blueprint("zoeken", __name__, url_prefix="/zoeken")

_MAX_ZOEKTERM = 200


@zoeken.post("/klantcontacten")
def klantcontacten() -> Response:
    """Field ``zoekterm``; ``als=keuze`` gives buttons for a form instead of links."""
    zoekterm = _zoekterm()
    melding = ""
    try:
        hits = services().klantcontact_search.find(zoekterm)
    except ProviderError as error:
        hits, melding = (), _failed(error)
    return page_or_fragment(
        "zoeken/klantcontacten.html",
        "zoeken/_klantcontacten.html",
        zoekterm=zoekterm,
        treffers=[treffer_view(hit) for hit in hits],
        als="keuze" if request.form.get("als") == "keuze" else "link",
        melding_fout=melding,
    )


@zoeken.post("/actoren")
def actoren() -> Response:
    """Field ``zoekterm``; ``soort`` narrows to one SoortActor."""
    zoekterm, melding = _zoekterm(), ""
    try:
        found = services().actor_search.find(zoekterm, _soort())
    except ProviderError as error:
        found, melding = (), _failed(error)
    return page_or_fragment(
        "zoeken/actoren.html",
        "zoeken/_actoren.html",
        zoekterm=zoekterm,
        opties=[actor_view(actor) for actor in found],
        naam="eenheid" if _soort() else "actor",
        melding_fout=melding,
    )


def _zoekterm() -> str:
    return request.form.get("zoekterm", "").strip()[:_MAX_ZOEKTERM]


def _soort() -> SoortActor | None:
    soort = request.form.get("soort", "")
    return SoortActor(soort) if soort in set(SoortActor) else None


def _failed(error: ProviderError) -> str:
    problem = provider_problem(error)
    return f"{problem.titel}. {problem.tekst}"
