"""The other pages, the search endpoints, and what every answer carries."""

from uuid import UUID, uuid4

import pytest
from flask import Flask
from support.employee import Employee
from support.html import Page, text_of
from support.stage import Cast, cast_of

from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.factory import create_app
from webapp.identity import Medewerker, demo_sign_in
from webapp.practice_provider import Fault, PracticeProvider
from webapp.registrations import Journal
from webapp.settings import Settings


@pytest.fixture
def cast(provider: Provider) -> Cast:
    return cast_of(provider)


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_start_shows_ones_own_klantcontacten_and_then_the_newest(employee: Employee, provider: Provider) -> None:
    """Without a key: the one of this call is nearly always among them."""
    own = _own(provider)
    newest = [one.uuid for one in provider.find_klantcontacten(KlantcontactQuestion(), limit=8)]
    assert _shown(employee.visits("/")) == [*own, *(uuid for uuid in newest if uuid not in own)]
    assert own


def _own(provider: Provider) -> list[UUID]:
    me = provider.find_actor(demo_sign_in().emailadres)
    assert me
    found = map(provider.get_klantcontact, provider.klantcontacten_of_actor(me.uuid, limit=4))
    return [one.uuid for one in sorted(found, key=lambda one: one.plaatsgevonden_op, reverse=True)]


def _shown(page: Page) -> list[UUID]:
    links = (str(a.get("href")) for a in page.all("a"))
    return [UUID(link.rpartition("/")[2]) for link in links if link.startswith("/klantcontacten/")]


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_a_klantcontact_shows_what_was_asked_and_who(employee: Employee, provider: Provider, cast: Cast) -> None:
    page = employee.visits(f"/klantcontacten/{cast.klantcontact.uuid}")
    found = provider.get_klantcontact(cast.klantcontact.uuid)
    assert " ".join(found.inhoud.split()) in page.text
    for betrokkene in found.betrokkenen:
        assert betrokkene.naam in page.text or "(naam afgeschermd)" in page.text


def test_searching_by_number_finds_that_one_first(employee: Employee, provider: Provider, cast: Cast) -> None:
    nummer = cast.klantcontact.leesbaar_nummer
    page = employee.searches("/zoeken/klantcontacten", f"{nummer[:3]} {nummer[3:]}")
    first = next(a for a in page.all("a") if str(a.get("href")).startswith("/klantcontacten/"))
    assert first.get("href") == f"/klantcontacten/{cast.klantcontact.uuid}"


def test_searching_is_never_in_an_address(employee: Employee) -> None:
    assert employee.visits("/zoeken/klantcontacten?zoekterm=x") is not None
    assert employee.response.status_code == 405


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_actoren_are_found_by_part_of_their_name_and_carry_their_identity(employee: Employee, cast: Cast) -> None:
    page = employee.searches("/zoeken/actoren", cast.medewerker.naam[:4].upper())
    options = {li.get("data-id"): li for li in page.all("li") if li.get("role") == "option"}
    assert str(cast.medewerker.uuid) in options
    assert cast.medewerker.bijzonderheid in page.text


def test_only_units_where_a_unit_is_asked(employee: Employee) -> None:
    page = employee.searches("/zoeken/actoren", "e", soort="organisatorische_eenheid")
    assert not [li for li in page.all("li") if li.get("data-soort") == "medewerker"]
    page = employee.searches("/zoeken/actoren", "en", soort="organisatorische_eenheid")
    assert {li.get("data-soort") for li in page.all("li")} == {"organisatorische_eenheid"}


def test_inactive_actoren_are_not_offered(employee: Employee, practice: PracticeProvider) -> None:
    employee.searches("/zoeken/actoren", "van")
    [call] = [call for call in practice.calls if "naam=van" in call.query]
    assert "indicatieActief=true" in call.query


def test_hostile_text_is_shown_as_text(employee: Employee) -> None:
    page = employee.searches("/zoeken/actoren", "<script>alert(1)</script>")
    assert not page.all("script")
    assert "<script>alert(1)</script>" in page.text


def test_somebody_elses_registration_is_not_there(provider: Provider, journal: Journal, cast: Cast) -> None:
    def employee(name: str) -> Employee:
        return Employee(
            create_app(Settings(), provider, journal, lambda: Medewerker(name, name, f"{name}@turfstad.example"))
        )

    noor, piet = employee("noor"), employee("piet")
    fields = noor.visits(f"/interne-taken/nieuw?klantcontact={cast.klantcontact.uuid}").fields()
    noor.sends("/interne-taken/nieuw", fields | {"actor": str(cast.medewerker.uuid), "gevraagde_handeling": "Bellen"})
    address, registratie_id = str(noor.location), fields["registratie_id"]
    assert noor.visits(address).text
    assert noor.response.status_code == 200
    token = piet.csrf_token()
    for path in (address, f"/interne-taken/nieuw?vanaf={registratie_id}"):
        piet.visits(path)
        assert piet.response.status_code == 404
    assert piet.posts(f"{address}/opnieuw", {"csrf_token": token}).status_code == 404
    assert "Bellen" not in piet.visits("/registraties").text


