"""``/registraties``: the list, one registration's page that follows its state, *Opnieuw* and *Intrekken*."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from webapp.features.registraties.viewmodels import registratie_view
from webapp.identity import current_medewerker
from webapp.web.fragment import is_htmx, page_or_fragment
from webapp.web.services import services

_WAIT_SECONDS = 2.0

registraties = Blueprint("registraties", __name__, url_prefix="/registraties")


@registraties.get("")
def all_of_mine() -> str:
    found = services().journal.of_medewerker(current_medewerker().id)
    return render_template("registraties/lijst.html", registraties=[registratie_view(one) for one in found])


@registraties.get("/<uuid:registratie_id>")
def one(registratie_id: UUID) -> ResponseReturnValue:
    """Under htmx with ``gezien``: the state that the page shows already. 204 while that is still how it stands."""
    registratie = services().journal.get(registratie_id, current_medewerker().id)
    if request.args.get("gezien") == registratie.toestand and is_htmx():
        return "", 204
    return page_or_fragment(
        "registraties/registratie.html", "registraties/_registratie.html", registratie=registratie_view(registratie)
    )


@registraties.post("/<uuid:registratie_id>/opnieuw")
def opnieuw(registratie_id: UUID) -> ResponseReturnValue:
    services().journal.retry(registratie_id, current_medewerker().id)
    return redirect(url_for("registraties.one", registratie_id=registratie_id), 303)


@registraties.post("/<uuid:registratie_id>/intrekken")
def intrekken(registratie_id: UUID) -> ResponseReturnValue:
    """What is undone in time is shown at once; the rest follows by itself."""
    journal, medewerker_id = services().journal, current_medewerker().id
    journal.withdraw(registratie_id, medewerker_id)
    journal.wait(registratie_id, medewerker_id, seconds=_WAIT_SECONDS)
    return redirect(url_for("registraties.one", registratie_id=registratie_id), 303)
