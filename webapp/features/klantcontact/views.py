"""``/`` and ``/klantcontacten/<uuid>``."""

from uuid import UUID

from flask import Blueprint, render_template, request

from webapp.features.finding import find_klantcontacten
from webapp.features.klantcontact.completing import complete
from webapp.features.klantcontact.viewmodels import klantcontact_view
from webapp.identity import current_medewerker
from webapp.web.services import services

klantcontact = Blueprint("klantcontact", __name__)


@klantcontact.get("/")
def start() -> str:
    """With ``zoeken=laatste`` what this employee searched for last: the way back from a hit, also for Back itself."""
    search = services().klantcontact_search
    is_back = request.args.get("zoeken") == "laatste"
    found = find_klantcontacten(search, search.last_term(current_medewerker().id) if is_back else "")
    return render_template("klantcontact/start.html", gevonden=found, als="link")


@klantcontact.get("/klantcontacten/<uuid:uuid>")
def page(uuid: UUID) -> str:
    found, actoren = complete(services().provider.get_klantcontact(uuid), services().provider, services().pool)
    return render_template(
        "klantcontact/klantcontact.html",
        klantcontact=klantcontact_view(found, actoren),
        heeft_gezocht=bool(services().klantcontact_search.last_term(current_medewerker().id)),
    )