def test_another_host_name_is_refused(app: Flask) -> None:
    assert app.test_client().get("/registraties", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize(
    ("kind", "status", "title"),
    [
        ("reset", 503, "Het systeem met klantcontacten is niet bereikbaar"),
        ("unauthorized", 502, "Deze applicatie mag het systeem"),
    ],
)
def test_trouble_has_a_page_that_says_what_to_do(
    employee: Employee, practice: PracticeProvider, kind: str, status: int, title: str
) -> None:
    practice.faults.add(Fault(kind, times=None))  # type: ignore[arg-type]
    page = employee.visits(f"/klantcontacten/{uuid4()}")
    assert employee.response.status_code == status
    assert title in page.text


def test_readiness_says_which_part_is_down(employee: Employee, practice: PracticeProvider, app: Flask) -> None:
    client = app.test_client()
    assert client.get("/status/ready").get_json() == {"database": "ok", "provider": "ok"}
    practice.faults.add(Fault("reset", times=None))
    answer = client.get("/status/ready")
    assert answer.status_code == 503
    assert answer.get_json() == {"database": "ok", "provider": "down"}


def test_a_form_without_its_token_comes_back_as_typed_with_one_that_holds(app: Flask, cast: Cast) -> None:
    newcomer = Employee(app)
    page = newcomer.sends(
        "/interne-taken/nieuw",
        {
            "klantcontact": str(cast.klantcontact.uuid),
            "actor": str(cast.medewerker.uuid),
            "registratie_id": str(uuid4()),
            "gevraagde_handeling": "Terugbellen",
            "status": "te_verwerken",
        },
    )
    assert newcomer.status == 422
    assert "te lang open" in page.text
    newcomer.sends("/interne-taken/nieuw", page.fields())
    assert newcomer.status == 303


def test_a_search_without_its_token_is_refused(app: Flask) -> None:
    assert app.test_client().post("/zoeken/actoren", data={"zoekterm": "van"}).status_code == 400


def test_every_answer_carries_the_headers(app: Flask) -> None:
    for path in ("/", "/bestaat-niet", "/status/live", "/registraties"):
        headers = app.test_client().get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"


def test_static_files_are_kept_for_a_year_and_sent_compressed(employee: Employee, app: Flask) -> None:
    page = employee.visits("/")
    scripts = [str(script.get("src")) for script in page.all("script")]
    assert scripts
    for address in scripts:
        answer = app.test_client().get(address, headers={"Accept-Encoding": "gzip, deflate, br"}, buffered=True)
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert len(answer.data) < 500 or "Content-Encoding" in answer.headers


def test_a_static_file_of_another_release_is_not_kept(app: Flask) -> None:
    answer = app.test_client().get("/static/older/js/app.js", buffered=True)
    assert answer.headers["Cache-Control"] == "no-store"


def test_from_a_hit_one_comes_back_to_what_was_searched(employee: Employee, provider: Provider) -> None:
    """The term stands in no address and in no storage of the browser, so the server remembers it for a while."""
    found = provider.find_klantcontacten(KlantcontactQuestion(), limit=1)[0]
    page = f"/klantcontacten/{found.uuid}"
    assert "Terug naar de zoekresultaten" not in employee.visits(page).text
    searched = _shown(employee.searches("/zoeken/klantcontacten", "klant"))
    opened = employee.visits(page)
    assert "Terug naar de zoekresultaten" in opened.text
    [link] = [str(a.get("href")) for a in opened.all("a") if text_of(a) == "Terug naar de zoekresultaten"]
    back = employee.visits(link)
    assert "klant" not in link.replace("klantcontacten", "")
    assert back.fields()["zoekterm"] == "klant"
    assert _shown(back) == searched
    assert employee.visits("/").fields()["zoekterm"] == ""
    assert "Terug naar de zoekresultaten" not in employee.visits(page).text  # that was about another caller


def test_another_employee_does_not_come_back_to_it(provider: Provider, journal: Journal) -> None:
    medewerkers = [Medewerker("een", "Een", "een@example.nl"), Medewerker("twee", "Twee", "twee@example.nl")]
    app = create_app(Settings(), provider, journal, sign_in=lambda: medewerkers[0])
    app.testing = True
    employee = Employee(app)
    employee.searches("/zoeken/klantcontacten", "klant")
    medewerkers.reverse()
    page = f"/klantcontacten/{provider.find_klantcontacten(KlantcontactQuestion(), limit=1)[0].uuid}"
    assert "Terug naar de zoekresultaten" not in employee.visits(page).text
