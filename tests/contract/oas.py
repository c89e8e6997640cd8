"""The two API contracts, from their OpenAPI files, to hold requests and answers against.

    Contract.load("openklant").validate_request("POST", "/internetaken", body={...})
    Contract.load("vng").validate_answer("GET", "/klantcontacten/5452f450-…", 200, {...})

Both raise ContractError, naming every violation. `load` skips the test where the files are not there.
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import jsonschema
import pytest
import yaml
from contract.schemas import Direction, as_json_schema, resolve

Name = Literal["openklant", "vng"]

SHARED = Path(os.environ.get("KCC_SHARED") or Path(__file__).resolve().parents[2].parent / "shared")
FILES = {"openklant": "openklant-klantinteracties-0.9.0.yaml", "vng": "vng-klantinteracties-crud-0.0.3.yaml"}
MEDIA_TYPES = {"openklant": "application/json", "vng": "application/hal+json"}

# The seed spells this path otherwise than the OpenAPI file of the same draft (see wire/vng.md).
PATH_ALIASES = {"/interneTaken": "/internetaken"}

# Parameters that the draft's file does not have, and that every consumer of long lists needs.
EXTRA_PARAMETERS: dict[str, dict[str, Any]] = {
    "vng": {"page": {"type": "integer", "minimum": 1}, "pageSize": {"type": "integer", "minimum": 1}},
    "openklant": {},
}


class ContractError(AssertionError):
    """What was sent or answered is not what the OpenAPI file allows."""


@dataclass(frozen=True)
class Contract:
    name: str
    document: Mapping[str, Any]

    @classmethod
    def load(cls, name: Name) -> "Contract":
        source = SHARED / "oas" / FILES[name]
        if not source.exists():
            pytest.skip(f"the OpenAPI files are not here: {source}")
        return _load(name, source)

    def validate_request(
        self, method: str, path: str, query: Mapping[str, Any] | None = None, body: object = None
    ) -> None:
        operation = self._operation(method, path)
        problems = list(self._query_problems(operation, query or {}))
        problems += self._body_problems(operation, method, body)
        if problems:
            raise ContractError(f"{self.name}: {method} {path}: " + "; ".join(problems))

    def validate_answer(self, method: str, path: str, status: int, body: object) -> None:
        """An error status that the file does not describe is not its business."""
        operation = self._operation(method, path)
        responses = {str(code): response for code, response in operation["responses"].items()}
        if str(status) not in responses:
            if status >= 400:
                return
            raise ContractError(f"{self.name}: {method} {path}: status {status} is none of {', '.join(responses)}")
        schema = self._schema(responses[str(status)])
        if schema is None:
            return
        if problems := self._violations(schema, "answer", body):
            raise ContractError(f"{self.name}: {method} {path} {status}: " + "; ".join(problems))

    def parameters(self, path: str) -> dict[str, dict[str, Any]]:
        """The query parameters of a list, by name, each with its schema."""
        return self._parameters(self._operation("GET", path))

    def _operation(self, method: str, path: str) -> Mapping[str, Any]:
        wanted = "/" + path.strip("/")
        for alias, proper in PATH_ALIASES.items():
            wanted = wanted.replace(alias, proper)
        for template, operations in self.document["paths"].items():
            pattern = re.sub(r"\{\w+\}", "[^/]+", template)
            if re.fullmatch(pattern, wanted) and method.lower() in operations:
                operation: Mapping[str, Any] = operations[method.lower()]
                return operation
        raise ContractError(f"{self.name}: there is no {method} {wanted}")

    def _parameters(self, operation: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = dict(EXTRA_PARAMETERS[self.name])
        for parameter in operation.get("parameters", []):
            if parameter.get("in") != "query":
                continue
            schema = resolve(parameter["schema"], self.document)
            if schema.get("type") == "object":  # style form, exploded: each property is a parameter of its own
                found |= schema["properties"]
            else:
                found[parameter["name"]] = schema
        return found

    def _query_problems(self, operation: Mapping[str, Any], query: Mapping[str, Any]) -> Iterator[str]:
        parameters = self._parameters(operation)
        for name, value in query.items():
            if name not in parameters:
                yield f"unknown query parameter {name}"
                continue
            schema = resolve(parameters[name], self.document)
            yield from (f"{name}: {problem}" for problem in self._violations(schema, "request", _typed(value, schema)))

    def _body_problems(self, operation: Mapping[str, Any], method: str, body: object) -> list[str]:
        if "requestBody" not in operation:
            return [] if body is None else ["a body was sent where none belongs"]
        schema = self._schema(operation["requestBody"])
        if schema is None:
            return []
        # Both files refer to complete schemas for PATCH, here and there.
        return self._violations(schema, "partial" if method == "PATCH" else "request", body)

    def _schema(self, message: Mapping[str, Any]) -> Mapping[str, Any] | None:
        content = message.get("content", {}).get(MEDIA_TYPES[self.name])
        return None if content is None else content["schema"]

    def _violations(self, schema: Mapping[str, Any], direction: Direction, value: object) -> list[str]:
        validator = jsonschema.Draft202012Validator(
            {**as_json_schema(schema, self.document, direction), "$defs": _definitions(self.name, direction)},
            format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER,
        )
        return [text for error in validator.iter_errors(value) for text in _causes(error)]


def _causes(error: jsonschema.ValidationError) -> Iterator[str]:
    """What is wrong inside a choice says more than that no choice fits; not being null is no news."""
    causes = [cause for cause in error.context or () if cause.validator_value != "null"]
    if causes:
        for cause in causes:
            yield from _causes(cause)
    else:
        yield f"{error.json_path} {error.message[:200]}"


def _typed(value: object, schema: Mapping[str, Any]) -> object:
    """A query value as the type its schema speaks of; what is no such type stays text, and fails."""
    if not isinstance(value, str):
        return value
    kind = schema.get("type")
    if kind == "boolean" and value in {"true", "false"}:
        return value == "true"
    if kind == "integer" and re.fullmatch(r"-?\d+", value):
        return int(value)
    return value.split(",") if kind == "array" else value


@cache
def _load(name: str, source: Path) -> Contract:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return Contract(name, yaml.load(source.read_text(encoding="utf-8"), Loader=loader))  # noqa: S506 - a safe loader


@cache
def _definitions(name: str, direction: Direction) -> dict[str, Any]:
    document = _load(name, SHARED / "oas" / FILES[name]).document
    schemas = document["components"]["schemas"]
    return {key: as_json_schema(schema, document, direction) for key, schema in schemas.items()}
