"""How often what may be asked: per employee and per address, also over two nodes, and never at the cost of work."""

import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from support.employee import Employee
from support.numbers import bsns
from support.portal import BASE_URL, Portal, signing_key
from support.server import free_port
from support.stage import cast_of

from webapp.domain.provider import Provider
from webapp.factory import create_app
from webapp.features import bsn_zoeken
from webapp.features.bsn_zoeken import FREE, MOST, MOST_SECONDS, delay
from webapp.identity import Medewerker
from webapp.registrations import Journal
from webapp.settings import Settings
from webapp.web.services import services_of
from webapp.web.too_much import MAX_FIELDS

Start = Callable[..., Flask]

NOOR, PIET = (Medewerker(name, name.title(), f"{name}@turfstad.example") for name in ("noor", "piet"))
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def start(provider: Provider, journal: Journal) -> Start:
    """An application of the demo, with other limits than usual."""

    def start(medewerker: Medewerker = NOOR, **settings: str) -> Flask:
        app = create_app(Settings(**settings), provider, journal, lambda: medewerker)  # type: ignore[arg-type]
        app.testing = True
        app.config["PROPAGATE_EXCEPTIONS"] = False
        return app

    return start


@pytest.fixture
def launching(portal: Portal, provider: Provider, journal: Journal) -> Iterator[Callable[..., FlaskClient]]:
    apps: list[Flask] = []

    def start(**settings: str) -> FlaskClient:
        apps.append(create_app(Settings(**portal.settings(**settings)), provider, journal))
        return apps[-1].test_client()

    yield start
    for app in apps:
        identity = services_of(app).identity
        assert identity
        identity.close()


@pytest.fixture
def naps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """For how long searches were held up, without waiting for it."""
    found: list[float] = []
    monkeypatch.setattr(bsn_zoeken, "sleep", found.append)
    return found


def numbers(amount: int) -> list[str]:
    return list(islice(bsns(), amount))


def launch(browser: FlaskClient, token: str, address: str = "192.0.2.1") -> int:
    data = {"launch_token": token}
    answer = browser.post("/launch", data=data, base_url=BASE_URL, environ_base={"REMOTE_ADDR": address})
    return answer.status_code


def search(employee: Employee, zoekterm: str = "van", **environ: Any) -> int:
    employee.searches("/zoeken/actoren", zoekterm)
    return employee.status


# Per employee and per address


def test_an_employee_who_searches_too_often_is_told_to_wait(start: Start) -> None:
    employee = Employee(start(limit_search="2 per minute"))
    assert [search(employee), search(employee), search(employee)] == [200, 200, 429]
    assert "Wacht een minuut" in employee.response.text
    assert 1 <= int(employee.response.headers["Retry-After"]) <= 60
    assert "Wacht een minuut" in employee.response.headers["KCC-Melding"]
    assert employee.visits("/registraties").text
    assert employee.response.status_code == 200


def test_every_search_counts_and_so_does_a_form_that_searches(start: Start, provider: Provider) -> None:
    employee = Employee(start(limit_search="5 per minute"))
    fields = employee.visits(f"/interne-taken/nieuw?klantcontact={cast_of(provider).klantcontact.uuid}").fields()
    for path in ("klantcontacten", "actoren", "partijen"):
        employee.searches(f"/zoeken/{path}", "van")
        assert employee.status == 200
    for path in ("/interne-taken/nieuw", "/betrokkenen/nieuw"):
        employee.sends(path, fields | {"actie": "bijwerken"})
        assert employee.status == 200
    typed = fields | {"actie": "bijwerken", "toelichting": "Bel <b>voor</b> tien uur"}
    page = employee.sends("/interne-taken/nieuw", typed)
    assert employee.status == 429
    assert {name: page.fields()[name] for name in typed} == typed, "what was typed stands ready to be sent again"


def test_somebody_else_at_the_same_address_goes_on(start: Start) -> None:
    noor, piet = (Employee(start(who, limit_search="1 per minute")) for who in (NOOR, PIET))
    assert [search(noor), search(noor), search(piet)] == [200, 429, 200]


