"""The exchanges that were recorded at a real Open Klant 2.18; `load` skips the test where they are not there."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from contract.oas import SHARED

from webapp.klantinteracties.wire import Answer

FOLDER: Path = SHARED / "wire" / "recorded"


@dataclass(frozen=True)
class Exchange:
    method: str
    path: str  # relative, as the client's own requests have it
    query: dict[str, str]
    body: Any
    answer: Answer
    answered: Any


def names() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.json"))


def load(name: str) -> Exchange:
    file = FOLDER / f"{name}.json"
    if not file.exists():
        pytest.skip(f"the recorded exchanges are not here: {file.name} (set KCC_SHARED)")
    content = json.loads(file.read_text(encoding="utf-8"))
    request, response = content["request"], content["response"]
    body = response["body"]
    return Exchange(
        method=request["method"],
        path=request["path"].removeprefix("/"),
        query={key: str(value) for key, value in request.get("query", {}).items()},
        body=request.get("body"),
        answer=Answer(response["status"], response["headers"], json.dumps(body).encode() if body else b""),
        answered=body,
    )
