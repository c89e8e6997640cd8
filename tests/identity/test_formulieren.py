"""Kept forms: whole, encrypted, of one employee, and not for ever."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from webapp.database.tables import Tables
from webapp.identity import Identity, Lifetime
from webapp.identity.formulieren import KEEP_SECONDS, RECENT_SECONDS, Formulier, Formulieren
from webapp.identity.store import FORMULIER, TABLES, Vault
from webapp.registrations import new_registratie_id

PAD = "/betrokkenen/nieuw"
VELDEN = (("achternaam", "Zonnebloem"), ("identificator", "999999904"), ("digitale_adressen-0-adres", "z@b.example"))


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def identity(tmp_path: Path) -> Iterator[Identity]:
    database = f"sqlite:///{tmp_path / 'kcc.sqlite3'}"
    with closing(Identity.open(database, (Fernet.generate_key().decode(),), Lifetime(1200, 36000))) as identity:
        yield identity


@pytest.fixture
def formulieren(identity: Identity, clock: Clock) -> Formulieren:
    return Formulieren(Tables(identity.engine, TABLES), Vault([Fernet.generate_key().decode()]), clock)


def a_form(**changes: str) -> Formulier:
    return Formulier(new_registratie_id(), PAD, tuple((dict(VELDEN) | changes).items()))


def test_it_comes_back_with_the_moment_at_which_it_was_kept(formulieren: Formulieren, clock: Clock) -> None:
    kept = a_form()
    formulieren.keep("noor", kept)
    assert formulieren.get("noor", kept.registratie_id) == replace(kept, bewaard=clock.now)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(velden=st.lists(st.tuples(st.text(), st.text()), max_size=30).map(tuple))
def test_whatever_was_typed_comes_back_as_it_was(formulieren: Formulieren, velden: tuple[tuple[str, str], ...]) -> None:
    kept = Formulier(uuid4(), PAD, velden)
    formulieren.keep("noor", kept)
    found = formulieren.get("noor", kept.registratie_id)
    assert found
    assert found.velden == velden
    formulieren.forget("noor", kept.registratie_id)


def test_only_who_typed_it_gets_it_also_where_both_kept_one_under_the_same_id(formulieren: Formulieren) -> None:
    hers = a_form()
    his = replace(hers, velden=(("achternaam", "Anders"),))
    formulieren.keep("noor", hers)
    assert formulieren.get("bas", hers.registratie_id) is None
    assert formulieren.latest("bas") is None
    formulieren.forget("bas", hers.registratie_id)
    formulieren.keep("bas", his)
    found = formulieren.get("noor", hers.registratie_id)
    assert found
    assert found.velden == hers.velden


def test_the_latest_version_of_the_latest_form_counts(formulieren: Formulieren, clock: Clock) -> None:
    first, second = a_form(), a_form()
    for kept in (first, second, replace(first, velden=(("achternaam", "Later"),))):
        clock.now += 1
        formulieren.keep("noor", kept)
    latest = formulieren.latest("noor")
    assert latest
    assert latest.registratie_id == first.registratie_id
    assert latest.velden == (("achternaam", "Later"),)
    formulieren.forget("noor", first.registratie_id)
    assert formulieren.latest("noor") == replace(second, bewaard=clock.now - 1)


def test_it_is_recent_for_an_hour_and_kept_for_twelve(
    formulieren: Formulieren, identity: Identity, clock: Clock
) -> None:
    old = a_form()
    formulieren.keep("noor", old)
    clock.now += RECENT_SECONDS
    found = formulieren.latest("noor")
    assert found
    assert not formulieren.is_recent(found)
    clock.now += KEEP_SECONDS - RECENT_SECONDS + 1
    assert formulieren.latest("noor") is None
    formulieren.keep("bas", a_form())
    with identity.engine.connect() as connection:
        assert connection.exec_driver_sql("select count(*) from kcc_formulier").scalar() == 1, "and then it is gone"


def test_the_database_holds_none_of_it_in_the_clear(formulieren: Formulieren, tmp_path: Path) -> None:
    formulieren.keep("noor", a_form())
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("kcc.sqlite3*"))
    assert b"kcc_formulier" in stored
    assert not any(text.encode() in stored for _, text in VELDEN)


def test_with_another_key_nothing_is_read(formulieren: Formulieren, identity: Identity, clock: Clock) -> None:
    kept = a_form()
    formulieren.keep("noor", kept)
    other = Formulieren(Tables(identity.engine, TABLES), Vault([Fernet.generate_key().decode()]), clock)
    assert other.get("noor", kept.registratie_id) is None


def test_of_one_employee_the_ten_newest_are_kept(formulieren: Formulieren, clock: Clock) -> None:
    """Whoever sends more than that is no page of ours."""
    ids = [uuid4() for _ in range(12)]
    for registratie_id in ids:
        clock.now += 1
        formulieren.keep("noor", Formulier(registratie_id, PAD, VELDEN))
    formulieren.keep("piet", Formulier(ids[0], PAD, VELDEN))
    assert [bool(formulieren.get("noor", one)) for one in ids] == [False, False, *[True] * 10]
    assert formulieren.get("piet", ids[0])


def test_what_was_put_in_anothers_row_does_not_open(formulieren: Formulieren, identity: Identity) -> None:
    """By who can write in the database and not read what is encrypted there."""
    hers = a_form()
    formulieren.keep("noor", hers)
    Tables(identity.engine, TABLES).change(update(FORMULIER).values(medewerker_id="piet"))
    assert formulieren.get("piet", hers.registratie_id) is None
