"""Partij-identificatoren: over both dialects, and at older releases of Open Klant."""

from dataclasses import replace

import pytest
from contract.setting import Setting, another_application, bodies, kvk, vestiging

from webapp.domain.errors import RefusedError
from webapp.domain.partij import Identificator, SoortIdentificator
from webapp.domain.provider import PartijQuestion


def test_everyone_with_a_number(setting: Setting) -> None:
    nieuw = setting.persoon()
    (bsn,) = nieuw.identificatoren
    assert setting.client.find_identificatoren(bsn) == ()
    partij = setting.registered(nieuw)
    (found,) = setting.client.find_identificatoren(bsn)
    assert (found.identificator, found.partij, found.sub_van) == (bsn, partij.uuid, None)
    other_soort = Identificator(SoortIdentificator.RSIN, bsn.object_id)
    assert setting.client.find_identificatoren(other_soort) == ()


def test_an_identificator_that_is_taken(setting: Setting) -> None:
    nieuw = setting.persoon()
    setting.registered(nieuw)
    other = setting.client.register_partij(replace(setting.persoon(), identificatoren=()))
    with pytest.raises(RefusedError) as caught:
        setting.client.register_identificator(other.uuid, nieuw.identificatoren[0])
    assert caught.value.identificator_taken
    if setting.dialect == "openklant":
        with pytest.raises(RefusedError) as caught:
            setting.client.register_partij(replace(setting.persoon(), identificatoren=nieuw.identificatoren))
        assert caught.value.identificator_taken


def test_a_number_that_is_wrong_is_not_taken(openklant: Setting) -> None:
    nieuw = openklant.organisatie(Identificator(SoortIdentificator.KVK_NUMMER, "7"))
    if openklant.release == "2.4":
        assert openklant.registered(nieuw).identificatoren == nieuw.identificatoren
        return
    with pytest.raises(RefusedError) as caught:
        openklant.client.register_partij(nieuw)
    assert [error.field for error in caught.value.errors] == ["identificator"]
    assert not caught.value.identificator_taken


def test_an_identificator_is_removed_once_and_may_be_gone(setting: Setting) -> None:
    partij = setting.registered(replace(setting.persoon(), identificatoren=()))
    (bsn,) = setting.persoon().identificatoren
    identificator = setting.client.register_identificator(partij.uuid, bsn)
    setting.client.remove_identificator(identificator)
    setting.client.remove_identificator(identificator)
    assert setting.client.find_identificatoren(bsn) == ()


def test_a_vestigingsnummer_hangs_under_its_kvk_nummer(setting: Setting) -> None:
    number = kvk()
    setting.registered(setting.organisatie(number))
    (above,) = setting.client.find_identificatoren(number)
    nieuw = setting.organisatie(vestiging(), kvk_identificator=above.uuid)
    partij = setting.registered(nieuw)
    (found,) = setting.client.find_identificatoren(nieuw.identificatoren[0])
    assert found.partij == partij.uuid
    assert found.sub_van == (above.uuid if setting.client.capabilities().vestiging_under_kvk else None)


@pytest.mark.parametrize("nested", [True, False])
def test_a_vestigingsnummer_at_every_release(openklant: Setting, *, nested: bool) -> None:
    number = kvk()
    openklant.registered(openklant.organisatie(number))
    (above,) = openklant.client.find_identificatoren(number)
    nieuw = openklant.organisatie(vestiging(), kvk_identificator=above.uuid)
    if nested:
        openklant.registered(nieuw)
    else:
        partij = openklant.client.register_partij(replace(nieuw, identificatoren=()))
        openklant.client.register_identificator(
            partij.uuid, nieuw.identificatoren[0], kvk_identificator=nieuw.kvk_identificator
        )
    (found,) = openklant.client.find_identificatoren(nieuw.identificatoren[0])
    assert openklant.client.capabilities().vestiging_under_kvk is (openklant.release != "2.4")
    assert found.sub_van == (None if openklant.release == "2.4" else above.uuid)


def test_a_vestigingsnummer_without_its_kvk_nummer(openklant: Setting) -> None:
    nieuw = openklant.organisatie(vestiging())
    if openklant.release == "2.4":
        openklant.registered(nieuw)
        return
    with pytest.raises(RefusedError) as caught:
        openklant.client.register_partij(nieuw)
    assert [error.field for error in caught.value.errors] == ["identificator_soort"]
    assert openklant.client.find_identificatoren(nieuw.identificatoren[0]) == ()


def test_only_a_vestigingsnummer_hangs_under_another(openklant: Setting) -> None:
    number = kvk()
    openklant.registered(openklant.organisatie(number))
    (above,) = openklant.client.find_identificatoren(number)
    nieuw = replace(openklant.persoon(), kvk_identificator=above.uuid)
    openklant.registered(nieuw)
    assert openklant.client.find_identificatoren(nieuw.identificatoren[0])[0].sub_van is None


def test_who_was_registered_first_comes_first(openklant: Setting) -> None:
    """The same vestigingsnummer under two KvK-nummers; up to 2.5 nothing is refused."""
    number = vestiging()
    partijen = []
    for _ in range(3):
        above = kvk()
        openklant.registered(openklant.organisatie(above))
        (identificator,) = openklant.client.find_identificatoren(above)
        partijen.append(openklant.registered(openklant.organisatie(number, kvk_identificator=identificator.uuid)))
    found = openklant.client.find_identificatoren(number)
    assert [one.partij for one in found] == [partij.uuid for partij in partijen]
    if openklant.release == "2.4":
        hits = openklant.client.find_partijen(PartijQuestion(number), limit=2)
        assert [hit.uuid for hit in hits] == [partij.uuid for partij in partijen[:2]]
        assert {hit.identificatoren for hit in hits} == {(number,)}


def test_an_identificator_of_nobody(openklant: Setting) -> None:
    (bsn,) = openklant.persoon().identificatoren
    codes = {"codeRegister": "brp", "codeObjecttype": "natuurlijk_persoon", "codeSoortObjectId": "bsn"}
    body = {"identificeerdePartij": None, "partijIdentificator": {**codes, "objectId": bsn.object_id}}
    assert another_application(openklant).post("partij-identificatoren", json=body).status_code == 201
    (orphan,) = openklant.client.find_identificatoren(bsn)
    assert orphan.partij is None
    assert openklant.client.find_partijen(PartijQuestion(bsn), limit=5) == ()


def test_identificatoren_that_are_dropped_without_a_word_show(openklant: Setting) -> None:
    """Not sent where they would be dropped; and what an answer does not show was not registered."""
    nieuw = openklant.persoon()
    partij = openklant.client.register_partij(nieuw)
    (body,) = bodies(openklant, "/partijen")
    registered = openklant.release != "2.4"
    assert ("partijIdentificatoren" in body) is registered
    assert partij.identificatoren == (nieuw.identificatoren if registered else ())


def test_a_kvk_nummer_that_carries_a_vestigingsnummer_stays(openklant: Setting) -> None:
    number = kvk()
    organisatie = openklant.registered(openklant.organisatie(number))
    (above,) = openklant.client.find_identificatoren(number)
    openklant.registered(openklant.organisatie(vestiging(), kvk_identificator=above.uuid))
    knows = {"2.4": False, "2.15": None, "2.18": True}  # 2.4 knows nothing of hanging under
    assert openklant.client.usage_of_partij(organisatie.uuid).elders is knows[openklant.release]
    if openklant.release != "2.4":
        with pytest.raises(RefusedError):
            openklant.client.remove_identificator(above.uuid)
