"""Partijen over both dialects: registered, found again, and what hangs on them."""

from dataclasses import replace
from uuid import uuid4

import pytest
from contract.setting import Setting, kvk, vestiging
from klantinteracties.examples import JAN

from webapp.domain.errors import NotFoundError, RefusedError
from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.nummer import new_nummer
from webapp.domain.partij import (
    NieuwDigitaalAdres,
    NieuwePartij,
    PartijGebruik,
    SoortDigitaalAdres,
    SoortPartij,
)
from webapp.domain.provider import PartijQuestion

EMAIL, TELEFOON = SoortDigitaalAdres.EMAIL, SoortDigitaalAdres.TELEFOONNUMMER


def test_a_partij_with_all_that_belongs_to_it(setting: Setting) -> None:
    nieuw = setting.persoon()
    (bsn,) = nieuw.identificatoren
    assert setting.client.find_partijen(PartijQuestion(bsn), limit=5) == ()
    partij = setting.client.register_partij(nieuw)
    assert bool(partij.identificatoren) is (setting.dialect == "openklant")
    if not partij.identificatoren:
        setting.client.register_identificator(partij.uuid, bsn)
    telefoon = NieuwDigitaalAdres(TELEFOON, "0612345678", "mobiel", verstrekt_door_partij=partij.uuid)
    adres = setting.client.register_digitaal_adres(telefoon)
    whole = replace(partij, identificatoren=(bsn,), digitale_adressen=(adres,))
    assert setting.client.get_partij(partij.uuid) == whole
    assert setting.client.find_partijen(PartijQuestion(bsn), limit=5) == (whole,)
    assert whole.naam == "Jan de Vries"
    klantcontact = setting.klantcontact.uuid
    betrokkene = setting.client.register_betrokkene(
        NieuweBetrokkene(klantcontact, Rol.KLANT, initiator=True, was_partij=partij.uuid)
    )
    assert replace(betrokkene, partij=whole).naam == "Jan de Vries"
    shown = {one.uuid: one for one in setting.client.get_klantcontact(klantcontact).betrokkenen}
    assert shown[betrokkene.uuid].naam == "Jan de Vries"


def test_a_partij_is_removed_once_and_may_be_gone(setting: Setting) -> None:
    partij = setting.client.register_partij(setting.persoon())
    setting.client.remove_partij(partij.uuid)
    setting.client.remove_partij(partij.uuid)
    with pytest.raises(NotFoundError):
        setting.client.get_partij(partij.uuid)


@pytest.mark.parametrize("soort", [SoortPartij.ORGANISATIE, SoortPartij.CONTACTPERSOON])
def test_other_kinds_of_partij(setting: Setting, soort: SoortPartij) -> None:
    organisatie = setting.client.register_partij(
        NieuwePartij(SoortPartij.ORGANISATIE, organisatienaam="Kikkertje", nummer=new_nummer())
    )
    assert organisatie.naam == "Kikkertje"
    if soort is SoortPartij.CONTACTPERSOON:
        partij = setting.client.register_partij(
            NieuwePartij(soort, JAN, werkte_voor_partij=organisatie.uuid, nummer=new_nummer())
        )
        assert (partij.naam, partij.werkte_voor_partij) == ("Jan de Vries", organisatie.uuid)


def test_a_partij_by_its_nummer(setting: Setting) -> None:
    nieuw = setting.persoon()
    partij = setting.registered(nieuw)
    assert setting.client.find_partijen(PartijQuestion(nummer=nieuw.nummer), limit=5) == (partij,)
    for none in (new_nummer(), "12a"):
        assert setting.client.find_partijen(PartijQuestion(nummer=none), limit=5) == ()
    with pytest.raises(RefusedError) as caught:
        setting.client.register_partij(nieuw)
    assert caught.value.nummer_taken


