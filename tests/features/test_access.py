"""Who may ask what: the whole route table against this list, and somebody else's registration over all of it.

A route that stands not here fails the first test; what the list says of each is then tried (ASVS 5, 8.1 and 8.2).
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid4

import pytest
from flask import Flask
from support.employee import Employee
from support.portal import BASE_URL, Portal
from support.sessie import Launched, SecureClient, identity_of
from support.stage import Cast
from werkzeug.test import TestResponse

from webapp.domain.provider import Provider
from webapp.factory import create_app
from webapp.identity import Medewerker
from webapp.identity.formulieren import Formulier
from webapp.registrations import Journal
from webapp.settings import Settings

Decides = Literal["nobody", "session", "launch token", "state and code", "sleutel"]
FRAGMENT = {"HX-Request": "true"}


@dataclass(frozen=True)
class Route:
    """``decides``: what lets somebody in; ``nobody``: it is for all. ``passive``: asking it keeps no session alive."""

    method: str
    rule: str
    endpoint: str
    decides: Decides = "session"
    passive: bool = False

    @property
    def is_public(self) -> bool:
        return self.decides != "session"

    @property
    def path(self) -> str:
        """With ids of what does not exist."""
        return self.rule.replace("<uuid:uuid>", str(uuid4())).replace("<uuid:registratie_id>", str(uuid4()))


EVERYWHERE = {
    Route("GET", "/", "klantcontact.start"),
    Route("GET", "/klantcontacten/<uuid:uuid>", "klantcontact.page"),
    Route("GET", "/interne-taken/nieuw", "interne_taak.nieuw"),
    Route("POST", "/interne-taken/nieuw", "interne_taak.registreer"),
    Route("GET", "/betrokkenen/nieuw", "betrokkene.nieuw"),
    Route("POST", "/betrokkenen/nieuw", "betrokkene.registreer"),
    Route("POST", "/zoeken/klantcontacten", "zoeken.klantcontacten"),
    Route("POST", "/zoeken/actoren", "zoeken.actoren"),
    Route("POST", "/zoeken/partijen", "zoeken.partijen"),
    Route("GET", "/registraties", "registraties.all_of_mine"),
    Route("GET", "/registraties/<uuid:registratie_id>", "registraties.one"),
    Route("POST", "/registraties/<uuid:registratie_id>/opnieuw", "registraties.opnieuw"),
    Route("POST", "/registraties/<uuid:registratie_id>/intrekken", "registraties.intrekken"),
    Route("GET", "/status/live", "status.live", "nobody"),
    Route("GET", "/status/ready", "status.ready", "nobody"),
    Route("GET", "/huisstijl/thema.css", "huisstijl.theme", "nobody"),
    Route("GET", "/huisstijl/logo", "huisstijl.logo", "nobody"),
    Route("GET", "/static/<version>/<path:filename>", "static", "nobody"),
}
DEMO = {Route("GET", "/stijlgids", "stijlgids.index")}
SIGNED_IN = {
    Route("GET", "/sessie", "sessie.how_long", passive=True),
    Route("POST", "/sessie/verlengen", "sessie.go_on"),
    Route("POST", "/sessie/bewaren", "sessie.keep", passive=True),
    Route("POST", "/sessie/bewaard/<uuid:registratie_id>/weggooien", "sessie.throw_away"),
    Route("POST", "/afmelden", "sessie.sign_out"),
}
LAUNCH = {Route("POST", "/launch", "launch.begin", "launch token")}
OIDC = {
    Route("GET", "/aanmelden", "aanmelden.begin", "nobody"),
    Route("GET", "/aanmelden/terug", "aanmelden.back", "state and code"),
    Route("POST", "/aanmelden/bevestigen", "koppelen.confirm", "sleutel"),
    Route("POST", "/aanmelden/koppeling", "koppelen.how_far", "sleutel"),
    Route("POST", "/aanmelden/inwisselen", "koppelen.redeem", "sleutel"),
}
BY_SIGN_IN = {
    "demo": EVERYWHERE | DEMO,
    "launch": EVERYWHERE | SIGNED_IN | LAUNCH,
    "oidc": EVERYWHERE | SIGNED_IN | OIDC,
    "oidc,launch": EVERYWHERE | SIGNED_IN | LAUNCH | OIDC,
}
# Whoever is signed out already, or never was in: they get the page that says so.
_ENDS_WITHOUT_ONE = "sessie.sign_out"
_OIDC_SETTINGS = {"oidc_issuer": "https://idp.example", "oidc_client_id": "kcc", "oidc_role": "kcc"}


@pytest.fixture
def sign_in() -> str:
    return "oidc,launch"


@pytest.fixture
def signed_app(portal: Portal, provider: Provider, journal: Journal, sign_in: str) -> Iterator[Flask]:
    settings = {} if sign_in == "demo" else portal.settings(sign_in=sign_in, **_OIDC_SETTINGS)
    app = create_app(Settings(**settings), provider, journal)
    app.testing = True
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.test_client_class = SecureClient
    if sign_in == "demo":
        yield app
    else:
        with closing(identity_of(app)):
            yield app


@pytest.mark.parametrize("sign_in", list(BY_SIGN_IN))
def test_the_routes_are_the_declared_ones_and_each_view_says_of_itself_what_the_list_says(
    signed_app: Flask, sign_in: str
) -> None:
    def says(endpoint: str, mark: str) -> bool:
        return bool(getattr(signed_app.view_functions[endpoint], f"kcc_{mark}", False))

    declared = {(one.method, one.rule, one.endpoint, one.is_public, one.passive) for one in BY_SIGN_IN[sign_in]}
    found = {
        (method, rule.rule, rule.endpoint, says(rule.endpoint, "public"), says(rule.endpoint, "passive"))
        for rule in signed_app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert found == declared
    by_token = {rule.endpoint for rule in signed_app.url_map.iter_rules() if says(rule.endpoint, "token_decides")}
    assert by_token <= {one.endpoint for one in BY_SIGN_IN[sign_in] if one.is_public and one.decides != "nobody"}


def test_without_a_session_nothing_is_shown_or_done(signed_app: Flask, cast: Cast) -> None:
    stranger = signed_app.test_client()
    for route in EVERYWHERE | SIGNED_IN:
        if route.is_public or route.endpoint == _ENDS_WITHOUT_ONE:
            continue
        path = route.rule.replace("<uuid:uuid>", str(cast.klantcontact.uuid))
        path = path.replace("<uuid:registratie_id>", str(uuid4()))
        for headers in ({}, FRAGMENT, {"Authorization": "Bearer gAAAAA"}, {"Cookie": "__Host-kcc=e30.x.y"}):
            answer = stranger.open(path, method=route.method, headers=headers, data={"zoekterm": "e"})
            assert answer.status_code == 401, (route, headers)
            _shows_nothing(answer, cast)
        answer = stranger.open(path, method=route.method, headers={"Sec-Fetch-Dest": "document"})
        assert answer.status_code == (303 if route.method == "GET" else 401), route
        assert answer.status_code == 401 or answer.location.startswith("/aanmelden?next=/")
        _shows_nothing(answer, cast)
    assert stranger.post("/afmelden").status_code == 200


def _shows_nothing(answer: TestResponse, cast: Cast) -> None:
    """And it takes no session along."""
    for text in (cast.klantcontact.onderwerp, cast.klantcontact.inhoud, cast.medewerker.naam, "Noor"):
        assert text not in answer.text
    assert "KCC-Drager" not in answer.headers
    assert "data-drager" not in answer.text


def test_what_is_public_needs_no_session(signed_app: Flask) -> None:
    stranger = signed_app.test_client()
    for path in ("/status/live", "/status/ready", "/aanmelden/koppeling"):
        answer = stranger.open(path, method="POST" if "koppeling" in path else "GET", headers={"Origin": BASE_URL})
        assert answer.status_code == 200, path
    assert stranger.get("/huisstijl/logo").status_code == 404
    assert stranger.get("/static/older/js/app.js", buffered=True).status_code == 200
    assert stranger.get("/bestaat-niet").status_code == 404


def test_with_a_session_every_route_answers_and_with_a_bearer_too(signed_app: Flask, portal: Portal) -> None:
    noor = Launched(signed_app, portal)
    by_cookie = signed_app.test_client()
    by_cookie.set_cookie("__Host-kcc", noor.cookie, domain="registratie.example", secure=True)
    no_cookies = SecureClient(signed_app, use_cookies=False)
    data = {"csrf_token": noor.token}
    private = [one for one in EVERYWHERE | SIGNED_IN if not one.is_public]
    for route in private:  # before any cookie arrives: from then on no bearer counts
        for headers in ({}, FRAGMENT):
            if route.endpoint != _ENDS_WITHOUT_ONE:
                bearer = {**headers, "Authorization": f"Bearer {noor.bearer}"}
                answer = no_cookies.open(route.path, method=route.method, headers=bearer)
                assert answer.status_code in _answers(route), (route, "bearer")
                assert answer.headers["KCC-Drager"] != noor.bearer
    for route in sorted(private, key=lambda one: one.endpoint == _ENDS_WITHOUT_ONE):
        answer = by_cookie.open(route.path, method=route.method, data=data)
        assert answer.status_code in _answers(route), (route, "cookie")
    assert by_cookie.get("/registraties").status_code == 401, "signed out"
    assert noor.gets("/registraties").status_code == 401, "everywhere"


def _answers(route: Route) -> set[int]:
    """To an empty form, or about what is not there."""
    return {404, 303} if "<" in route.rule else {200, 204, 303, 422}


# Somebody else's registration


def _registered(noor: Launched, cast: Cast) -> UUID:
    page = noor.visits(f"/interne-taken/nieuw?klantcontact={cast.klantcontact.uuid}")
    fields = page.fields() | {"actor": str(cast.medewerker.uuid), "gevraagde_handeling": "Geheime handeling"}
    answer = noor.presses("/interne-taken/nieuw", fields)
    assert answer.status_code == 303
    return UUID(fields["registratie_id"])


def _kept(app: Flask, registratie_id: UUID) -> Formulier | None:
    return identity_of(app).formulieren.get("noor", registratie_id)


def test_somebody_elses_registration_and_form_are_not_there_on_any_route(
    signed_app: Flask, portal: Portal, cast: Cast
) -> None:
    noor = Launched(signed_app, portal)
    registered, kept = _registered(noor, cast), uuid4()
    velden = (("registratie_id", str(kept)), ("toelichting", "Geheime toelichting"))
    identity_of(signed_app).formulieren.keep("noor", Formulier(kept, "/interne-taken/nieuw", velden))
    assert "Geheime" in noor.gets(f"/registraties/{registered}").text
    assert "Geheime" in noor.gets(f"/interne-taken/nieuw?bewaard={kept}").text
    piet = Launched(signed_app, portal, sub="piet", naam="Piet Puk")
    asked = 0
    for method, path, wanted in _all_ways_to(signed_app, registered, kept):
        for headers in ({}, FRAGMENT):
            for answer in (
                _by_cookie(piet, method, path, headers),
                _by_bearer(signed_app, piet, method, path, headers),
            ):
                assert answer.status_code == wanted, (method, path, headers)
                assert "Geheime" not in answer.text
                asked += 1
    assert asked >= 4 * 10
    assert "Geheime" not in piet.gets("/registraties").text
    assert "Geheime" not in piet.gets("/").text
    assert _kept(signed_app, kept), "it was not thrown away either"
    assert "Geheime" in noor.gets(f"/registraties/{registered}").text


def _all_ways_to(app: Flask, *ids: UUID) -> Iterator[tuple[str, str, int]]:
    """Every route with an id of a registration in its path, and the forms that take one in their query.

    To throw away what is not there is no mistake: the answer is the same as for what never was.
    """
    for registratie_id in ids:
        for rule in app.url_map.iter_rules():
            if "registratie_id" in rule.arguments:
                path = rule.rule.replace("<uuid:registratie_id>", str(registratie_id))
                for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                    yield method, path, 303 if rule.endpoint == "sessie.throw_away" else 404
        for form in ("/interne-taken/nieuw", "/betrokkenen/nieuw"):
            for name in ("vanaf", "bewaard"):
                yield "GET", f"{form}?{name}={registratie_id}", 404
        yield "GET", f"/registraties/{registratie_id}?gezien=bezig", 404


def _by_cookie(piet: Launched, method: str, path: str, headers: dict[str, str]) -> TestResponse:
    data = {"csrf_token": piet.token} if method == "POST" else None
    answer: TestResponse = piet._http.open(path, method=method, data=data, headers=headers)
    return answer


def _by_bearer(app: Flask, piet: Launched, method: str, path: str, headers: dict[str, str]) -> TestResponse:
    """Its cookie came by now, so this one is of a browser that sends none."""
    in_frame = Launched(app, piet._portal, sub="piet")
    headers = {**headers, "Authorization": f"Bearer {in_frame.bearer}"}
    return SecureClient(app, use_cookies=False).open(path, method=method, headers=headers)


def test_a_form_with_somebody_elses_id_starts_nothing_of_theirs_and_tells_nothing(
    provider: Provider, journal: Journal, cast: Cast
) -> None:
    who = [Medewerker("noor", "Noor", "n@turfstad.example")]
    app = create_app(Settings(), provider, journal, lambda: who[0])
    employee = Employee(app)
    fields = employee.visits(f"/interne-taken/nieuw?klantcontact={cast.klantcontact.uuid}").fields()
    fields |= {"actor": str(cast.medewerker.uuid), "gevraagde_handeling": "Geheime handeling"}
    employee.sends("/interne-taken/nieuw", fields)
    address = str(employee.location)
    who[0] = Medewerker("piet", "Piet", "p@turfstad.example")
    for changed in ({}, {"gevraagde_handeling": "Iets anders"}):
        page = employee.sends("/interne-taken/nieuw", fields | changed)
        assert employee.status == 422
        assert "al eerder verstuurd" in page.text
        assert page.fields()["registratie_id"] != fields["registratie_id"]
    employee.visits(address)
    assert employee.response.status_code == 404


def test_an_id_that_is_none_is_no_address(app: Flask) -> None:
    for path in ("/registraties/1", "/registraties/../x", "/klantcontacten/x", "/registraties/%00"):
        assert app.test_client().get(path).status_code == 404, path
