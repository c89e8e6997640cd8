"""A value of which only a table knows the type: out of JSON, or out of a column."""

from typing import Any, TypeAlias

Value: TypeAlias = Any
