"""The Dutch national draft, Klantinteracties CRUD 0.0.3: bare ids, HAL lists, ``application/hal+json``."""

from webapp.klantinteracties.codes import IN_USE
from webapp.klantinteracties.dialects.dialect import DialectKind, Options
from webapp.klantinteracties.dialects.vng.decode import page
from webapp.klantinteracties.dialects.vng.operations import MEDIA, Vng, paths_of
from webapp.klantinteracties.reading import json_of
from webapp.klantinteracties.wire import Answer

_DRAFT = "0.0.3"


def _recognises(answer: Answer) -> bool:
    """``count`` is Open Klant's; anything else that reads as a list of the draft is one."""
    found = json_of(answer)
    if isinstance(found, dict) and "count" in found:
        return False
    page(answer)
    return True


def _build(answer: Answer, options: Options) -> Vng:
    return Vng(
        api_version=answer.api_version or _DRAFT,
        paths=paths_of(options.paths),
        codes=IN_USE.overridden(options.identificator_codes or {}),
    )


VNG = DialectKind("vng", MEDIA, _recognises, _build)
