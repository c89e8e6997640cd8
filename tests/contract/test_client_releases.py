"""The client at older releases of Open Klant."""

from dataclasses import replace

import pytest
from contract.setting import Setting, bodies, registered_by_another_application
from klantinteracties.examples import JAN

from webapp.domain.errors import (
    RefusedError,
)
from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.nummer import new_nummer
from webapp.domain.partij import (
    Adres,
    NieuwDigitaalAdres,
    SoortDigitaalAdres,
)
from webapp.domain.provider import KlantcontactQuestion, PartijQuestion


def test_a_release_is_recognised(openklant: Setting) -> None:
    assert openklant.client.capabilities().version == openklant.release


def test_a_task_at_every_release(openklant: Setting) -> None:
    nieuw = openklant.taak()
    others = [openklant.client.register_interne_taak(openklant.taak()) for _ in range(2)]
    taak = openklant.client.register_interne_taak(nieuw)
    assert openklant.client.find_interne_taak(nieuw.nummer) == taak
    assert openklant.client.find_interne_taak(new_nummer()) is None
    assert taak.uuid not in {one.uuid for one in others}
    with pytest.raises(RefusedError) as caught:
        openklant.client.register_interne_taak(nieuw)
    assert caught.value.nummer_taken
    written = {"nummer", "referentienummer"} if openklant.release == "2.18" else {"nummer"}
    body = bodies(openklant, "/internetaken")[-1]
    assert isinstance(body, dict)
    assert {key for key in body if "nummer" in key} == written


def test_two_actoren_in_their_order(openklant: Setting) -> None:
    first, second = (actor.uuid for actor in openklant.client.find_actoren("", limit=2))
    taak = openklant.client.register_interne_taak(openklant.taak(actoren=(second, first)))
    assert taak.actoren == (second, first)


def test_a_betrokkene_with_a_new_partij_at_every_release(openklant: Setting) -> None:
    nieuw = openklant.persoon()
    partij = openklant.client.register_partij(replace(nieuw, bezoekadres=Adres("Dorpsstraat 1", land="NL")))
    assert bool(partij.identificatoren) is (openklant.release != "2.4")
    if not partij.identificatoren:
        openklant.client.register_identificator(partij.uuid, nieuw.identificatoren[0])
    question = PartijQuestion(nieuw.identificatoren[0])
    assert [one.uuid for one in openklant.client.find_partijen(question, limit=5)] == [partij.uuid]
    klantcontact = openklant.klantcontact.uuid
    betrokkene = openklant.client.register_betrokkene(
        NieuweBetrokkene(klantcontact, Rol.KLANT, initiator=True, was_partij=partij.uuid)
    )
    openklant.client.register_betrokkene(NieuweBetrokkene(klantcontact, Rol.KLANT, initiator=False, contactnaam=JAN))
    openklant.client.register_digitaal_adres(
        NieuwDigitaalAdres(SoortDigitaalAdres.EMAIL, "jan@example.nl", verstrekt_door_partij=partij.uuid)
    )
    shown = {one.uuid: one for one in openklant.client.get_klantcontact(klantcontact).betrokkenen}
    assert shown[betrokkene.uuid].naam == "Jan de Vries"
    found = openklant.client.get_partij(partij.uuid)
    assert found.bezoekadres
    assert (found.bezoekadres.land, len(found.digitale_adressen)) == ("NL", 1)


def test_klantcontacten_by_number_at_every_release(openklant: Setting) -> None:
    klantcontact = registered_by_another_application(openklant)
    question = KlantcontactQuestion(nummer=klantcontact.nummer, referentienummer=klantcontact.referentienummer)
    assert [one.uuid for one in openklant.client.find_klantcontacten(question, limit=5)] == [klantcontact.uuid]
    assert openklant.client.find_klantcontacten(KlantcontactQuestion(nummer="12"), limit=5) == ()
