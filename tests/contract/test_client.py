"""The client against the practice provider: the same tests over both dialects, in process and over HTTP.

Every request of the client is held against the OpenAPI file of its dialect afterwards.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from contract.setting import Setting, bodies
from klantinteracties.examples import F2120, F2120_BODY, F2599, F2599_BODY

from webapp.domain.actor import SoortActor
from webapp.domain.errors import (
    NotFoundError,
    RefusedError,
)
from webapp.domain.interne_taak import StatusInterneTaak
from webapp.domain.nummer import new_nummer
from webapp.domain.provider import KlantcontactQuestion
from webapp.klantinteracties import in_process
from webapp.practice_provider import (
    VNG_BASE,
    PracticeProvider,
)


def test_what_the_provider_is(setting: Setting) -> None:
    capabilities = setting.client.probe()
    assert capabilities.dialect == setting.dialect
    assert capabilities.second_actor is (setting.dialect == "openklant")


def test_actoren_are_found_and_shown(setting: Setting) -> None:
    found = setting.client.find_actoren("AN", soort=SoortActor.MEDEWERKER, limit=3)
    assert found
    assert all("an" in actor.naam.lower() and actor.indicatie_actief for actor in found)
    assert {actor.soort for actor in found} == {SoortActor.MEDEWERKER}
    assert setting.client.get_actor(found[0].uuid) == found[0]


def test_all_active_actoren(setting: Setting) -> None:
    found = setting.client.find_actoren("", limit=1000)
    assert len({actor.uuid for actor in found}) == len(found) > 10


def test_klantcontacten_newest_first(setting: Setting) -> None:
    found = setting.client.find_klantcontacten(KlantcontactQuestion(), limit=5)
    moments = [klantcontact.plaatsgevonden_op for klantcontact in found]
    assert len(found) == 5
    assert moments == sorted(moments, reverse=True)
    assert moments[0] <= datetime.now(UTC)


def test_klantcontacten_by_number_and_text(setting: Setting) -> None:
    klantcontact = setting.numbered
    question = KlantcontactQuestion(nummer=klantcontact.nummer, referentienummer=klantcontact.referentienummer)
    by_number = setting.client.find_klantcontacten(question, limit=5)
    assert [one.uuid for one in by_number] == [klantcontact.uuid]
    word = klantcontact.onderwerp.split()[0].upper()
    by_text = setting.client.find_klantcontacten(KlantcontactQuestion(onderwerp=word), limit=50)
    assert klantcontact.uuid in {one.uuid for one in by_text}
    assert all(word.lower() in one.onderwerp.lower() for one in by_text)
    assert setting.client.find_klantcontacten(KlantcontactQuestion(inhoud="zzzzqq"), limit=5) == ()


def test_a_task_there_and_back(setting: Setting) -> None:
    nieuw = setting.taak(toelichting="Op maandag", status=StatusInterneTaak.VERWERKT, verwerkt_op=F2120.verwerkt_op)
    taak = setting.client.register_interne_taak(nieuw)
    assert taak.is_registratie_van(nieuw)
    assert (taak.actoren, taak.toelichting, taak.status) == (nieuw.actoren, "Op maandag", StatusInterneTaak.VERWERKT)
    assert taak.verwerkt_op == F2120.verwerkt_op
    assert setting.client.find_interne_taak(nieuw.nummer) == taak
    shown = setting.client.get_klantcontact(nieuw.klantcontact)
    assert taak in shown.interne_taken


def test_no_task_by_a_number_that_was_never_given(setting: Setting) -> None:
    assert setting.client.find_interne_taak("12") is None


def test_a_number_that_is_taken(setting: Setting) -> None:
    nieuw = setting.taak()
    setting.client.register_interne_taak(nieuw)
    with pytest.raises(RefusedError) as caught:
        setting.client.register_interne_taak(nieuw)
    assert caught.value.nummer_taken


def test_a_task_that_is_refused_lands_at_our_fields(setting: Setting) -> None:
    nieuw = setting.taak(gevraagde_handeling="x" * 201, toelichting="x" * 1001)
    with pytest.raises(RefusedError) as caught:
        setting.client.register_interne_taak(nieuw)
    assert {error.field for error in caught.value.errors} == {"gevraagde_handeling", "toelichting"}
    setting.provider.calls.pop()  # what is too long is not in the contract, and that was the point


def test_a_task_for_a_klantcontact_or_an_actor_that_is_not_there(setting: Setting) -> None:
    with pytest.raises(RefusedError) as caught:
        setting.client.register_interne_taak(setting.taak(klantcontact=uuid4()))
    assert [error.field for error in caught.value.errors] == ["klantcontact"]
    with pytest.raises(RefusedError) as caught:
        setting.client.register_interne_taak(setting.taak(actoren=(uuid4(),)))
    assert [error.field for error in caught.value.errors] == ["actor"]


def test_what_is_not_there(setting: Setting) -> None:
    for get in (setting.client.get_klantcontact, setting.client.get_actor, setting.client.get_partij):
        with pytest.raises(NotFoundError):
            get(uuid4())


def test_the_seeds_bodies_arrive_property_for_property(providers: Callable[[str], PracticeProvider]) -> None:
    provider = providers("2.18")
    setting = Setting("vng", provider, in_process(provider, VNG_BASE))
    klantcontact, actor = setting.klantcontact.uuid, setting.actor
    partij = setting.client.register_partij(setting.persoon())
    taak = setting.client.register_interne_taak(
        replace(F2120, klantcontact=klantcontact, actoren=(actor,), nummer=new_nummer())
    )
    setting.client.register_betrokkene(replace(F2599, klantcontact=klantcontact, was_partij=partij.uuid))
    assert bodies(setting, "/interneTaken") == [
        {
            **F2120_BODY,
            "nummer": int(taak.nummer),
            "aanleidinggevendKlantcontact": str(klantcontact),
            "toegewezenAanActor": str(actor),
        }
    ]
    assert bodies(setting, "/betrokkenenBijKlantcontact") == [
        {**F2599_BODY, "hadKlantcontact": str(klantcontact), "wasPartij": str(partij.uuid)}
    ]
    assert taak.verwerkt_op == F2120.verwerkt_op
