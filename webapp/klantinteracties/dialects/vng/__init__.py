"""The Dutch national draft, Klantinteracties CRUD 0.0.3: bare ids, HAL lists, ``application/hal+json``."""

from webapp.klantinteracties.codes import IN_USE, Codes, LandCodes
from webapp.klantinteracties.dialects.dialect import DialectKind, Options
from webapp.klantinteracties.dialects.vng.decode import page
from webapp.klantinteracties.dialects.vng.operations import Vng
from webapp.klantinteracties.dialects.vng.resources import MEDIA, paths_of
from webapp.klantinteracties.wire import Answer

_DRAFT = "0.0.3"
# The one code that its function documents show (F2599); the others are in no list that is known yet.
_LANDEN = LandCodes({"NL": "003"})


def _recognises(answer: Answer) -> bool:
    """Every list that the draft's readers accept, also one with a ``count``: ``auto`` tries Open Klant first."""
    page(answer)
    return True


def _actoren(options: Options) -> str:
    return paths_of(options.paths)["actoren"]


def _build(answer: Answer, options: Options) -> Vng:
    return Vng(
        api_version=answer.api_version or _DRAFT,
        paths=paths_of(options.paths),
        codes=Codes(
            identificatoren=IN_USE.overridden(options.identificator_codes or {}),
            landen=_LANDEN.overridden(options.land_codes or {}),
        ),
    )


VNG = DialectKind("vng", MEDIA, _actoren, _recognises, _build)
