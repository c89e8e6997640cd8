"""What leads to klantcontacten: what is asked, how much, and what is dropped where a provider ignores a filter."""

from typing import Any
from uuid import UUID

import pytest
from klantinteracties.examples import ACTOR, BETROKKENE, KLANTCONTACT, PARTIJ
from klantinteracties.playing import answer, page, play

from webapp.domain.errors import Misfit, NotFoundError, ProviderMisfitError
from webapp.domain.provider import BetrokkeneQuestion, KlantcontactPage, KlantcontactQuestion
from webapp.klantinteracties.dialects import DIALECTS, Dialect, Options
from webapp.klantinteracties.wire import Answer

OTHER = UUID("11111111-1111-4111-8111-111111111111")
MISSING = answer({"status": 404}, 404)
DRAFT = DIALECTS["vng"].build(Answer(200), Options())
NOTHING = KlantcontactPage((), has_next=False)


def openklant(api_version: str = "0.9.0") -> Dialect:
    headers = {"api-version": api_version} if api_version else {}
    return DIALECTS["openklant"].build(Answer(200, headers), Options())


BOTH = pytest.mark.parametrize("dialect", [openklant(), DRAFT], ids=["openklant", "vng"])
# Those that ignore what they do not know, and one that does not say which it is.
OLD = pytest.mark.parametrize("version", ["0.0.3", "0.1.2", "", "later"])


def hal(*records: object, following: bool = False) -> Answer:
    return answer({"_links": {"next": {"href": "/x"}} if following else {}, "_embedded": {"things": list(records)}})


def actor(number: int, **other: object) -> dict[str, object]:
    uuid = str(UUID(int=number))
    return {"uuid": uuid, "id": uuid, "naam": f"Actor {number}", "soortActor": "medewerker", **other}


def klantcontact(number: int, day: int = 1, **other: object) -> dict[str, object]:
    uuid = str(UUID(int=number))
    return {"uuid": uuid, "id": uuid, "plaatsgevondenOp": f"2026-01-{day:02}T00:00:00Z", **other}


def betrokkene(number: int, klantcontact: int = 1, **other: object) -> dict[str, object]:
    uuid = str(UUID(int=number))
    of = str(UUID(int=klantcontact))
    return {"uuid": uuid, "id": uuid, "hadKlantcontact": of, "rol": "klant", "wasPartij": str(PARTIJ), **other}


def adres(number: int, text: str) -> dict[str, object]:
    uuid = str(UUID(int=number))
    soort = {"soortDigitaalAdres": "email", "codeSoortDigitaalAdres": "email"}
    return {"uuid": uuid, "id": uuid, "adres": text, **soort}


def named(achternaam: str, voornaam: str = "") -> dict[str, Any]:
    return {"contactnaam": {"achternaam": achternaam, "voornaam": voornaam}}


def numbers(found: object) -> list[int]:
    return [getattr(one, "uuid", one).int for one in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("question", "query"),
    [
        (KlantcontactQuestion(nummer="7"), {"nummer": "7"}),
        (KlantcontactQuestion(referentienummer="7"), {"referentienummer": "7"}),
        (KlantcontactQuestion(onderwerp=" Afval ", inhoud="grof"), {"onderwerp": "Afval", "inhoud": "grof"}),
        (KlantcontactQuestion(adres=" jan@ "), {"hadBetrokkene__digitaaladres__adres__icontains": "jan@"}),
        (
            KlantcontactQuestion(identificator="999990019"),
            {"hadBetrokkene__wasPartij__partijIdentificator__objectId": "999990019"},
        ),
        (KlantcontactQuestion(partij=PARTIJ), {"hadBetrokkene__wasPartij__uuid": str(PARTIJ)}),
    ],
)
def test_one_call_for_each_property(question: KlantcontactQuestion, query: dict[str, str]) -> None:
    _, (asked,) = play(openklant().find_klantcontacten(question, 5), page())
    assert (asked.method, asked.path) == ("GET", "klantcontacten")
    assert asked.query == {**query, "pageSize": "5"}
    _, (again,) = play(openklant().page_of_klantcontacten(question, 3, 8), page())
    assert again.query == {**query, "pageSize": "8", "page": "3"}


@BOTH
def test_klantcontacten_that_do_not_have_the_nummer(dialect: Dialect) -> None:
    records = [klantcontact(1, nummer="7"), klantcontact(2, nummer="77"), klantcontact(3, referentienummer="7")]
    listed = page(*records)
    assert numbers(play(dialect.find_klantcontacten(KlantcontactQuestion(nummer="7"), 5), listed)[0]) == [1]


