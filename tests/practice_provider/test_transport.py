import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from practice_provider.helpers import EMPTY, NOBODY, ORIGIN, Register, new_client

from webapp.practice_provider import OPENKLANT_BASE, PracticeProvider, create_practice_provider, running

ACTOR = {"naam": "Jan", "soortActor": "medewerker"}


@pytest.fixture
def url(provider: PracticeProvider) -> Iterator[str]:
    with running(provider) as base:
        yield base


class TestAuthentication:
    @pytest.mark.parametrize(
        ("header", "code", "detail"),
        [
            ("", "not_authenticated", "Authenticatiegegevens zijn niet opgegeven."),
            ("Bearer practice", "not_authenticated", "Authenticatiegegevens zijn niet opgegeven."),
            ("Token anders", "authentication_failed", "Ongeldige token."),
            ("Token", "authentication_failed", "Ongeldige token header. Geen logingegevens opgegeven"),
            ("Token a b", "authentication_failed", "Ongeldige token header. Token kan geen spaties bevatten."),
        ],
    )
    def test_refused(self, client: httpx.Client, header: str, code: str, detail: str) -> None:
        answer = client.get("/actoren", headers={"Authorization": header})
        assert answer.status_code == 401
        assert (answer.json()["code"], answer.json()["detail"]) == (code, detail)
        assert answer.headers["WWW-Authenticate"] == "Token"
        assert answer.headers["API-version"] == "0.9.0"

    def test_the_scheme_in_any_case(self, client: httpx.Client) -> None:
        assert client.get("/actoren", headers={"Authorization": "tOKEN practice"}).status_code == 200

    def test_comes_before_everything_else(self, client: httpx.Client) -> None:
        headers = {"Authorization": "Token anders"}
        for method, path in (("GET", f"/actoren/{NOBODY}"), ("GET", "/actoren?q=x"), ("DELETE", "/actoren")):
            assert client.request(method, path, headers=headers).status_code == 401

    def test_a_token_of_choice(self, tmp_path: Path) -> None:
        own = create_practice_provider(tmp_path / "own.sqlite3", sizes=EMPTY, token="eigen")
        with new_client(own, token="eigen") as client:
            assert client.get("/actoren").status_code == 200
        own.close()


