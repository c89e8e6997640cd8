"""The calls that the application made at the practice provider, made again without the application."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import parse_qsl

import httpx

from webapp.domain.nummer import new_nummer
from webapp.practice_provider import OPENKLANT_BASE

_CALLS = "/practice/calls"
_FAULTS = "/practice/faults"


Draw = Callable[[], str]
Renewals = tuple[tuple[str, Draw], ...]


@dataclass(frozen=True, slots=True)
class BareCall:
    """``renewals``: texts in it that have to be other ones each time, and where those come from."""

    method: str
    path: str
    query: str
    body: str
    renewals: Renewals = ()

    def make(self, provider: httpx.Client) -> None:
        url, body = f"{self.path}?{self.query}" if self.query else self.path, self.body
        for old, draw in self.renewals:
            new = draw()
            url, body = url.replace(old, new), body.replace(old, new)
        headers = {"Content-Type": "application/json"} if body else {}
        provider.request(self.method, url, content=body or None, headers=headers).raise_for_status()

    @property
    def name(self) -> str:
        """The path with what was asked for, but without what was filled in."""
        resource, _, item = self.path.removeprefix(f"{OPENKLANT_BASE}/").partition("/")
        query = parse_qsl(self.query)
        fields = "&".join(f"{name}={value}" if name == "pageSize" else f"{name}=…" for name, value in query)
        return f"{self.method} {resource}{'/…' if item else ''}{'?' if fields else ''}{fields}"


class Provider:
    """The practice provider, asked directly, over one connection that is kept open."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(
            base_url=url,
            headers={"Authorization": "Token practice", "Accept": "application/json"},
            timeout=10,
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def results(self, resource: str, **query: str) -> list[dict[str, Any]]:
        answer = self.http.get(f"{OPENKLANT_BASE}/{resource}", params=query).raise_for_status()
        results: list[dict[str, Any]] = answer.json()["results"]
        return results

    def item(self, resource: str, uuid: str) -> dict[str, Any]:
        found: dict[str, Any] = self.http.get(f"{OPENKLANT_BASE}/{resource}/{uuid}").raise_for_status().json()
        return found

    @contextmanager
    def slower_by(self, seconds: float) -> Iterator[None]:
        """Each of its answers, whoever asks."""
        fault = {"kind": "latency", "times": None, "seconds": seconds}
        self.http.post(_FAULTS, json=[fault]).raise_for_status()
        try:
            yield
        finally:
            self.http.delete(_FAULTS).raise_for_status()

    def forget_calls(self) -> None:
        self.http.delete(_CALLS)

    def is_quiet(self, seconds: float) -> bool:
        """Whether no call ended in that time."""
        before = len(self.http.get(_CALLS).json())
        time.sleep(seconds)
        return len(self.http.get(_CALLS).json()) == before

    def calls(self, another_klantcontact: Draw) -> list[BareCall]:
        """Since they were forgotten, in the order of their answers.

        What registers takes a new number each time, and another klantcontact, as the application's own does.
        """
        heard = self.http.get(_CALLS).json()
        renewals: Renewals = ()
        for posted in (call["body"] for call in heard if call["method"] == "POST"):
            renewals += ((posted["nummer"], new_nummer),)
            renewals += ((posted["aanleidinggevendKlantcontact"]["uuid"], another_klantcontact),)
        return [_bare(call, renewals) for call in heard]


def _bare(call: Mapping[str, Any], renewals: Renewals) -> BareCall:
    body = json.dumps(call["body"]) if call["body"] else ""
    return BareCall(
        call["method"],
        call["path"],
        call["query"],
        body,
        tuple((old, draw) for old, draw in renewals if old in f"{call['path']} {call['query']} {body}"),
    )
