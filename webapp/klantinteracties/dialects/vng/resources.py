"""Where the draft has its resources, and how they are asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from webapp.klantinteracties.asking import everything, remove, search
from webapp.klantinteracties.codes import Codes
from webapp.klantinteracties.dialects.tables import overridden
from webapp.klantinteracties.dialects.vng import decode
from webapp.klantinteracties.reading import Record
from webapp.klantinteracties.wire import Media, Operation, Request

T = TypeVar("T")

MEDIA = Media(accept="application/hal+json, application/json;q=0.9", content_type="application/hal+json")

# The seed writes interneTaken; the OpenAPI file of the same draft writes internetaken. That file spells the path of one
# betrokkene otherwise than that of all, so it has a line of its own.
_PATHS = {
    "actoren": "actoren",
    "actorklantcontacten": "actorklantcontacten",
    "betrokkene": "betrokkenenbijklantcontact",
    "betrokkenen": "betrokkenenBijKlantcontact",
    "digitale_adressen": "digitaaladressen",
    "interne_taken": "interneTaken",
    "klantcontacten": "klantcontacten",
    "partij_identificatoren": "partij-identificatoren",
    "partijen": "partijen",
}


def paths_of(given: Mapping[str, str] | None) -> Mapping[str, str]:
    return overridden(_PATHS, given)


@dataclass(frozen=True, slots=True)
class Resources:
    """What the operations are built with."""

    api_version: str
    paths: Mapping[str, str]
    codes: Codes

    def _search(
        self,
        resource: str,
        query: Mapping[str, str],
        decoder: Callable[[Record], T],
        matches: Callable[[T], bool],
        limit: int,
    ) -> Operation[tuple[T, ...]]:
        return (yield from search(self._list(resource, query), decode.page, decoder, matches, limit=limit))

    def _everything(
        self,
        resource: str,
        query: Mapping[str, str],
        decoder: Callable[[Record], T],
        matches: Callable[[T], bool],
    ) -> Operation[tuple[T, ...]]:
        return (yield from everything(self._list(resource, query), decode.page, decoder, matches))

    def _list(self, resource: str, query: Mapping[str, str]) -> Request:
        """Without a page size: the draft has no such parameter."""
        return Request("GET", self.paths[resource], {key: value for key, value in query.items() if value})

    def _item(self, resource: str, uuid: UUID) -> str:
        return f"{self.paths[resource]}/{uuid}"

    def _post(self, resource: str, body: Mapping[str, object]) -> Request:
        return Request("POST", self.paths[resource], body=body)

    def _remove(self, resource: str, uuid: UUID) -> Operation[None]:
        return remove(self._item(resource, uuid))