class TestErrors:
    @pytest.mark.parametrize(
        "path", ["/actoren/", "/interneTaken", "/betrokkenenBijKlantcontact", "/digitaaladressen", "/onbekend", "/"]
    )
    def test_an_unknown_path_is_a_page(self, client: httpx.Client, path: str) -> None:
        answer = client.get(ORIGIN + OPENKLANT_BASE + path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")

    @pytest.mark.parametrize("key", [NOBODY, "geen-uuid"])
    def test_an_unknown_object_is_json(self, client: httpx.Client, key: str) -> None:
        answer = client.get(f"/actoren/{key}")
        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == "application/json"
        assert {**answer.json(), "instance": ""} == {
            "type": f"{ORIGIN}/ref/fouten/NotFound/",
            "code": "not_found",
            "title": "Niet gevonden.",
            "status": 404,
            "detail": "Niet gevonden.",
            "instance": "",
        }

    def test_another_version(self, client: httpx.Client) -> None:
        answer = client.get(f"{ORIGIN}/klantinteracties/api/v2/actoren")
        assert (answer.status_code, answer.json()["detail"]) == (404, "Ongeldige versie in URL-pad.")

    def test_method(self, client: httpx.Client) -> None:
        answer = client.delete("/actoren")
        assert answer.status_code == 405
        assert answer.json()["title"] == 'Methode "{method}" niet toegestaan.'
        assert answer.json()["detail"] == 'Methode "DELETE" niet toegestaan.'
        assert "POST" in answer.headers["Allow"]

    @pytest.mark.parametrize("accept", ["application/problem+json", "application/hal+json", "text/html"])
    def test_accept(self, client: httpx.Client, accept: str) -> None:
        assert client.get("/actoren", headers={"Accept": accept}).status_code == 406

    @pytest.mark.parametrize("media_type", ["application/hal+json", "application/x-www-form-urlencoded", ""])
    def test_content_type(self, client: httpx.Client, media_type: str) -> None:
        answer = client.post("/actoren", content=json.dumps(ACTOR), headers={"Content-Type": media_type})
        assert answer.status_code == 415
        assert answer.json()["detail"] == f'Ongeldige media type "{media_type}" in aanvraag.'

    @pytest.mark.parametrize(
        "content", [b'{"naam":', '{"naam": "Ö"}'.encode("latin-1"), b'{"naam": NaN}', b"[" * 99_999]
    )
    def test_what_is_no_json(self, client: httpx.Client, content: bytes) -> None:
        answer = client.post("/actoren", content=content, headers={"Content-Type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (400, "parse_error")
        assert answer.json()["detail"].startswith("JSON parse error - ")
        assert "invalidParams" not in answer.json()

    @pytest.mark.parametrize("depth", range(100, 1000, 50))
    def test_what_is_nested_deeply(self, client: httpx.Client, provider: PracticeProvider, depth: int) -> None:
        provider.recording = True
        nested = b'{"a":' * depth + b"1" + b"}" * depth
        content = b'{"naam": %b, "soortActor": "medewerker"}' % nested
        assert client.post("/actoren", content=content, headers={"Content-Type": "application/json"}).status_code == 400

    def test_an_empty_body_is_an_empty_object(self, client: httpx.Client) -> None:
        names = [item["name"] for item in client.post("/actoren").json()["invalidParams"]]
        assert names == ["naam", "soortActor"]


class TestAnswers:
    def test_created(self, client: httpx.Client) -> None:
        answer = client.post("/actoren", json=ACTOR)
        assert answer.headers["Location"] == answer.json()["url"]
        assert client.get(answer.headers["Location"]).json() == answer.json()

    def test_nothing_for_caches(self, client: httpx.Client) -> None:
        headers = client.get("/actoren").headers
        assert not {"ETag", "Last-Modified", "Cache-Control"} & set(headers)

    def test_deleted(self, client: httpx.Client, register: Register) -> None:
        answer = client.delete(register.actor()["url"])
        assert (answer.status_code, answer.content, answer.headers["Content-Length"]) == (204, b"", "0")

    def test_health_and_version_need_no_token(self, client: httpx.Client) -> None:
        headers = {"Authorization": ""}
        assert client.get(f"{ORIGIN}/_healthz/livez/", headers=headers).json() == {}
        assert client.get("/openapi.json", headers=headers).json()["info"]["version"] == "0.9.0"


class TestOverHttp:
    def test_keep_alive(self, url: str) -> None:
        connection = http.client.HTTPConnection(urlsplit(url).netloc)
        for _ in range(3):
            connection.request("GET", f"{OPENKLANT_BASE}/actoren", headers={"Authorization": "Token practice"})
            answer = connection.getresponse()
            assert (answer.status, answer.version, json.loads(answer.read())["count"]) == (200, 11, 0)
            assert not {"date", "server", "connection"} & {name.lower() for name, _ in answer.getheaders()}
        connection.close()

    def test_a_chunked_body_is_not_read(self, url: str) -> None:
        headers = {"Authorization": "Token practice", "Content-Type": "application/json"}
        content = iter([json.dumps(ACTOR).encode()])
        answer = httpx.post(f"{url}{OPENKLANT_BASE}/actoren", content=content, headers=headers)
        assert [item["code"] for item in answer.json()["invalidParams"]] == ["required", "required"]
        good = httpx.post(f"{url}{OPENKLANT_BASE}/actoren", json=ACTOR, headers=headers)
        assert good.status_code == 201
        assert good.json()["url"].startswith(url)

    def test_a_server_that_stopped_refuses(self, provider: PracticeProvider) -> None:
        with running(provider) as url, httpx.Client() as client:
            assert client.get(f"{url}/_healthz/").status_code == 200
        with pytest.raises(httpx.TransportError):
            httpx.get(f"{url}/_healthz/")

    def test_nothing_about_requests_is_logged(self, url: str, capfd: pytest.CaptureFixture[str]) -> None:
        httpx.get(f"{url}{OPENKLANT_BASE}/partijen?partijIdentificator__objectId=999990019")
        assert capfd.readouterr() == ("", "")
