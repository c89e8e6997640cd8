"""Where Open Klant has its resources, and how they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from webapp.klantinteracties.asking import remove
from webapp.klantinteracties.codes import Codes
from webapp.klantinteracties.dialects.openklant.releases import Release
from webapp.klantinteracties.wire import Media, Operation, Request

MEDIA = Media(accept="application/json", content_type="application/json")
MAX_PAGE_SIZE = 500

PATHS = {
    "actoren": "actoren",
    "actorklantcontacten": "actorklantcontacten",
    "betrokkenen": "betrokkenen",
    "digitale_adressen": "digitaleadressen",
    "interne_taken": "internetaken",
    "klantcontacten": "klantcontacten",
    "partij_identificatoren": "partij-identificatoren",
    "partijen": "partijen",
}


@dataclass(frozen=True, slots=True)
class Resources:
    """What the operations are built with."""

    api_version: str
    release: Release
    codes: Codes
    nummer_velden: str

    def _list(self, resource: str, limit: int, query: Mapping[str, str]) -> Request:
        """An empty value would match everything, so it is not sent."""
        page_size = str(min(limit, MAX_PAGE_SIZE))
        given = {key: value for key, value in query.items() if value}
        return Request("GET", PATHS[resource], {**given, "pageSize": page_size})

    def _item(self, resource: str, uuid: UUID) -> str:
        return f"{PATHS[resource]}/{uuid}"

    def _post(self, resource: str, body: Mapping[str, object]) -> Request:
        return Request("POST", PATHS[resource], body=body)

    def _remove(self, resource: str, uuid: UUID) -> Operation[None]:
        return remove(self._item(resource, uuid))