@pytest.mark.parametrize(
    ("soort", "registered", "asked"),
    [(EMAIL, "{}.jansen@example.org", "{}.Jansen@Example.org"), (TELEFOON, "06{}", "06{}")],
    ids=["email", "telefoonnummer"],
)
def test_a_partij_by_a_digitaal_adres(setting: Setting, soort: SoortDigitaalAdres, registered: str, asked: str) -> None:
    """An adres that a betrokkene gave, or that somebody has twice, does not count once more."""
    adres = registered.format(number := new_nummer()[:8])
    one, other = setting.registered(setting.persoon()), setting.registered(setting.persoon())
    betrokkene = setting.client.register_betrokkene(
        NieuweBetrokkene(setting.klantcontact.uuid, Rol.KLANT, initiator=True)
    )
    for partij in (one, one, other):
        setting.client.register_digitaal_adres(NieuwDigitaalAdres(soort, adres, verstrekt_door_partij=partij.uuid))
    setting.client.register_digitaal_adres(NieuwDigitaalAdres(soort, adres, verstrekt_door_betrokkene=betrokkene.uuid))
    question = PartijQuestion(digitaal_adres=asked.format(number))
    found = setting.client.find_partijen(question, limit=5)
    assert {partij.uuid for partij in found} == {one.uuid, other.uuid}
    assert {len(partij.digitale_adressen) for partij in found} == {1, 2}
    assert all(partij.identificatoren for partij in found)
    assert len(setting.client.find_partijen(question, limit=1)) == 1
    assert setting.client.find_partijen(PartijQuestion(digitaal_adres=asked.format(number)[1:]), limit=5) == ()


def test_a_question_of_nothing_finds_nobody(setting: Setting) -> None:
    setting.client.probe()
    assert setting.client.find_partijen(PartijQuestion(digitaal_adres=" "), limit=5) == ()


def test_what_hangs_on_a_partij(setting: Setting) -> None:
    partij = setting.registered(replace(setting.persoon(), identificatoren=()))
    assert setting.client.usage_of_partij(partij.uuid) == PartijGebruik()
    identificator = setting.client.register_identificator(partij.uuid, setting.persoon().identificatoren[0])
    betrokkene = setting.client.register_betrokkene(
        NieuweBetrokkene(setting.klantcontact.uuid, Rol.KLANT, initiator=True, was_partij=partij.uuid)
    )
    adres = setting.client.register_digitaal_adres(
        NieuwDigitaalAdres(TELEFOON, "0612345678", verstrekt_door_partij=partij.uuid)
    )
    assert setting.client.usage_of_partij(partij.uuid) == PartijGebruik(
        betrokkenen=(betrokkene.uuid,), digitale_adressen=(adres.uuid,), identificatoren=(identificator,)
    )
    setting.client.remove_partij(partij.uuid)
    with pytest.raises(NotFoundError):
        setting.client.usage_of_partij(partij.uuid)
    assert betrokkene.uuid not in {one.uuid for one in setting.client.find_betrokkenen(betrokkene.klantcontact)}


def test_what_others_need_a_partij_for(setting: Setting) -> None:
    """The draft tells who works for it, Open Klant whose vestigingsnummer hangs under its KvK-nummer."""
    number = kvk()
    organisatie = setting.registered(setting.organisatie(number))
    (identificator,) = setting.client.find_identificatoren(number)
    setting.client.register_identificator(organisatie.uuid, vestiging(), kvk_identificator=identificator.uuid)
    assert not setting.client.usage_of_partij(organisatie.uuid).elders
    if setting.dialect == "openklant":
        setting.registered(setting.organisatie(vestiging(), kvk_identificator=identificator.uuid))
    else:
        setting.registered(
            NieuwePartij(SoortPartij.CONTACTPERSOON, JAN, werkte_voor_partij=organisatie.uuid, nummer=new_nummer())
        )
    assert setting.client.usage_of_partij(organisatie.uuid).elders


def test_nothing_hangs_on_a_partij_that_never_was(setting: Setting) -> None:
    with pytest.raises(NotFoundError):
        setting.client.usage_of_partij(uuid4())
