"""What was typed when a session ended: kept for who typed it, and back on the form after signing in."""

import time
from typing import Any
from uuid import UUID

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from support.betrokkene import NIEUW as BETROKKENE
from support.betrokkene import body
from support.html import Page
from support.portal import Portal
from support.sessie import HOUR, MINUTE, Launched, identity_of, kept_earlier_by, nobody_there_for
from support.stage import Cast, registered
from werkzeug.test import TestResponse

from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.practice_provider import PracticeProvider

TAAK = "/interne-taken/nieuw"
WEER = "Alles wat u had ingevuld, staat er nog."
NIET_AF = "U was nog bezig met"
HANDELING = "Bel mevrouw Zonnebloem terug op 06-12345678"
# Half done: with text that needs escaping, rows that repeat, one of them wrong, and a choice in each group.
RIJK = {
    "voorletters": "Ł.",
    "voornaam": "Zoë",
    "voorvoegsel_achternaam": "in ’t",
    "achternaam": "O'Neill-<b>Đorđević</b> & zn",
    "organisatienaam": 'Café "De Brug"',
    "toestemming": "ja",
    "soort_partij": "organisatie",
    "identificator_soort": "kvk_nummer",
    "identificator": "0000 9998",
    "rol": "vertegenwoordiger",
    "initiator": "nee",
    "bezoekadres-straatnaam": "Kerkstraat",
    "bezoekadres-huisnummer": "12 hoog",
    "correspondentieadres-land": "DE",
    "correspondentieadres-adresregel1": "Postfach 100",
    "digitale_adressen-0-adres": "eerste@voorbeeld.example",
    "digitale_adressen-0-soort": "email",
    "digitale_adressen-0-omschrijving": "werk",
    "digitale_adressen-0-bewaren": "later",
    "digitale_adressen-1-adres": "halve@adres",
    "digitale_adressen-1-soort": "overig",
    "digitale_adressen-1-omschrijving": "",
    "digitale_adressen-1-bewaren": "contact",
    "digitale_adressen-2-adres": "06 00000012",
    "digitale_adressen-2-soort": "",
    "digitale_adressen-2-omschrijving": "’s avonds",
    "digitale_adressen-2-bewaren": "later",
}


@pytest.fixture
def app(launched_app: Flask) -> Flask:
    return launched_app


@pytest.fixture
def noor(app: Flask, portal: Portal) -> Launched:
    return Launched(app, portal)


@pytest.fixture
def taak(noor: Launched, cast: Cast) -> dict[str, Any]:
    fields = noor.visits(f"{TAAK}?klantcontact={cast.klantcontact.uuid}").fields()
    changes = {"actor": str(cast.medewerker.uuid), "gevraagde_handeling": HANDELING, "toelichting": "Eén\r\ntwee"}
    return fields | changes


def is_over(app: Flask) -> None:
    nobody_there_for(app, 21 * MINUTE)


def comes_back_to(refused: TestResponse) -> str:
    assert refused.status_code == 401
    return refused.headers["KCC-Terug"]


def typed(page: Page) -> dict[str, str]:
    own = ("csrf_token", "zoekterm")
    return {name: text.replace("\r\n", "\n") for name, text in page.fields().items() if name not in own}


def test_an_interne_taak_sent_too_late_is_registered_after_signing_in_and_then_forgotten(
    app: Flask, noor: Launched, cast: Cast, taak: dict[str, Any], practice: PracticeProvider
) -> None:
    is_over(app)
    refused = noor.presses(TAAK, taak | {"actie": "registreren"})
    assert comes_back_to(refused) == f"{TAAK}?bewaard={taak['registratie_id']}"
    assert HANDELING not in refused.text
    assert not registered(practice, cast.klantcontact.uuid)

    page = noor.launches()
    assert WEER in page.text
    assert f"{cast.medewerker.naam}" in page.text, "what was chosen is looked up again"
    assert typed(page) | {"actor_zoekterm": ""} == typed_as(taak) | {"actor_zoekterm": ""}
    noor.sends(TAAK, page.fields() | {"actie": "registreren"})
    assert noor.status == 303
    assert len(registered(practice, cast.klantcontact.uuid)) == 1
    assert identity_of(app).formulieren.latest("noor") is None
    again = noor.gets(comes_back_to(refused))
    assert (again.status_code, again.location) == (303, f"/registraties/{taak['registratie_id']}")


