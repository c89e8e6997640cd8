"""Text as it may be registered."""

import pytest

from webapp.domain.rules import RuleError
from webapp.domain.tekst import checked


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("  De\tVries\r\n", "De Vries"),
        ("De\u00a0 Vries\u2028", "De Vries"),
        ("Jo\u0308ran", "Jöran"),
        ("Zoë 😀", "Zoë 😀"),
        ("نیم\u200cفاصله", "نیم\u200cفاصله"),  # some scripts need their invisible marks
        (" \n ", ""),
    ],
)
def test_one_line_in_one_spelling(typed: str, text: str) -> None:
    assert checked(typed) == text


@pytest.mark.parametrize("typed", ["De\x00Vries", "\x07", "De Vries\x7f", "De\ud800Vries", "\udfff"])
def test_what_cannot_be_registered_is_refused_and_not_removed(typed: str) -> None:
    with pytest.raises(RuleError, match="een teken dat we niet kunnen opslaan"):
        checked(typed)


def test_the_length_counts_what_is_registered() -> None:
    assert checked(" e\u0301é ", at_most=2) == "éé"
    with pytest.raises(RuleError, match="maximaal 2 tekens"):
        checked("abc", at_most=2)
