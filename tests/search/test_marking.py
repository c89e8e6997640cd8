"""What of a text is marked, and which part of a long text is shown."""

import pytest
from flask import Flask, render_template_string
from hypothesis import given
from hypothesis import strategies as st

from webapp.features.marked import fragment, marked
from webapp.search import around, spans_of

RAAK = "{% from 'components/treffers.html' import gemarkeerd %}{{ gemarkeerd(stukken) }}"


def parts(text: str, *typed: str) -> list[str]:
    return [text[start:end] for start, end in spans_of(text, typed)]


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Grofvuil laten ophalen", ["GROFVUIL"], ["Grofvuil"]),
        ("Grofvuil laten ophalen", ["vuil"], ["vuil"]),
        ("Yasmin Çelik", ["celik"], ["Çelik"]),
        ("Yasmin Celik", ["Çelik"], ["Celik"]),
        ("Renée en René", ["rene"], ["René", "René"]),
        ("Straße 5", ["strasse"], ["Straße"]),
        ("Straße 5", ["stras"], ["Straß"]),
        ("Œuvre van Ærø", ["aero"], ["Ærø"]),
        ("de ﬁets staat fout", ["fiets"], ["ﬁets"]),
        ("Van 't Hof-Bakker", ["hof-bakker"], ["Hof", "Bakker"]),
        ("J. de Vries", ["j", "vries"], ["Vries"]),
        ("afvalpas voor afval", ["afval", "afvalpas"], ["afvalpas", "afval"]),
        ("afvalcontainer", ["valco", "afval"], ["afval"]),
        ("2 × gebeld (a+b)", ["a+b", "(", "gebeld"], ["gebeld"]),
        ("", ["afval"], []),
        ("Afval", [], []),
        ("Afval", ["…", "?"], []),
    ],
)
def test_what_was_typed_is_found_in_the_text(text: str, typed: list[str], found: list[str]) -> None:
    assert parts(text, *typed) == found


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_any_text_keeps_every_character_once(text: str, typed: list[str]) -> None:
    spans = spans_of(text, typed)
    assert list(spans) == sorted(spans)
    assert "".join(piece for piece, _ in marked(text, typed)) == text


LONG = " ".join(f"woord{number}" for number in range(100))


@given(st.integers(0, 99), st.integers(40, 200))
def test_the_first_match_is_in_the_part_that_is_shown(number: int, length: int) -> None:
    spans = spans_of(LONG, [f"woord{number}"])
    start, end = around(LONG, spans, length)
    assert start <= spans[0][0]
    assert spans[0][1] <= end
    assert end - start <= length
    assert start == 0 or LONG[start - 1] == " "
    assert end == len(LONG) or LONG[end] == " "


def test_a_fragment_says_on_which_side_there_is_more() -> None:
    shown = fragment(LONG, ["woord50"])
    assert shown[0] == ("… ", False)
    assert shown[-1] == (" …", False)
    assert ("woord50", True) in shown
    assert fragment("Kort verhaal.\n\nOver afval.", ["afval"]) == (
        ("Kort verhaal. Over ", False),
        ("afval", True),
        (".", False),
    )
    assert fragment("", ["afval"]) == ()


def test_a_text_without_a_match_is_shown_from_its_beginning() -> None:
    assert fragment(LONG, ["afval"])[0][0].startswith("woord0 woord1 ")
    assert around("x" * 300, (), 140) == (0, 140)


def test_what_is_marked_is_text_and_no_html(app: Flask) -> None:
    hostile = "<b>Afval</b> & \"meer\" <script>alert('afval')</script>"
    with app.test_request_context():
        app.preprocess_request()  # the employee, whom every template may name
        html = render_template_string(RAAK, stukken=marked(hostile, ["afval"]))
    assert html.count('<mark class="kcc-mark">') == 2
    without = html.replace('<mark class="kcc-mark">', "").replace("</mark>", "")
    assert "<" not in without
    assert "&lt;b&gt;Afval&lt;/b&gt; &amp;" in without


def test_a_character_that_two_words_share_is_marked_once() -> None:
    """``¼`` is compared as ``1/4``."""
    assert spans_of("0¼0", ["01", "40"]) == ((0, 2), (2, 3))