def test_one_address_searches_for_twenty_employees(provider: Provider, journal: Journal) -> None:
    medewerkers = (Medewerker(f"m{number}", "M", "m@turfstad.example") for number in count())
    app = create_app(Settings(limit_search="1 per minute"), provider, journal, lambda: next(medewerkers))
    employee = Employee(app)
    data = {"csrf_token": employee.csrf_token()}
    statuses = [employee.posts("/zoeken/actoren", data).status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]
    assert (
        employee._http.post("/zoeken/actoren", data=data, environ_base={"REMOTE_ADDR": "192.0.2.9"}).status_code == 200
    )


def test_an_address_is_a_network_of_ipv6_and_no_port(launching: Callable[..., FlaskClient], portal: Portal) -> None:
    browser = launching(limit_sign_in="1 per minute")
    for one, other, is_shared in (
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.3:4711", "192.0.2.3:4712", True),
        ("192.0.2.4", "::ffff:192.0.2.4", True),
        ("2001:db8::1", "2001:db8::ffff", True),
        ("2001:db8:1::1", "2001:db8:1:1::1", False),
        ("[2001:db8:2::1]", "2001:db8:2::2", True),
        ("unknown", "unknown", True),
    ):
        assert launch(browser, portal.token(), one) == 200
        assert launch(browser, portal.token(), other) == (429 if is_shared else 200)


def test_launches_that_are_refused_count_apart_and_more_tightly(
    launching: Callable[..., FlaskClient], portal: Portal, capsys: pytest.CaptureFixture[str]
) -> None:
    browser, other_key = launching(limit_sign_in="10 per minute"), signing_key()
    used = portal.token()
    assert [launch(browser, used), launch(browser, used), launch(browser, used)] == [200, 401, 401], "loaded again"
    assert [launch(browser, portal.token(key=other_key)) for _ in range(3)] == [403, 403, 429]
    assert launch(browser, portal.token()) == 429
    assert launch(browser, portal.token(), "192.0.2.7") == 200
    log = capsys.readouterr().err
    assert '"limit": "aanmelden-geweigerd"' in log
    assert "192.0.2" not in log


def test_whoever_is_not_signed_in_gets_no_form_back(launching: Callable[..., FlaskClient], portal: Portal) -> None:
    browser = launching(limit_sign_in="1 per minute")
    token = portal.token()
    launch(browser, token)
    answer = browser.post("/launch", data={"launch_token": token}, base_url=BASE_URL)
    browser.post("/launch", data={"launch_token": token}, base_url=BASE_URL)
    assert token not in answer.text


# Redis


@pytest.fixture
def redis(tmp_path: Path) -> Iterator["Redis"]:
    if shutil.which("redis-server") is None:
        pytest.skip("no redis-server here")
    redis = Redis(tmp_path)
    redis.start()
    yield redis
    redis.stop()


class Redis:
    password = "geheim-van-redis"

    def __init__(self, folder: Path) -> None:
        self._port, self._folder = free_port(), folder
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self._port}/0"

    def start(self) -> None:
        options = ["--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--requirepass", self.password]
        self._process = subprocess.Popen(["redis-server", *options], cwd=self._folder, stdout=subprocess.DEVNULL)  # noqa: S607
        for _ in range(200):
            if self.command("PING") == "PONG":
                return
            time.sleep(0.02)
        raise AssertionError("redis-server did not start")

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait(timeout=10)
            self._process = None

    def command(self, *words: str) -> Any:
        from redis import Redis as Client  # noqa: PLC0415
        from redis.exceptions import ConnectionError as Away  # noqa: PLC0415

        with Client.from_url(self.url, decode_responses=True) as client:
            try:
                return "PONG" if words == ("PING",) and client.ping() else client.keys("*")
            except Away:
                return None


