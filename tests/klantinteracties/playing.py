"""Runs an operation of a dialect over answers that are given, without any transport."""

import json
from collections.abc import Mapping
from typing import TypeVar

from webapp.klantinteracties.wire import Answer, Operation, Request

T = TypeVar("T")


def answer(content: object, status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, {"content-type": "application/json", **named}, json.dumps(content).encode())


def page(*results: Mapping[str, object], following: str | None = None) -> Answer:
    return answer({"count": len(results), "next": following, "previous": None, "results": list(results)})


def problem(*params: tuple[str, str, str], status: int = 400) -> Answer:
    invalid = [{"name": name, "code": code, "reason": reason} for name, code, reason in params]
    return answer(
        {"code": "invalid", "title": "Ongeldige invoerwaarde.", "status": status, "invalidParams": invalid}, status
    )


def play(operation: Operation[T], *answers: Answer) -> tuple[T, list[Request]]:
    """What the operation returned, and what it asked."""
    asked: list[Request] = []
    given = iter(answers)
    try:
        asked.append(next(operation))
        while True:
            asked.append(operation.send(next(given)))
    except StopIteration as done:
        assert next(given, None) is None, "an answer was not asked for"
        result: T = done.value
        return result, asked
