"""The countries that may be chosen, and their order."""

import pytest

from webapp.domain.landen import namen
from webapp.practice_provider.openklant.countries import COUNTRIES


def test_the_codes_are_those_that_the_provider_takes() -> None:
    assert set(namen()) == COUNTRIES


def test_the_netherlands_first_then_by_the_alphabet_with_accents_ignored() -> None:
    ordered = list(namen().values())
    assert ordered[0] == "Nederland"
    assert ordered[1:4] == ["Afghanistan", "Åland", "Albanië"]
    assert ordered.index("IJsland") == ordered.index("Ierland") + 1
    assert ordered[-1] == "Zwitserland"


def test_names_are_made_once_and_cannot_be_changed() -> None:
    assert namen() is namen()
    with pytest.raises(TypeError):
        namen()["NL"] = "Holland"  # type: ignore[index]