def test_klantcontacten_that_do_not_have_the_referentienummer_or_the_words() -> None:
    records = [klantcontact(1, nummer="7", onderwerp="Afval"), klantcontact(2, referentienummer="7", onderwerp="AFVAL")]
    question = KlantcontactQuestion(referentienummer="7", onderwerp="afval")
    assert numbers(play(openklant().find_klantcontacten(question, 5), page(*records))[0]) == [2]


@pytest.mark.parametrize(
    ("dialect", "question"),
    [
        (openklant("0.6.0"), KlantcontactQuestion(referentienummer="7")),
        (openklant("0.0.3"), KlantcontactQuestion(nummer="7", referentienummer="7")),
        (openklant("0.8.0"), KlantcontactQuestion(adres="jan@example.nl")),
        (openklant(""), KlantcontactQuestion(adres="jan@example.nl")),
        (openklant("later"), KlantcontactQuestion(adres="jan@example.nl")),
        (DRAFT, KlantcontactQuestion(referentienummer="7")),
        (DRAFT, KlantcontactQuestion(adres="jan@example.nl")),
        (DRAFT, KlantcontactQuestion(nummer="A1")),
    ],
)
def test_what_a_provider_cannot_be_asked_is_not_asked(dialect: Dialect, question: KlantcontactQuestion) -> None:
    assert play(dialect.find_klantcontacten(question, 5)) == ((), [])
    assert play(dialect.page_of_klantcontacten(question, 1, 5)) == (NOTHING, [])


def test_a_release_that_does_not_tell_its_version_is_asked_by_referentienummer() -> None:
    """As the newest would; one that knows no such number returns everybody's, of which none is left."""
    everybody = page(klantcontact(1), klantcontact(2, nummer="7"))
    found, (asked,) = play(openklant("").find_klantcontacten(KlantcontactQuestion(referentienummer="7"), 5), everybody)
    assert found == ()
    assert asked.query == {"referentienummer": "7", "pageSize": "5"}


@OLD
def test_an_old_release_is_not_believed_about_a_partij(version: str) -> None:
    everybody = page(klantcontact(2, day=2), klantcontact(1))
    theirs = page(betrokkene(9, klantcontact=1), betrokkene(8, klantcontact=2, wasPartij=str(OTHER)))
    found, asked = play(
        openklant(version).find_klantcontacten(KlantcontactQuestion(partij=PARTIJ), 5), theirs, everybody
    )
    assert numbers(found) == [1]
    assert [(request.path, request.query) for request in asked] == [
        ("betrokkenen", {"wasPartij__uuid": str(PARTIJ), "pageSize": "500"}),
        ("klantcontacten", {"hadBetrokkene__wasPartij__uuid": str(PARTIJ), "pageSize": "5"}),
    ]


@OLD
def test_an_old_release_is_not_asked_by_identificator(version: str) -> None:
    question = KlantcontactQuestion(identificator="999990019")
    one = {"identificeerdePartij": str(PARTIJ), "partijIdentificator": {"objectId": "999990019"}}
    other = {"identificeerdePartij": str(OTHER), "partijIdentificator": {"objectId": "999992211"}}
    answers = (page(other, one, one), page(betrokkene(9, klantcontact=1)), page(klantcontact(2), klantcontact(1)))
    found, asked = play(openklant(version).find_klantcontacten(question, 5), *answers)
    assert numbers(found) == [1]
    assert asked[0].query == {"partijIdentificatorObjectId": "999990019", "pageSize": "500"}
    assert len(asked) == 3
    shown, _ = play(openklant(version).page_of_klantcontacten(question, 1, 5), *answers)
    assert shown == KlantcontactPage(found, has_next=False)
    past, _ = play(openklant(version).page_of_klantcontacten(question, 2, 5), *answers)
    assert past == NOTHING
    assert len(play(openklant(version).find_klantcontacten(question, 5), page(other))[1]) == 1


def test_a_page_with_how_many_there_are() -> None:
    listed = answer({"count": 41, "next": "x", "results": [klantcontact(1), klantcontact(2, day=2)]})
    found, (asked,) = play(openklant().page_of_klantcontacten(KlantcontactQuestion(), 1, 2), listed)
    assert (numbers(found.klantcontacten), found.has_next, found.total) == ([2, 1], True, 41)
    assert asked.query == {"pageSize": "2"}


