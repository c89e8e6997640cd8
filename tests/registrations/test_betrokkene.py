"""F2599 as it ends up at the provider: per situation the objects of functions.md, and undone without a trace."""

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import StringIO
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from matrix.flows import (
    BEDRIJF,
    CONTACT,
    GEGEVENS,
    JA,
    LATER,
    REFUSED,
    bekend,
    klantcontacten_of,
    leeg,
    new_bsn,
    new_vestiging,
    nieuw,
    zonder,
)
from registrations.acting import NOOR, PIET, eventually, until
from support.wire import Wire

from webapp.cli import main
from webapp.domain.gegevens import Gegevens
from webapp.domain.klantcontact import Betrokkene, NieuweBetrokkene, Rol
from webapp.domain.partij import (
    Contactnaam,
    Identificator,
    NieuwDigitaalAdres,
    NieuwePartij,
    Partij,
    SoortDigitaalAdres,
    SoortIdentificator,
    SoortPartij,
)
from webapp.domain.provider import PartijQuestion, Provider
from webapp.practice_provider import Fault, PracticeProvider
from webapp.registrations import (
    BetrokkeneAanvraag,
    Journal,
    JournalConfig,
    Omschrijving,
    OpgegevenAdres,
    PartijAanvraag,
    Registratie,
    Toestand,
)

BOTH = pytest.mark.parametrize("dialect", ["openklant", "vng"])
WOORDEN = Omschrijving("Rolstoel kapot", naam="Jan de Vries")


@pytest.fixture
def klantcontacten(provider: Provider) -> Iterator[UUID]:
    return klantcontacten_of(provider)


@pytest.fixture
def patient_journal(provider: Provider, journal_config: JournalConfig) -> Iterator[Journal]:
    """Wakes nothing by itself while the test lasts."""
    with Journal(provider, replace(journal_config, wake_seconds=60)) as journal:
        yield journal


def register(journal: Journal, aanvraag: BetrokkeneAanvraag, medewerker: str = NOOR) -> Registratie:
    registratie_id = uuid4()
    journal.start(registratie_id, medewerker, aanvraag, WOORDEN)
    return journal.wait(registratie_id, medewerker, seconds=20)


def start(journal: Journal, aanvraag: BetrokkeneAanvraag) -> UUID:
    registratie_id = uuid4()
    journal.start(registratie_id, NOOR, aanvraag, WOORDEN)
    return registratie_id


def shown(provider: Provider, registratie: Registratie) -> Betrokkene:
    found = provider.get_klantcontact(registratie.aanvraag.klantcontact).betrokkenen
    return next(betrokkene for betrokkene in found if betrokkene.uuid == registratie.uuid)


def addresses(found: Betrokkene | Partij) -> list[tuple[str, str, str]]:
    return [(adres.soort.value, adres.adres, adres.omschrijving) for adres in found.digitale_adressen]


def known(provider: Provider, identificator: Identificator | None) -> list[Partij]:
    return list(provider.find_partijen(PartijQuestion(identificator=identificator), limit=5))


