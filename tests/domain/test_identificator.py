"""The numbers of the registers."""

import pytest

from webapp.domain.identificator import masked, normalised, possible
from webapp.domain.partij import Identificator, SoortIdentificator
from webapp.domain.rules import RuleError

BSN, RSIN = SoortIdentificator.BSN, SoortIdentificator.RSIN
KVK, VESTIGING = SoortIdentificator.KVK_NUMMER, SoortIdentificator.VESTIGINGSNUMMER


@pytest.mark.parametrize(
    ("soort", "typed", "number"),
    [
        (BSN, "999990019", "999990019"),
        (BSN, " 9999.90.019 ", "999990019"),
        (BSN, "9999-90-019", "999990019"),
        (BSN, "9999\u00a090\u2009019\u200b", "999990019"),
        (BSN, "10000008", "010000008"),  # its zero was dropped on the way
        (RSIN, "999990019", "999990019"),
        (KVK, "0000 0001", "00000001"),
        (VESTIGING, "9000 0000 0001", "900000000001"),
    ],
)
def test_accepted(soort: SoortIdentificator, typed: str, number: str) -> None:
    assert normalised(soort, typed) == number


@pytest.mark.parametrize(
    ("soort", "typed", "reason"),
    [
        (BSN, "", "heeft 9 cijfers"),
        (BSN, "99999001", "heeft 9 cijfers"),  # does not pass with a zero before it
        (BSN, "9999900199", "heeft 9 cijfers"),
        (BSN, "99999001a", "heeft 9 cijfers"),
        (BSN, "99999001\u0669", "heeft 9 cijfers"),
        (BSN, "999990018", "bestaat niet"),
        (BSN, "000000000", "bestaat niet"),
        (RSIN, "999990018", "Dit RSIN bestaat niet"),
        (RSIN, "10000008", "Een RSIN heeft 9 cijfers"),
        (KVK, "0000001", "Een KvK-nummer heeft 8 cijfers"),
        (VESTIGING, "90000000001", "Een vestigingsnummer heeft 12 cijfers"),
    ],
)
def test_what_is_refused_and_why(soort: SoortIdentificator, typed: str, reason: str) -> None:
    with pytest.raises(RuleError, match=reason):
        normalised(soort, typed)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("9999.90.019", {BSN: "999990019", RSIN: "999990019"}),
        ("999990018", {}),
        ("00000001", {KVK: "00000001"}),
        ("10000008", {KVK: "10000008", BSN: "010000008"}),
        ("900000000001", {VESTIGING: "900000000001"}),
        ("0612345678", {}),
        ("De Vries", {}),
        ("\x00", {}),
    ],
)
def test_what_a_number_could_be(typed: str, numbers: dict[SoortIdentificator, str]) -> None:
    found = possible(typed)
    assert set(found) == {Identificator(soort, number) for soort, number in numbers.items()}
    assert len(found) == len(numbers)


@pytest.mark.parametrize(
    ("object_id", "shown"),
    [("999990123", "••••••123"), ("00000001", "•••••001"), ("1234", "•234"), ("123", "•••"), ("1", "•"), ("", "")],
)
def test_masked_shows_the_last_three_and_never_all(object_id: str, shown: str) -> None:
    assert masked(object_id) == shown