def test_a_page_of_the_draft_as_large_as_the_draft_makes_it() -> None:
    listed = hal(klantcontact(1), klantcontact(2, day=2), klantcontact(3, day=3), following=True)
    found, (asked,) = play(DRAFT.page_of_klantcontacten(KlantcontactQuestion(), 4, 2), listed)
    assert (numbers(found.klantcontacten), found.has_next, found.total) == ([3, 2, 1], True, None)
    assert asked.query == {"page": "4"}


@BOTH
def test_a_page_past_the_last_is_empty(dialect: Dialect) -> None:
    found, (asked,) = play(dialect.page_of_klantcontacten(KlantcontactQuestion(onderwerp="afval"), 2, 5), MISSING)
    assert found == NOTHING
    assert asked.query["page"] == "2"
    with pytest.raises(ProviderMisfitError) as caught:
        play(dialect.page_of_klantcontacten(KlantcontactQuestion(), 1, 5), MISSING)
    assert caught.value.misfit is Misfit.WRONG_ADDRESS


@BOTH
def test_a_page_has_no_hit_that_does_not_answer_the_question(dialect: Dialect) -> None:
    listed = page(klantcontact(1, onderwerp="Afval"), klantcontact(2, onderwerp="Paspoort"), following="more")
    found, asked = play(dialect.page_of_klantcontacten(KlantcontactQuestion(onderwerp="afval"), 1, 2), listed)
    assert numbers(found.klantcontacten) == [1]
    assert found.has_next
    assert len(asked) == 1


def test_the_draft_finds_klantcontacten_of_a_partij_by_its_betrokkenen() -> None:
    rows = [
        betrokkene(9, 1),
        betrokkene(8, 2),
        betrokkene(7, 1),
        betrokkene(6, 3),
        betrokkene(5, 5, wasPartij=str(OTHER)),
    ]
    answers = (answer(klantcontact(3, day=3)), answer(klantcontact(1)))
    found, asked = play(DRAFT.find_klantcontacten(KlantcontactQuestion(partij=PARTIJ), 2), hal(*rows), *answers)
    assert numbers(found) == [3, 1]
    assert asked[0].query == {"wasPartij": str(PARTIJ)}
    assert [request.path for request in asked[1:]] == [f"klantcontacten/{UUID(int=number)}" for number in (3, 1)]


def test_the_draft_passes_over_a_klantcontact_that_is_gone() -> None:
    rows = hal(betrokkene(9, 1), betrokkene(8, 2))
    question = KlantcontactQuestion(partij=PARTIJ)
    assert numbers(play(DRAFT.find_klantcontacten(question, 5), rows, MISSING, answer(klantcontact(1)))[0]) == [1]


def test_the_draft_finds_klantcontacten_by_identificator_in_a_chain() -> None:
    question = KlantcontactQuestion(identificator="999990019")
    one = {"identificeerdePartij": str(PARTIJ), "partijIdentificator": {"objectId": "999990019"}}
    other = {"identificeerdePartij": str(OTHER), "partijIdentificator": {"objectId": "999992211"}}
    answers = (hal(other, one), hal(betrokkene(9, 1)), answer(klantcontact(1)))
    found, asked = play(DRAFT.find_klantcontacten(question, 5), *answers)
    assert numbers(found) == [1]
    assert [request.path for request in asked[:2]] == ["partij-identificatoren", "betrokkenenBijKlantcontact"]
    assert asked[0].query == {"objectId": "999990019"}
    assert play(DRAFT.find_klantcontacten(question, 5), hal(other))[0] == ()


def test_a_page_of_a_partij_is_never_the_whole_list() -> None:
    """The draft has no such filter on klantcontacten, and would list everybody's."""
    question = KlantcontactQuestion(partij=PARTIJ)
    rows = hal(*(betrokkene(10 + number, number) for number in (1, 2, 3)))
    newest = (answer(klantcontact(3, day=3)), answer(klantcontact(2, day=2)))
    first, asked = play(DRAFT.page_of_klantcontacten(question, 1, 1), rows, *newest)
    assert (numbers(first.klantcontacten), first.has_next) == ([3], True)
    assert "klantcontacten" not in {request.path for request in asked}
    last, _ = play(DRAFT.page_of_klantcontacten(question, 2, 2), rows, *newest, answer(klantcontact(1)))
    assert (numbers(last.klantcontacten), last.has_next) == ([1], False)


