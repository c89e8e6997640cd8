"""What leads to klantcontacten (F3896), over both dialects; and what a release of Open Klant cannot be asked."""

from dataclasses import replace
from uuid import uuid4

import pytest
from contract.setting import BASES, Setting
from klantinteracties.examples import JAN

from webapp.domain.actor import Actor
from webapp.domain.errors import NotFoundError
from webapp.domain.klantcontact import Betrokkene, NieuweBetrokkene, Rol
from webapp.domain.partij import DigitaalAdres, NieuwDigitaalAdres, Partij, SoortDigitaalAdres
from webapp.domain.provider import BetrokkeneQuestion, KlantcontactPage, KlantcontactQuestion

NEWEST = KlantcontactQuestion()


def registered(setting: Setting, **other: object) -> Betrokkene:
    nieuw = NieuweBetrokkene(setting.klantcontact.uuid, Rol.KLANT, initiator=True, contactnaam=JAN)
    return setting.client.register_betrokkene(replace(nieuw, **other))  # type: ignore[arg-type]


def registered_partij(setting: Setting) -> Partij:
    """A betrokkene at the newest klantcontact, twice."""
    partij = setting.registered(setting.persoon())
    for _ in range(2):
        registered(setting, was_partij=partij.uuid)
    return partij


def registered_adres(setting: Setting, adres: str) -> DigitaalAdres:
    owner = registered(setting).uuid
    nieuw = NieuwDigitaalAdres(SoortDigitaalAdres.EMAIL, adres, "privé", verstrekt_door_betrokkene=owner)
    return setting.client.register_digitaal_adres(nieuw)


def actor_with_contacts(setting: Setting) -> Actor:
    found = setting.client.find_klantcontacten(NEWEST, limit=10)
    actoren = [actor for one in found for actor in setting.client.get_klantcontact(one.uuid).actoren]
    return next(actor for actor in actoren if actor.identificatie and actor.indicatie_actief)


def lists(setting: Setting, resource: str) -> list[str]:
    """The queries that were asked of it."""
    path = f"{BASES[setting.dialect]}/{resource}"
    return [call.query for call in setting.provider.calls if call.method == "GET" and call.path == path]


