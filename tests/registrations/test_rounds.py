"""What goes on by itself: adopted, woken with growing pauses, deleted when it is over."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

import pytest
from dbos import DBOS
from registrations.acting import (
    HANDELING,
    NOOR,
    eventually,
    other_klantcontact,
    run,
    sql,
    start,
    taken,
    until,
)
from structlog.testing import capture_logs

from webapp.domain.provider import Provider
from webapp.practice_provider import Fault, PracticeProvider
from webapp.registrations import InterneTaakAanvraag, Journal, JournalConfig, Toestand
from webapp.registrations.waker import pause_seconds
from webapp.registrations.workflows import go_on


def test_what_a_slot_left_that_nobody_takes_again_goes_on(
    provider: Provider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    with Journal(provider, journal_config) as journal:
        registratie = run(journal, aanvraag)
    # As a process leaves it that is killed between its post and the journal.
    workflow_id = str(registratie.registratie_id)
    sql(journal_config, "UPDATE workflow_status SET status = 'PENDING', executor_id = 'elders-7'")
    sql(journal_config, "DELETE FROM workflow_output")
    sql(journal_config, "DELETE FROM operation_outputs WHERE workflow_uuid = ? AND function_id = 2", workflow_id)
    (journal_config.slots / "executor-7.lock").write_text("elders-7\n")
    with Journal(provider, journal_config) as journal:
        assert until(journal, registratie.registratie_id, Toestand.GELUKT) == registratie
    assert len(taken(provider, aanvraag)) == 1


def test_a_parked_one_goes_on_after_a_restart(
    provider: Provider, practice: PracticeProvider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    practice.faults.add(Fault("reset", times=None))
    with Journal(provider, journal_config) as journal:
        registratie_id = start(journal, aanvraag)
        until(journal, registratie_id, Toestand.WACHT)
    with Journal(provider, journal_config) as journal:
        assert journal.get(registratie_id, NOOR).toestand is Toestand.WACHT
        practice.faults.clear()
        until(journal, registratie_id, Toestand.GELUKT)
    assert len(taken(provider, aanvraag)) == 1


def test_waiting_for_a_parked_one_answers_at_once_how_it_stands(
    journal: Journal, practice: PracticeProvider, aanvraag: InterneTaakAanvraag
) -> None:
    practice.faults.add(Fault("reset", times=None))
    registratie = run(journal, aanvraag, seconds=60)
    assert (registratie.toestand, registratie.reden) == (Toestand.WACHT, "unreachable")


def test_one_that_is_woken_waits_until_it_is_done(
    journal: Journal, practice: PracticeProvider, aanvraag: InterneTaakAanvraag
) -> None:
    practice.faults.add(Fault("error_500", method="POST", path="interne", times=None))
    registratie_id = start(journal, aanvraag)
    until(journal, registratie_id, Toestand.WACHT)
    seen = set()

    def woken_three_times() -> bool:
        seen.add(journal.get(registratie_id, NOOR).toestand)
        return _woken(registratie_id) >= 3

    eventually(woken_three_times)
    assert seen == {Toestand.WACHT}


def _woken(registratie_id: object) -> int:
    [status] = DBOS.list_workflows(workflow_ids=[str(registratie_id)])
    return int((status.attributes or {}).get("woken", 0))


def test_the_pause_doubles_up_to_a_quarter_of_an_hour() -> None:
    assert [pause_seconds(5.0, woken) for woken in range(5)] == [5, 10, 20, 40, 80]
    assert pause_seconds(5.0, 8) == pause_seconds(5.0, 10_000) == 900


def test_a_provider_that_never_takes_it_is_asked_less_and_less(
    provider: Provider, practice: PracticeProvider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    practice.faults.add(Fault("error_500", method="POST", path="interne", times=None))
    with Journal(provider, replace(journal_config, wake_seconds=600)) as journal:
        often_woken = start(journal, aanvraag)
        until(journal, often_woken, Toestand.WACHT)
        DBOS.update_workflow_attributes(str(often_woken), {"woken": 15})
    with Journal(provider, replace(journal_config, wake_seconds=0.05)) as journal:
        fresh = start(journal, aanvraag)
        eventually(lambda: _woken(fresh) >= 2)
        assert _woken(often_woken) == 15
        practice.faults.clear()
        journal.retry(often_woken, NOOR)
        until(journal, often_woken, Toestand.GELUKT)


def test_many_that_failed_do_not_keep_a_parked_one_from_its_turn(
    provider: Provider,
    practice: PracticeProvider,
    journal_config: JournalConfig,
    aanvraag: InterneTaakAanvraag,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("webapp.registrations.waker._A_ROUND", 1)
    with Journal(provider, replace(journal_config, draw_nummer=lambda: "x" * (1 // 0))) as journal:
        for _ in range(3):
            assert run(journal, aanvraag).toestand is Toestand.MISLUKT
    practice.faults.add(Fault("reset", times=None))
    with Journal(provider, journal_config) as journal:
        registratie_id = start(journal, aanvraag)
        until(journal, registratie_id, Toestand.WACHT)
        practice.faults.clear()
        until(journal, registratie_id, Toestand.GELUKT)


def test_five_numbers_that_are_taken_are_followed_by_others(
    provider: Provider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    numbers = iter([*["111222333"] * 6, *["444555666"] * 9])
    with Journal(provider, replace(journal_config, draw_nummer=lambda: next(numbers))) as journal:
        elsewhere = other_klantcontact(provider, than=aanvraag.klantcontact)
        run(journal, InterneTaakAanvraag(elsewhere, aanvraag.actoren, "x"))
        registratie_id = start(journal, aanvraag)
        assert until(journal, registratie_id, Toestand.GELUKT).nummer == "444555666"
    assert len(taken(provider, aanvraag)) == 1


def test_opnieuw_at_eight_keyboards_beside_the_waker_goes_on_once(
    provider: Provider, practice: PracticeProvider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    with (
        Journal(provider, replace(journal_config, wake_seconds=0.01)) as journal,
        ThreadPoolExecutor(8) as pool,
        capture_logs() as logs,
    ):
        for _ in range(3):
            practice.faults.add(Fault("unauthorized", method="POST", times=None))
            registratie_id = start(journal, aanvraag)
            until(journal, registratie_id, Toestand.WACHT)
            practice.faults.clear()
            list(pool.map(lambda _, parked=registratie_id: journal.retry(parked, NOOR), range(8)))
            until(journal, registratie_id, Toestand.GELUKT)
    assert "journal_round_failed" not in [line["event"] for line in logs]
    assert len(taken(provider, aanvraag)) == 3


def test_what_has_succeeded_meanwhile_is_not_rewound(
    journal: Journal, practice: PracticeProvider, aanvraag: InterneTaakAanvraag
) -> None:
    practice.faults.add(Fault("unauthorized", method="POST", times=None))
    registratie_id = start(journal, aanvraag)
    until(journal, registratie_id, Toestand.WACHT)
    seen = journal._database.status(str(registratie_id))
    assert seen is not None
    practice.faults.clear()
    until(journal, registratie_id, Toestand.GELUKT)
    assert not go_on(journal._database, journal._slot.folder, seen)
    assert journal.get(registratie_id, NOOR).toestand is Toestand.GELUKT


def test_what_is_over_is_deleted_after_a_time_and_what_is_parked_stays(
    provider: Provider, practice: PracticeProvider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    with Journal(provider, journal_config) as journal:
        gelukt = run(journal, aanvraag)
        geweigerd = run(journal, InterneTaakAanvraag(uuid4(), aanvraag.actoren, HANDELING))
        assert [gelukt.toestand, geweigerd.toestand] == [Toestand.GELUKT, Toestand.GEWEIGERD]
        practice.faults.add(Fault("reset", times=None))
        parked = start(journal, aanvraag)
        until(journal, parked, Toestand.WACHT)
    with Journal(provider, replace(journal_config, keep_seconds=0)) as journal:
        eventually(lambda: len(journal.of_medewerker(NOOR)) == 1)
        assert journal.get(parked, NOOR).toestand is Toestand.WACHT
    for table in ("workflow_status", "workflow_input", "workflow_output", "operation_outputs"):
        assert {row[0] for row in sql(journal_config, f"SELECT workflow_uuid FROM {table}")} == {str(parked)}  # noqa: S608


def test_what_failed_by_a_fault_of_ours_is_deleted_after_thirty_days_and_what_is_parked_stays(
    provider: Provider, practice: PracticeProvider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    with Journal(provider, replace(journal_config, draw_nummer=lambda: str(1 // 0))) as journal:
        old, recent = run(journal, aanvraag), run(journal, aanvraag)
        assert [old.toestand, recent.toestand] == [Toestand.MISLUKT, Toestand.MISLUKT]
    practice.faults.add(Fault("reset", times=None))
    with Journal(provider, journal_config) as journal:
        parked = start(journal, aanvraag)
        until(journal, parked, Toestand.WACHT)
    days_31 = 31 * 24 * 3600 * 1000
    earlier = "created_at = created_at - ?, completed_at = completed_at - ?"
    aged = f"UPDATE workflow_status SET {earlier} WHERE workflow_uuid = ?"  # noqa: S608
    for registratie_id in (old.registratie_id, parked):
        sql(journal_config, aged, days_31, days_31, str(registratie_id))
    kept = {recent.registratie_id, parked}
    with Journal(provider, journal_config) as journal:
        eventually(lambda: {one.registratie_id for one in journal.of_medewerker(NOOR)} == kept)


def test_parking_and_failing_are_logged_once_without_a_text(
    provider: Provider, practice: PracticeProvider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    practice.faults.add(Fault("reset", times=None))
    with capture_logs() as logs:
        with Journal(provider, journal_config) as journal:
            parked = start(journal, aanvraag)
            until(journal, parked, Toestand.WACHT)
        with Journal(provider, replace(journal_config, draw_nummer=lambda: str(1 // 0))) as journal:
            mislukt = run(journal, aanvraag)
    assert mislukt.toestand is Toestand.MISLUKT
    lines = [line for line in logs if line["event"].startswith("registration_")]
    assert lines[0] == {
        "event": "registration_parked",
        "log_level": "warning",
        "registratie": str(parked),
        "reason": "unreachable",
    }
    place = lines[1].pop("place")
    assert place.startswith("webapp.registrations.interne_taak:")
    assert lines[1] == {
        "event": "registration_failed",
        "log_level": "error",
        "registratie": str(mislukt.registratie_id),
        "kind": "ZeroDivisionError",
    }
    assert len(lines) == 2
