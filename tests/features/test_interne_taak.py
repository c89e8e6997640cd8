"""F2120 through the form without JavaScript: real bodies, and the same views that htmx gets its fragments from."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from support.employee import Employee
from support.html import Page
from support.stage import AS_PRACTICE, Cast, cast_of, registered
from support.wire import Wire
from werkzeug.test import Client

from webapp.domain.provider import Provider
from webapp.domain.tijd import AMSTERDAM
from webapp.practice_provider import OPENKLANT_BASE, Fault, PracticeProvider
from webapp.registrations import new_registratie_id

NIEUW = "/interne-taken/nieuw"
HANDELING = "Terugbellen op maandag tussen 14.00 en 16.00 uur"


@pytest.fixture
def cast(provider: Provider) -> Cast:
    return cast_of(provider)


def filled(employee: Employee, cast: Cast, **changes: str) -> dict[str, Any]:
    """The form as it stands when all is filled in."""
    fields = employee.visits(f"{NIEUW}?klantcontact={cast.klantcontact.uuid}").fields()
    fields |= {"actor": str(cast.medewerker.uuid), "gevraagde_handeling": HANDELING, "actie": "registreren"}
    return fields | changes


def local(moment: datetime) -> str:
    return moment.astimezone(AMSTERDAM).strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_registers_and_shows_the_number(employee: Employee, cast: Cast, practice: PracticeProvider) -> None:
    page = employee.sends(NIEUW, filled(employee, cast, toelichting="Belt liever ’s middags"))
    assert employee.status == 303
    assert "De interne taak is geregistreerd" in page.text
    [call] = registered(practice, cast.klantcontact.uuid)
    nummer = str(call.body.get("referentienummer") or call.body["nummer"])
    assert " ".join((nummer[:3], nummer[3:6], nummer[6:])) in page.text
    assert HANDELING in employee.visits("/registraties").text


def test_a_second_actor_comes_after_the_medewerker(employee: Employee, cast: Cast, practice: PracticeProvider) -> None:
    employee.sends(NIEUW, filled(employee, cast, eenheid=str(cast.eenheid.uuid)))
    [call] = registered(practice, cast.klantcontact.uuid)
    assert [actor["uuid"] for actor in call.body["toegewezenAanActoren"]] == [
        str(cast.medewerker.uuid),
        str(cast.eenheid.uuid),
    ]


@pytest.mark.parametrize("dialect", ["vng"])
def test_where_the_dialect_knows_one_actor_the_second_is_not_offered(employee: Employee, cast: Cast) -> None:
    assert "eenheid" not in employee.visits(NIEUW).fields()
    page = employee.sends(NIEUW, filled(employee, cast, eenheid=str(cast.eenheid.uuid)))
    assert employee.status == 422
    assert "maar voor één" in page.text


def test_verwerkt_with_its_moment(employee: Employee, cast: Cast, practice: PracticeProvider) -> None:
    gisteren = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(days=1)
    employee.sends(NIEUW, filled(employee, cast, status="verwerkt", verwerkt_op=local(gisteren)))
    [call] = registered(practice, cast.klantcontact.uuid)
    assert call.body["status"] == "verwerkt"
    assert datetime.fromisoformat(call.body["afgehandeldOp"]) == gisteren


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_verwerkt_without_a_moment_means_now_and_twice_is_still_once(
    employee: Employee, cast: Cast, practice: PracticeProvider, provider: Provider
) -> None:
    sent = filled(employee, cast, status="verwerkt")
    employee.sends(NIEUW, sent)
    time.sleep(1.1)
    employee.sends(NIEUW, sent)
    assert employee.status == 303
    assert len(registered(practice, cast.klantcontact.uuid)) == 1
    [taak] = [taak for taak in provider.get_klantcontact(cast.klantcontact.uuid).interne_taken if taak.verwerkt_op]
    assert taak.verwerkt_op is not None
    assert abs(datetime.now(UTC) - taak.verwerkt_op) < timedelta(minutes=1)


BAD_INPUT = {
    "no klantcontact": ({"klantcontact": ""}, "klantcontact_zoekterm", "Kies een klantcontact"),
    "klantcontact only typed": (
        {"klantcontact": "", "klantcontact_zoekterm": "paspoort"},
        "klantcontact_zoekterm",
        "Kies een klantcontact uit de lijst. Alleen typen is niet genoeg",
    ),
    "no actor": ({"actor": ""}, "actor", "Kies een medewerker of afdeling"),
    "actor only typed": (
        {"actor": "", "actor_zoekterm": "Fatima"},
        "actor",
        "Kies een medewerker of afdeling uit de lijst. Alleen typen is niet genoeg",
    ),
    "no handeling": ({"gevraagde_handeling": "  \n "}, "gevraagde_handeling", "Vul in wat uw collega moet doen"),
    "handeling one too long": (
        {"gevraagde_handeling": "é" * 201},
        "gevraagde_handeling",
        "De gevraagde handeling is 1 teken te lang. U kunt maximaal 200 tekens gebruiken",
    ),
    "toelichting two too long": (
        {"toelichting": "a\r\n" * 500 + "aaa"},
        "toelichting",
        "De toelichting is 3 tekens te lang. U kunt maximaal 1000 tekens gebruiken",
    ),
    "verwerkt in the future": (
        {"status": "verwerkt", "verwerkt_op": "2999-01-01T10:00"},
        "verwerkt_op",
        "Verwerkt op ligt in de toekomst. Vul een moment in dat al geweest is",
    ),
    "no moment": (
        {"status": "verwerkt", "verwerkt_op": "gisteren"},
        "verwerkt_op",
        "Vul een datum en een tijd in, zoals 22-11-2026 14:30",
    ),
    "moment without verwerkt": (
        {"verwerkt_op": "2026-01-01T10:00"},
        "verwerkt_op",
        "Verwerkt op kan alleen bij de status Verwerkt. Maak dit veld leeg of kies Verwerkt",
    ),
    "a year of two digits": (
        {"status": "verwerkt", "verwerkt_op": "0026-01-05T10:00"},
        "verwerkt_op",
        "Dit jaar kan niet kloppen. Vul een jaar met vier cijfers in, zoals 2026",
    ),
    "the first moment there is": (
        {"status": "verwerkt", "verwerkt_op": "0001-01-01T00:00"},
        "verwerkt_op",
        "Vul een datum en een tijd in, zoals 22-11-2026 14:30",
    ),
    "unknown status": ({"status": "open"}, "status", "Kies een status"),
}


@pytest.mark.parametrize(("changes", "field", "message"), BAD_INPUT.values(), ids=BAD_INPUT)
def test_bad_input_says_so_at_its_field_and_loses_nothing(
    employee: Employee, cast: Cast, practice: PracticeProvider, changes: dict[str, str], field: str, message: str
) -> None:
    sent = filled(employee, cast, **{"toelichting": "Belt liever ’s middags", **changes})
    page = employee.sends(NIEUW, sent)
    assert employee.status == 422
    assert page.errors()[field] == message
    assert message in page.text, "the summary says it too"
    assert page.root.find(".//title").text.startswith("Fout: ")  # type: ignore[union-attr]
    assert_kept(page, sent)
    assert not registered(practice, cast.klantcontact.uuid)


def assert_kept(page: Page, sent: dict[str, str]) -> None:
    back = page.fields()
    for name in ("klantcontact", "klantcontact_zoekterm", "actor", "actor_zoekterm"):
        if sent.get(name):
            assert back[name] == sent[name]
    for name in ("toelichting", "gevraagde_handeling", "verwerkt_op"):
        assert normal(back[name]) == normal(sent[name])


def normal(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def test_a_removed_klantcontact_is_said_and_can_be_chosen_anew(employee: Employee, cast: Cast) -> None:
    page = employee.sends(NIEUW, filled(employee, cast, klantcontact=str(uuid4())))
    assert employee.status == 422
    assert page.errors()["klantcontact_zoekterm"] == "Dit klantcontact bestaat niet meer. Kies een ander klantcontact"
    assert page.fields()["gevraagde_handeling"] == HANDELING


def test_a_removed_actor_is_said(employee: Employee, cast: Cast) -> None:
    page = employee.sends(NIEUW, filled(employee, cast, actor=str(uuid4())))
    assert page.errors()["actor"] == "Deze medewerker of afdeling bestaat niet meer. Kies iemand anders"


def test_another_name_typed_over_a_choice_undoes_it(employee: Employee, cast: Cast, practice: PracticeProvider) -> None:
    page = employee.sends(NIEUW, filled(employee, cast, actor_zoekterm=cast.eenheid.naam))
    assert employee.status == 422
    assert "maar typte daarna iets anders" in page.errors()["actor"]
    assert page.fields()["actor_zoekterm"] == cast.eenheid.naam
    assert str(cast.eenheid.uuid) in [b.get("value") for b in page.all("button") if b.get("name") == "kies_actor"]
    page = employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    assert employee.status == 422, "a second press must not take the earlier choice after all"
    assert not registered(practice, cast.klantcontact.uuid)


def test_an_actor_that_became_inactive_is_said(employee: Employee, cast: Cast, practice: PracticeProvider) -> None:
    sent = filled(employee, cast)
    Client(practice).patch(
        f"{OPENKLANT_BASE}/actoren/{cast.medewerker.uuid}", json={"indicatieActief": False}, headers=AS_PRACTICE
    )
    page = employee.sends(NIEUW, sent)
    assert page.errors()["actor"] == f"{cast.medewerker.naam} is niet meer actief. Kies iemand anders"


PROVIDER_TROUBLE = {
    "down": ("reset", "Het systeem met klantcontacten is niet bereikbaar. Wat u invulde staat er nog."),
    "slow": ("hang", "Het systeem met klantcontacten reageert te langzaam. Wat u invulde staat er nog."),
    "401": (
        "unauthorized",
        "Deze applicatie mag het systeem met klantcontacten niet gebruiken. Wat u invulde staat er nog.",
    ),
    "HTML": ("html", "Het systeem met klantcontacten heeft een storing. Wat u invulde staat er nog."),
    "garbage": ("garbage", "Het systeem met klantcontacten geeft een onleesbaar antwoord. Wat u invulde staat er nog."),
}


@pytest.mark.parametrize(("kind", "message"), PROVIDER_TROUBLE.values(), ids=PROVIDER_TROUBLE)
def test_trouble_at_the_provider_is_said_and_loses_nothing(
    employee: Employee, cast: Cast, practice: PracticeProvider, kind: Any, message: str
) -> None:
    sent = filled(employee, cast, toelichting="Belt liever ’s middags")
    practice.faults.add(Fault(kind, times=None, seconds=1.5))
    page = employee.sends(NIEUW, sent)
    practice.faults.clear()
    assert employee.status == 422
    assert page.errors()["klantcontact"].startswith(message)
    assert page.fields()["klantcontact"] == sent["klantcontact"]
    assert page.fields()["actor"] == sent["actor"]
    assert_kept(page, sent)


def test_what_the_provider_refuses_lands_at_its_field(
    employee: Employee, cast: Cast, practice: PracticeProvider, wire: Wire
) -> None:
    sent = filled(employee, cast)
    remove = Client(practice).delete
    wire.just_before(
        "POST",
        "internetaken",
        lambda: remove(f"{OPENKLANT_BASE}/klantcontacten/{cast.klantcontact.uuid}", headers=AS_PRACTICE),
    )
    page = employee.sends(NIEUW, sent)
    assert employee.status == 422
    assert page.errors()["klantcontact"] == "Dit klantcontact bestaat niet meer. Kies een ander klantcontact"
    assert page.fields()["registratie_id"] != sent["registratie_id"], "the next try is another registration"


def test_the_same_form_twenty_times_at_once_registers_once(
    app: Flask, employee: Employee, cast: Cast, practice: PracticeProvider
) -> None:
    sent = filled(employee, cast)
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda colleague: colleague.posts(NIEUW, sent), employee.twins(20)))
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == 1
    assert len(registered(practice, cast.klantcontact.uuid)) == 1


def test_an_answer_lost_after_the_write_still_succeeds_for_the_employee(
    employee: Employee, cast: Cast, practice: PracticeProvider
) -> None:
    practice.faults.add(Fault("lost_answer", method="POST", path="internetaken"))
    page = employee.sends(NIEUW, filled(employee, cast))
    assert "De interne taak is geregistreerd" in page.text
    assert len(registered(practice, cast.klantcontact.uuid)) == 1


def test_a_slow_write_becomes_a_page_that_follows(employee: Employee, cast: Cast, practice: PracticeProvider) -> None:
    practice.faults.add(Fault("hang", method="POST", path="internetaken", seconds=4))
    page = employee.sends(NIEUW, filled(employee, cast))
    assert employee.status == 303
    assert "De interne taak wordt geregistreerd" in page.text
    polled = page.by_id("registratie").get("hx-get", "")
    assert polled == f"{employee.location}?gezien=bezig"
    employee.visits_fragment(polled)
    assert employee.response.status_code == 204, "nothing to swap while nothing changed"
    practice.faults.clear()


def test_a_changed_form_with_a_used_id_asks_again(employee: Employee, cast: Cast, practice: PracticeProvider) -> None:
    sent = filled(employee, cast)
    employee.sends(NIEUW, sent)
    page = employee.sends(NIEUW, sent | {"gevraagde_handeling": "Een brief sturen"})
    assert employee.status == 422
    assert "al eerder verstuurd, met andere gegevens" in page.text
    employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    assert employee.status == 303
    assert len(registered(practice, cast.klantcontact.uuid)) == 2


def test_choosing_without_javascript_keeps_everything(employee: Employee, cast: Cast) -> None:
    fields = employee.visits(NIEUW).fields() | {"gevraagde_handeling": HANDELING}
    page = employee.sends(NIEUW, fields | {"kies_klantcontact": str(cast.klantcontact.uuid)})
    assert cast.klantcontact.inhoud.split(".")[0] in page.text
    page = employee.sends(NIEUW, page.fields() | {"actor_zoekterm": cast.medewerker.naam[:5], "actie": "bijwerken"})
    buttons = [b.get("value") for b in page.all("button") if b.get("name") == "kies_actor"]
    assert str(cast.medewerker.uuid) in buttons
    page = employee.sends(NIEUW, page.fields() | {"kies_actor": str(cast.medewerker.uuid)})
    assert f"Gekozen: {cast.medewerker.naam}" in page.text
    employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    assert employee.status == 303


def test_a_klantcontact_without_number_warns(employee: Employee, practice: PracticeProvider) -> None:
    body = {"kanaal": "telefoon", "onderwerp": "Zonder nummer", "taal": "nld", "vertrouwelijk": False}
    answer = Client(practice).post(f"{OPENKLANT_BASE}/klantcontacten", json=body, headers=AS_PRACTICE)
    without_number = answer.get_json()["uuid"]
    assert "heeft geen nummer" in employee.visits(f"/klantcontacten/{without_number}").text
    assert "heeft geen nummer" in employee.visits(f"{NIEUW}?klantcontact={without_number}").text


def test_a_form_from_the_day_before_yesterday_asks_to_look_first(
    employee: Employee, cast: Cast, practice: PracticeProvider
) -> None:
    old = new_registratie_id(time.time() - 48 * 3600)
    page = employee.sends(NIEUW, filled(employee, cast, registratie_id=str(old)))
    assert employee.status == 422
    assert "te lang geleden geopend" in page.text
    assert not registered(practice, cast.klantcontact.uuid)
    employee.sends(NIEUW, page.fields())
    assert employee.status == 303
