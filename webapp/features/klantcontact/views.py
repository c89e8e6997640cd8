"""``/`` and ``/klantcontacten/<uuid>``."""

from uuid import UUID

from flask import Blueprint, Response, render_template

from webapp.domain.errors import ProviderError
from webapp.features.finding import find_klantcontacten
from webapp.features.klantcontact.completing import complete
from webapp.features.klantcontact.viewmodels import klantcontact_view
from webapp.features.presenting import wie
from webapp.web.services import services

klantcontact = Blueprint("klantcontact", __name__)


@klantcontact.get("/")
def start() -> str:
    newest = find_klantcontacten(services().klantcontact_search, "")
    return render_template("klantcontact/start.html", gevonden=newest, als="link")


@klantcontact.get("/klantcontacten/<uuid:uuid>")
def page(uuid: UUID) -> str:
    found, actoren = complete(services().provider.get_klantcontact(uuid), services().provider, services().pool)
    return render_template("klantcontact/klantcontact.html", klantcontact=klantcontact_view(found, actoren))


@klantcontact.get("/klantcontacten/<uuid:uuid>/wie")
def who(uuid: UUID) -> Response:
    """The names for one hit, asked for after the list stands there: they would double the time of a search."""
    try:
        return Response(render_template("klantcontact/_wie.html", wie=wie(services().provider.get_klantcontact(uuid))))
    except ProviderError:
        return Response(status=204)