@BOTH
def test_a_known_partij_gets_only_what_differs(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = bekend(provider, klantcontacten)
    registratie = register(journal, aanvraag)
    betrokkene = shown(provider, registratie)
    assert (betrokkene.was_partij, registratie.partij, registratie.partij_bestond) == (aanvraag.partij,) * 2 + (True,)
    assert (betrokkene.contactnaam, betrokkene.bezoekadres) == (GEGEVENS.contactnaam, GEGEVENS.bezoekadres)
    assert addresses(betrokkene) == [("email", CONTACT.adres, "werk")]
    partij = provider.get_partij(aanvraag.partij or uuid4())
    assert addresses(partij) == [("telefoonnummer", LATER.adres, "mobiel")]
    assert partij.contactnaam == Contactnaam(achternaam="Bakker")


@BOTH
def test_with_consent_the_data_are_the_partijs_and_not_repeated(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = nieuw(provider, klantcontacten)
    registratie = register(journal, aanvraag)
    assert aanvraag.nieuwe_partij is not None
    [partij] = known(provider, aanvraag.nieuwe_partij.identificator)
    assert (partij.uuid, registratie.partij_bestond) == (registratie.partij, False)
    assert (partij.contactnaam, partij.bezoekadres) == (GEGEVENS.contactnaam, GEGEVENS.bezoekadres)
    assert addresses(partij) == [("telefoonnummer", LATER.adres, "mobiel")]
    betrokkene = shown(provider, registratie)
    assert (betrokkene.was_partij, betrokkene.rol, betrokkene.initiator) == (partij.uuid, Rol.KLANT, True)
    assert (betrokkene.contactnaam, betrokkene.bezoekadres, betrokkene.organisatienaam) == (None, None, "")
    assert addresses(betrokkene) == [("email", CONTACT.adres, "werk")]


@BOTH
@pytest.mark.parametrize(
    "identificator",
    [Identificator(SoortIdentificator.KVK_NUMMER, "91000001"), Identificator(SoortIdentificator.RSIN, "999997324")],
    ids=lambda identificator: identificator.soort.value,
)
def test_an_organisatie_keeps_the_name_of_who_called_with_the_betrokkene(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID], identificator: Identificator
) -> None:
    organisatie = PartijAanvraag(SoortPartij.ORGANISATIE, identificator)
    registratie = register(
        journal, replace(nieuw(provider, klantcontacten), gegevens=BEDRIJF, nieuwe_partij=organisatie)
    )
    [partij] = known(provider, identificator)
    assert (partij.soort, partij.naam) == (SoortPartij.ORGANISATIE, BEDRIJF.organisatienaam)
    betrokkene = shown(provider, registratie)
    assert (betrokkene.contactnaam, betrokkene.organisatienaam) == (BEDRIJF.contactnaam, "")


@BOTH
def test_a_vestiging_under_its_kvk_nummer_and_a_second_one_under_the_same(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID], dialect: str
) -> None:
    first = new_vestiging()
    second = replace(new_vestiging(), kvk_nummer=first.kvk_nummer)
    for vestiging in (first, second):
        assert register(
            journal, replace(nieuw(provider, klantcontacten), gegevens=BEDRIJF, nieuwe_partij=vestiging)
        ).uuid
        [partij] = known(provider, vestiging.identificator)
        assert partij.naam == BEDRIJF.organisatienaam
    kvk = provider.find_identificatoren(Identificator(SoortIdentificator.KVK_NUMMER, first.kvk_nummer))
    if dialect == "vng":  # has no place for what a vestiging hangs under
        assert kvk == ()
        return
    assert second.identificator is not None
    [under] = provider.find_identificatoren(second.identificator)
    assert [under.sub_van] == [one.uuid for one in kvk]