def typed_as(sent: dict[str, Any]) -> dict[str, str]:
    return {name: str(text).replace("\r\n", "\n") for name, text in sent.items() if name != "csrf_token"}


@pytest.mark.parametrize("by_script", [True, False])
def test_the_form_of_a_betrokkene_comes_back_whole(app: Flask, noor: Launched, cast: Cast, *, by_script: bool) -> None:
    sent = body(noor, cast, **RIJK)
    is_over(app)
    if by_script:
        refused = noor.presses(f"/sessie/bewaren?pad={BETROKKENE}", sent, HX_Request="true")
    else:
        refused = noor.presses(BETROKKENE, sent | {"actie": "controleren"})
    noor.launches()
    page = noor.visits(comes_back_to(refused))
    assert {name: text for name, text in page.fields().items() if name in RIJK} == RIJK
    assert page.fields()["registratie_id"] == sent["registratie_id"]
    assert page.fields()["klantcontact"] == str(cast.klantcontact.uuid)


def test_from_the_summary_the_way_back_is_the_form(app: Flask, noor: Launched, cast: Cast) -> None:
    filled = {"toestemming": "nee", "achternaam": "Zonnebloem", "digitale_adressen-0-adres": "z@voorbeeld.example"}
    summary = noor.sends(BETROKKENE, body(noor, cast, **filled) | {"actie": "controleren"})
    assert "Klopt dit?" in summary.text
    is_over(app)
    refused = noor.presses(BETROKKENE, summary.fields() | {"actie": "registreren"})
    page = noor.launches()
    assert comes_back_to(refused).endswith(page.fields()["registratie_id"])
    assert {name: page.fields()[name] for name in filled} == filled
    assert "Klopt dit?" not in page.text, "it is seen once more before it is registered"


def test_a_form_is_kept_while_the_session_lasts_too(noor: Launched, taak: dict[str, Any]) -> None:
    """A script's clock is a second ahead of the server's."""
    answer = noor.presses(f"/sessie/bewaren?pad={TAAK}", taak)
    assert (answer.status_code, answer.headers["KCC-Terug"]) == (204, f"{TAAK}?bewaard={taak['registratie_id']}")
    assert HANDELING in noor.visits(answer.headers["KCC-Terug"]).text


def test_a_bearer_that_is_too_old_to_be_let_in_still_says_whose_form_it_is(
    app: Flask, portal: Portal, noor: Launched, taak: dict[str, Any]
) -> None:
    """A laptop that was asleep, in a browser that keeps no cookie."""
    page = Launched(app, portal, keeps_cookies=False)
    key = Fernet(portal.encryption_key)
    old = key.encrypt_at_time(key.decrypt(page.bearer.encode()), int(time.time()) - 3600).decode()
    refused = page.presses(f"/sessie/bewaren?pad={TAAK}", taak, Authorization=f"Bearer {old}")
    assert comes_back_to(refused).endswith(taak["registratie_id"])
    assert "KCC-Drager" not in refused.headers
    assert page.gets("/registraties", Authorization=f"Bearer {old}").status_code == 401
    assert WEER in noor.launches().text
    forged = Fernet(Fernet.generate_key()).encrypt(key.decrypt(page.bearer.encode())).decode()
    assert comes_back_to(page.presses(TAAK, taak, Authorization=f"Bearer {forged}")) == "/"


def test_another_employee_does_not_get_it_and_is_not_told_that_it_is_there(
    app: Flask, portal: Portal, noor: Launched, taak: dict[str, Any]
) -> None:
    is_over(app)
    address = comes_back_to(noor.presses(TAAK, taak))
    fatima = Launched(app, portal, "fatima")
    assert WEER not in fatima.page.text
    assert NIET_AF not in fatima.page.text
    refused, unknown = fatima.gets(address), fatima.gets(f"{TAAK}?bewaard={UUID(int=1)}")
    assert refused.status_code == unknown.status_code == 404
    assert Page.parse(refused.text, whole=True).text == Page.parse(unknown.text, whole=True).text
    fatima.presses(f"/sessie/bewaard/{taak['registratie_id']}/weggooien")
    noor.launches()
    assert noor.gets(address).status_code == 200
    assert noor.gets(address.replace(TAAK, BETROKKENE)).status_code == 404, "it is no form of that kind"


