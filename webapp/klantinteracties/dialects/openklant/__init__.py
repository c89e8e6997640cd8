"""Open Klant 2.x: ``uuid`` and ``{"uuid": …}`` references, ``{"count", "next", "results"}`` lists, plain JSON."""

from webapp.klantinteracties.codes import IN_USE
from webapp.klantinteracties.dialects.dialect import DialectKind, Options
from webapp.klantinteracties.dialects.openklant.operations import MEDIA, PATHS, OpenKlant
from webapp.klantinteracties.dialects.openklant.releases import release_of
from webapp.klantinteracties.reading import json_of
from webapp.klantinteracties.wire import Answer


def _recognises(answer: Answer) -> bool:
    found = json_of(answer)
    return isinstance(found, dict) and {"count", "results"} <= found.keys()


def _actoren(options: Options) -> str:  # noqa: ARG001 - its paths are no choice
    return PATHS["actoren"]


def _build(answer: Answer, options: Options) -> OpenKlant:
    return OpenKlant(
        api_version=answer.api_version,
        release=release_of(answer.api_version),
        codes=IN_USE.overridden(options.identificator_codes or {}),
        nummer_velden=options.nummer_velden,
    )


OPENKLANT = DialectKind("openklant", MEDIA, _actoren, _recognises, _build)
