"""Which kind of digitaal adres was typed."""

import pytest

from webapp.domain.digitaal_adres import normalised, recognised
from webapp.domain.partij import SoortDigitaalAdres
from webapp.domain.rules import RuleError

EMAIL, TELEFOON, OVERIG = SoortDigitaalAdres.EMAIL, SoortDigitaalAdres.TELEFOONNUMMER, SoortDigitaalAdres.OVERIG


@pytest.mark.parametrize(
    ("typed", "soort", "adres"),
    [
        ("Jan@voorbeeld.example", EMAIL, "Jan@voorbeeld.example"),
        ("mailto:jan@voorbeeld.example", EMAIL, "jan@voorbeeld.example"),
        ("06 12345678", TELEFOON, "0612345678"),
        ("(0598) 12 34 56", TELEFOON, "0598123456"),
        ("\u202a+32 2 123 45 67", TELEFOON, "+3221234567"),
        ("tel:0612345678", TELEFOON, "0612345678"),
        ("@jan1990", OVERIG, "@jan1990"),
        ("@jan@social.example", OVERIG, "@jan@social.example"),
        ("jan1990", OVERIG, "jan1990"),
        ("social.example/@jan", OVERIG, "social.example/@jan"),
        ("https://social.example/jan@werk.example", OVERIG, "https://social.example/jan@werk.example"),
        ("  Signal:\n jan.12 ", OVERIG, "Signal: jan.12"),
        ("x" * 80, OVERIG, "x" * 80),
    ],
)
def test_the_kind_is_found(typed: str, soort: SoortDigitaalAdres, adres: str) -> None:
    assert recognised(typed) == (soort, adres)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("jan@gmail", "hoort een punt"),
        ("jan@voorbeeld.example (werk)", "geen spatie"),
        ("jan @voorbeeld.example", "geen spatie"),
        ("jan@ voorbeeld.example", "geen spatie"),
        ("jan@voorbeeld.example; piet@voorbeeld.example", "geen spatie"),
        ("06 1234567", "te kort"),
        ("0598 123456 toestel 12", "zonder toestel"),
        ("0612345678 (thuis)", "omschrijving"),
        ("14020", "Korte nummers"),
        ("x" * 81, "te lang"),
        ("", "Vul een e-mailadres, een telefoonnummer of een ander adres in"),
    ],
)
def test_what_looks_like_one_kind_is_not_registered_as_another(typed: str, reason: str) -> None:
    with pytest.raises(RuleError, match=reason):
        recognised(typed)


def test_a_kind_that_was_chosen_is_kept() -> None:
    assert normalised(OVERIG, "06 12345678") == "06 12345678"
    with pytest.raises(RuleError, match="hoort een @"):
        normalised(EMAIL, "06 12345678")
    with pytest.raises(RuleError, match="alleen een telefoonnummer"):
        normalised(TELEFOON, "jan@voorbeeld.example")


def test_088_is_up_to_the_provider() -> None:
    assert recognised("088 1234567") == (TELEFOON, "0881234567")
    with pytest.raises(RuleError, match="088"):
        recognised("088 1234567", accepts_088=False)