def test_two_nodes_count_together_in_redis_and_keep_nothing_to_read_there(
    start: Start, redis: Redis, naps: list[float]
) -> None:
    settings = {"limit_storage": redis.url, "limit_search": "2 per minute", "secret_key": "g" * 32}
    one, other = (Employee(start(NOOR, **settings)) for _ in range(2))
    assert [search(one, "een"), search(other, "twee"), search(one, "drie"), search(other, "vier")] == [
        *(200, 200),
        *(429, 429),
    ]
    piet = Employee(start(PIET, **settings))
    [number] = numbers(1)
    assert search(piet, number) == 200
    piet.searches("/zoeken/partijen", number)
    keys = redis.command("KEYS")
    assert keys
    assert not [key for key in keys if any(word in key for word in ("noor", "piet", "127.0.0.1", number, number[:5]))]


def test_numbers_that_were_searched_at_one_node_count_at_the_other(
    start: Start, redis: Redis, naps: list[float]
) -> None:
    nodes = [Employee(start(NOOR, limit_storage=redis.url, secret_key="g" * 32)) for _ in range(2)]
    for place, number in enumerate([*numbers(FREE), *numbers(FREE)]):
        nodes[place % 2].searches("/zoeken/partijen", number)
    assert not naps
    nodes[0].searches("/zoeken/partijen", numbers(FREE + 1)[-1])
    assert naps == [delay(FREE + 1)]


