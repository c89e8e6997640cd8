"""`expand`: related objects in full, in `_expand` of each object."""

from collections.abc import Iterable, Iterator, Sequence

from webapp.practice_provider.openklant.problems import InvalidError, Problem
from webapp.practice_provider.openklant.resource import Resource, Sheet, Shown
from webapp.practice_provider.openklant.resources import RESOURCES
from webapp.practice_provider.releases import Release
from webapp.practice_provider.storage import rows as stored


def names(resource: Resource, release: Release) -> list[str]:
    return [name for name, known in resource.expansions.items() if known.since <= release.version]


def requested(resource: Resource, values: Iterable[str], release: Release) -> list[str]:
    """The names asked for, as a comma list or repeated; a nested one counts only together with its parents."""
    wanted = [name.strip() for value in values for name in value.split(",") if name.strip()]
    unknown = [name for name in wanted if name not in names(resource, release)]
    if unknown:
        reasons = (f"Selecteer een geldige keuze. {name} is geen beschikbare keuze." for name in unknown)
        raise InvalidError(Problem("expand", "invalid_choice", reason) for reason in reasons)
    return [name for name in wanted if all(parent in wanted for parent in _parents(name))]


def expand(sheet: Sheet, resource: Resource, items: Sequence[Shown], wanted: Sequence[str], parent: str = "") -> None:
    """Adds `_expand`; one query for each name and all items. A nested list that is empty is left out."""
    here = [name for name in wanted if _parent(name) == parent]
    for item in items:
        item["_expand"] = {}
    for name in here:
        key = name.rpartition(".")[2]
        path = resource.expansions[name].path
        found = {} if path is None else _related(sheet, path, items, key)
        below = list(found.values())
        if any(_parent(deeper) == name for deeper in wanted):
            expand(sheet, resource, below, wanted, name)
        for item in items:
            value = item[key]
            if isinstance(value, list):
                if value or not parent:
                    item["_expand"][key] = [found[link["uuid"]] for link in value if link["uuid"] in found]
            else:
                item["_expand"][key] = found.get(value["uuid"]) if value else None


def _related(sheet: Sheet, path: str, items: Sequence[Shown], key: str) -> dict[str, Shown]:
    target = RESOURCES[path]
    uuids = list(dict.fromkeys(link["uuid"] for item in items for link in _links(item[key])))
    found = stored.grouped(sheet.connection, target.table, "uuid", uuids)
    shown = target.show(sheet, [row for rows in found.values() for row in rows])
    return {item["uuid"]: item for item in shown}


def _links(value: object) -> list[Shown]:
    if isinstance(value, list):
        return value
    return [value] if isinstance(value, dict) else []


def _parent(name: str) -> str:
    return name.rpartition(".")[0]


def _parents(name: str) -> Iterator[str]:
    while name := _parent(name):
        yield name