def test_the_klantcontacten_of_an_actor_as_they_are_listed() -> None:
    links = [
        {"actor": {"uuid": str(of)}, "klantcontact": {"uuid": str(UUID(int=at))}}
        for of, at in ((ACTOR, 2), (OTHER, 3), (ACTOR, 1))
    ]
    found, (asked,) = play(openklant().klantcontacten_of_actor(ACTOR, 4), page(*links, following="more"))
    assert found == (UUID(int=2), UUID(int=1))
    assert (asked.path, asked.query) == ("actorklantcontacten", {"actor__uuid": str(ACTOR), "pageSize": "4"})


def test_the_klantcontacten_of_an_actor_are_at_the_end_of_the_drafts_list() -> None:
    links = [
        {"actorId": str(of), "klantcontactId": str(UUID(int=at))}
        for of, at in ((ACTOR, 1), (ACTOR, 2), (OTHER, 4), (ACTOR, 3))
    ]
    found, asked = play(DRAFT.klantcontacten_of_actor(ACTOR, 2), hal(*links[:2], following=True), hal(*links[2:]))
    assert found == (UUID(int=3), UUID(int=2))
    assert [request.query for request in asked] == [{"actorId": str(ACTOR)}, {"actorId": str(ACTOR), "page": "2"}]


@BOTH
def test_an_actor_by_its_id(dialect: Dialect) -> None:
    known = {"actoridentificator": {"objectId": "noor@turfstad.example"}}
    listed = page(actor(1), actor(2, indicatieActief=False, **known), actor(3, **known))
    found, (asked,) = play(dialect.find_actor("noor@turfstad.example"), listed)
    assert found is not None
    assert found.uuid.int == 3
    assert set(asked.query.values()) <= {"noor@turfstad.example", "true", "1"}
    assert play(dialect.find_actor("noor@turfstad.example"), page(actor(1)))[0] is None


def test_what_an_actor_is_asked_by() -> None:
    (openklants,) = play(openklant().find_actor("e1"), page())[1]
    assert openklants.query == {"actoridentificatorObjectId": "e1", "indicatieActief": "true", "pageSize": "1"}
    (drafts,) = play(DRAFT.find_actor("e1"), page())[1]
    assert drafts.query == {"objectId": "e1", "indicatieActief": "true"}


@BOTH
def test_no_actor_without_an_id(dialect: Dialect) -> None:
    """An empty filter matches everybody, and there are actoren without an id."""
    assert play(dialect.find_actor("")) == (None, [])


@BOTH
def test_every_actor_once_though_one_is_registered_meanwhile(dialect: Dialect) -> None:
    """Its twin on the next page may have another name by then."""
    first = page(actor(4), actor(3), following="more")
    second = page(actor(3, naam="Getrouwd"), actor(2, indicatieActief=False), following="more")
    found, asked = play(dialect.all_actoren(50_000), first, second, page(actor(1)))
    assert numbers(found) == [4, 3, 1]
    assert found[1].naam == "Actor 3"
    assert [request.query.get("page") for request in asked] == [None, "2", "3"]
    assert {request.query.get("pageSize") for request in asked} == {"500" if dialect is not DRAFT else None}
    assert {request.query["indicatieActief"] for request in asked} == {"true"}


@BOTH
def test_no_more_actoren_than_asked_for(dialect: Dialect) -> None:
    """Twins do not count: who gets fewer than asked for has them all."""
    first = page(actor(4), actor(3), following="more")
    second = page(actor(3), actor(2), actor(1), following="more")
    found, asked = play(dialect.all_actoren(3), first, second)
    assert numbers(found) == [4, 3, 2]
    assert len(asked) == 2


@BOTH
def test_small_pages_do_not_hide_actoren(dialect: Dialect) -> None:
    """The draft has no page size, and Open Klant none up to 2.2."""
    pages = [page(actor(number), following="more") for number in range(1, 41)]
    found, _ = play(dialect.all_actoren(100), *pages, page(actor(41)))
    assert len(found) == 41


@BOTH
@pytest.mark.parametrize("last", [page(following="more"), page(actor(1), following="more"), MISSING])
def test_a_list_of_actoren_that_never_ends(dialect: Dialect, last: Answer) -> None:
    found, asked = play(dialect.all_actoren(100), page(actor(1), following="more"), last)
    assert numbers(found) == [1]
    assert len(asked) == 2


