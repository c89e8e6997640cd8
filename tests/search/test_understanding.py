"""What is typed to find a partij, and what it may be."""

import pytest

from webapp.search import Kind, Understood
from webapp.search.understanding import understood

BSN, KVK, VESTIGING = "999990019", "00001234", "900000000001"
PHONE = ["0600000012", "+31600000012", "0031600000012"]


def values(zoekterm: str, kind: Kind) -> list[str]:
    found = understood(zoekterm)
    assert kind in found.kinds
    identificatoren = [question.identificator for question in found.questions if question.identificator]
    return {
        Kind.EMAILADRES: [question.digitaal_adres for question in found.questions if question.digitaal_adres],
        Kind.TELEFOONNUMMER: [question.digitaal_adres for question in found.questions if question.digitaal_adres],
        Kind.PARTIJNUMMER: [question.nummer for question in found.questions if question.nummer],
    }.get(kind, [one.object_id for one in identificatoren if one.soort.value == kind.value])


@pytest.mark.parametrize("typed", [BSN, "9999 90 019", "9999.90.019", f"BSN: {BSN}", f" bsn-nummer {BSN} "])
def test_nine_digits_may_be_a_bsn_or_an_rsin_or_a_partijnummer(typed: str) -> None:
    assert understood(typed).kinds == (Kind.BSN, Kind.RSIN, Kind.PARTIJNUMMER)
    assert values(typed, Kind.BSN) == values(typed, Kind.RSIN) == values(typed, Kind.PARTIJNUMMER) == [BSN]


def test_a_bsn_with_a_wrong_digit_is_none() -> None:
    assert understood("999990018").kinds == (Kind.PARTIJNUMMER,)


@pytest.mark.parametrize("typed", [KVK, "0000 1234", f"kvk {KVK}", f"KvK-nr. {KVK}"])
def test_eight_digits_are_a_kvk_nummer(typed: str) -> None:
    assert values(typed, Kind.KVK_NUMMER) == [KVK]


@pytest.mark.parametrize("typed", [VESTIGING, "9000 0000 0001", f"vestigingsnummer: {VESTIGING}"])
def test_twelve_digits_are_a_vestigingsnummer(typed: str) -> None:
    assert understood(typed).kinds == (Kind.VESTIGINGSNUMMER,)
    assert values(typed, Kind.VESTIGINGSNUMMER) == [VESTIGING]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("jan@voorbeeld.example", "jan@voorbeeld.example"),
        (" mail: Jan@Voorbeeld.example ", "Jan@Voorbeeld.example"),
        ("mailto:jan@voorbeeld.example", "jan@voorbeeld.example"),
        ("mail.jan@voorbeeld.example", "mail.jan@voorbeeld.example"),
        ("tel.12@voorbeeld.example", "tel.12@voorbeeld.example"),
        # Refused for what is new; registered once all the same.
        ("zoë@voorbeeld.example", "zoë@voorbeeld.example"),
    ],
)
def test_an_emailadres(typed: str, asked: str) -> None:
    assert understood(typed).kinds == (Kind.EMAILADRES,)
    assert values(typed, Kind.EMAILADRES) == [asked]


@pytest.mark.parametrize(
    "typed",
    ["0600000012", "06-00000012", "06 00 00 00 12", "+31600000012", "+31 (0)6 00000012", "0031 6 0000 0012",
     "(06) 00000012", "tel. 06/00000012", "06‑00000012"],
)  # fmt: skip
def test_a_phone_number_is_asked_for_in_every_spelling_of_the_register(typed: str) -> None:
    assert values(typed, Kind.TELEFOONNUMMER) == PHONE


def test_a_phone_number_from_abroad() -> None:
    assert values("+32 2 123 45 67", Kind.TELEFOONNUMMER) == ["+3221234567", "003221234567"]


@pytest.mark.parametrize(("typed", "nummer"), [("7", "7"), ("nr. 7", "7"), ("1234567890", "1234567890")])
def test_a_partijnummer(typed: str, nummer: str) -> None:
    assert values(typed, Kind.PARTIJNUMMER) == [nummer]


@pytest.mark.parametrize("typed", ["9641 SA 12", "9641sa", "Kerkstraat 12, 9641 SA Turfstad"])
def test_a_postcode_is_recognised_although_nothing_is_asked(typed: str) -> None:
    assert understood(typed) == Understood((Kind.POSTCODE,))


@pytest.mark.parametrize("typed", ["", "Jansen", "Jan de Vries", "Kerkstraat 12", "jan@", "@", "12345678901", "\x00"])
def test_a_name_or_half_a_number_is_never_asked_for(typed: str) -> None:
    assert understood(typed) == Understood()
