"""Field names: camelCase on the wire, and snake_case is understood as well."""

import re
from functools import lru_cache
from typing import Any

_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])")


@lru_cache(maxsize=4096)
def snake(name: str) -> str:
    """NummeraanduidingID → nummeraanduiding_id, adresregel1 → adresregel_1; nummeraanduidingid stays as it is."""
    return _BOUNDARY.sub("_", name).lower()


def normalised(body: dict[str, Any]) -> dict[str, Any]:
    return {snake(name): value for name, value in body.items()}