@BOTH
def test_a_contactpersoon_works_for_an_organisatie(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    organisatie = provider.register_partij(
        NieuwePartij(SoortPartij.ORGANISATIE, organisatienaam="Kikkertje", nummer="712345678")
    )
    contactpersoon = PartijAanvraag(SoortPartij.CONTACTPERSOON, new_bsn(provider), organisatie=organisatie.uuid)
    register(journal, replace(nieuw(provider, klantcontacten), nieuwe_partij=contactpersoon))
    [partij] = known(provider, contactpersoon.identificator)
    assert (partij.soort, partij.werkte_voor_partij) == (SoortPartij.CONTACTPERSOON, organisatie.uuid)
    assert partij.contactnaam == GEGEVENS.contactnaam


@BOTH
def test_without_consent_there_is_no_partij(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    registratie = register(journal, zonder(provider, klantcontacten))
    betrokkene = shown(provider, registratie)
    assert (betrokkene.was_partij, registratie.partij) == (None, None)
    assert (betrokkene.contactnaam, betrokkene.bezoekadres) == (GEGEVENS.contactnaam, GEGEVENS.bezoekadres)
    assert len(addresses(betrokkene)) == 2


@BOTH
def test_an_empty_partij_has_its_identificator_and_nothing_else(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = leeg(provider, klantcontacten)
    assert isinstance(aanvraag, BetrokkeneAanvraag)
    assert aanvraag.nieuwe_partij is not None
    registratie = register(journal, aanvraag)
    [partij] = known(provider, aanvraag.nieuwe_partij.identificator)
    assert (partij.contactnaam, partij.bezoekadres, partij.digitale_adressen) == (None, None, ())
    betrokkene = shown(provider, registratie)
    assert (betrokkene.was_partij, betrokkene.contactnaam) == (partij.uuid, GEGEVENS.contactnaam)


@BOTH
def test_who_turns_out_to_be_known_is_not_registered_again_and_nothing_is_lost(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = nieuw(provider, klantcontacten)
    register(journal, aanvraag)
    moved = replace(GEGEVENS, correspondentieadres=replace(GEGEVENS.bezoekadres, adresregel1="Postbus 2700"))  # type: ignore[type-var]
    mail = OpgegevenAdres(SoortDigitaalAdres.EMAIL, "jan.prive@kikkertje.example", ook_voor_later=True)
    registratie = register(journal, replace(aanvraag, gegevens=moved, digitale_adressen=(LATER, mail)))
    assert aanvraag.nieuwe_partij is not None
    [partij] = known(provider, aanvraag.nieuwe_partij.identificator)
    assert (registratie.partij, registratie.partij_bestond) == (partij.uuid, True)
    assert [adres for _, adres, _ in sorted(addresses(partij))] == [mail.adres, LATER.adres]
    betrokkene = shown(provider, registratie)
    assert (betrokkene.contactnaam, betrokkene.bezoekadres) == (None, None)
    assert betrokkene.correspondentieadres == moved.correspondentieadres


@BOTH
def test_two_employees_register_the_same_new_bsn_at_the_same_moment(
    journal: Journal, wire: Wire, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = nieuw(provider, klantcontacten)
    meet = Barrier(2, timeout=5)
    for _ in range(2):
        wire.just_before("POST", "partijen", meet.wait)
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda medewerker: register(journal, aanvraag, medewerker), (NOOR, PIET)))
    assert [one.toestand for one in both] == [Toestand.GELUKT] * 2
    assert aanvraag.nieuwe_partij is not None
    [partij] = known(provider, aanvraag.nieuwe_partij.identificator)
    assert {one.partij for one in both} == {partij.uuid}
    assert len({one.uuid for one in both}) == 2
    assert [adres for _, adres, _ in addresses(partij)] == [LATER.adres]
    usage = provider.usage_of_partij(partij.uuid)
    assert set(usage.betrokkenen) == {one.uuid for one in both}


@BOTH
@pytest.mark.parametrize("kind", ["lost_answer", "error_500_after"])
def test_two_of_the_same_with_lost_answers_are_two(
    journal: Journal, practice: PracticeProvider, provider: Provider, klantcontacten: Iterator[UUID], kind: str
) -> None:
    aanvraag = replace(zonder(provider, klantcontacten), digitale_adressen=())
    practice.faults.add(*(Fault(kind, method="POST", path="betrokkenen") for _ in range(2)))  # type: ignore[arg-type]
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda medewerker: register(journal, aanvraag, medewerker), (NOOR, PIET)))
    there = provider.find_betrokkenen(aanvraag.klantcontact)
    asked = NieuweBetrokkene(aanvraag.klantcontact, Rol.KLANT, initiator=True, contactnaam=GEGEVENS.contactnaam)
    asked = replace(asked, bezoekadres=GEGEVENS.bezoekadres)
    assert {one.uuid for one in there if one.is_registratie_van(asked)} == {one.uuid for one in both}
    assert len({one.uuid for one in both}) == 2


@BOTH
def test_a_refusal_at_the_end_undoes_all_and_says_at_which_field(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = replace(nieuw(provider, klantcontacten), digitale_adressen=(LATER, REFUSED))
    registratie = register(journal, aanvraag)
    assert registratie.toestand is Toestand.GEWEIGERD
    assert [fout.field for fout in registratie.fouten] == ["digitale_adressen-1-adres"]
    assert aanvraag.nieuwe_partij is not None
    assert known(provider, aanvraag.nieuwe_partij.identificator) == []


@BOTH
def test_undoing_leaves_a_partij_that_somebody_uses_by_now(
    journal: Journal, wire: Wire, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = replace(nieuw(provider, klantcontacten), digitale_adressen=(LATER, REFUSED))
    assert aanvraag.nieuwe_partij is not None
    identificator = aanvraag.nieuwe_partij.identificator

    def a_colleague_registers() -> None:
        [partij] = known(provider, identificator)
        provider.register_betrokkene(
            NieuweBetrokkene(aanvraag.klantcontact, Rol.KLANT, initiator=False, was_partij=partij.uuid)
        )

    wire.just_before("DELETE", "betrokkenen", a_colleague_registers)
    registratie = register(journal, aanvraag)
    assert registratie.toestand is Toestand.GEWEIGERD
    [partij] = known(provider, identificator)
    assert len(provider.usage_of_partij(partij.uuid).betrokkenen) == 1


def test_an_undo_that_fails_is_work_that_is_tried_again(
    journal: Journal, practice: PracticeProvider, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = replace(nieuw(provider, klantcontacten), digitale_adressen=(LATER, REFUSED))
    practice.faults.add(Fault("reset", method="DELETE", times=None))
    registratie_id = start(journal, aanvraag)
    waits = until(journal, registratie_id, Toestand.WACHT)
    assert (waits.wordt_ongedaan, waits.reden) == (True, "unreachable")
    practice.faults.clear()
    assert until(journal, registratie_id, Toestand.GEWEIGERD).fouten
    assert aanvraag.nieuwe_partij is not None
    assert known(provider, aanvraag.nieuwe_partij.identificator) == []


@BOTH
def test_withdrawn_while_it_waits_everything_is_undone(
    journal: Journal, practice: PracticeProvider, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = nieuw(provider, klantcontacten)
    practice.faults.add(Fault("unauthorized", method="POST", path="betrokkenen", times=None))
    registratie_id = start(journal, aanvraag)
    until(journal, registratie_id, Toestand.WACHT)
    journal.withdraw(registratie_id, NOOR)
    until(journal, registratie_id, Toestand.INGETROKKEN)
    assert aanvraag.nieuwe_partij is not None
    assert known(provider, aanvraag.nieuwe_partij.identificator) == []


def test_what_is_done_stays_done_when_it_is_withdrawn(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    registratie = register(journal, zonder(provider, klantcontacten))
    journal.withdraw(registratie.registratie_id, NOOR)
    assert shown(provider, registratie).uuid == registratie.uuid
    assert journal.get(registratie.registratie_id, NOOR).toestand is Toestand.GELUKT


def test_an_address_of_a_known_partij_is_not_added_twice(
    journal: Journal, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = replace(bekend(provider, klantcontacten), digitale_adressen=(LATER,))
    partij = aanvraag.partij or uuid4()
    provider.register_digitaal_adres(
        NieuwDigitaalAdres(LATER.soort, LATER.adres, "thuis", verstrekt_door_partij=partij)
    )
    register(journal, aanvraag)
    assert addresses(provider.get_partij(partij)) == [("telefoonnummer", LATER.adres, "thuis")]


def test_the_answer_of_consent_is_recorded_and_outlives_the_registration(
    provider: Provider,
    journal_config: JournalConfig,
    klantcontacten: Iterator[UUID],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Journal(provider, replace(journal_config, keep_seconds=0)) as journal:
        ja, nee = nieuw(provider, klantcontacten), zonder(provider, klantcontacten)
        registraties = [start(journal, aanvraag) for aanvraag in (ja, nee)]
        eventually(lambda: journal.of_medewerker(NOOR) == ())
    monkeypatch.setenv("KCC_DATABASE_URL", journal_config.database_url)
    capsys.readouterr()
    assert main(["toestemmingen"]) == 0
    recorded = {row["registratie_id"]: row for row in csv.DictReader(StringIO(capsys.readouterr().out))}
    with_consent, without = (recorded.pop(str(registratie_id)) for registratie_id in registraties)
    assert not recorded
    assert (with_consent["toestemming"], without["toestemming"]) == ("ja", "nee")
    assert (with_consent["vraag"], with_consent["gevraagd_door"]) == (JA.vraag, NOOR)
    assert with_consent["klantcontact"] == str(ja.klantcontact)
    assert ja.nieuwe_partij is not None
    [partij] = known(provider, ja.nieuwe_partij.identificator)
    assert (with_consent["partij"], without["partij"]) == (str(partij.uuid), "")
    assert UUID(with_consent["betrokkene"]) in provider.usage_of_partij(partij.uuid).betrokkenen


def test_without_a_journal_there_is_no_record_to_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KCC_DATABASE_URL", f"sqlite:///{tmp_path / 'none.sqlite3'}")
    assert main(["toestemmingen"]) == 1
    assert capsys.readouterr().err.startswith("database: ")


@pytest.mark.parametrize("toestemming_bij", ["interne_notitie", "metadata", "nergens"])
def test_the_provider_gets_to_know_of_the_consent_where_it_is_set_to(
    provider: Provider,
    practice: PracticeProvider,
    journal_config: JournalConfig,
    klantcontacten: Iterator[UUID],
    toestemming_bij: str,
) -> None:
    aanvraag = nieuw(provider, klantcontacten)
    with Journal(provider, replace(journal_config, toestemming_bij=toestemming_bij)) as journal:  # type: ignore[arg-type]
        register(journal, aanvraag)
    bodies = [call.body for call in practice.calls if call.method in {"POST", "PATCH"}]
    noted = [str(body.get("interneNotitie") or body.get("metadata") or "") for body in bodies]
    [partij] = [body for body in bodies if "soortPartij" in body]
    assert any("Toestemming om gegevens te bewaren: ja" in note for note in noted) is (
        toestemming_bij == "interne_notitie"
    )
    assert ("interneNotitie" in partij) is (toestemming_bij == "interne_notitie")
    assert any("metadata" in body for body in bodies) is (toestemming_bij == "metadata")


def test_gegevens_that_differ() -> None:
    assert GEGEVENS.afwijkend_van(GEGEVENS) == Gegevens()
    assert BEDRIJF.afwijkend_van(GEGEVENS) == Gegevens(organisatienaam=BEDRIJF.organisatienaam)


def test_an_address_that_a_colleague_counts_on_stays_with_the_partij(
    patient_journal: Journal, practice: PracticeProvider, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = nieuw(provider, klantcontacten)
    practice.faults.add(Fault("unauthorized", method="POST", path="betrokkenen"))
    waiting = start(patient_journal, aanvraag)
    until(patient_journal, waiting, Toestand.WACHT)
    assert aanvraag.nieuwe_partij is not None
    [partij] = known(provider, aanvraag.nieuwe_partij.identificator)
    by_colleague = replace(aanvraag, nieuwe_partij=None, partij=partij.uuid, digitale_adressen=(), toestemming=None)
    assert register(patient_journal, by_colleague, PIET).toestand is Toestand.GELUKT
    patient_journal.withdraw(waiting, NOOR)
    until(patient_journal, waiting, Toestand.INGETROKKEN)
    assert addresses(provider.get_partij(partij.uuid)) == [("telefoonnummer", LATER.adres, "mobiel")]


def test_an_address_that_somebody_gave_our_betrokkene_is_not_orphaned(
    journal: Journal, wire: Wire, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    aanvraag = replace(
        zonder(provider, klantcontacten), digitale_adressen=(CONTACT, replace(REFUSED, ook_voor_later=False))
    )

    def a_colleague_adds() -> None:
        betrokkene = provider.find_betrokkenen(aanvraag.klantcontact)[-1].uuid
        mail = NieuwDigitaalAdres(CONTACT.soort, "balie@kikkertje.example", verstrekt_door_betrokkene=betrokkene)
        provider.register_digitaal_adres(mail)

    before = {one.uuid for one in provider.find_betrokkenen(aanvraag.klantcontact)}
    wire.just_before("POST", "digitaleadressen", lambda: wire.just_before("POST", "digitaleadressen", a_colleague_adds))
    assert register(journal, aanvraag).toestand is Toestand.GEWEIGERD
    [left] = {one.uuid for one in provider.find_betrokkenen(aanvraag.klantcontact)} - before
    assert len(provider.find_digitale_adressen(betrokkene=left)) == 2


@pytest.mark.parametrize("release", ["2.15", "2.18"])
def test_a_vestiging_whose_kvk_nummer_another_one_hangs_under_stays_as_it_was(
    patient_journal: Journal,
    practice: PracticeProvider,
    provider: Provider,
    klantcontacten: Iterator[UUID],
    release: str,
) -> None:
    first = new_vestiging()
    second = replace(new_vestiging(), kvk_nummer=first.kvk_nummer)
    practice.faults.add(Fault("unauthorized", method="POST", path="betrokkenen"))
    waiting = start(patient_journal, replace(nieuw(provider, klantcontacten), gegevens=BEDRIJF, nieuwe_partij=first))
    until(patient_journal, waiting, Toestand.WACHT)
    assert register(
        patient_journal, replace(nieuw(provider, klantcontacten), gegevens=BEDRIJF, nieuwe_partij=second)
    ).uuid
    patient_journal.withdraw(waiting, NOOR)
    until(patient_journal, waiting, Toestand.INGETROKKEN)
    [partij] = known(provider, first.identificator)
    assert {one.soort for one in partij.identificatoren} == {
        SoortIdentificator.KVK_NUMMER,
        SoortIdentificator.VESTIGINGSNUMMER,
    }


def test_opnieuw_while_it_is_being_undone_says_so(
    journal: Journal, practice: PracticeProvider, provider: Provider, klantcontacten: Iterator[UUID]
) -> None:
    practice.faults.add(Fault("unauthorized", method="DELETE", times=None))
    registratie_id = start(journal, replace(nieuw(provider, klantcontacten), digitale_adressen=(LATER, REFUSED)))
    until(journal, registratie_id, Toestand.WACHT)
    practice.faults.add(Fault("latency", method="GET", seconds=1.5, times=None))
    journal.retry(registratie_id, NOOR)
    assert journal.get(registratie_id, NOOR).wordt_ongedaan
    practice.faults.clear()
    until(journal, registratie_id, Toestand.GEWEIGERD)
