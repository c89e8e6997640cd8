"""``/`` and ``/klantcontacten/<uuid>``."""

from uuid import UUID

from flask import Blueprint, Response, render_template

from webapp.domain.actor import Actor
from webapp.domain.errors import ProviderError
from webapp.domain.interne_taak import InterneTaak
from webapp.domain.provider import Provider
from webapp.features.finding import find_klantcontacten
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
    provider = services().provider
    found = provider.get_klantcontact(uuid)
    return render_template(
        "klantcontact/klantcontact.html",
        klantcontact=klantcontact_view(found, _actoren_of(provider, found.interne_taken)),
    )


@klantcontact.get("/klantcontacten/<uuid:uuid>/wie")
def who(uuid: UUID) -> Response:
    """The names for one hit, asked for after the list stands there: they would double the time of a search."""
    try:
        return Response(render_template("klantcontact/_wie.html", wie=wie(services().provider.get_klantcontact(uuid))))
    except ProviderError:
        return Response(status=204)


def _actoren_of(provider: Provider, taken: tuple[InterneTaak, ...]) -> dict[UUID, Actor]:
    """Each actor once, side by side. A name is a detail: one that does not come does not stop the page."""

    def find(uuid: UUID) -> Actor | None:
        try:
            return provider.get_actor(uuid)
        except ProviderError:
            return None

    uuids = dict.fromkeys(uuid for taak in taken for uuid in taak.actoren)
    return {actor.uuid: actor for actor in services().pool.map(find, uuids) if actor}
