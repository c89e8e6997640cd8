"""Actoren held in memory, as the form and its search use them."""

import time
from collections.abc import Iterator
from contextlib import closing
from uuid import UUID

import pytest
from flask import Flask
from support.employee import Employee
from support.html import Page
from support.stage import AS_PRACTICE, Cast
from werkzeug.test import Client

from webapp.practice_provider import OPENKLANT_BASE, PracticeProvider
from webapp.search import ActorDirectory
from webapp.web.services import services_of

NIEUW, ACTOREN = "/interne-taken/nieuw", "/zoeken/actoren"
_SECONDS = 10.0


@pytest.fixture
def directory(app: Flask) -> Iterator[ActorDirectory]:
    """As the server starts it."""
    with closing(services_of(app).actor_directory) as directory:
        directory.start()
        until = time.monotonic() + _SECONDS
        while not directory.is_filled:
            assert time.monotonic() < until
            time.sleep(0.01)
        yield directory


def offered(page: Page) -> list[UUID]:
    return [UUID(str(li.get("data-id"))) for li in page.all("li") if li.get("role") == "option"]


def register(employee: Employee, cast: Cast) -> Page:
    fields = employee.visits(f"{NIEUW}?klantcontact={cast.klantcontact.uuid}").fields()
    chosen = {"actor": str(cast.medewerker.uuid), "eenheid": str(cast.eenheid.uuid)}
    return employee.sends(NIEUW, fields | chosen | {"gevraagde_handeling": "Terugbellen", "actie": "registreren"})


@pytest.mark.usefixtures("directory")
def test_typing_errors_are_forgiven_without_a_call(employee: Employee, cast: Cast, practice: PracticeProvider) -> None:
    employee.searches(ACTOREN, "")
    practice.calls.clear()
    naam = cast.medewerker.naam
    misspelt = naam.replace(naam[3], "", 1).upper()
    assert cast.medewerker.uuid in offered(employee.searches(ACTOREN, misspelt))[:3]
    assert not practice.calls


@pytest.mark.usefixtures("directory")
def test_who_was_chosen_last_is_offered_before_anything_is_typed(employee: Employee, cast: Cast) -> None:
    assert offered(employee.searches(ACTOREN, "")) == []
    register(employee, cast)
    assert employee.status == 303
    page = employee.searches(ACTOREN, "")
    assert set(offered(page)) == {cast.medewerker.uuid, cast.eenheid.uuid}
    assert "Laatst gekozen" in page.text
    units = employee.searches(ACTOREN, "", soort="organisatorische_eenheid")
    assert offered(units) == [cast.eenheid.uuid]


@pytest.mark.parametrize("removed", [True, False], ids=["removed", "inactive"])
@pytest.mark.usefixtures("directory")
def test_who_turned_out_to_be_gone_is_not_offered_again(
    employee: Employee, cast: Cast, practice: PracticeProvider, *, removed: bool
) -> None:
    assert cast.medewerker.uuid in offered(employee.searches(ACTOREN, cast.medewerker.naam))
    path = f"{OPENKLANT_BASE}/actoren/{cast.medewerker.uuid}"
    if removed:
        Client(practice).delete(path, headers=AS_PRACTICE)
    else:
        Client(practice).patch(path, json={"indicatieActief": False}, headers=AS_PRACTICE)
    register(employee, cast)
    assert employee.status == 422
    assert cast.medewerker.uuid not in offered(employee.searches(ACTOREN, cast.medewerker.naam))
