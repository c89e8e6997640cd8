"""Open Klant 2.x: ``uuid`` and ``{"uuid": …}`` references, ``{"count", "next", "results"}`` lists, plain JSON."""

from webapp.klantinteracties.codes import IN_USE, Codes, LandCodes
from webapp.klantinteracties.dialects.dialect import DialectKind, Options
from webapp.klantinteracties.dialects.openklant.operations import OpenKlant
from webapp.klantinteracties.dialects.openklant.releases import release_of
from webapp.klantinteracties.dialects.openklant.resources import MEDIA, PATHS
from webapp.klantinteracties.reading import json_of
from webapp.klantinteracties.wire import Answer

# ISO 3166-1 alpha-2 since 2.6, the four digits of the national country table before, of which only this one is known.
_ISO = LandCodes({})
_DIGITS = LandCodes({"NL": "6030"})


def _recognises(answer: Answer) -> bool:
    found = json_of(answer)
    return isinstance(found, dict) and {"count", "results"} <= found.keys()


def _actoren(options: Options) -> str:  # noqa: ARG001 - its paths are no choice
    return PATHS["actoren"]


def _build(answer: Answer, options: Options) -> OpenKlant:
    release = release_of(answer.api_version)
    landen = _DIGITS if release.land_is_digits else _ISO
    return OpenKlant(
        api_version=answer.api_version,
        release=release,
        codes=Codes(
            identificatoren=IN_USE.overridden(options.identificator_codes or {}),
            landen=landen.overridden(options.land_codes or {}),
        ),
        nummer_velden=options.nummer_velden,
    )


OPENKLANT = DialectKind("openklant", MEDIA, _actoren, _recognises, _build)
