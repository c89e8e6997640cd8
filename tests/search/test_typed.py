"""What an employee types in the one field, and what it is taken for. Today is Sunday 22 November 2026."""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from webapp.domain.partij import SoortIdentificator
from webapp.search.typed import Dagen, Typed, typed

VANDAAG = date(2026, 11, 22)
GISTEREN, MAANDAG = date(2026, 11, 21), date(2026, 11, 16)
BSN, KVK, VESTIGING = "999990019", "00001234", "900000000001"

ANY = settings(max_examples=300)


def read(zoekterm: str) -> Typed:
    return typed(zoekterm, VANDAAG)


def on(day: date) -> Dagen:
    return Dagen(day, day)


def soorten(zoekterm: str) -> list[str]:
    return [one.soort.value for one in read(zoekterm).identificatoren]


@pytest.mark.parametrize(
    ("zoekterm", "woorden", "dagen"),
    [
        ("de vries gisteren", "de vries", on(GISTEREN)),
        ("gisteren de vries", "de vries", on(GISTEREN)),
        ("de vries van gisteren", "de vries", on(GISTEREN)),
        ("afval 12 maart", "afval", on(date(2026, 3, 12))),
        ("gft 16 nov", "gft", on(MAANDAG)),
        ("Hotel Noordkade maandag", "Hotel Noordkade", on(MAANDAG)),
        ("ma 16 november", "", on(MAANDAG)),
        ("vorige week, jansen", "jansen", Dagen(date(2026, 11, 9), date(2026, 11, 15))),
        ("kapvergunning molenweg 12", "kapvergunning molenweg 12", None),
        ("molenweg 12 12-3", "molenweg 12", on(date(2026, 3, 12))),
        ("zaak 31-2", "zaak 31-2", None),
        ("Vries, J. de", "Vries J. de", None),
        ("  grof \t vuil\n", "grof vuil", None),
        ("«afval» (container)!", "afval container", None),
    ],
)
def test_a_day_is_taken_out_and_the_words_stay_as_typed(zoekterm: str, woorden: str, dagen: Dagen | None) -> None:
    assert read(zoekterm).woorden == tuple(woorden.split())
    assert read(zoekterm).dagen == dagen


@pytest.mark.parametrize(
    ("zoekterm", "nummers", "woorden"),
    [
        ("100000596", ["100000596"], ""),
        ("100 000 596", ["100000596"], ""),
        ("100-000-596", ["100000596"], ""),
        ("100.000.596", ["100000596"], ""),
        ("nr. 100000596", ["100000596"], ""),
        ("nr 100 596", ["100596"], ""),
        ("#100000596", ["100000596"], ""),
        ("Nummer: 100000596", ["100000596"], ""),
        ("taak 200000012", ["200000012"], ""),
        ("taaknummer 200000012", ["200000012"], ""),
        ("interne taak nr 200000012", ["200000012"], ""),
        ("klantcontact 596", ["596"], ""),
        ("nr 596 jansen", ["596"], "jansen"),
        ("jansen 100000596", ["100000596"], "jansen"),
        ("jansen 123456", ["123456"], "jansen"),
        ("12", ["12"], "12"),
        ("596", ["596"], "596"),
        ("596 gisteren", ["596"], "596"),
        ("7", ["7"], "7"),
        ("molenweg 12", [], "molenweg 12"),
        ("molenweg nr 12", [], "molenweg nr 12"),
        ("molenweg 12 9641 SA", [], "molenweg 12 9641 SA"),
        ("1e verdieping 4x4", [], "1e verdieping 4x4"),
        ("12345678901", [], "12345678901"),
        ("zaak 2026-012345", [], "zaak 2026-012345"),
        ("woz 2025 2026", [], "woz 2025 2026"),
        ("Z-2026-012345", [], "Z-2026-012345"),
        ("0612345678", [], ""),
        (f"nr {BSN}", [BSN], ""),
        (f"bsn {BSN}", [], ""),
    ],
)
def test_a_number_of_a_klantcontact_or_an_interne_taak(zoekterm: str, nummers: list[str], woorden: str) -> None:
    assert list(read(zoekterm).nummers) == nummers
    assert read(zoekterm).woorden == tuple(woorden.split())


