"""How people write phone numbers, and why some cannot be registered."""

import pytest

from webapp.domain.rules import RuleError
from webapp.domain.telefoonnummer import normalised


@pytest.mark.parametrize(
    "typed",
    [
        "0612345678",
        "06 12 34 56 78",
        "06-12345678",
        "06.12.34.56.78",
        "06/12345678",
        "06\u00a012\u00a034\u00a056\u00a078",
        "06\u201112345678",
        "06 \u2013 12345678",
        "\u202a06 12345678\u202c",
        " 06\t12345678 ",
        "0031612345678",
        "0031 (0)6 12345678",
        "+31612345678",
        "+31 (0)6 12 34 56 78",
        "(+31) 6 12345678",
        "tel:+31-6-12345678",
        "TEL: 0612345678",
    ],
)
def test_one_number_however_it_is_written(typed: str) -> None:
    assert normalised(typed) == "0612345678"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("(0598) 12 34 56", "0598123456"),
        ("088 123 45 67", "0881234567"),
        ("060 1234567", "0601234567"),  # nobody's, as in the practice data
        ("+32 2 123 45 67", "+3221234567"),
        ("0032 2 123 45 67", "+3221234567"),
        ("+32 (0)2 123 45 67", "+3221234567"),
        ("+39 06 1234 5678", "+390612345678"),  # in Italy the zero belongs to it
        ("+599 416 1234", "+5994161234"),
        ("00800 1234 5678", "+80012345678"),
    ],
)
def test_other_numbers(typed: str, number: str) -> None:
    assert normalised(typed) == number


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Vul alleen een telefoonnummer in"),
        ("tel:", "Vul alleen een telefoonnummer in"),
        ("geen", "Vul alleen een telefoonnummer in"),
        ("0612345678 (werk)", "Vul alleen een telefoonnummer in"),
        ("06+12345678", "Vul alleen een telefoonnummer in"),
        ("061234567\u00b2", "Vul alleen een telefoonnummer in"),
        ("0598123456 toestel 12", "Vul het nummer zonder toestel in"),
        ("0598 123456 tst.12", "Vul het nummer zonder toestel in"),
        ("0598-123456 x12", "Vul het nummer zonder toestel in"),
        ("0598-123456 #12", "Vul het nummer zonder toestel in"),
        ("tel:+31598123456;ext=12", "Vul het nummer zonder toestel in"),
        ("112", "Korte nummers"),
        ("14020", "Korte nummers"),
        ("14 0598", "Korte nummers"),
        ("+31 14020", "Korte nummers"),
        ("0800 1234", "Nummers die met 0800 of 0900 beginnen"),
        ("0900 123456", "Nummers die met 0800 of 0900 beginnen"),
        ("+31 906 1234", "Nummers die met 0800 of 0900 beginnen"),
        ("123456789", "Begin met een 0"),
        ("612345678", "Begin met een 0"),
        ("0", "Dit telefoonnummer is te kort"),
        ("061234567", "Dit telefoonnummer is te kort"),
        ("06123456789", "Dit telefoonnummer is te lang"),
        ("0612345678 / 0201234567", "Dit telefoonnummer is te lang"),
        ("0" * 81, "Dit telefoonnummer is te lang"),
        ("097 012345678", "Dit telefoonnummer is te lang"),
        ("+32 2 12", "Dit telefoonnummer is te kort"),
        ("+32 2 1234 5678 9012 3", "Dit telefoonnummer is te lang"),
        ("+290 22222", "Dit telefoonnummer is te kort"),  # exists, and no provider takes it
        ("+999 123456789", "Dit landnummer bestaat niet"),
        ("+32 0047676253", "Dit telefoonnummer klopt niet"),
        ("06123\x0045678", "In deze tekst staat een teken"),
    ],
)
def test_what_is_refused_and_why(typed: str, reason: str) -> None:
    with pytest.raises(RuleError, match=reason):
        normalised(typed)


@pytest.mark.parametrize("typed", ["088 123 45 67", "+31 88 1234567"])
def test_088_where_the_provider_does_not_take_it(typed: str) -> None:
    with pytest.raises(RuleError, match="088"):
        normalised(typed, accepts_088=False)
