"""Names as they are typed, and as registers have them."""

import pytest

from webapp.domain.provider import BetrokkeneQuestion
from webapp.search.namen import looks_like_a_name, spellings


def asked(typed: str) -> list[str]:
    """``Vries, Jan`` is achternaam and voornaam, ``= Hotel Noordkade`` an organisatienaam."""
    return [_shown(question) for question in spellings(typed)]


def _shown(question: BetrokkeneQuestion) -> str:
    name = ", ".join(filter(None, (question.achternaam, question.voorletters, question.voornaam)))
    return f"= {question.organisatienaam}" if question.organisatienaam else name


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("jansen", ["Jansen", "jansen"]),
        ("Jansen", ["Jansen"]),
        ("JANSEN", ["Jansen", "JANSEN"]),
        ("ijzerman", ["IJzerman", "ijzerman"]),
        ("IJzerman", ["IJzerman"]),
        ("McDonald", ["McDonald"]),
        ("çelik", ["Çelik", "çelik"]),
        ("bakker-smit", ["Bakker-Smit", "bakker-smit"]),
        ("d'souza", ["D'Souza", "d'souza"]),
        ("o’brien", ["O'Brien", "o'brien"]),
    ],
)
def test_a_single_word_gets_the_capitals_of_a_name(typed: str, spelt: list[str]) -> None:
    assert asked(typed) == spelt


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("de vries", ["Vries", "vries", "de Vries"]),
        ("De Vries", ["Vries", "de Vries"]),
        ("DE VRIES", ["Vries", "VRIES", "de Vries"]),
        ("vries de", ["Vries", "vries", "de Vries"]),
        ("Vries, de", ["Vries", "de Vries"]),
        ("van der berg", ["Berg", "berg", "van der Berg"]),
        ("v.d. Berg", ["Berg", "v.d. Berg"]),
        ("op den Akker", ["Akker", "op den Akker"]),
        ("in 't veld", ["Veld", "veld", "in 't Veld"]),
        ("’t Hof", ["Hof", "'t Hof"]),
        ("van ’t Hof", ["Hof", "van 't Hof"]),
        ("von Braun", ["Braun", "von Braun"]),
        ("de la Cruz", ["Cruz", "de la Cruz"]),
        ("bakker-de vries", ["Bakker-de Vries", "bakker-de vries"]),
        ("el amrani", ["El Amrani", "Amrani"]),
        ("ait ben salah", ["Ait Ben Salah", "Salah"]),
    ],
)
def test_a_voorvoegsel_stands_apart_or_belongs_to_the_name(typed: str, spelt: list[str]) -> None:
    assert asked(typed) == spelt


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("J. de Vries", ["Vries, J.", "Vries", "de Vries"]),
        ("j de vries", ["Vries, J.", "Vries", "vries"]),
        ("J.P. Jansen", ["Jansen, J.P.", "Jansen"]),
        ("J.Jansen", ["Jansen, J.", "Jansen"]),
        ("drs. Jansen", ["Jansen"]),
        ("Jansen P.", ["Jansen, P.", "Jansen"]),
        ("Vries, J. de", ["Vries, J.", "Vries", "de Vries"]),
        ("de Vries, Jan", ["Vries, Jan", "Vries", "de Vries"]),
        ("Jansen, Piet", ["Jansen, Piet", "Jansen"]),
        ("jan de vries", ["Vries, Jan", "Vries", "de Vries"]),
        ("fatima el amrani", ["El Amrani, Fatima", "El Amrani", "Amrani"]),
        ("piet jansen", ["Jansen, Piet", "Jansen", "= Piet Jansen"]),
        ("anne-marie jansen", ["Jansen, Anne-Marie", "Jansen", "= Anne-Marie Jansen"]),
        ("jan.jansen", ["Jansen, Jan", "Jansen", "= Jan Jansen"]),
        ("mevrouw jansen", ["Jansen", "jansen"]),
        ("de heer De Vries", ["Vries", "de Vries"]),
        ("dhr.Jansen", ["Jansen"]),
    ],
)
def test_a_voornaam_and_initials_are_asked_for_too(typed: str, spelt: list[str]) -> None:
    assert asked(typed) == spelt


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Hotel Noordkade", "Hotel Noordkade"),
        ("hotel noordkade", "Hotel Noordkade"),
        ("bakkerij het anker", "Bakkerij Het Anker"),
        ("Bakkerij Het Anker", "Bakkerij Het Anker"),
        ("bouwbedrijf van leeuwen bv", "Bouwbedrijf Van Leeuwen B.V."),
        ("vereniging van eigenaren sluisweg", "Vereniging van Eigenaren Sluisweg"),
        ("Vereniging van Eigenaren Sluisweg", "Vereniging van Eigenaren Sluisweg"),
        ("wereldwinkel 't kikkertje", "Wereldwinkel 't Kikkertje"),
        ("kapsalon knip & zo", "Kapsalon Knip & Zo"),
        ("Oudshoorn Transport", "Oudshoorn Transport"),
    ],
)
def test_what_looks_like_a_company_is_asked_for_as_one_first(typed: str, first: str) -> None:
    assert asked(typed)[0] == f"= {first}"


def test_a_company_is_asked_for_without_its_rechtsvorm_too() -> None:
    assert asked("Drukkerij De Letterbak B.V.") == ["= Drukkerij De Letterbak B.V.", "= Drukkerij De Letterbak"]


@pytest.mark.parametrize(
    "typed",
    ["", "j", "J.", "de", "&", "-", "molenweg 12", "een heel lange vraag over afval", "a" * 61, "voorbeeld.nl",
     "verhuizing naar Turfstad", ",", ", ,"],
)  # fmt: skip
def test_what_is_no_name(typed: str) -> None:
    assert spellings(typed) == ()
    assert not looks_like_a_name(typed)


@pytest.mark.parametrize(
    "typed",
    ["de vries", "vries de", "van dijk", "van der berg", "in 't veld", "op den akker", "el amrani", "jan de vries",
     "jan van der berg", "anna maria van den berg", "Jan van Dijk", "J. Jansen", "j jansen", "J.P. de Vries",
     "Vries, J. de", "Jansen, Piet",
     "jansen, p", "Piet Jansen", "Hotel Noordkade", "Vereniging van Eigenaren", "bakkerij het anker", "jansen bv",
     "mevrouw jansen", "dhr. jansen"],
)  # fmt: skip
def test_rather_a_name_than_a_subject(typed: str) -> None:
    assert looks_like_a_name(typed)


@pytest.mark.parametrize(
    "typed",
    ["afval van de buren", "Afval van de buren", "jansen", "Jansen", "grof vuil", "in de tuin", "voor de deur",
     "het water", "op het balkon", "melding over geluid", "verlengen van paspoort", "kast, stoel en tafel",
     "Molenweg 12 Turfstad"],
)  # fmt: skip
def test_as_likely_a_subject(typed: str) -> None:
    assert not looks_like_a_name(typed)


@pytest.mark.parametrize("typed", ["afval van de buren", "grof vuil ophalen"])
def test_of_what_is_rather_a_subject_few_spellings_are_tried(typed: str) -> None:
    assert len(spellings(typed)) <= 2
