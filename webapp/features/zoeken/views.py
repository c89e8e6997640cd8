"""``/zoeken/klantcontacten``, ``/actoren``, ``/partijen``: a fragment for htmx, a whole page without JavaScript."""

from flask import Blueprint, Response, request

from webapp.domain.actor import SoortActor
from webapp.domain.partij import SoortPartij
from webapp.features.finding import find_actoren, find_klantcontacten
from webapp.features.partijen import find_partijen
from webapp.features.zoeken.kiezen import kies_attrs
from webapp.features.zoekreden import zoekreden, zoekredenen
from webapp.search import cleaned
from webapp.web.fragment import page_or_fragment
from webapp.web.services import services

zoeken = Blueprint("zoeken", __name__, url_prefix="/zoeken")


@zoeken.app_context_processor
def reasons_to_search_by_name() -> dict[str, object]:
    return {"zoekredenen": zoekredenen, "zoekreden": zoekreden}


@zoeken.post("/klantcontacten")
def klantcontacten() -> Response:
    """Field ``zoekterm``; ``als=keuze`` gives buttons for the form ``voor`` instead of links."""
    return page_or_fragment(
        "zoeken/klantcontacten.html",
        "zoeken/_klantcontacten.html",
        gevonden=find_klantcontacten(services().klantcontact_search, _zoekterm()),
        als="keuze" if request.form.get("als") == "keuze" else "link",
        attrs=kies_attrs(request.form.get("voor", "interne_taak"), "klantcontact"),
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


@zoeken.post("/partijen")
def partijen() -> Response:
    """Field ``zoekterm``; ``als=keuze`` gives buttons; ``soort=organisatie`` is for the field ``organisatie``."""
    soort = SoortPartij.ORGANISATIE if request.form.get("soort") == SoortPartij.ORGANISATIE else None
    naam = "organisatie" if soort else "partij"
    return page_or_fragment(
        "zoeken/partijen.html",
        "zoeken/_partijen.html",
        gevonden=find_partijen(services().partij_search, _zoekterm(), soort),
        naam=naam,
        als="keuze" if request.form.get("als") == "keuze" else "lijst",
        attrs=kies_attrs(request.form.get("voor", "betrokkene"), naam),
    )


def _zoekterm() -> str:
    return cleaned(request.form.get("zoekterm", ""))


def _soort() -> SoortActor | None:
    soort = request.form.get("soort", "")
    return SoortActor(soort) if soort in set(SoortActor) else None
