"""The face of Open Klant: from a request under its base path to an answer."""

import re
import sqlite3
from dataclasses import dataclass, replace
from typing import Any

from werkzeug.wrappers import Request

from webapp.practice_provider.answers import Answer, html_answer, json_answer
from webapp.practice_provider.openklant import expand, filters, lists
from webapp.practice_provider.openklant.access import check_accept, check_token
from webapp.practice_provider.openklant.body import parse_body
from webapp.practice_provider.openklant.fields import Context, Parsed, as_dictionary, columns, parse_fields
from webapp.practice_provider.openklant.identificator import NOT_UNIQUE, not_unique
from webapp.practice_provider.openklant.kinds import parse_uuid
from webapp.practice_provider.openklant.problems import (
    METHOD_NOT_ALLOWED,
    NOT_FOUND,
    SERVER_ERROR,
    InvalidError,
    RefusedError,
    error_answer,
    invalid_answer,
)
from webapp.practice_provider.openklant.resource import Resource, Sheet
from webapp.practice_provider.openklant.resources import RESOURCES
from webapp.practice_provider.releases import Release
from webapp.practice_provider.storage import rows as stored
from webapp.practice_provider.storage.database import Database

BASE = "/klantinteracties/api/v1"
OTHER_VERSION = re.compile(r"/klantinteracties/api/v(?!1/)[^/]+/.+")
LIST_METHODS, ITEM_METHODS = ("GET", "POST"), ("GET", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class OpenKlant:
    database: Database
    release: Release
    token: str

    def answer(self, request: Request, data: bytes) -> Answer:
        headers = {"API-version": self.release.api_version, "Vary": "origin", "X-Frame-Options": "DENY"}
        origin = origin_of(request)
        if OTHER_VERSION.fullmatch(request.path):
            return error_answer(origin, NOT_FOUND, "Ongeldige versie in URL-pad.")
        path = request.path.removeprefix(f"{BASE}/")
        if path in {"openapi.json", "openapi.yaml"}:
            return json_answer(200, {"openapi": "3.0.3", "info": self._info(), "paths": {}}, headers)
        resource_path, _, key = path.partition("/")
        if resource_path not in RESOURCES or "/" in key or path.endswith("/"):
            return html_answer(404)
        methods = ITEM_METHODS if key else LIST_METHODS
        headers["Allow"] = ", ".join((*methods, "HEAD", "OPTIONS"))
        try:
            check_accept(request)
            check_token(request, self.token)
            answer = self._dispatch(request, data, RESOURCES[resource_path], key)
        except RefusedError as error:
            answer = error_answer(origin, error.kind, error.detail)
        except InvalidError as error:
            answer = invalid_answer(origin, self.release, error.problems)
        except sqlite3.IntegrityError:  # lost a race for a unique value: the real one does not catch this either
            answer = error_answer(origin, SERVER_ERROR, "Internal Server Error")
        return answer.with_headers(headers)

    def _info(self) -> dict[str, str]:
        return {"title": "klantinteracties", "version": self.release.api_version}

    def _dispatch(self, request: Request, data: bytes, resource: Resource, key: str) -> Answer:
        method = "GET" if request.method == "HEAD" else request.method
        if method == "OPTIONS":
            return json_answer(200, {"name": resource.path, "parses": ["application/json"]})
        if method not in (ITEM_METHODS if key else LIST_METHODS):
            raise RefusedError(METHOD_NOT_ALLOWED, f'Methode "{method}" niet toegestaan.')
        if not key:
            return self._list(request, resource) if method == "GET" else self._create(request, data, resource)
        uuid = parse_uuid(key)
        if uuid is None:
            raise RefusedError(NOT_FOUND)
        if method == "GET":
            return self._detail(request, resource, uuid)
        if method == "DELETE":
            return self._delete(resource, uuid)
        return self._change(request, data, resource, uuid)

    def _list(self, request: Request, resource: Resource) -> Answer:
        known = [*filters.names(resource.filters, self.release), "page", "pageSize"]
        wanted = self._wanted(request, resource, known)
        query = {name: values[-1] for name, values in request.args.lists()}
        conditions = filters.conditions(resource.filters, query, self.release)
        with self.database.reading() as connection:
            listing = lists.Listing(resource.table, resource.order, conditions, lists.page_size(query.get("pageSize")))
            page = lists.fetch_page(connection, listing, query.get("page"))
            sheet = self._sheet(request, connection)
            results = resource.show(sheet, page.rows)
            if expand.names(resource, self.release):
                expand.expand(sheet, resource, results, wanted)
        url, pairs = f"{sheet.base}/{resource.path}", list(request.args.items(multi=True))
        return json_answer(
            200,
            {
                "count": page.count,
                "next": lists.page_url(url, pairs, page.next_number),
                "previous": lists.page_url(url, pairs, page.previous_number),
                "results": results,
            },
        )

    def _detail(self, request: Request, resource: Resource, uuid: str) -> Answer:
        wanted = self._wanted(request, resource, [])
        with self.database.reading() as connection:
            row = _found(connection, resource, uuid)
            sheet = self._sheet(request, connection)
            [item] = resource.show(sheet, [row])
            if wanted:
                expand.expand(sheet, resource, [item], wanted)
        return json_answer(200, item)

    def _create(self, request: Request, data: bytes, resource: Resource) -> Answer:
        body = parse_body(request, data)
        with self.database.reading() as connection:
            context = Context(connection, self.release, resource.table)
            parsed = _validated(resource, body, context)
        item = self._write(request, resource, context, parsed)
        return json_answer(201, item, {"Location": item["url"]})

    def _change(self, request: Request, data: bytes, resource: Resource, uuid: str) -> Answer:
        with self.database.reading() as connection:
            current = _found(connection, resource, uuid)
            body = parse_body(request, data)
            partial = request.method == "PATCH"
            context = Context(connection, self.release, resource.table, current, partial)
            parsed = _validated(resource, body, context)
        return json_answer(200, self._write(request, resource, context, parsed))

    def _write(self, request: Request, resource: Resource, context: Context, parsed: Parsed) -> dict[str, Any]:
        """Rules were checked before the transaction began, as the real one does: what races past them hits an index."""
        try:
            with self.database.writing() as connection:
                context = replace(context, connection=connection)
                values = columns((*resource.fields, *_extra_fields(resource, context, parsed)), parsed)
                values |= resource.derive(context, parsed)
                if context.current is None:
                    uuid = stored.insert(connection, resource.table, values)
                else:
                    uuid = context.current["uuid"]
                    stored.update(connection, resource.table, uuid, values)
                resource.saved(context, uuid, parsed)
                return resource.show(self._sheet(request, connection), [_found(connection, resource, uuid)])[0]
        except sqlite3.IntegrityError as error:
            if "partij_identificator" in str(error):  # the one race that it does catch
                raise not_unique(NOT_UNIQUE) from error
            raise

    def _delete(self, resource: Resource, uuid: str) -> Answer:
        with self.database.writing() as connection:
            row = _found(connection, resource, uuid)
            resource.check_delete(Context(connection, self.release, resource.table, row))
            stored.delete(connection, resource.table, uuid)
        return Answer(204)

    def _wanted(self, request: Request, resource: Resource, known: list[str]) -> list[str]:
        expandable = expand.names(resource, self.release)
        filters.check_known(request.args, [*known, "expand"] if expandable else known, self.release)
        return expand.requested(resource, request.args.getlist("expand"), self.release) if expandable else []

    def _sheet(self, request: Request, connection: sqlite3.Connection) -> Sheet:
        return Sheet(connection, origin_of(request) + BASE, self.release)


def origin_of(request: Request) -> str:
    scheme = request.headers.get("X-Forwarded-Proto", request.scheme)
    return f"{scheme}://{request.host}"


def _found(connection: sqlite3.Connection, resource: Resource, uuid: str) -> sqlite3.Row:
    row = stored.find(connection, resource.table, uuid)
    if row is None:
        raise RefusedError(NOT_FOUND)
    return row


def _validated(resource: Resource, body: object, context: Context) -> Parsed:
    fields = (*resource.fields, *resource.more_fields(context, as_dictionary(body)))
    parsed = parse_fields(fields, body, context)
    resource.check(context, parsed)
    return parsed


def _extra_fields(resource: Resource, context: Context, parsed: Parsed) -> tuple[Any, ...]:
    soort = {"soort_actor": parsed.get("soortActor"), "soort_partij": parsed.get("soortPartij")}
    return resource.more_fields(context, soort)
