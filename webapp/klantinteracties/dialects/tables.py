"""What the tables of every dialect have in common."""

from collections.abc import Mapping
from types import MappingProxyType


def overridden(paths: Mapping[str, str], given: Mapping[str, str] | None) -> Mapping[str, str]:
    """Raises ValueError on a resource that is unknown, and on a path that could leave the base URL."""
    given = given or {}
    if unknown := set(given) - set(paths):
        raise ValueError(f"unknown paths: {', '.join(sorted(unknown))}")
    if any(path.startswith("/") or "://" in path or ".." in path for path in given.values()):
        raise ValueError("paths are relative to the provider's base URL")
    return MappingProxyType({**paths, **given})


def filled(values: Mapping[str, object]) -> dict[str, object]:
    """Without what is empty: an optional property that is empty is left out, by the standard. False stays."""
    return {key: value for key, value in values.items() if value not in (None, "", {})}
