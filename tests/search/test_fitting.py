"""In what order hits stand, and whether one fits all that was typed."""

from uuid import uuid4

import pytest
from search.making import TODAY, betrokkene, klantcontact

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.klantcontact import Klantcontact
from webapp.domain.partij import Contactnaam
from webapp.search.fitting import fit, in_order
from webapp.search.hits import Grond, Treffer
from webapp.search.typed import typed

JAN = Contactnaam("J.P.", "Jan", "van den", "Berg")
VRIES = Contactnaam("K.", "", "de", "Vries")


def about(onderwerp: str = "", inhoud: str = "", *wie: Contactnaam, hours_ago: float = 1) -> Klantcontact:
    return klantcontact(onderwerp, inhoud=inhoud, wie=wie, hours_ago=hours_ago)


def order(term: str, *hits: Treffer) -> list[int]:
    """The places that the hits had."""
    found = in_order(hits, typed(term, TODAY), unknown_first=True)
    return [hits.index(hit) for hit in found]


def is_whole(term: str, klantcontact: Klantcontact, grond: Grond = Grond.ONDERWERP) -> bool:
    return fit(Treffer.of(klantcontact, grond), typed(term, TODAY)).is_whole


def test_an_exact_number_comes_first_then_what_fits_most_then_the_newest() -> None:
    number = Treffer.of(about("Paspoort", hours_ago=900), Grond.NUMMER)
    both = Treffer.of(about("Afval en container", hours_ago=800), Grond.ONDERWERP)
    newer = Treffer.of(about("Afval", hours_ago=2), Grond.INHOUD)
    older = Treffer.of(about("Afval", hours_ago=3), Grond.ONDERWERP)
    assert order("100000412 afval container", older, newer, both, number) == [3, 2, 1, 0]


def test_a_task_number_is_as_exact() -> None:
    task = Treffer(uuid4(), (Grond.TAAKNUMMER,))
    assert order("200000091 afval", Treffer.of(about("Afval"), Grond.ONDERWERP), task) == [1, 0]


def test_what_fits_equally_well_and_is_equally_old_stays_as_it_came_in() -> None:
    hits = [Treffer.of(about("Afval"), Grond.ONDERWERP) for _ in range(3)]
    assert order("afval", *hits) == [0, 1, 2]


def test_who_is_called_so_comes_before_a_text() -> None:
    text = Treffer.of(about("Jansen belde", hours_ago=1), Grond.ONDERWERP)
    caller = Treffer.of(about("Afval", "", Contactnaam(achternaam="Jansen"), hours_ago=90), Grond.NAAM)
    assert order("jansen", text, caller) == [1, 0]


def test_a_customer_counts_for_more_than_all_words() -> None:
    words = Treffer.of(about("Afval container ophalen"), Grond.ONDERWERP)
    customer = Treffer.of(about("Paspoort", hours_ago=99), Grond.TELEFOONNUMMER)
    assert order("0612345678 afval container", words, customer) == [1, 0]


@pytest.mark.parametrize(
    ("term", "fits"),
    [
        ("j. van den berg", True),
        ("jp berg", False),  # "jp" is a word, and nobody is called so
        ("p. berg", True),
        ("k. berg", False),
        ("berg, j. van den", True),
        ("jan berg", True),
        ("BERG", True),
    ],
)
def test_initials_are_those_of_a_name(term: str, fits: object) -> None:
    caller = about("Kapvergunning", "Klant belt over een kastanje", JAN)
    assert is_whole(term, caller, Grond.NAAM) is fits


def test_an_initial_is_not_of_somebody_else_or_of_a_text() -> None:
    assert not is_whole("k. berg", about("Kastanje kappen", "", JAN, Contactnaam(voorletters="K.", achternaam="Bos")))
    assert not is_whole("k. vries", about("K. belde over vries", "", JAN))
    assert is_whole("k. vries", about("Paspoort", "", JAN, VRIES), Grond.NAAM)


@pytest.mark.parametrize(
    "term", ["de afval", "mevrouw vries over afval", "afval van de vries", "mw. K. de Vries afval", "afval en vries"]
)
def test_words_that_say_nothing_need_not_be_there(term: str) -> None:
    assert is_whole(term, about("Afval", "", VRIES))


def test_a_word_inside_a_word_fits_and_less_well() -> None:
    inside, whole = about("Restafvalpas", hours_ago=1), about("Afvalpas kwijt", hours_ago=50)
    assert is_whole("afval", inside)
    assert order("afval", Treffer.of(inside, Grond.ONDERWERP), Treffer.of(whole, Grond.ONDERWERP)) == [1, 0]


@pytest.mark.parametrize("term", ["celik", "Çelik", "ÇELIK", "çelik-bakker"])
def test_accents_and_case_do_not_matter(term: str) -> None:
    assert is_whole(term, about("", "", Contactnaam(achternaam="Çelik-Bakker")), Grond.NAAM)


def test_what_is_missing_is_missing() -> None:
    assert not is_whole("afval dakkapel", about("Afval"))
    assert not is_whole("0612345678 afval", about("Afval"))
    assert is_whole("0612345678 afval", about("Afval"), Grond.TELEFOONNUMMER)
    assert is_whole("0612345678", about("Paspoort"), Grond.TELEFOONNUMMER)


def test_another_day_does_not_fit() -> None:
    assert is_whole("afval vandaag", about("Afval", hours_ago=1))
    assert not is_whole("afval vandaag", about("Afval", hours_ago=30))
    assert not is_whole("100000412 gisteren", about("Afval", hours_ago=1), Grond.NUMMER)


def test_a_colleague_who_took_part_fits_as_a_name() -> None:
    noor = Actor(uuid4(), "Noor de Wit", SoortActor.MEDEWERKER)
    hit = Treffer(uuid4(), (Grond.MEDEWERKER,), actoren=(noor,))
    assert fit(hit, typed("noor de wit", TODAY)).is_whole
    assert not fit(hit, typed("noor de wit afval", TODAY)).is_whole


def test_what_is_known_only_by_name_stands_first_until_its_moment_is_known() -> None:
    unknown_id = uuid4()
    unknown = Treffer(unknown_id, (Grond.NAAM,), betrokkenen=(betrokkene(VRIES, unknown_id),))
    known = Treffer.of(about("Afval", "", VRIES), Grond.NAAM)
    assert in_order([known, unknown], typed("de vries", TODAY), unknown_first=True) == (unknown, known)
    assert in_order([unknown, known], typed("de vries", TODAY), unknown_first=False) == (known, unknown)
