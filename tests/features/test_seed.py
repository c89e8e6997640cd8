"""The seed's own example of F2120, filled in as an employee does, arrives as the seed's own body."""

import dataclasses
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from contract.oas import SHARED
from support.employee import Employee
from support.stage import registered

from webapp.practice_provider import PracticeProvider
from webapp.registrations import JournalConfig

SEED = SHARED / "seeds" / "F2120-registreer-interne-taak.md"
NIEUW = "/interne-taken/nieuw"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the user's own documents are not here (../shared/seeds)")


@pytest.fixture
def example() -> dict[str, str]:
    """Property → example value, out of the document's first table."""
    table = SEED.read_text(encoding="utf-8").split("### Responsebody")[0]
    return {name: value.strip() for name, value in re.findall(r"^\| - `(\w+)` \| ([^|]+)\|", table, re.MULTILINE)}


@pytest.fixture
def journal_config(journal_config: JournalConfig, example: dict[str, str]) -> JournalConfig:
    return dataclasses.replace(journal_config, draw_nummer=lambda: example["nummer"])


@pytest.fixture
def practice(practice: PracticeProvider, example: dict[str, str], tmp_path: Path) -> PracticeProvider:
    """The example's klantcontact and actor: a provider hands out ids itself, so they are changed in its file."""
    with closing(sqlite3.connect(tmp_path / "practice.sqlite3", isolation_level=None)) as database:
        for table, uuid in (
            ("klantcontact", example["aanleidinggevendKlantcontact"]),
            ("actor", example["toegewezenAanActor"]),
        ):
            active = "WHERE indicatie_actief = 1" if table == "actor" else ""
            database.execute(
                f"UPDATE {table} SET uuid = ? WHERE rowid = (SELECT max(rowid) FROM {table} {active})",  # noqa: S608
                (uuid,),
            )
    return practice


def fields(employee: Employee, example: dict[str, str]) -> dict[str, Any]:
    page = employee.visits(f"{NIEUW}?klantcontact={example['aanleidinggevendKlantcontact']}")
    return page.fields() | {
        "actor": example["toegewezenAanActor"],
        "gevraagde_handeling": example["gevraagdeHandeling"],
        "toelichting": example["toelichting"],
        "status": example["status"],
    }


@pytest.mark.parametrize("dialect", ["vng"])
def test_on_the_draft_property_for_property(
    employee: Employee, practice: PracticeProvider, example: dict[str, str]
) -> None:
    # 09:17:20.912Z is 10:17 in the Netherlands, in December.
    employee.sends(NIEUW, fields(employee, example) | {"verwerkt_op": "2023-12-15T10:17:20.912"})
    assert employee.status == 303
    [call] = registered(practice, UUID(example["aanleidinggevendKlantcontact"]))
    assert call.path.endswith("/interneTaken")
    assert call.body == example | {"nummer": int(example["nummer"])}


@pytest.mark.parametrize("dialect", ["openklant"])
def test_at_open_klant_as_open_klant_wants_it(
    employee: Employee, practice: PracticeProvider, example: dict[str, str]
) -> None:
    employee.sends(NIEUW, fields(employee, example))
    assert employee.status == 303
    [call] = registered(practice, UUID(example["aanleidinggevendKlantcontact"]))
    assert call.path.endswith("/internetaken")
    assert call.body == {
        "nummer": example["nummer"],
        "referentienummer": example["nummer"],
        "gevraagdeHandeling": example["gevraagdeHandeling"],
        "toelichting": example["toelichting"],
        "status": "te_verwerken",
        "aanleidinggevendKlantcontact": {"uuid": example["aanleidinggevendKlantcontact"]},
        "toegewezenAanActoren": [{"uuid": example["toegewezenAanActor"]}],
    }
