"""One registration, exactly once, whatever the provider does (design.md 2 to 5)."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from registrations.acting import HANDELING, NOOR, OMSCHRIJVING, PIET, other_klantcontact, run, start, taken, until
from support.wire import Wire

from webapp.domain.interne_taak import StatusInterneTaak
from webapp.domain.provider import Provider
from webapp.practice_provider import Fault, PracticeProvider
from webapp.registrations import (
    DifferentRegistrationError,
    InterneTaakAanvraag,
    Journal,
    JournalConfig,
    RegistratieNotFoundError,
    Toestand,
)


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
def test_registers_under_nine_digits(journal: Journal, provider: Provider, aanvraag: InterneTaakAanvraag) -> None:
    registratie = run(journal, aanvraag)
    [taak] = taken(provider, aanvraag)
    assert registratie.toestand is Toestand.GELUKT
    assert registratie.uuid == taak.uuid
    assert len(registratie.nummer) == 9
    assert taak.leesbaar_nummer == registratie.nummer
    assert taak.status is StatusInterneTaak.TE_VERWERKEN


def test_twenty_times_the_same_at_once_registers_once(
    journal: Journal, provider: Provider, aanvraag: InterneTaakAanvraag
) -> None:
    registratie_id = uuid4()
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda _: journal.start(registratie_id, NOOR, aanvraag, OMSCHRIJVING), range(20)))
    journal.wait(registratie_id, NOOR, seconds=5)
    assert len(taken(provider, aanvraag)) == 1


def test_twenty_different_ones_at_once_register_twenty(
    journal: Journal, provider: Provider, aanvraag: InterneTaakAanvraag
) -> None:
    with ThreadPoolExecutor(20) as pool:
        registratie_ids = list(pool.map(lambda _: start(journal, aanvraag), range(20)))
    nummers = {until(journal, registratie_id, Toestand.GELUKT).nummer for registratie_id in registratie_ids}
    assert len(nummers) == len(taken(provider, aanvraag)) == 20


@pytest.mark.parametrize("dialect", ["openklant", "vng"])
@pytest.mark.parametrize("kind", ["lost_answer", "error_500_after", "timeout"])
def test_a_write_whose_answer_is_lost_is_looked_up_and_not_repeated(
    journal: Journal, practice: PracticeProvider, provider: Provider, aanvraag: InterneTaakAanvraag, kind: str
) -> None:
    practice.faults.add(Fault(kind, method="POST", path="interne", seconds=1.5))  # type: ignore[arg-type]
    registratie = run(journal, aanvraag)
    assert registratie.toestand is Toestand.GELUKT
    assert [taak.uuid for taak in taken(provider, aanvraag)] == [registratie.uuid]


@pytest.mark.parametrize("kind", ["reset", "error_500", "too_many", "garbage", "html"])
def test_a_fault_before_the_write_is_tried_again(
    journal: Journal, practice: PracticeProvider, provider: Provider, aanvraag: InterneTaakAanvraag, kind: str
) -> None:
    practice.faults.add(Fault(kind, method="POST", path="interne"))  # type: ignore[arg-type]
    registratie_id = start(journal, aanvraag)
    until(journal, registratie_id, Toestand.GELUKT)
    assert len(taken(provider, aanvraag)) == 1


def test_a_provider_that_stays_away_parks_it_and_it_goes_on_by_itself(
    journal: Journal, practice: PracticeProvider, provider: Provider, aanvraag: InterneTaakAanvraag
) -> None:
    practice.faults.add(Fault("reset", times=None))
    registratie_id = start(journal, aanvraag)
    assert until(journal, registratie_id, Toestand.WACHT).reden == "unreachable"
    practice.faults.clear()
    until(journal, registratie_id, Toestand.GELUKT)
    assert len(taken(provider, aanvraag)) == 1


def test_a_parked_one_goes_on_under_its_number_so_an_earlier_write_is_found(
    journal: Journal, wire: Wire, practice: PracticeProvider, provider: Provider, aanvraag: InterneTaakAanvraag
) -> None:
    # Written, the answer lost, and then nothing answers any more until the registration is parked.
    practice.faults.add(Fault("lost_answer", method="POST", path="interne"))
    wire.just_before("POST", "interne", lambda: practice.faults.add(Fault("reset", method="GET", times=None)))
    registratie_id = start(journal, aanvraag)
    until(journal, registratie_id, Toestand.WACHT)
    practice.faults.clear()
    registratie = until(journal, registratie_id, Toestand.GELUKT)
    assert [taak.leesbaar_nummer for taak in taken(provider, aanvraag)] == [registratie.nummer]


def test_opnieuw_does_not_wait_for_the_next_round(
    journal: Journal, practice: PracticeProvider, aanvraag: InterneTaakAanvraag
) -> None:
    practice.faults.add(Fault("unauthorized", times=None))
    registratie_id = start(journal, aanvraag)
    assert until(journal, registratie_id, Toestand.WACHT).reden == "unauthorized"
    practice.faults.clear()
    journal.retry(registratie_id, NOOR)
    until(journal, registratie_id, Toestand.GELUKT)


def test_a_refusal_is_final_and_says_which_field(journal: Journal, aanvraag: InterneTaakAanvraag) -> None:
    gone = InterneTaakAanvraag(uuid4(), aanvraag.actoren, HANDELING)
    registratie = run(journal, gone)
    assert registratie.toestand is Toestand.GEWEIGERD
    assert [fout.field for fout in registratie.fouten] == ["klantcontact"]


def test_a_number_that_is_taken_is_drawn_again(
    provider: Provider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    numbers = iter(["111222333", "111222333", "444555666"])
    with Journal(provider, replace(journal_config, draw_nummer=lambda: next(numbers))) as journal:
        elsewhere = other_klantcontact(provider, than=aanvraag.klantcontact)
        run(journal, InterneTaakAanvraag(elsewhere, aanvraag.actoren, "x"))
        assert run(journal, aanvraag).nummer == "444555666"


def test_the_same_id_for_other_content_is_another_registration(journal: Journal, aanvraag: InterneTaakAanvraag) -> None:
    registratie_id = uuid4()
    journal.start(registratie_id, NOOR, aanvraag, OMSCHRIJVING)
    changed = InterneTaakAanvraag(aanvraag.klantcontact, aanvraag.actoren, "Iets heel anders")
    with pytest.raises(DifferentRegistrationError):
        journal.start(registratie_id, NOOR, changed, OMSCHRIJVING)
    with pytest.raises(DifferentRegistrationError):
        journal.start(registratie_id, PIET, aanvraag, OMSCHRIJVING)


def test_each_employee_sees_only_their_own(journal: Journal, aanvraag: InterneTaakAanvraag) -> None:
    registratie = run(journal, aanvraag)
    assert [own.registratie_id for own in journal.of_medewerker(NOOR)] == [registratie.registratie_id]
    assert journal.of_medewerker(PIET) == ()
    with pytest.raises(RegistratieNotFoundError):
        journal.get(registratie.registratie_id, PIET)


def test_nothing_that_was_typed_stands_in_the_database_in_the_clear(
    journal: Journal, practice: PracticeProvider, aanvraag: InterneTaakAanvraag, tmp_path: Path
) -> None:
    run(journal, aanvraag)
    practice.faults.add(Fault("reset", times=None))
    registratie_id = start(journal, aanvraag)
    until(journal, registratie_id, Toestand.WACHT)
    with sqlite3.connect(tmp_path / "kcc.sqlite3") as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("kcc.sqlite3*"))
    for typed in ("rolstoel", "Zuiderwijk", "Rolstoel kapot", "Fatima"):
        assert typed.encode() not in stored


def test_an_interne_taak_is_stored_in_words_that_the_release_before_knows(
    journal: Journal, aanvraag: InterneTaakAanvraag
) -> None:
    registratie = run(journal, aanvraag)
    status = journal._database.status(str(registratie.registratie_id))
    assert status is not None
    assert status.input is not None
    [invoer] = status.input["args"]
    assert set(invoer["omschrijving"]) <= {"onderwerp", "actor", "eenheid"}
    assert set(invoer["aanvraag"]) == set(InterneTaakAanvraag.__slots__)
