"""The dialects that are spoken. A new one is a package here and a line below; the contract tests then run over it."""

from webapp.klantinteracties.dialects.dialect import Dialect, DialectKind, Options
from webapp.klantinteracties.dialects.openklant import OPENKLANT
from webapp.klantinteracties.dialects.vng import VNG

DIALECTS: dict[str, DialectKind] = {kind.name: kind for kind in (OPENKLANT, VNG)}

__all__ = ["DIALECTS", "Dialect", "DialectKind", "Options"]
