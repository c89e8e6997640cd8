"""Betrokkenen, their digitale adressen, and notes on the klantcontact, over both dialects."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest
from contract.setting import BASES, DialectName, Setting, another_application, bodies
from klantinteracties.examples import F2599, JAN

from webapp.domain.errors import Misfit, NotFoundError, ProviderMisfitError, RefusedError
from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.partij import Adres, NieuwDigitaalAdres, SoortDigitaalAdres
from webapp.klantinteracties import in_process
from webapp.practice_provider import PracticeProvider

STRAAT = Adres(straatnaam="Dorpsstraat", huisnummer=7, postcode="3219 FC", stad="Turfstad", land="NL")
EMAIL = SoortDigitaalAdres.EMAIL


def test_a_betrokkene_with_everything_there_and_back(setting: Setting) -> None:
    nieuw = replace(
        F2599,
        klantcontact=setting.klantcontact.uuid,
        was_partij=None,
        bezoekadres=Adres("Van Puffelenstraat 12", land="BE", nummeraanduiding_id="0518200000637599"),
        correspondentieadres=Adres("Postbus 2700", "3200 TD Turfstad", land="NL"),
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


def test_all_betrokkenen_of_a_klantcontact(setting: Setting) -> None:
    klantcontact = setting.klantcontact.uuid
    before = setting.client.find_betrokkenen(klantcontact)
    partij = setting.registered(setting.persoon())
    plain = NieuweBetrokkene(klantcontact, Rol.KLANT, initiator=True, contactnaam=JAN)
    new = {
        setting.client.register_betrokkene(nieuw) for nieuw in (plain, plain, replace(plain, was_partij=partij.uuid))
    }
    assert set(setting.client.find_betrokkenen(klantcontact)) == {*before, *new}
    for one in new:
        setting.client.remove_betrokkene(one.uuid)
        setting.client.remove_betrokkene(one.uuid)
    assert setting.client.find_betrokkenen(klantcontact) == before
    assert setting.client.find_betrokkenen(uuid4()) == ()


def test_a_betrokkene_is_recognised_by_its_content(setting: Setting) -> None:
    nieuw = replace(F2599, klantcontact=setting.klantcontact.uuid, was_partij=None, bezoekadres=STRAAT)
    betrokkene = setting.client.register_betrokkene(nieuw)
    found = setting.client.find_betrokkenen(nieuw.klantcontact)
    assert betrokkene.uuid in {one.uuid for one in found if one.is_registratie_van(nieuw)}
    assert not any(one.is_registratie_van(replace(nieuw, initiator=False)) for one in found)


def test_a_street_is_kept_at_every_release(openklant: Setting) -> None:
    nieuw = replace(F2599, klantcontact=openklant.klantcontact.uuid, was_partij=None, bezoekadres=STRAAT)
    betrokkene = openklant.client.register_betrokkene(nieuw)
    lines = STRAAT.op_regels() if openklant.release == "2.4" else STRAAT
    assert betrokkene.bezoekadres == lines
    assert betrokkene.is_registratie_van(nieuw)


def test_a_country_at_every_release(openklant: Setting) -> None:
    nieuw = NieuweBetrokkene(
        openklant.klantcontact.uuid, Rol.KLANT, initiator=True, bezoekadres=Adres("Grand Place 1", land="BE")
    )
    if openklant.client.capabilities().landen is None:
        assert openklant.client.register_betrokkene(nieuw).bezoekadres == nieuw.bezoekadres
        return
    assert openklant.client.capabilities().landen == frozenset({"NL"})
    with pytest.raises(RefusedError) as caught:
        openklant.client.register_betrokkene(nieuw)
    assert [error.field for error in caught.value.errors] == ["bezoekadres-land"]


@pytest.mark.parametrize(("dialect", "release"), [("vng", "2.18"), ("openklant", "2.4")])
def test_codes_of_countries_that_an_operator_gave(
    providers: Callable[[str], PracticeProvider], dialect: DialectName, release: str
) -> None:
    provider = providers(release)
    client = in_process(provider, BASES[dialect], land_codes={"BE": "5010"})
    setting = Setting(dialect, provider, client, release)
    belgie, nederland = Adres("Grand Place 1", land="BE"), Adres("Dorpsstraat 7", land="NL")
    betrokkene = client.register_betrokkene(
        NieuweBetrokkene(
            setting.klantcontact.uuid, Rol.KLANT, initiator=True, bezoekadres=belgie, correspondentieadres=nederland
        )
    )
    assert (betrokkene.bezoekadres, betrokkene.correspondentieadres) == (belgie, nederland)
    key, path, own = ("codeLand", "/betrokkenenBijKlantcontact", "003")
    if dialect == "openklant":
        key, path, own = ("land", "/betrokkenen", "6030")
        assert client.capabilities().landen == frozenset({"BE", "NL"})
    (body,) = bodies(setting, path)
    assert (body["bezoekadres"][key], body["correspondentieadres"][key]) == ("5010", own)


def test_digitale_adressen_of_a_partij_and_of_a_betrokkene(setting: Setting) -> None:
    partij = setting.registered(setting.persoon())
    betrokkene = setting.client.register_betrokkene(
        NieuweBetrokkene(setting.klantcontact.uuid, Rol.KLANT, initiator=True, was_partij=partij.uuid)
    )
    of_partij = setting.client.register_digitaal_adres(
        NieuwDigitaalAdres(EMAIL, "jan@example.nl", verstrekt_door_partij=partij.uuid)
    )
    of_betrokkene = setting.client.register_digitaal_adres(
        NieuwDigitaalAdres(EMAIL, "jan@example.nl", verstrekt_door_betrokkene=betrokkene.uuid)
    )
    assert setting.client.find_digitale_adressen(partij=partij.uuid) == (of_partij,)
    assert setting.client.find_digitale_adressen(betrokkene=betrokkene.uuid) == (of_betrokkene,)
    for adres in (of_partij, of_betrokkene, of_partij):
        setting.client.remove_digitaal_adres(adres.uuid)
    assert setting.client.find_digitale_adressen(partij=partij.uuid) == ()
    assert setting.client.find_digitale_adressen(betrokkene=betrokkene.uuid) == ()
    for owners in ({}, {"partij": partij.uuid, "betrokkene": betrokkene.uuid}):
        with pytest.raises(ValueError, match="of one partij or of one betrokkene"):
            setting.client.find_digitale_adressen(**owners)


def test_digitale_adressen_at_every_release(openklant: Setting) -> None:
    """2.4 has the filters and does not use them."""
    partij = openklant.registered(openklant.persoon())
    for adres in ("Jan@example.nl", "jan.de.vries@example.nl"):
        openklant.client.register_digitaal_adres(NieuwDigitaalAdres(EMAIL, adres, verstrekt_door_partij=partij.uuid))
    found = openklant.client.find_digitale_adressen(partij=partij.uuid)
    assert {one.adres for one in found} == {"Jan@example.nl", "jan.de.vries@example.nl"}
    openklant.client.remove_partij(partij.uuid)
    assert openklant.client.find_digitale_adressen(partij=partij.uuid) == ()


def test_a_referentie_is_taken_once(setting: Setting) -> None:
    partij, other = setting.registered(setting.persoon()), setting.registered(setting.persoon())
    nieuw = NieuwDigitaalAdres(EMAIL, "jan@example.nl", verstrekt_door_partij=partij.uuid, referentie="kcc-1")
    setting.client.register_digitaal_adres(nieuw)
    setting.client.register_digitaal_adres(replace(nieuw, verstrekt_door_partij=other.uuid))
    if setting.dialect == "vng":
        assert all("referentie" not in body for body in bodies(setting, "/digitaaladressen"))
        return
    with pytest.raises(RefusedError) as caught:
        setting.client.register_digitaal_adres(nieuw)
    assert [(error.field, error.code) for error in caught.value.errors] == [("adres", "unique")]


def test_a_task_is_removed_once_and_may_be_gone(setting: Setting) -> None:
    nieuw = setting.taak()
    taak = setting.client.register_interne_taak(nieuw)
    setting.client.remove_interne_taak(taak.uuid)
    setting.client.remove_interne_taak(taak.uuid)
    assert setting.client.find_interne_taak(nieuw.nummer) is None


def test_notes_on_a_klantcontact(setting: Setting) -> None:
    klantcontact = setting.klantcontact.uuid
    if not setting.client.capabilities().metadata_on_klantcontact:
        with pytest.raises(ProviderMisfitError) as caught:
            setting.client.note_on_klantcontact(klantcontact, "toestemming", "ja")
        assert caught.value.misfit is Misfit.NOT_SUPPORTED
        return
    for name, text in (("toestemming", "nee"), ("bron", "kcc"), ("toestemming", "ja"), ("bron", "kcc")):
        setting.client.note_on_klantcontact(klantcontact, name, text)
    sent = bodies(setting, f"/klantcontacten/{klantcontact}", "PATCH")
    assert len(sent) <= 3
    assert sent[-1] == {"metadata": {"toestemming": "ja", "bron": "kcc"}}
    setting.client.note_on_klantcontact(klantcontact, "bron", "")
    assert bodies(setting, f"/klantcontacten/{klantcontact}", "PATCH")[-1] == {"metadata": {"toestemming": "ja"}}
    with pytest.raises(RefusedError):
        setting.client.note_on_klantcontact(klantcontact, "toestemming", "x" * 256)
    setting.provider.calls.pop()
    with pytest.raises(NotFoundError):
        setting.client.note_on_klantcontact(uuid4(), "toestemming", "ja")


def test_notes_at_every_release(openklant: Setting) -> None:
    klantcontact = openklant.klantcontact.uuid
    assert openklant.client.capabilities().metadata_on_klantcontact is (openklant.release == "2.18")
    if openklant.release == "2.18":
        path = f"klantcontacten/{klantcontact}"
        another_application(openklant).patch(path, json={"metadata": {"van": "een ander"}})
        openklant.client.note_on_klantcontact(klantcontact, "toestemming", "ja")
        kept = another_application(openklant).get(path).json()["metadata"]
        assert kept == {"van": "een ander", "toestemming": "ja"}
        return
    with pytest.raises(ProviderMisfitError):
        openklant.client.note_on_klantcontact(klantcontact, "toestemming", "ja")
    assert bodies(openklant, str(klantcontact), "PATCH") == []
