"""The keys of the journal change; nothing of it may break a screen."""

from dataclasses import replace

import pytest
from cryptography.fernet import Fernet
from registrations.acting import NOOR, run, start, until
from structlog.testing import capture_logs

from webapp.domain.provider import Provider
from webapp.practice_provider import Fault, PracticeProvider
from webapp.registrations import InterneTaakAanvraag, Journal, JournalConfig, RegistratieNotFoundError, Toestand


def test_with_the_old_key_as_second_everything_stays_readable_and_goes_on(
    provider: Provider, practice: PracticeProvider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    with Journal(provider, journal_config) as journal:
        gelukt = run(journal, aanvraag)
        practice.faults.add(Fault("reset", times=None))
        parked = start(journal, aanvraag)
        until(journal, parked, Toestand.WACHT)
    practice.faults.clear()
    rotated = replace(journal_config, fernet_keys=(Fernet.generate_key().decode(), *journal_config.fernet_keys))
    with Journal(provider, rotated) as journal:
        assert journal.get(gelukt.registratie_id, NOOR) == gelukt
        until(journal, parked, Toestand.GELUKT)
        assert len(journal.of_medewerker(NOOR)) == 2


def test_without_its_key_a_registration_is_left_out_and_counted(
    provider: Provider, practice: PracticeProvider, journal_config: JournalConfig, aanvraag: InterneTaakAanvraag
) -> None:
    with Journal(provider, journal_config) as journal:
        gelukt = run(journal, aanvraag)
        practice.faults.add(Fault("reset", times=None))
        until(journal, start(journal, aanvraag), Toestand.WACHT)
    practice.faults.clear()
    changed = replace(journal_config, fernet_keys=(Fernet.generate_key().decode(),))
    with Journal(provider, changed) as journal, capture_logs() as logs:
        own = run(journal, aanvraag)
        assert journal.of_medewerker(NOOR) == (own,)
        with pytest.raises(RegistratieNotFoundError):
            journal.get(gelukt.registratie_id, NOOR)
        with pytest.raises(RegistratieNotFoundError):
            journal.retry(gelukt.registratie_id, NOOR)
    assert [line["count"] for line in logs if line["event"] == "registrations_unreadable"] == [2, 1, 1]
