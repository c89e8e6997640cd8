"""Requests that another site makes in an employee's name, and sign-ins that somebody else begins (ASVS 5, 3.5, 7.2)."""

import pytest
from flask import Flask
from support.html import Page
from support.portal import BASE_URL, PORTAL, Portal
from support.sessie import Launched, SecureClient

SEARCH = "/zoeken/actoren"
OURS = {"Origin": BASE_URL, "Sec-Fetch-Site": "same-origin"}
ELSEWHERE: list[dict[str, str]] = [
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
    {"Origin": PORTAL, "Sec-Fetch-Site": "cross-site"},
    {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "null"},
    {"Origin": "https://ander.registratie.example", "Sec-Fetch-Site": "same-site"},
    {"Origin": f"{BASE_URL}:8443", "Sec-Fetch-Site": "same-site"},
    {"Origin": f"{BASE_URL}:443"},
    {"Origin": f"{BASE_URL}."},
    {"Origin": f"{BASE_URL}.evil.example"},
    {"Origin": BASE_URL.replace("https", "http")},
    {"Origin": BASE_URL.upper()},
    {"Origin": ""},
    {"Origin": f"{BASE_URL}, https://evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": BASE_URL, "Sec-Fetch-Site": "cross-site"},
    {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
]


@pytest.fixture
def noor(launched_app: Flask, portal: Portal) -> Launched:
    return Launched(launched_app, portal)


def test_another_site_does_nothing_in_an_employees_name_with_their_cookie_or_without(
    launched_app: Flask, noor: Launched
) -> None:
    token = {"csrf_token": noor.token, "zoekterm": "van"}
    for headers in ELSEWHERE:
        assert noor._http.post(SEARCH, data=token, headers=headers).status_code == 403, headers
        assert SecureClient(launched_app).post(SEARCH, data=token, headers=headers).status_code == 403, headers
        bearer = headers | {"Authorization": f"Bearer {noor.bearer}"}
        assert SecureClient(launched_app).post(SEARCH, data=token, headers=bearer).status_code == 403, headers
        assert noor._http.post("/afmelden", data=token, headers=headers).status_code == 403, headers
    assert noor.gets("/registraties").status_code == 200


def test_a_refusal_is_plain_text_and_ends_nothing(noor: Launched) -> None:
    answer = noor._http.post(SEARCH, headers=ELSEWHERE[0])
    assert answer.mimetype == "text/plain"
    assert "Set-Cookie" not in answer.headers
    assert "KCC-Drager" not in answer.headers


def test_our_own_page_goes_on_and_so_does_who_sends_neither_header(noor: Launched) -> None:
    token = {"csrf_token": noor.token}
    for headers in (OURS, {"Origin": BASE_URL}, {"Sec-Fetch-Site": "same-origin"}, {}):
        assert noor._http.post(SEARCH, data=token, headers=headers).status_code == 200, headers


def test_other_ways_to_ask_are_held_to_the_same(noor: Launched) -> None:
    for method in ("PUT", "PATCH", "DELETE"):
        assert noor._http.open(SEARCH, method=method, headers=ELSEWHERE[0]).status_code == 403
    for path in ("/", "/registraties", "/sessie"):
        assert noor._http.head(path, headers=ELSEWHERE[0]).status_code == 200
    assert noor._http.get(SEARCH).status_code == 405
    overridden = {"X-HTTP-Method-Override": "GET"} | ELSEWHERE[0]
    assert noor._http.post(SEARCH, headers=overridden).status_code == 403


def test_with_a_cookie_the_token_of_this_session_is_needed(launched_app: Flask, noor: Launched, portal: Portal) -> None:
    piet = Launched(launched_app, portal, sub="piet")
    for token in ("", "x", piet.token, noor.token[:-1], noor.token.swapcase()):
        answer = noor._http.post(SEARCH, data={"csrf_token": token}, headers=OURS)
        assert answer.status_code == 400, token
    assert noor._http.post(SEARCH, data={"csrf_token": noor.token}, headers=OURS | {"Referer": ""}).status_code == 400
    other = {"Referer": "https://evil.example/"}
    assert noor._http.post(SEARCH, data={"csrf_token": noor.token}, headers=OURS | other).status_code == 400
    assert noor._http.post(SEARCH, data={"csrf_token": noor.token}, headers=OURS).status_code == 200
    assert noor._http.post(SEARCH, headers=OURS | {"X-CSRFToken": noor.token}).status_code == 200


def test_with_a_bearer_no_token_is_needed_and_a_wrong_bearer_does_not_do_away_with_it(
    launched_app: Flask, noor: Launched
) -> None:
    bearer = {"Authorization": f"Bearer {noor.bearer}"}
    assert SecureClient(launched_app, use_cookies=False).post(SEARCH, headers=OURS | bearer).status_code == 200
    for wrong in ("Bearer x", "Bearer ", "bearer x", f"Basic {noor.bearer}", f"Bearer {noor.bearer[:-4]}AAAA"):
        answer = noor._http.post(SEARCH, headers=OURS | {"Authorization": wrong})
        assert answer.status_code == 400, "the cookie says who it is, so the token is asked"


def test_once_the_cookie_arrives_the_bearer_is_worth_nothing(launched_app: Flask, noor: Launched) -> None:
    bearer = {"Authorization": f"Bearer {noor.bearer}"}
    noor.gets("/registraties")
    assert SecureClient(launched_app, use_cookies=False).get("/registraties", headers=bearer).status_code == 401


# Signing somebody in as somebody else


def _launch(app: Flask, portal: Portal, headers: dict[str, str]) -> int:
    browser = SecureClient(app)
    return browser.post("/launch", data={"launch_token": portal.token()}, headers=headers).status_code


@pytest.mark.parametrize("origin", ["https://evil.example", BASE_URL, f"{PORTAL}:8443", f"{PORTAL}.evil.example", ""])
def test_a_launch_from_another_origin_is_refused(launched_app: Flask, portal: Portal, origin: str) -> None:
    for place in ("iframe", "document"):
        assert _launch(launched_app, portal, {"Origin": origin, "Sec-Fetch-Dest": place}) == 403


def test_a_launch_whose_origin_a_referrer_policy_hides_counts_in_a_frame_only(
    launched_app: Flask, portal: Portal
) -> None:
    """There frame-ancestors guards; at the top any site could sign somebody in as who the attacker is."""
    for place, status in (("iframe", 200), ("document", 403), ("frame", 403), ("empty", 403), ("object", 403)):
        assert _launch(launched_app, portal, {"Origin": "null", "Sec-Fetch-Dest": place}) == status, place
    assert _launch(launched_app, portal, {"Origin": PORTAL, "Sec-Fetch-Dest": "document"}) == 200
    assert _launch(launched_app, portal, {}) == 200


def test_a_refused_launch_leaves_the_token_and_the_session_as_they_were(
    launched_app: Flask, noor: Launched, portal: Portal
) -> None:
    token = portal.token(sub="aanvaller", naam="Een Ander")
    refused = noor._http.post("/launch", data={"launch_token": token}, headers={"Origin": "https://evil.example"})
    assert "Set-Cookie" not in refused.headers
    assert "Noor de Wit" in noor.gets("/registraties").text
    assert SecureClient(launched_app).post("/launch", data={"launch_token": token}).status_code == 200


def test_a_launch_begins_another_session_and_never_one_that_was_brought(
    launched_app: Flask, noor: Launched, portal: Portal
) -> None:
    before = noor.cookie
    copy = SecureClient(launched_app)
    copy.set_cookie("__Host-kcc", before, domain="registratie.example", secure=True)
    assert copy.get("/registraties").status_code == 200
    victim = SecureClient(launched_app)
    victim.set_cookie("__Host-kcc", before, domain="registratie.example", secure=True)
    answer = victim.post("/launch", data={"launch_token": portal.token(sub="piet", naam="Piet Puk")})
    assert "Piet Puk" in answer.text
    after = victim.get_cookie("__Host-kcc", domain="registratie.example")
    assert after
    assert after.value != before
    assert "Piet Puk" not in copy.get("/registraties").text, "who planted it is not let in with it"


def test_the_token_of_the_employee_before_is_worth_nothing_in_the_next_session(noor: Launched, portal: Portal) -> None:
    before = noor.token
    answer = noor._http.post("/launch", data={"launch_token": portal.token(sub="piet")})
    assert Page.parse(answer.text, whole=True).fields()["csrf_token"] != before
    assert noor._http.post(SEARCH, data={"csrf_token": before}, headers=OURS).status_code == 400


def test_the_cookie_is_kept_from_scripts_and_from_other_sites_and_from_plain_http(
    launched_app: Flask, portal: Portal
) -> None:
    answer = SecureClient(launched_app).post("/launch", data={"launch_token": portal.token()})
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-kcc=")
    attributes = set(cookie.split("; ")[1:])
    assert attributes == {"Secure", "HttpOnly", "Path=/", "SameSite=None", "Partitioned"}


@pytest.mark.parametrize("cookie", ["", "x", "e30.aaaaaa.bbbb", ".eJyrVgoA", "a" * 4000])
def test_a_cookie_that_is_not_ours_is_no_session(launched_app: Flask, cookie: str) -> None:
    browser = SecureClient(launched_app)
    browser.set_cookie("__Host-kcc", cookie, domain="registratie.example", secure=True)
    assert browser.get("/registraties").status_code == 401