def test_while_redis_is_away_work_goes_on_and_one_line_says_so(
    start: Start, redis: Redis, naps: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    employee = Employee(start(NOOR, limit_storage=redis.url, limit_search="3 per minute"))
    assert search(employee) == 200
    redis.stop()
    started = time.monotonic()
    employee.searches("/zoeken/partijen", numbers(1)[0])
    assert [employee.status, search(employee), search(employee)] == [200, 200, 200]
    assert search(employee) == 429, "each process counts for itself"
    assert time.monotonic() - started < 5
    lines = [line for line in capsys.readouterr().err.splitlines() if "limit_storage" in line]
    assert len(lines) == 1
    assert redis.password not in lines[0]


# Searching by BSN in bulk


def test_searching_by_bsn_in_bulk_is_slowed_and_logged_and_then_refused(
    start: Start, naps: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    employee, wanted = Employee(start()), numbers(MOST + 1)
    for number in wanted[:FREE]:
        employee.searches("/zoeken/partijen", number)
    assert not naps
    for place, number in enumerate(wanted[FREE:MOST]):
        employee.searches(f"/zoeken/{('partijen', 'klantcontacten')[place % 2]}", number)
        assert employee.status == 200
    assert naps == sorted(naps)
    assert naps[0] > 0
    assert naps[-1] == MOST_SECONDS
    for _ in range(2):  # also the same one, that was refused before
        page = employee.searches("/zoeken/partijen", wanted[-1])
        assert employee.status == 429
        assert "Overleg met uw teamleider" in page.text
        assert int(employee.response.headers["Retry-After"]) <= 600
    employee.searches("/zoeken/partijen", wanted[0])
    assert employee.status == 200, "who was looked at already may be looked at again"
    assert search(employee) == 200
    log = capsys.readouterr().err
    lines = [line for line in log.splitlines() if "bsn_search_bulk" in line]
    assert len(lines) == MOST - FREE + 2
    assert f'"count": {FREE + 1}, "outcome": "slowed"' in lines[0]
    assert all('"medewerker": "noor"' in line for line in lines)
    assert not [number for number in wanted if number in log]


def test_the_same_number_counts_once_however_it_is_typed(employee: Employee, naps: list[float]) -> None:
    for number in numbers(FREE):
        for typed in (*(number[:length] for length in range(4, 10)), f"BSN {number}", f"{number[:4]} {number[4:]}"):
            employee.searches("/zoeken/partijen", typed)
    assert not naps


def test_the_forms_count_what_they_look_up_too(employee: Employee, naps: list[float]) -> None:
    fields = employee.visits("/betrokkenen/nieuw").fields()
    one, two, three, four, *others = numbers(FREE + 4)
    for number in others[: FREE - 3]:
        employee.searches("/zoeken/partijen", number)
    searching = fields | {"actie": "bijwerken"}
    new = {"keuze": "nieuw", "toestemming": "ja", "soort_partij": "persoon", "identificator_soort": "bsn"}
    employee.sends("/betrokkenen/nieuw", searching | {"partij_zoekterm": one})
    employee.sends("/betrokkenen/nieuw", searching | {"klantcontact_zoekterm": two})
    employee.sends("/betrokkenen/nieuw", fields | new | {"identificator": three, "actie": "controleren"})
    assert not naps
    employee.sends("/betrokkenen/nieuw", fields | new | {"identificator": three, "achternaam": "Jansen"})
    employee.sends("/betrokkenen/nieuw", fields | new | {"identificator": four, "identificator_soort": "rsin"})
    assert not naps
    task = employee.visits("/interne-taken/nieuw").fields()
    employee.sends("/interne-taken/nieuw", task | {"klantcontact_zoekterm": four, "actie": "bijwerken"})
    assert naps == [delay(FREE + 1)]


def test_one_employee_is_kept_waiting_in_one_thread_only(
    start: Start, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sleeping, wake = threading.Event(), threading.Event()

    def sleep(_: float) -> None:
        sleeping.set()
        assert wake.wait(20)

    employee = Employee(start())
    for number in numbers(FREE):
        employee.searches("/zoeken/partijen", number)
    [twin] = employee.twins(1)
    monkeypatch.setattr(bsn_zoeken, "sleep", sleep)
    token, (next_one, another) = employee.csrf_token(), numbers(FREE + 2)[-2:]
    data = {"csrf_token": token, "zoekterm": next_one}
    waiting = threading.Thread(target=twin.posts, args=("/zoeken/partijen", data))
    waiting.start()
    try:
        assert sleeping.wait(20)
        page = employee.searches("/zoeken/partijen", another)
        assert employee.status == 429
        assert "Wacht even" in page.text
    finally:
        wake.set()
        waiting.join()
    monkeypatch.setattr(bsn_zoeken, "sleep", lambda _: None)
    employee.searches("/zoeken/partijen", another)
    assert employee.status == 200


# How large


def test_a_form_has_so_many_fields_and_no_more(employee: Employee) -> None:
    token = employee.csrf_token()

    def posted(body: Any, kind: str) -> int:
        return employee._http.post("/zoeken/actoren", data=body, content_type=kind).status_code

    for fields, status in ((MAX_FIELDS, 200), (MAX_FIELDS + 1, 413), (100_000, 413)):
        assert posted(f"csrf_token={token}{'&a' * (fields - 1)}", FORM) == status
        if fields < 1_000:
            assert posted({"csrf_token": token, "a": [""] * (fields - 1)}, "multipart/form-data") == status


def test_too_much_text_is_told_as_such(employee: Employee) -> None:
    token = employee.csrf_token()
    page = employee.sends("/interne-taken/nieuw", {"csrf_token": token, "toelichting": "a" * 300_000})
    assert employee.status == 413
    assert "Dit is te veel tekst" in page.text
    assert "Er is niets geregistreerd" in page.text


def test_more_digital_addresses_than_can_be_are_said_and_no_row_is_made_for_a_huge_number(employee: Employee) -> None:
    fields = employee.visits("/betrokkenen/nieuw").fields() | {"keuze": "nieuw", "achternaam": "Jansen"}
    rows = {f"digitale_adressen-{row}-adres": f"a{row}@turfstad.example" for row in range(40)}
    page = employee.sends("/betrokkenen/nieuw", fields | rows | {"digitale_adressen-999999999-adres": "x@y.example"})
    assert employee.status == 422
    assert "U kunt 20 adressen tegelijk registreren" in page.text
    assert len([name for name in page.fields() if name.endswith("-adres")]) <= 21