def test_what_betrokkenen_are_asked_by() -> None:
    question = BetrokkeneQuestion("Vries", "Jan", "J.", "Kikkertje")
    (openklants,) = play(openklant().search_betrokkenen(question, 5), page(following="more"))[1]
    assert openklants.query == {
        "contactnaamAchternaam": "Vries",
        "contactnaamVoornaam": "Jan",
        "contactnaamVoorletters": "J.",
        "organisatienaam": "Kikkertje",
        "pageSize": "5",
    }
    (drafts,) = play(DRAFT.search_betrokkenen(question, 5), hal())[1]
    assert (drafts.path, drafts.query) == (
        "betrokkenenBijKlantcontact",
        {"achternaam": "Vries", "voornaam": "Jan", "voorletters": "J.", "organisatienaam": "Kikkertje"},
    )


@BOTH
def test_betrokkenen_are_called_exactly_so_the_last_registered_first(dialect: Dialect) -> None:
    rows = [
        betrokkene(1, **named("Vries", "Jan")),
        betrokkene(2, **named("Vries", "Piet")),
        betrokkene(3, **named("vries", "Jan")),
        betrokkene(4, organisatienaam="Vries"),
        betrokkene(5, **named("Vries", "Jan")),
    ]
    in_order = rows if dialect is DRAFT else rows[::-1]
    question = BetrokkeneQuestion(achternaam="Vries", voornaam="Jan")
    assert numbers(play(dialect.search_betrokkenen(question, 9), page(*in_order))[0]) == [5, 1]
    assert numbers(play(dialect.search_betrokkenen(question, 1), page(*in_order))[0]) == [5]
    by_organisation = BetrokkeneQuestion(organisatienaam="Vries")
    assert numbers(play(dialect.search_betrokkenen(by_organisation, 9), page(*in_order))[0]) == [4]


@BOTH
def test_betrokkenen_without_a_question_are_nobody(dialect: Dialect) -> None:
    assert play(dialect.search_betrokkenen(BetrokkeneQuestion(), 5)) == ((), [])


@BOTH
def test_a_betrokkene_by_its_uuid(dialect: Dialect) -> None:
    found, (asked,) = play(dialect.get_betrokkene(BETROKKENE), answer(betrokkene(3)))
    assert (found.uuid.int, found.was_partij, found.partij) == (3, PARTIJ, None)
    assert asked.path in {f"betrokkenen/{BETROKKENE}", f"betrokkenenbijklantcontact/{BETROKKENE}"}
    with pytest.raises(NotFoundError):
        play(dialect.get_betrokkene(KLANTCONTACT), MISSING)


def test_a_part_of_an_adres() -> None:
    listed = page(adres(3, "Jan@example.nl"), adres(2, "piet@example.nl"), adres(1, "bijjan@example.nl"), following="x")
    found, (asked,) = play(openklant().search_digitale_adressen(" JAN@ ", 5), listed)
    assert numbers(found) == [3, 1]
    assert asked.query == {"adres__icontains": "JAN@", "pageSize": "5"}


@pytest.mark.parametrize("dialect", [openklant("0.0.3"), DRAFT], ids=["2.4", "vng"])
def test_a_whole_adres_where_a_part_cannot_be_asked_for(dialect: Dialect) -> None:
    everything = page(adres(1, "jan@example.nl"), adres(2, "piet@example.nl"))
    found, asked = play(dialect.search_digitale_adressen("Jan@Example.nl", 5), page(), everything)
    assert numbers(found) == [1]
    assert [request.query["adres"] for request in asked] == ["Jan@Example.nl", "jan@example.nl"]
    _, phone = play(dialect.search_digitale_adressen("0612345678", 5), page())
    assert [request.query["adres"] for request in phone] == ["0612345678"]
    assert not dialect.capabilities.part_of_adres


@pytest.mark.parametrize("dialect", [openklant(), openklant("0.0.3"), DRAFT], ids=["2.18", "2.4", "vng"])
def test_no_adres_is_no_question(dialect: Dialect) -> None:
    assert play(dialect.search_digitale_adressen("  ", 5)) == ((), [])


@pytest.mark.parametrize(
    ("version", "by_adres", "part"),
    [("0.0.3", False, False), ("0.0.4", False, True), ("0.8.0", False, True), ("0.9.0", True, True), ("", False, True)],
)
def test_what_a_release_says_it_can(version: str, by_adres: bool, part: bool) -> None:  # noqa: FBT001 - a table
    capabilities = openklant(version).capabilities
    assert (capabilities.klantcontact_by_adres, capabilities.part_of_adres) == (by_adres, part)
