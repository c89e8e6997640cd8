"""``/registraties``: the list, one registration's page that follows its state, and *Opnieuw*."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from webapp.features.registraties.viewmodels import registratie_view
from webapp.identity import current_medewerker
from webapp.web.fragment import page_or_fragment
from webapp.web.services import services

registraties = Blueprint("registraties", __name__, url_prefix="/registraties")


@registraties.get("")
def all_of_mine() -> str:
    found = services().journal.of_medewerker(current_medewerker().id)
    return render_template("registraties/lijst.html", registraties=[registratie_view(one) for one in found])


@registraties.get("/<uuid:registratie_id>")
def one(registratie_id: UUID) -> ResponseReturnValue:
    registratie = services().journal.get(registratie_id, current_medewerker().id)
    return page_or_fragment(
        "registraties/registratie.html", "registraties/_registratie.html", registratie=registratie_view(registratie)
    )


@registraties.post("/<uuid:registratie_id>/opnieuw")
def opnieuw(registratie_id: UUID) -> ResponseReturnValue:
    services().journal.retry(registratie_id, current_medewerker().id)
    return redirect(url_for("registraties.one", registratie_id=registratie_id), 303)
