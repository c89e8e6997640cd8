"""Finding an actor by what was typed of it, out of the directory and without one."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import cast
from uuid import UUID, uuid4

import pytest
from search.misspelt import ACTOREN, RULES, answered, questions
from search.town import town

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.errors import Outage, ProviderUnavailableError
from webapp.domain.provider import Provider
from webapp.search.actor_index import ActorIndex
from webapp.search.actor_spans import spans
from webapp.search.actoren import ActorHits, ActorSearch
from webapp.search.directory import ActorDirectory
from webapp.search.lately import LatelyUsed

MEDEWERKER, EENHEID = SoortActor.MEDEWERKER, SoortActor.ORGANISATORISCHE_EENHEID
AUTOMAAT = SoortActor.GEAUTOMATISEERDE_ACTOR
NOOR, WIM = "noor", "wim"


@dataclass
class Register:
    """A provider that has nothing but actoren, and counts what it is asked while somebody searches."""

    actoren: tuple[Actor, ...]
    asked: list[str] = field(default_factory=list)
    error: Exception | None = None

    def all_actoren(self, *, at_most: int) -> tuple[Actor, ...]:
        return self.actoren[:at_most]

    def find_actoren(self, naam: str, *, soort: SoortActor | None = None, limit: int) -> tuple[Actor, ...]:
        self.asked.append(naam)
        if self.error:
            raise self.error
        fitting = (one for one in self.actoren if naam.casefold() in one.naam.casefold())
        return tuple(one for one in fitting if soort in (None, one.soort))[:limit]

    def find_actor(self, identificatie: str) -> Actor | None:
        self.asked.append(identificatie)
        return next((one for one in self.actoren if one.identificatie == identificatie), None)


def medewerker(naam: str, functie: str = "", **more: str) -> Actor:
    return Actor(uuid4(), naam, MEDEWERKER, functie=functie, **more)  # type: ignore[arg-type]  # only texts are given


PEOPLE = (
    medewerker("Jan de Vries", "klantadviseur", emailadres="j.devries@turfstad.example", identificatie="10023"),
    medewerker("Joke de Vries-Smit", "taxateur WOZ", emailadres="joke@turfstad.example"),
    medewerker("Piet Jansen", "teamleider", omschrijving="Klantcontactcentrum"),
    medewerker("Jan Hofstra", "vergunningverlener", identificatie="jan.hofstra@turfstad.example"),
    medewerker("Elif Çelik", "schuldhulpverlener"),
    medewerker("Łukasz Wójcik"),
    medewerker("K. van den Berg"),
    medewerker("Sjoerd in 't Veld"),
)
UNITS = (
    Actor(uuid4(), "Team Afval", EENHEID, omschrijving="Inzameling van huishoudelijk afval"),
    Actor(uuid4(), "Vergunningen", EENHEID, emailadres="vergunningen@turfstad.example"),
    Actor(uuid4(), "Team Jansen", EENHEID),
)
ROBOT = Actor(uuid4(), "Jan", AUTOMAAT, functie="automatische intake")
EVERYONE = (*PEOPLE, *UNITS, ROBOT)


def filled(register: Register) -> ActorDirectory:
    directory = ActorDirectory(cast("Provider", register))
    directory.start()
    until = monotonic() + 10
    while not directory.is_filled:
        assert monotonic() < until
        sleep(0.005)
    return directory


@pytest.fixture
def register() -> Register:
    return Register(EVERYONE)


@pytest.fixture
def lately() -> LatelyUsed:
    return LatelyUsed()


@pytest.fixture
def search(register: Register, lately: LatelyUsed) -> Iterator[ActorSearch]:
    with closing(filled(register)) as directory:
        yield ActorSearch(cast("Provider", register), directory, lately)
    assert register.asked == []


@pytest.fixture
def unfilled(register: Register, lately: LatelyUsed) -> ActorSearch:
    provider = cast("Provider", register)
    return ActorSearch(provider, ActorDirectory(provider), lately)


def names(hits: ActorHits) -> list[str]:
    return [actor.naam for actor in hits.actoren]


def marked(hits: ActorHits) -> list[list[str]]:
    return [[actor.naam[start:end] for start, end in hits.spans[actor.uuid]] for actor in hits.actoren]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("jan de vries", "Jan de Vries"),
        ("JAN DE VRIES", "Jan de Vries"),
        ("vries jan de", "Jan de Vries"),
        ("de vries, jan", "Jan de Vries"),
        ("j de vries", "Jan de Vries"),
        ("J. de Vries", "Jan de Vries"),
        ("devries", "Jan de Vries"),
        ("jan e vries", "Jan de Vries"),
        ("jan ed vries", "Jan de Vries"),
        ("jan de vreis", "Jan de Vries"),
        ("jan de vriess", "Jan de Vries"),
        ("jn de vries", "Jan de Vries"),
        ("j.devries@turfstad.example", "Jan de Vries"),
        ("J.deVries@", "Jan de Vries"),
        ("10023", "Jan de Vries"),
        ("vries smit", "Joke de Vries-Smit"),
        ("joke woz", "Joke de Vries-Smit"),
        ("jan h", "Jan Hofstra"),
        ("hof", "Jan Hofstra"),
        ("hofsrt", "Jan Hofstra"),
        ("hosftr", "Jan Hofstra"),
        ("Jan.Hofstra@turfstad.example", "Jan Hofstra"),
        ("celik", "Elif Çelik"),
        ("ÇELİK", "Elif Çelik"),
        ("lukas wojcik", "Łukasz Wójcik"),
        ("karel van den berg", "K. van den Berg"),
        ("vd berg", "K. van den Berg"),
        ("v.d. berg", "K. van den Berg"),
        ("vandenberg", "K. van den Berg"),
        ("in t veld", "Sjoerd in 't Veld"),
        ("sjoerd veld", "Sjoerd in 't Veld"),
        ("afval", "Team Afval"),
        ("huishoudelijk", "Team Afval"),
        ("vergunning", "Vergunningen"),
        ("schuldhulp", "Elif Çelik"),
        ("taxatuer", "Joke de Vries-Smit"),
        ("klantcontact", "Piet Jansen"),
    ],
)
def test_what_is_typed_finds_who_is_meant(search: ActorSearch, typed: str, first: str) -> None:
    assert names(search.find(typed, NOOR))[:1] == [first]


@pytest.mark.parametrize(
    "typed", ["", " ", "j", "j.", "-", "@", "@turfstad.example", "xyzzy", "jan xyzzyx", "99999", "zzz qqq"]
)
def test_what_fits_nobody_finds_nobody(search: ActorSearch, typed: str) -> None:
    assert search.find(typed, NOOR) == ActorHits()


@pytest.mark.parametrize(
    ("typed", "too_short"),
    [("j", True), ("j.", True), ("'", True), ("", True), ("ja", False), ("7", False), ("j7", False)],
)
def test_two_letters_or_one_digit_is_the_least(search: ActorSearch, typed: str, too_short: bool) -> None:  # noqa: FBT001
    assert search.is_too_short(typed) is too_short


def test_an_exact_word_goes_before_a_beginning_and_that_before_an_error() -> None:
    actoren = [medewerker(naam) for naam in ("Kim Vissers", "Kim Visser", "Kim Fisser")]
    assert [hit.actor.naam for hit in ActorIndex(actoren).find("visser", limit=5)] == [
        "Kim Visser",
        "Kim Vissers",
        "Kim Fisser",
    ]


def test_the_name_goes_before_the_functie() -> None:
    actoren = [medewerker("Anna Bos", "adviseur groen"), medewerker("Wim Groen")]
    assert [hit.actor.naam for hit in ActorIndex(actoren).find("groen", limit=5)] == ["Wim Groen", "Anna Bos"]


def test_a_whole_identificatie_finds_who_has_it_and_nobody_else() -> None:
    index = ActorIndex([medewerker("Aad Bos", identificatie="7"), medewerker("Jan Bos 7"), medewerker("Wim 7")])
    assert [hit.actor.naam for hit in index.find("7", limit=5)] == ["Aad Bos"]
    assert index.find("7", soort=EENHEID, limit=5) == []


def test_each_word_of_a_name_answers_one_typed_word(search: ActorSearch) -> None:
    """Jansen is no Jan Jansen."""
    assert names(search.find("jan hofstra", NOOR))[0] == "Jan Hofstra"
    actoren = [medewerker("Piet Jansen"), medewerker("Jan Jansen")]
    assert [hit.actor.naam for hit in ActorIndex(actoren).find("jan jansen", limit=1)] == ["Jan Jansen"]


def test_equals_stand_shortest_first_then_by_alphabet() -> None:
    actoren = [medewerker(naam) for naam in ("Wim Bos-Dekker", "Kim Bos", "Ans Bos", "ans bos")]
    found = [hit.actor.naam for hit in ActorIndex(actoren).find("bos", limit=5)]
    assert sorted(found[:2]) == ["Ans Bos", "ans bos"]
    assert found[2:] == ["Kim Bos", "Wim Bos-Dekker"]


def test_people_and_units_stand_in_one_list_and_automata_last(search: ActorSearch) -> None:
    assert set(names(search.find("jansen", NOOR))) == {"Piet Jansen", "Team Jansen"}
    assert names(search.find("jan", NOOR))[-1] == "Jan"
    assert search.find("jan", NOOR).actoren[-1] == ROBOT


@pytest.mark.parametrize(
    ("soort", "found"), [(MEDEWERKER, ["Piet Jansen"]), (EENHEID, ["Team Jansen"]), (AUTOMAAT, [])]
)
def test_soort_narrows(search: ActorSearch, soort: SoortActor, found: list[str]) -> None:
    assert names(search.find("jansen", NOOR, soort)) == found


def test_no_more_than_the_limit_and_whether_there_were_more() -> None:
    register = Register(tuple(medewerker(f"Jan Jansen {place}") for place in range(12)))
    with closing(filled(register)) as directory:
        search = ActorSearch(cast("Provider", register), directory, LatelyUsed())
        assert len(search.find("jan jansen", NOOR).actoren) == search.limit
        assert search.find("jan jansen", NOOR).more
        assert not search.find("jan jansen 11", NOOR).more
        assert names(search.find("jan jansen 11", NOOR))[0] == "Jan Jansen 11"


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("jan de vries", [["Jan", "de", "Vries"]]),
        ("j. vri", [["J", "Vri"], ["J", "Vri"]]),
        ("celik", [["Çelik"]]),
        ("wojc", [["Wójc"]]),
        ("hosftra", [["Hofstra"]]),
        ("in t veld", [["in", "t", "Veld"]]),
        ("taxateur", [[]]),
    ],
)
def test_what_matched_of_the_name_is_marked(search: ActorSearch, typed: str, parts: list[list[str]]) -> None:
    assert marked(search.find(typed, NOOR))[: len(parts)] == parts


@pytest.mark.parametrize(
    ("naam", "words", "found"),
    [
        ("Groß", [("gros", "gross")], ("Groß",)),
        ("Çelik-Æbel", [("ae", "aebel"), ("cel", "celik")], ("Çel", "Æ")),
        ("Zoe\u0308 Bos", [("zoe", "zoe"), ("bos", "bos")], ("Zoe", "Bos")),
        ("Bos Bos", [("bos", "bos"), ("bos", "bos")], ("Bos", "Bos")),
        ("Jan Bos", [("kees", "kees")], ()),
    ],
)
def test_spans_are_of_the_name_as_it_is_written(
    naam: str, words: list[tuple[str, str]], found: tuple[str, ...]
) -> None:
    assert tuple(naam[start:end] for start, end in spans(naam, words)) == found


def test_lately_used_ones_go_before_their_equals_but_not_before_better_ones(
    search: ActorSearch, lately: LatelyUsed
) -> None:
    jan, joke = PEOPLE[0], PEOPLE[1]
    assert search.find("vries", NOOR).actoren[:2] == (jan, joke)
    lately.note(NOOR, joke.uuid)
    assert search.find("vries", NOOR).actoren[:2] == (joke, jan)
    assert search.find("jan de vries", NOOR).actoren[0] == jan
    assert search.find("vries", WIM).actoren[:2] == (jan, joke)


def test_what_was_lately_used_is_offered_before_anything_is_typed(search: ActorSearch, lately: LatelyUsed) -> None:
    jan, team = PEOPLE[0], UNITS[0]
    for uuid in (jan.uuid, uuid4(), team.uuid):
        lately.note(NOOR, uuid)
    assert search.lately_used(NOOR) == (team, jan)
    assert search.lately_used(NOOR, EENHEID) == (team,)
    assert search.lately_used(WIM) == ()


def test_no_more_lately_used_ones_than_fit_the_list(lately: LatelyUsed) -> None:
    register = Register(town(30))
    with closing(filled(register)) as directory:
        for one in register.actoren:
            lately.note(NOOR, one.uuid)
        search = ActorSearch(cast("Provider", register), directory, lately)
        assert search.lately_used(NOOR) == register.actoren[:-11:-1]


def test_the_last_twenty_are_kept_of_each_employee(lately: LatelyUsed) -> None:
    used = [UUID(int=number) for number in range(1, 25)]
    for uuid in (*used, used[10]):
        lately.note(NOOR, uuid)
    assert lately.of(NOOR) == (used[10], *(one for one in reversed(used[4:]) if one != used[10]))
    assert len(lately.of(NOOR)) == 20
    assert lately.of(WIM) == ()


def test_an_actor_that_is_gone_is_offered_no_more(register: Register, search: ActorSearch, lately: LatelyUsed) -> None:
    jan = PEOPLE[0]
    lately.note(NOOR, jan.uuid)
    register.actoren = tuple(one for one in EVERYONE if one is not jan)
    search.gone(jan.uuid)
    assert jan not in search.find("jan de vries", NOOR).actoren
    assert search.lately_used(NOOR) == ()


@pytest.mark.parametrize(
    ("typed", "asked", "found"),
    [
        ("jan de vries", "vries", ["Jan de Vries"]),
        ("j. de Vries", "Vries", ["Jan de Vries", "Joke de Vries-Smit"]),
        ("hofst", "hofst", ["Jan Hofstra"]),
        ("'t Veld", "Veld", ["Sjoerd in 't Veld"]),
        ("Jan.Hofstra@turfstad.example", "Jan.Hofstra@turfstad.example", []),
        ("jan.hofstra@turfstad.example", "jan.hofstra@turfstad.example", ["Jan Hofstra"]),
    ],
)
def test_until_the_directory_is_filled_the_provider_is_asked_for_the_longest_word(
    register: Register, unfilled: ActorSearch, typed: str, asked: str, found: list[str]
) -> None:
    assert names(unfilled.find(typed, NOOR)) == found
    assert register.asked == [asked]


def test_the_provider_narrows_by_soort_too(register: Register, unfilled: ActorSearch) -> None:
    assert names(unfilled.find("jansen", NOOR, EENHEID)) == ["Team Jansen"]


@pytest.mark.parametrize("typed", ["j", "'", "😀😀"])
def test_what_is_no_word_is_not_asked(register: Register, unfilled: ActorSearch, typed: str) -> None:
    assert unfilled.find(typed, NOOR) == ActorHits()
    assert register.asked == []


def test_without_a_directory_an_error_of_the_provider_is_the_callers(register: Register, unfilled: ActorSearch) -> None:
    register.error = ProviderUnavailableError(Outage.TIMEOUT)
    with pytest.raises(ProviderUnavailableError):
        unfilled.find("jan", NOOR)


def test_misspelt_and_partial_names_find_the_right_one_among_the_first_three() -> None:
    """``python -m search.misspelt`` prints the same, by rule; never a call to the provider."""
    register = Register(town(ACTOREN))
    with closing(filled(register)) as directory:
        search = ActorSearch(cast("Provider", register), directory, LatelyUsed())
        answers = answered(list(questions(register.actoren)), lambda typed: search.find(typed, NOOR).actoren)
    assert len(answers) == 200
    assert sum(one.is_right for one in answers) / len(answers) >= 0.97
    for rule in RULES:
        by_rule = [one.is_right for one in answers if one.question.rule == rule]
        assert sum(by_rule) / len(by_rule) >= 0.9
    assert register.asked == []