def test_nothing_is_kept_where_nobody_knows_whose_it_is(app: Flask, noor: Launched, taak: dict[str, Any]) -> None:
    noor.loses_cookies()
    refused = noor.presses(TAAK, taak, Referer="https://registratie.example/interne-taken/nieuw?klantcontact=x")
    assert comes_back_to(refused) == "/interne-taken/nieuw?klantcontact=x"
    noor.launches()
    assert noor.presses(TAAK, taak, Origin="https://kwaad.example").status_code == 403
    assert identity_of(app).formulieren.latest("noor") is None


@pytest.mark.parametrize(
    ("path", "terug"),
    [
        ("/sessie/bewaren?pad=//kwaad.example/", "/"),
        ("/sessie/bewaren?pad=https://kwaad.example/interne-taken/nieuw", TAAK),
        ("/sessie/bewaren?pad=/registraties?gezien=bezig%26a=1", "/registraties?a=1"),
        ("/zoeken/actoren", "/"),
    ],
)
def test_only_the_two_forms_are_kept_and_the_way_back_is_a_page_here(
    app: Flask, noor: Launched, taak: dict[str, Any], path: str, terug: str
) -> None:
    is_over(app)
    assert comes_back_to(noor.presses(path, taak)) == terug
    assert identity_of(app).formulieren.latest("noor") is None


def test_a_page_that_was_asked_for_comes_back_to_itself(app: Flask, noor: Launched) -> None:
    is_over(app)
    assert comes_back_to(noor.gets("/?zoeken=laatste")) == "/?zoeken=laatste"
    opened = "https://registratie.example/registraties"
    assert comes_back_to(noor.gets("/registraties?gezien=bezig", HX_Request="true", Referer=opened)) == "/registraties"


def test_a_form_that_is_too_large_to_keep_stays_where_it_is(app: Flask, noor: Launched, taak: dict[str, Any]) -> None:
    is_over(app)
    assert noor.presses(TAAK, taak | {"toelichting": "x" * 300_000}, HX_Request="true").status_code == 413


def test_a_launch_for_the_same_klantcontact_or_none_goes_on_with_the_form(
    app: Flask, noor: Launched, cast: Cast, taak: dict[str, Any]
) -> None:
    is_over(app)
    noor.presses(TAAK, taak)
    for claims in ({}, {"klantcontact": str(cast.klantcontact.uuid)}):
        page = noor.launches(**claims)
        assert WEER in page.text
        assert next(page.root.iter("html")).get("data-adres-eerst") == f"{TAAK}?bewaard={taak['registratie_id']}"
    kept_earlier_by(app, HOUR)
    page = noor.launches()
    assert "Klantcontact zoeken" in page.text, "long ago: it is offered, and not in the way"
    assert f"{NIET_AF} een interne taak" in page.text


def test_a_launch_for_another_klantcontact_shows_that_with_the_way_back_until_it_is_thrown_away(
    app: Flask, noor: Launched, cast: Cast, taak: dict[str, Any], provider: Provider
) -> None:
    is_over(app)
    noor.presses(TAAK, taak)
    other = provider.find_klantcontacten(KlantcontactQuestion(), limit=2)[1]
    page = noor.launches(klantcontact=str(other.uuid))
    assert other.onderwerp in page.text
    assert HANDELING not in page.text
    [link] = [link.get("href") for link in page.all("a") if link.text == "Verder met dit formulier"]
    assert HANDELING in noor.visits(str(link)).text
    assert NIET_AF not in noor.visits("/registraties").text
    assert NIET_AF in noor.visits("/").text
    noor.page = noor.visits("/")
    [form] = [form.get("action") for form in noor.page.all("form") if "weggooien" in str(form.get("action"))]
    assert noor.presses(str(form)).location == "/"
    assert NIET_AF not in noor.visits("/").text
    assert noor.gets(str(link)).status_code == 404
