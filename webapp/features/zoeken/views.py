"""``/zoeken/klantcontacten`` and ``/zoeken/actoren``: a fragment for htmx, a whole page without JavaScript."""

from flask import Blueprint, Response, request

from webapp.domain.actor import SoortActor
from webapp.features.finding import find_actoren, find_klantcontacten
from webapp.search import cleaned
from webapp.web.fragment import page_or_fragment
from webapp.web.services import services

zoeken = Blueprint("zoeken", __name__, url_prefix="/zoeken")


@zoeken.post("/klantcontacten")
def klantcontacten() -> Response:
    """Field ``zoekterm``; ``als=keuze`` gives buttons for a form instead of links."""
    return page_or_fragment(
        "zoeken/klantcontacten.html",
        "zoeken/_klantcontacten.html",
        gevonden=find_klantcontacten(services().klantcontact_search, _zoekterm()),
        als="keuze" if request.form.get("als") == "keuze" else "link",
    )


@zoeken.post("/actoren")
def actoren() -> Response:
    """Field ``zoekterm``; ``soort`` narrows to one SoortActor."""
    soort = _soort()
    return page_or_fragment(
        "zoeken/actoren.html",
        "zoeken/_actoren.html",
        gevonden=find_actoren(services().actor_search, _zoekterm(), soort),
        naam="eenheid" if soort else "actor",
    )


def _zoekterm() -> str:
    return cleaned(request.form.get("zoekterm", ""))


def _soort() -> SoortActor | None:
    soort = request.form.get("soort", "")
    return SoortActor(soort) if soort in set(SoortActor) else None