def test_page_after_page_is_the_whole_list(setting: Setting) -> None:
    everything = setting.client.find_klantcontacten(NEWEST, limit=500)
    first = setting.client.page_of_klantcontacten(NEWEST, page=1, size=7)
    if setting.dialect == "vng":  # has pages of its own size
        assert first == KlantcontactPage(everything, has_next=False)
        assert setting.client.page_of_klantcontacten(NEWEST, page=2, size=7) == KlantcontactPage((), has_next=False)
        return
    shown, page = list(first.klantcontacten), first
    while page.has_next:
        page = setting.client.page_of_klantcontacten(NEWEST, page=len(shown) // 7 + 1, size=7)
        assert page.total == len(everything)
        shown += page.klantcontacten
    assert len(first.klantcontacten) == 7
    assert [one.uuid for one in shown] == [one.uuid for one in everything]
    assert setting.client.page_of_klantcontacten(NEWEST, page=99, size=7) == KlantcontactPage((), has_next=False)


def test_a_page_of_what_answers_a_question(setting: Setting) -> None:
    word = setting.klantcontact.onderwerp.split()[0]
    question = KlantcontactQuestion(onderwerp=word)
    page = setting.client.page_of_klantcontacten(question, page=1, size=100)
    assert page.klantcontacten == setting.client.find_klantcontacten(question, limit=100)
    assert page.klantcontacten
    assert page.total in {None, len(page.klantcontacten)}
    nothing = setting.client.page_of_klantcontacten(KlantcontactQuestion(inhoud="zzzzqq"), page=1, size=5)
    assert (nothing.klantcontacten, nothing.has_next) == ((), False)


def test_klantcontacten_of_a_partij_and_of_its_number(setting: Setting) -> None:
    partij = registered_partij(setting)
    expected = [setting.klantcontact.uuid]
    for question in (
        KlantcontactQuestion(partij=partij.uuid),
        KlantcontactQuestion(identificator=partij.identificatoren[0].object_id),
    ):
        found = setting.client.find_klantcontacten(question, limit=5)
        assert [one.uuid for one in found] == expected
        page = setting.client.page_of_klantcontacten(question, page=1, size=5)
        assert (page.klantcontacten, page.has_next) == (found, False)
        assert setting.client.page_of_klantcontacten(question, page=2, size=5).klantcontacten == ()


@pytest.mark.parametrize("question", [KlantcontactQuestion(partij=uuid4()), KlantcontactQuestion(identificator="12")])
def test_no_klantcontacten_of_a_partij_that_is_not_there(setting: Setting, question: KlantcontactQuestion) -> None:
    assert setting.client.find_klantcontacten(question, limit=5) == ()
    assert setting.client.page_of_klantcontacten(question, page=1, size=5).klantcontacten == ()


def test_klantcontacten_by_a_part_of_an_adres_where_that_can_be_asked(setting: Setting) -> None:
    registered_adres(setting, "Zuiderwijk.Post@voorbeeld.example")
    question = KlantcontactQuestion(adres="zuiderwijk.post")
    before = len(lists(setting, "klantcontacten"))
    found = setting.client.find_klantcontacten(question, limit=5)
    page = setting.client.page_of_klantcontacten(question, page=1, size=5)
    if setting.client.capabilities().klantcontact_by_adres:
        assert [one.uuid for one in found] == [setting.klantcontact.uuid]
        assert page.klantcontacten == found
    else:
        assert (found, page) == ((), KlantcontactPage((), has_next=False))
        assert len(lists(setting, "klantcontacten")) == before


def test_what_an_actor_took_part_in_the_newest_first(setting: Setting) -> None:
    actor = actor_with_contacts(setting)
    found = setting.client.klantcontacten_of_actor(actor.uuid, limit=100)
    shown = [setting.client.get_klantcontact(uuid) for uuid in found]
    assert shown
    assert all(actor.uuid in {one.uuid for one in klantcontact.actoren} for klantcontact in shown)
    moments = [klantcontact.plaatsgevonden_op for klantcontact in shown]
    assert moments == sorted(moments, reverse=True)
    assert setting.client.klantcontacten_of_actor(actor.uuid, limit=1) == found[:1]
    assert setting.client.klantcontacten_of_actor(uuid4(), limit=5) == ()


def test_an_actor_by_its_own_id(setting: Setting) -> None:
    actor = actor_with_contacts(setting)
    found = setting.client.find_actor(actor.identificatie)
    assert found is not None
    assert (found.identificatie, found.indicatie_actief) == (actor.identificatie, True)
    assert setting.client.find_actor("nobody@voorbeeld.example") is None


def test_no_actor_by_no_id(setting: Setting) -> None:
    setting.client.capabilities()
    before = len(setting.provider.calls)
    assert setting.client.find_actor("") is None
    assert len(setting.provider.calls) == before


def test_every_active_actor_and_no_more_than_asked_for(setting: Setting) -> None:
    everybody = setting.client.all_actoren(at_most=1000)
    assert everybody == setting.client.find_actoren("", limit=1000)
    assert all(actor.indicatie_actief for actor in everybody)
    assert setting.client.all_actoren(at_most=3) == everybody[:3]


def test_betrokkenen_by_what_they_are_called(setting: Setting) -> None:
    name = f"Zuiderwijk{uuid4().hex}"
    jan, piet = (
        registered(setting, contactnaam=replace(JAN, achternaam=name, voornaam=voornaam))
        for voornaam in ("Jan", "Piet")
    )
    organisation = registered(setting, organisatienaam=name)

    def found(limit: int = 5, **question: str) -> tuple[Betrokkene, ...]:
        return setting.client.search_betrokkenen(BetrokkeneQuestion(**question), limit=limit)

    assert found(achternaam=name) == (piet, jan)
    assert found(achternaam=name, limit=1) == (piet,)
    assert found(achternaam=name, voornaam="Jan") == (jan,)
    assert found(organisatienaam=name) == (organisation,)
    assert found(achternaam=name.upper()) == ()
    assert found(achternaam=name, organisatienaam=name) == ()
    before = len(setting.provider.calls)
    assert found() == ()
    assert len(setting.provider.calls) == before


def test_a_betrokkene_by_its_uuid(setting: Setting) -> None:
    betrokkene = registered(setting)
    assert setting.client.get_betrokkene(betrokkene.uuid) == betrokkene
    with pytest.raises(NotFoundError):
        setting.client.get_betrokkene(uuid4())


def test_digitale_adressen_of_anybody(setting: Setting) -> None:
    local = f"post{uuid4().hex}"
    adres = registered_adres(setting, f"{local}@voorbeeld.example")
    assert setting.client.search_digitale_adressen(f" {local.capitalize()}@voorbeeld.example ", limit=5) == (adres,)
    part = setting.client.search_digitale_adressen(local[:-1].upper(), limit=5)
    assert part == ((adres,) if setting.client.capabilities().part_of_adres else ())
    before = len(setting.provider.calls)
    assert setting.client.search_digitale_adressen(" ", limit=5) == ()
    assert len(setting.provider.calls) == before


def test_what_a_release_cannot_be_asked_is_not_asked(openklant: Setting) -> None:
    capabilities = openklant.client.capabilities()
    newest = openklant.release == "2.18"
    assert capabilities.klantcontact_by_adres is newest
    for question in (KlantcontactQuestion(referentienummer="12"), KlantcontactQuestion(adres="zzzz@voorbeeld")):
        openklant.provider.calls.clear()
        assert openklant.client.find_klantcontacten(question, limit=5) == ()
        assert openklant.client.page_of_klantcontacten(question, page=1, size=5).klantcontacten == ()
        assert len(openklant.provider.calls) == (2 if newest else 0)


def test_a_part_of_an_adres_since_2_5(openklant: Setting) -> None:
    local = f"post{uuid4().hex}"
    adres = registered_adres(openklant, f"{local}@voorbeeld.example")
    can = openklant.client.capabilities().part_of_adres
    assert can is (openklant.release != "2.4")
    openklant.provider.calls.clear()
    assert openklant.client.search_digitale_adressen(local[:-1], limit=5) == ((adres,) if can else ())
    assert openklant.client.search_digitale_adressen(adres.adres, limit=5) == (adres,)
    assert all(("adres__icontains" in query) is can for query in lists(openklant, "digitaleadressen"))


def test_klantcontacten_of_a_partij_at_every_release(openklant: Setting) -> None:
    """By identificator they can be asked for since 2.8; before, the parameter is ignored and all would be listed."""
    partij = registered_partij(openklant)
    openklant.provider.calls.clear()
    for question in (
        KlantcontactQuestion(partij=partij.uuid),
        KlantcontactQuestion(identificator=partij.identificatoren[0].object_id),
    ):
        found = openklant.client.find_klantcontacten(question, limit=5)
        page = openklant.client.page_of_klantcontacten(question, page=1, size=5)
        assert [one.uuid for one in found] == [openklant.klantcontact.uuid]
        assert page.klantcontacten == found
    asked = " ".join(lists(openklant, "klantcontacten"))
    assert ("partijIdentificator__objectId" in asked) is (openklant.release != "2.4")
    assert openklant.client.find_klantcontacten(KlantcontactQuestion(identificator="12"), limit=5) == ()
    assert openklant.client.find_klantcontacten(KlantcontactQuestion(partij=uuid4()), limit=5) == ()


def test_people_at_every_release(openklant: Setting) -> None:
    actor = actor_with_contacts(openklant)
    found = openklant.client.find_actor(actor.identificatie)
    assert found is not None
    assert found.identificatie == actor.identificatie
    assert actor in openklant.client.all_actoren(at_most=1000)
    assert openklant.client.klantcontacten_of_actor(actor.uuid, limit=5)
    betrokkene = registered(openklant, contactnaam=replace(JAN, achternaam=f"Zuiderwijk{uuid4().hex}"))
    assert betrokkene.contactnaam is not None
    question = BetrokkeneQuestion(achternaam=betrokkene.contactnaam.achternaam)
    assert openklant.client.search_betrokkenen(question, limit=5) == (betrokkene,)
    assert openklant.client.get_betrokkene(betrokkene.uuid) == betrokkene
