"""A postcode in the one form that the provider takes."""

import pytest

from webapp.domain.postcode import normalised
from webapp.domain.rules import RuleError


@pytest.mark.parametrize("typed", ["1234 AB", "1234AB", "1234ab", " 1234\u00a0aB ", "1234-AB", "1234  AB"])
def test_accepted(typed: str) -> None:
    assert normalised(typed) == "1234 AB"


def test_letters_that_are_not_given_out_are_accepted_too() -> None:
    assert normalised("9901ss") == "9901 SS"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "4 cijfers en 2 letters"),
        ("1234", "4 cijfers en 2 letters"),
        ("1234 ABC", "4 cijfers en 2 letters"),
        ("AB 1234", "4 cijfers en 2 letters"),
        ("1234 ß", "4 cijfers en 2 letters"),
        ("1234 \u0131b", "4 cijfers en 2 letters"),
        ("\u0661234 AB", "4 cijfers en 2 letters"),
        ("0123 AB", "niet met een 0"),
    ],
)
def test_what_is_refused_and_why(typed: str, reason: str) -> None:
    with pytest.raises(RuleError, match=reason):
        normalised(typed)
