"""Somebody who is signed in and sends what no page of ours would."""

from dataclasses import dataclass
from typing import Self

from flask import Flask
from flask.testing import FlaskClient
from fuzz.inputs import Sent
from support.html import Page
from support.portal import BASE_URL, Portal
from support.stage import cast_of
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from webapp.domain.provider import Provider


@dataclass
class FuzzStage:
    """``known``: ids that exist. A bearer is sent without cookies, as a browser does that keeps none."""

    app: Flask
    cookie: FlaskClient
    bearer: FlaskClient
    csrf_token: str
    first_bearer: str
    known: list[str]

    @classmethod
    def enter(cls, app: Flask, portal: Portal, provider: Provider) -> Self:
        cookie, bearer = app.test_client(), app.test_client(use_cookies=False)
        by_cookie = Page.parse(_launch(cookie, portal), whole=True)
        by_bearer = Page.parse(_launch(bearer, portal), whole=True)
        cast = cast_of(provider)
        known = [cast.klantcontact.uuid, cast.medewerker.uuid, cast.eenheid.uuid]
        token = by_cookie.fields()["csrf_token"]
        return cls(
            app, cookie, bearer, token, by_bearer.all("html")[0].attrib["data-drager"], [str(one) for one in known]
        )

    def sends(self, method: str, sent: Sent) -> TestResponse:
        client = self.bearer if sent.by_bearer else self.cookie
        headers = dict(sent.headers)
        if sent.by_bearer:
            headers["Authorization"] = f"Bearer {self.first_bearer}"
        fields = [*sent.fields, ("csrf_token", self.csrf_token)] if sent.with_token else list(sent.fields)
        data = sent.body if sent.body is not None else MultiDict(fields)
        if sent.body is None:
            headers.pop("Content-Type", None)
        headers["Referer"] = BASE_URL
        return client.open(
            sent.path,
            method=method,
            query_string=sent.query,
            data=data if method == "POST" else None,
            headers=headers,
            base_url=BASE_URL,
        )


def _launch(client: FlaskClient, portal: Portal) -> str:
    answer = client.post("/launch", data={"launch_token": portal.token()}, base_url=BASE_URL)
    assert answer.status_code == 200
    return answer.text
