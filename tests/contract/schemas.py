"""Turns the schemas of an OpenAPI file, 3.0 or 3.1, into JSON Schema 2020-12.

Requests and answers differ: `readOnly` properties are not asked of a request, `writeOnly` ones not of an answer.
References to other files (the error forms of VNG's common.yaml) hold for anything.
"""

from collections.abc import Mapping
from typing import Any, Literal

Direction = Literal["request", "partial", "answer"]

LOCAL = "#/components/schemas/"
NOT_SENT = {"request": "readOnly", "partial": "readOnly", "answer": "writeOnly"}
SCHEMA_LISTS = ("allOf", "oneOf", "anyOf")
DROPPED = {"nullable", "discriminator", "readOnly", "writeOnly", "xml", "externalDocs", "example", "deprecated"}


def resolve(schema: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """The schema behind a local reference; empty, so allowing anything, behind one to another file."""
    reference = schema.get("$ref")
    if reference is None:
        return dict(schema)
    if not reference.startswith(LOCAL):
        return {}
    return resolve(document["components"]["schemas"][reference.removeprefix(LOCAL)], document)


def as_json_schema(schema: Mapping[str, Any], document: Mapping[str, Any], direction: Direction) -> dict[str, Any]:
    if "$ref" in schema:
        reference = schema["$ref"]
        return {"$ref": "#/$defs/" + reference.removeprefix(LOCAL)} if reference.startswith(LOCAL) else {}
    result = {key: value for key, value in schema.items() if key not in DROPPED}
    for key in SCHEMA_LISTS:
        if key in result:
            result[key] = [as_json_schema(part, document, direction) for part in result[key]]
    for key in ("items", "additionalProperties"):
        if isinstance(result.get(key), dict):
            result[key] = as_json_schema(result[key], document, direction)
    if "properties" in result:
        _properties(result, document, direction)
    if "oneOf" in result and "discriminator" in schema:
        _discriminated(result, schema["discriminator"], direction)
    if direction == "answer" and document["openapi"].startswith("3.0") and _refuses_empty_text(schema):
        result = {"anyOf": [{"const": ""}, result]}  # Open Klant answers "" for an empty text all the same
    return {"anyOf": [{"type": "null"}, result]} if schema.get("nullable") else result


def _refuses_empty_text(schema: Mapping[str, Any]) -> bool:
    return "pattern" in schema or schema.get("minLength", 0) > 1


def _properties(result: dict[str, Any], document: Mapping[str, Any], direction: Direction) -> None:
    properties = result["properties"]
    required = [name for name in result.pop("required", []) if direction != "partial"]
    not_sent = NOT_SENT[direction]
    required = [name for name in required if not _marked(properties.get(name, {}), document, not_sent)]
    if required:
        result["required"] = required
    result["properties"] = {name: as_json_schema(part, document, direction) for name, part in properties.items()}


def _marked(schema: Mapping[str, Any], document: Mapping[str, Any], mark: str) -> bool:
    return bool(schema.get(mark) or resolve(schema, document).get(mark))


def _discriminated(result: dict[str, Any], discriminator: Mapping[str, Any], direction: Direction) -> None:
    """One of several, told apart by a property: plain `oneOf` fails where two of them happen to fit."""
    name = discriminator["propertyName"]
    del result["oneOf"]
    result["properties"] = {name: {"enum": list(discriminator["mapping"])}}
    if direction != "partial":
        result["required"] = [name]
    result["allOf"] = [
        {
            "if": {"properties": {name: {"const": value}}, "required": [name]},
            "then": {"$ref": "#/$defs/" + reference.removeprefix(LOCAL)},
        }
        for value, reference in discriminator["mapping"].items()
    ]