@pytest.mark.parametrize(
    ("zoekterm", "possible"),
    [
        (BSN, ["bsn", "rsin"]),
        ("9999 90 019", ["bsn", "rsin"]),
        (f"jansen {BSN}", ["bsn", "rsin"]),
        (f"bsn {BSN}", ["bsn"]),
        (f"BSN-nummer: {BSN}", ["bsn"]),
        (f"rsin {BSN}", ["rsin"]),
        (f"nr {BSN}", []),
        ("999990018", []),
        ("bsn 999990018", []),
        (KVK, ["kvk_nummer"]),
        ("kvk 0000 1234", ["kvk_nummer"]),
        (f"KvK-nr. {KVK}", ["kvk_nummer"]),
        (VESTIGING, ["vestigingsnummer"]),
        (f"vestiging {VESTIGING}", ["vestigingsnummer"]),
        ("0612345678", []),
    ],
)
def test_a_label_decides_and_without_one_it_may_be_each(zoekterm: str, possible: list[str]) -> None:
    assert sorted(soorten(zoekterm)) == possible
    if zoekterm.lower().startswith(("bsn", "rsin", "kvk", "vestiging")):
        assert read(zoekterm).nummers == ()


def test_an_identificator_is_digits_only() -> None:
    assert [one.object_id for one in read("kvk 0000-1234").identificatoren] == [KVK]
    assert read("kvk 0000-1234").identificatoren[0].soort is SoortIdentificator.KVK_NUMMER


@pytest.mark.parametrize(
    ("zoekterm", "telefoon", "woorden"),
    [
        ("jansen 0612345678", "612345678", "jansen"),
        ("tel 0598 123456", "598123456", ""),
        ("tel:0598-123456", "598123456", ""),
        ("telefoonnummer 06 12345678 jansen", "612345678", "jansen"),
        ("nr 0612345678", "612345678", ""),
        ("jansen maandag 06 12345678", "612345678", "jansen"),
        ("06 12-12 34 56", "612123456", ""),
        ("molenweg 12 06 12 34 56 78", "612345678", "molenweg 12"),
        ("+32 2 123 45 67", "3221234567", ""),
        ("0032 2 123 45 67", "3221234567", ""),
        # A part of one.
        ("06 1234", "61234", ""),
        ("0598 12345", "59812345", ""),
        ("+31 6 12345", "612345", ""),
        ("tel 6 12345678", "612345678", ""),
        ("tel 345678", "345678", ""),
        ("06 123", "", "06 123"),
        (f"kvk {KVK}", "", ""),
        ("100000596", "", ""),
    ],
)
def test_a_phone_number_or_its_beginning(zoekterm: str, telefoon: str, woorden: str) -> None:
    assert read(zoekterm).telefoon == telefoon
    assert read(zoekterm).woorden == tuple(woorden.split())


def test_a_phone_number_and_a_day() -> None:
    assert read("0612345678 12-3").dagen == on(date(2026, 3, 12))
    assert read("12-3 0612345678").telefoon == "612345678"


@pytest.mark.parametrize(
    ("zoekterm", "email", "woorden"),
    [
        ("jan@voorbeeld.example", "jan@voorbeeld.example", ""),
        ("Mail: Jan@Voorbeeld.example", "Jan@Voorbeeld.example", ""),
        ("<jan@voorbeeld.example>, gft", "jan@voorbeeld.example", "gft"),
        ("mailto:jan@voorbeeld.example", "jan@voorbeeld.example", ""),
        ("jan@", "jan@", ""),
        ("@voorbeeld jansen", "@voorbeeld", "jansen"),
        # May be a part of one; it is a word too.
        ("jan.jansen", "jan.jansen", "jan.jansen"),
        ("voorbeeld.nl", "voorbeeld.nl", "voorbeeld.nl"),
        ("B.V. jansen", "", "B.V. jansen"),
        ("@", "", ""),
    ],
)
def test_an_email_address_or_a_part_of_one(zoekterm: str, email: str, woorden: str) -> None:
    assert read(zoekterm).email == email
    assert read(zoekterm).woorden == tuple(woorden.split())


