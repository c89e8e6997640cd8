"""The face of the draft: from a request under its base path to an answer."""

import json
import sqlite3
import uuid as uuids
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from werkzeug.wrappers import Request

from webapp.practice_provider.answers import Answer, json_answer
from webapp.practice_provider.openklant.face import origin_of
from webapp.practice_provider.openklant.lists import Listing, fetch_page, page_size, page_url
from webapp.practice_provider.openklant.problems import InvalidError, Problem, RefusedError
from webapp.practice_provider.storage import rows
from webapp.practice_provider.storage.database import Database
from webapp.practice_provider.values import Value
from webapp.practice_provider.vng import records
from webapp.practice_provider.vng.filters import conditions
from webapp.practice_provider.vng.resource import VngResource
from webapp.practice_provider.vng.resources import RESOURCES
from webapp.practice_provider.vng.writing import save

BASE = "/klantinteracties-vng/v0"
HAL, PROBLEM = "application/hal+json", "application/problem+json"
ACCEPTED = {HAL, "application/json", "application/*", "*/*"}
SENT = {HAL, "application/json"}
SCHEMES = {"token", "bearer"}  # the draft does not say
API_VERSION = {"api-version": "0.0.3"}
METHODS = {True: {"GET", "PUT", "PATCH", "DELETE"}, False: {"GET", "POST"}}

BY_PATH = {path: resource for resource in RESOURCES for path in (resource.path, *resource.aliases)}


class StatusError(Exception):
    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


@dataclass(frozen=True)
class Vng:
    database: Database
    token: str

    def answer(self, request: Request, data: bytes) -> Answer:
        try:
            answer = self._dispatch(request, data)
        except StatusError as error:
            answer = problem_answer(request, error.status, error.detail)
        except RefusedError as error:
            answer = problem_answer(request, error.kind.status, error.detail)
        except InvalidError as error:
            answer = problem_answer(request, 400, "Ongeldige invoerwaarde.", error.problems)
        except sqlite3.IntegrityError:
            answer = problem_answer(request, 409, "Er bestaat al een object met deze waarde.")
        return answer.with_headers(API_VERSION)

    def _dispatch(self, request: Request, data: bytes) -> Answer:
        path, _, key = request.path.removeprefix(f"{BASE}/").partition("/")
        if path == "openapi.json":
            return json_answer(200, {"openapi": "3.1.0", "info": INFO, "paths": {}})
        resource = BY_PATH.get(path)
        self._check_access(request)
        if resource is None or "/" in key:
            raise StatusError(404, "Niet gevonden.")
        method = "GET" if request.method == "HEAD" else request.method
        if method not in METHODS[bool(key)]:
            raise StatusError(405, f"Methode {method} niet toegestaan.")
        if method == "GET":
            return self._detail(request, resource, key) if key else self._list(request, resource)
        if method == "DELETE":
            return self._delete(resource, key)
        return self._write(request, resource, key, read_json(request, data))

    def _check_access(self, request: Request) -> None:
        wanted = {part.split(";")[0].strip() for part in request.headers.get("Accept", "*/*").split(",")}
        if not wanted & ACCEPTED:
            raise StatusError(406, "Kan niet voldoen aan de opgegeven Accept header.")
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() not in SCHEMES or token != self.token:
            raise StatusError(401, "Authenticatiegegevens zijn niet opgegeven of ongeldig.")

    def _list(self, request: Request, resource: VngResource) -> Answer:
        query = request.args.to_dict()
        size = page_size(query.get("pageSize"))
        with self.database.reading() as connection:
            listing = Listing(resource.table, resource.order, conditions(resource.filters, query), size)
            page = fetch_page(connection, listing, query.get("page"))
            items = [shown(connection, resource, row, base_of(request)) for row in page.rows]
        url, pairs = f"{base_of(request)}/{resource.path}", list(request.args.items(multi=True))
        pages = {"self": page.number, "next": page.next_number, "prev": page.previous_number}
        links = {name: {"href": page_url(url, pairs, number)} for name, number in pages.items() if number is not None}
        return json_answer(200, {"_links": links, "_embedded": {resource.embedded: items}}, media_type=HAL)

    def _detail(self, request: Request, resource: VngResource, key: str) -> Answer:
        with self.database.reading() as connection:
            item = shown(connection, resource, found(connection, resource, key), base_of(request))
        return json_answer(200, item, media_type=HAL)

    def _delete(self, resource: VngResource, key: str) -> Answer:
        with self.database.writing() as connection:
            found(connection, resource, key)
            rows.delete(connection, resource.table, key)
        return Answer(204)

    def _write(self, request: Request, resource: VngResource, key: str, body: Value) -> Answer:
        with self.database.writing() as connection:
            current = found(connection, resource, key) if key else None
            uuid = save(connection, resource, body, current, partial=request.method == "PATCH")
            item = shown(connection, resource, found(connection, resource, uuid), base_of(request))
        if key:
            return json_answer(200, item, media_type=HAL)
        return json_answer(201, item, {"Location": item["_links"]["self"]["href"]}, media_type=HAL)


# The OpenAPI file spells one link otherwise than its property.
LINK_NAMES = {"aanleidinggevendKlantcontact": "aanleidingGevendKlantcontact"}
INFO = {"title": "Klantinteracties CRUD", "version": "0.0.3-oas3.1"}


def base_of(request: Request) -> str:
    return origin_of(request) + BASE


def found(connection: sqlite3.Connection, resource: VngResource, key: str) -> sqlite3.Row:
    row = rows.find(connection, resource.table, key)
    if row is None:
        raise StatusError(404, "Niet gevonden.")
    return row


def shown(connection: sqlite3.Connection, resource: VngResource, row: sqlite3.Row, base: str) -> dict[str, Any]:
    soort = row[resource.soort_column] if resource.soort_column else ""
    item = {
        "id": row["uuid"],
        **records.show(resource.fields_for(soort), row),
        **resource.more(connection, row["uuid"]),
    }
    links = {
        LINK_NAMES.get(name, name): {"href": f"{base}/{path}/{item[name]}"}
        for name, path in resource.links.items()
        if name in item
    }
    return {**item, "_links": {"self": {"href": f"{base}/{resource.item}/{row['uuid']}"}, **links}}


def read_json(request: Request, data: bytes) -> Value:
    if request.mimetype not in SENT:
        raise StatusError(415, "Ongeldige media type in aanvraag.")
    try:
        return json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise StatusError(400, "De aanvraag is geen JSON.") from error


def problem_answer(request: Request, status: int, detail: str, problems: Sequence[Problem] = ()) -> Answer:
    content: dict[str, Any] = {
        "type": f"{origin_of(request)}/ref/fouten/{status}/",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": f"urn:uuid:{uuids.uuid4()}",
    }
    if problems:
        content["invalidParams"] = [problem._asdict() for problem in problems]
    return json_answer(status, content, media_type=PROBLEM)
