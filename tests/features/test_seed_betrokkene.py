"""The seed's own example of F2599, filled in as an employee does, arrives as the seed's own body."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from contract.oas import SHARED
from support.employee import Employee

from webapp.practice_provider import PracticeProvider
from webapp.practice_provider.calls import Call

SEED = SHARED / "seeds" / "F2599-registreer-betrokkene.md"
NIEUW = "/betrokkenen/nieuw"
Example = dict[str, Any]

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the user's own documents are not here (../shared/seeds)")


@pytest.fixture
def example() -> Example:
    """Property → example value, groups as objects, out of the document's first table; what is empty left out."""
    table = SEED.read_text(encoding="utf-8").split("### Responsebody")[0]
    found: Example = {}
    group: Example = found
    for indent, name, value in re.findall(r"^\| ((?:&nbsp;)*) ?- `(\w+)` \| ?([^|]*)\|", table, re.MULTILINE):
        if not indent:
            group = found
        if value.strip():
            group[name] = value.strip()
        elif not indent and name in ("contactnaam", "bezoekadres", "correspondentieadres"):
            group = found[name] = {}
    return found


@pytest.fixture
def practice(practice: PracticeProvider, example: Example, tmp_path: Path) -> PracticeProvider:
    """The example's klantcontact and partij: a provider hands out ids itself, so they are changed in its file."""
    with closing(sqlite3.connect(tmp_path / "practice.sqlite3", isolation_level=None)) as database:
        for table, uuid, which in (
            ("klantcontact", example["hadKlantcontact"], "1 = 1"),
            ("partij", example["wasPartij"], "soort_partij = 'persoon'"),
        ):
            database.execute(
                f"UPDATE {table} SET uuid = ? WHERE rowid = (SELECT max(rowid) FROM {table} WHERE {which})",  # noqa: S608
                (uuid,),
            )
    return practice


def fields(employee: Employee, example: Example) -> dict[str, str]:
    page = employee.visits(f"{NIEUW}?klantcontact={example['hadKlantcontact']}")
    page = employee.sends(NIEUW, page.fields() | {"kies_partij": example["wasPartij"]})
    naam = example["contactnaam"]
    typed = {
        "voorletters": naam["voorletters"],
        "voornaam": naam["voornaam"],
        "voorvoegsel_achternaam": naam["voorvoegselAchternaam"],
        "achternaam": naam["achternaam"],
        "organisatienaam": example["organisatienaam"],
        "rol": example["rol"],
        "initiator": "ja",
    }
    for group in ("bezoekadres", "correspondentieadres"):
        adres = example[group]
        typed |= {
            f"{group}-adresregel1": adres["adresregel1"],
            f"{group}-adresregel2": adres["adresregel2"],
            f"{group}-land": "NL",
            f"{group}-nummeraanduiding_id": adres.get("nummeraanduidingid", ""),
        }
    return page.fields() | typed


def registered(employee: Employee, practice: PracticeProvider, example: Example) -> Call:
    page = employee.sends(NIEUW, fields(employee, example) | {"actie": "controleren"})
    employee.sends(NIEUW, page.fields() | {"actie": "registreren"})
    assert employee.status == 303
    [call] = [call for call in practice.calls if call.method == "POST"]
    return call


@pytest.mark.parametrize("dialect", ["vng"])
def test_on_the_draft_property_for_property(employee: Employee, practice: PracticeProvider, example: Example) -> None:
    call = registered(employee, practice, example)
    assert call.body == example | {"initiator": True}


@pytest.mark.parametrize("dialect", ["openklant"])
def test_at_open_klant_as_open_klant_wants_it(employee: Employee, practice: PracticeProvider, example: Example) -> None:
    call = registered(employee, practice, example)
    assert call.path.endswith("/betrokkenen")
    assert call.body == {
        "hadKlantcontact": {"uuid": example["hadKlantcontact"]},
        "wasPartij": {"uuid": example["wasPartij"]},
        "rol": "vertegenwoordiger",
        "initiator": True,
        "organisatienaam": example["organisatienaam"],
        "contactnaam": example["contactnaam"],
        "bezoekadres": {
            "adresregel1": "Van Puffelenstraat 12",
            "adresregel2": "3219 FC Turfstad",
            "land": "NL",
            "nummeraanduidingId": "0518200000637599",
        },
        "correspondentieadres": {"adresregel1": "Postbus 2700", "adresregel2": "3200 TD Turfstad", "land": "NL"},
    }