@pytest.mark.parametrize(
    ("zoekterm", "kernwoorden"),
    [
        ("afval van de buren", "afval buren"),
        ("niet opgehaald afval", "opgehaald afval"),
        ("kapvergunning molenweg 12", "kapvergunning molenweg 12"),
        ("J.P. de Vries", "Vries"),
        ("dhr. Jansen", "Jansen"),
        ("de het", "het de"),
        ("gft gft GFT.", "gft"),
        ("een twee drie vier vijf zes", "twee drie vier vijf"),
        ("bak vol", "bak vol"),
    ],
)
def test_a_text_is_searched_for_the_longest_telling_words(zoekterm: str, kernwoorden: str) -> None:
    assert read(zoekterm).kernwoorden == tuple(kernwoorden.split())


@pytest.mark.parametrize(
    ("zoekterm", "achternaam", "is_name"),
    [
        ("de vries gisteren", "Vries", True),
        ("jansen 0612345678", "Jansen", False),
        ("Hotel Noordkade maandag", "", True),
        ("12 maart", None, False),
        ("molenweg 12", None, False),
        ("mei", "Mei", False),
    ],
)
def test_the_name_is_what_is_left(zoekterm: str, achternaam: str | None, is_name: bool) -> None:  # noqa: FBT001
    first = next((question.achternaam for question in read(zoekterm).namen), None)
    assert (first, read(zoekterm).lijkt_een_naam) == (achternaam, is_name)


SCRAPS = st.sampled_from(
    ("de", "vries", "Vries,", "J.", "'t", "gisteren", "vorige", "maandag", "ma", "12", "maart", "12-3", "31-2", "2026",
     "06", "12345678", "0612345678", "+31", "(0)6", "100", "000", "596", BSN, "bsn", "tel:", "nr.", "#", "kvk", "taak",
     "@", "jan@", "&", "bv", "-", ",", "\x00", "\ud800", "١٢", "İ", "ß")
)  # fmt: skip
TEXTS = st.lists(SCRAPS, max_size=12).map(" ".join) | st.text(max_size=250) | st.text("0123456789 -/.+()", max_size=60)


@ANY
@given(TEXTS, st.dates(date(1950, 1, 1), date(2100, 1, 1)))
@example("1 " * 100, VANDAAG)
def test_whatever_is_typed_has_a_meaning_within_its_bounds(zoekterm: str, vandaag: date) -> None:
    found = typed(zoekterm, vandaag)
    assert all(nummer.isdecimal() and nummer.isascii() and len(nummer) <= 10 for nummer in found.nummers)
    assert len(found.kernwoorden) <= 4
    assert len(found.namen) <= 3
    assert found.telefoon == "" or 5 <= len(found.telefoon) <= 15
    assert all(woord in found.term for woord in found.woorden)
    assert bool(found.kernwoorden) == bool(found.woorden)


@ANY
@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyzéç", min_size=3, max_size=8).map("x{}".format), max_size=6))
def test_no_word_is_lost(words: list[str]) -> None:
    for extra in ("gisteren", "12-3 0612345678", "#100000596", "jan@voorbeeld.example", "ma 16 november"):
        assert list(read(" ".join((*words, extra))).woorden) == words
        assert list(read(" ".join((extra, *words))).woorden) == words


@ANY
@given(TEXTS)
def test_each_typed_letter_stands_somewhere(zoekterm: str) -> None:
    """A day, a number and an address are the only things that words go up in."""
    found = read(zoekterm)
    went_up = found.dagen or found.nummers or found.email or found.telefoon or found.identificatoren
    if not went_up and not re.search("bsn|rsin|kvk|vestiging", found.term, re.IGNORECASE):
        assert _letters("".join(found.woorden)) == _letters(found.term)


def _letters(text: str) -> list[str]:
    return list(filter(str.isalnum, text))


@ANY
@given(
    st.from_regex(r"[1-9][0-9]{8}", fullmatch=True).filter(lambda digits: not digits.startswith(("8", "9"))),
    st.sampled_from(("0{}", "+31{}", "0031{}", "+31(0){}", "+31 (0){}", "0031 (0){}", "tel 0{}", "tel:+31 {}")),
    st.sampled_from(("", " ", "-", ".", "‑")),
    st.integers(1, 4),
)
def test_each_spelling_of_a_phone_number_is_the_same(digits: str, country: str, between: str, place: int) -> None:
    assert read(country.format(f"{digits[:place]}{between}{digits[place:]}")).telefoon == digits
