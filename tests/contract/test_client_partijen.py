"""Partijen, identificatoren, betrokkenen and digitale adressen, over both dialects."""

from dataclasses import replace

import pytest
from contract.setting import (
    Setting,
)
from klantinteracties.examples import F2599, JAN

from webapp.domain.errors import (
    NotFoundError,
    RefusedError,
)
from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.nummer import new_nummer
from webapp.domain.partij import (
    Adres,
    NieuwDigitaalAdres,
    NieuwePartij,
    SoortDigitaalAdres,
    SoortPartij,
)


def test_a_betrokkene_with_everything_there_and_back(setting: Setting) -> None:
    nieuw = replace(
        F2599,
        klantcontact=setting.klantcontact.uuid,
        was_partij=None,
        bezoekadres=Adres("Van Puffelenstraat 12", land=setting.land, nummeraanduiding_id="0518200000637599"),
        correspondentieadres=Adres("Postbus 2700", "3200 TD Turfstad", land=setting.land),
    )
    betrokkene = setting.client.register_betrokkene(nieuw)
    assert {name: getattr(betrokkene, name) for name in nieuw.__slots__} == {
        name: getattr(nieuw, name) for name in nieuw.__slots__
    }
    email = NieuwDigitaalAdres(SoortDigitaalAdres.EMAIL, "jan@example.nl", verstrekt_door_betrokkene=betrokkene.uuid)
    adres = setting.client.register_digitaal_adres(email)
    shown = setting.client.get_klantcontact(nieuw.klantcontact)
    assert replace(betrokkene, digitale_adressen=(adres,)) in shown.betrokkenen


def test_a_betrokkene_that_is_refused(setting: Setting) -> None:
    nieuw = NieuweBetrokkene(setting.klantcontact.uuid, Rol.KLANT, initiator=True, bezoekadres=Adres("x" * 81))
    with pytest.raises(RefusedError) as caught:
        setting.client.register_betrokkene(nieuw)
    assert [error.field for error in caught.value.errors] == ["bezoekadres-adresregel1"]
    setting.provider.calls.pop()


def test_a_partij_with_all_that_belongs_to_it(setting: Setting) -> None:
    nieuw = setting.persoon()
    (bsn,) = nieuw.identificatoren
    assert setting.client.find_partijen(bsn, limit=5) == ()
    partij = setting.client.register_partij(nieuw)
    assert bool(partij.identificatoren) is setting.client.capabilities().nested_identificatoren
    if not partij.identificatoren:
        setting.client.register_identificator(partij.uuid, bsn)
    telefoon = NieuwDigitaalAdres(
        SoortDigitaalAdres.TELEFOONNUMMER, "0612345678", "mobiel", verstrekt_door_partij=partij.uuid
    )
    adres = setting.client.register_digitaal_adres(telefoon)
    whole = replace(partij, identificatoren=(bsn,), digitale_adressen=(adres,))
    assert setting.client.get_partij(partij.uuid) == whole
    assert setting.client.find_partijen(bsn, limit=5) == (whole,)
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


def test_an_identificator_that_is_taken(setting: Setting) -> None:
    nieuw = setting.persoon()
    partij = setting.client.register_partij(nieuw)
    if not partij.identificatoren:
        setting.client.register_identificator(partij.uuid, nieuw.identificatoren[0])
    other = setting.client.register_partij(replace(setting.persoon(), identificatoren=()))
    with pytest.raises(RefusedError) as caught:
        setting.client.register_identificator(other.uuid, nieuw.identificatoren[0])
    assert ("identificator", "unique") in {(error.field, error.code) for error in caught.value.errors}


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
