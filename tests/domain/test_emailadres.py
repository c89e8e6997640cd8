"""E-mail addresses as they are typed and pasted."""

import pytest

from webapp.domain.emailadres import normalised
from webapp.domain.rules import RuleError


@pytest.mark.parametrize(
    ("typed", "adres"),
    [
        ("jan@voorbeeld.example", "jan@voorbeeld.example"),
        (" Jan.deVries+kcc@Voorbeeld.Example ", "Jan.deVries+kcc@Voorbeeld.Example"),
        ("mailto:jan@voorbeeld.example?subject=Afval", "jan@voorbeeld.example"),
        ("MAILTO: jan@voorbeeld.example", "jan@voorbeeld.example"),
        ("\u200bjan@voorbeeld.example\ufeff", "jan@voorbeeld.example"),
        ("jan@café.nl", "jan@café.nl"),
        ("jan@xn--caf-dma.nl", "jan@xn--caf-dma.nl"),
        ("o'hara@voorbeeld.example", "o'hara@voorbeeld.example"),
        ("x" * 65 + "@abcdefghijk.nl", "x" * 65 + "@abcdefghijk.nl"),
    ],
)
def test_accepted(typed: str, adres: str) -> None:
    assert normalised(typed) == adres


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "hoort een @"),
        ("geen", "hoort een @"),
        ("jan@", "hoort een punt"),
        ("jan@localhost", "hoort een punt"),
        ("jöran@voorbeeld.example", "zonder accent"),
        ("jan de@voorbeeld.example", "geen spatie"),
        ("jan@voorbeeld.example (werk)", "geen spatie"),
        ("Jan <jan@voorbeeld.example>", "geen spatie"),
        ("x" * 66 + "@abcdefghijk.nl", "te lang"),
        ("@voorbeeld.example", "klopt niet"),
        ("jan@piet@voorbeeld.example", "klopt niet"),
        ("jan..de@voorbeeld.example", "klopt niet"),
        ("jan@-voorbeeld.example", "klopt niet"),
        ("jan@voorbeeld.example.", "klopt niet"),
        ("jan@voorbeeld.x", "klopt niet"),
        ("jan@voor_beeld.example", "klopt niet"),
        ('"jan"@voorbeeld.example', "klopt niet"),
        ("jan@[192.0.2.1]", "klopt niet"),
        ("jan@printer.local", "klopt niet"),
    ],
)
def test_what_is_refused_and_why(typed: str, reason: str) -> None:
    with pytest.raises(RuleError, match=reason):
        normalised(typed)
