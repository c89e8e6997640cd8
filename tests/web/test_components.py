"""The component macros by themselves: what they promise to assistive technology, and hostile text that stays text."""

from types import SimpleNamespace
from xml.etree.ElementTree import Element

import html5lib
import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from wtforms import DateTimeLocalField, Form, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from webapp.web.paths import TEMPLATES

HOSTILE = "<script>alert(1)</script>\"' onfocus=x &amp;"
SVG = "{http://www.w3.org/2000/svg}svg"


class Formulier(Form):
    onderwerp = StringField("Onderwerp", [InputRequired("Vul het onderwerp in")], description="Waar gaat het over?")
    toelichting = TextAreaField("Toelichting", [Optional(), Length(min=1, max=200)])
    # The stubs know only the older form of choices, which WTForms warns about.
    status = RadioField("Status", [InputRequired("Kies de status")], choices=["Ja", "Nee"])  # type: ignore[list-item]
    kanaal = SelectField("Kanaal", choices=["Kies", "Telefoon"])  # type: ignore[list-item]
    verwerkt_op = DateTimeLocalField("Verwerkt op", [Optional()])


@pytest.fixture(scope="module")
def jinja() -> Environment:
    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@pytest.fixture
def render(jinja: Environment) -> "Render":
    return Render(jinja)


class Render:
    """`render("velden", "tekstveld", field)`: the macro's HTML as a tree. Strict, so broken HTML is refused."""

    def __init__(self, jinja: Environment) -> None:
        self._jinja = jinja

    def __call__(self, module: str, macro: str, *args: object, **kwargs: object) -> Element:
        template = self._jinja.get_template(f"components/{module}.html")
        return self._parse(str(getattr(template.module, macro)(*args, **kwargs)))

    def around(self, module: str, call: str, content: str) -> Element:
        source = f"{{% import 'components/{module}.html' as m %}}{{% call m.{call} %}}{{{{ content }}}}{{% endcall %}}"
        return self._parse(self._jinja.from_string(source).render(content=content))

    def _parse(self, html: str) -> Element:
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        tree: Element = parser.parse(f"<!DOCTYPE html><title>t</title><body>{html}")
        ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
        assert len(ids) == len(set(ids)), "ids are unique"
        assert not list(tree.iter("script"))
        assert not [e for e in tree.iter() if any(name in e.attrib for name in ("style", "onfocus"))]
        return tree


def one(tree: Element, path: str) -> Element:
    found = tree.findall(f".//{path}")
    assert len(found) == 1, f"{len(found)} of {path}"
    return found[0]


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def described_by(tree: Element, element: Element) -> str:
    """What a screen reader adds to the name: every id in aria-describedby must exist."""
    return " ".join(text(one(tree, f"*[@id='{name}']")) for name in element.attrib.get("aria-describedby", "").split())


def filled(**data: str) -> Formulier:
    form = Formulier(data=data)
    form.validate()
    return form


def option(**changes: object) -> SimpleNamespace:
    plain = {
        "id": "a1",
        "naam": "Jan",
        "naam_gemarkeerd": marked("Jan"),
        "soort": "medewerker",
        "soort_label": "Medewerker",
        "bijzonderheid": "Wmo",
    }
    return SimpleNamespace(**(plain | changes))


def marked(text: str, part: str = "") -> tuple[tuple[str, bool], ...]:
    """The text in pieces, of which ``part`` is what was typed."""
    before, found, after = text.partition(part) if part else (text, "", "")
    return tuple((piece, piece == part) for piece in (before, found, after) if piece)


def hit(**changes: object) -> SimpleNamespace:
    plain = {
        "id": "k1",
        "url": "/k1",
        "onderwerp": marked("Rolstoel"),
        "kanaal": "telefoon",
        "wanneer": "vandaag",
        "wanneer_iso": "2026-11-22T10:42",
        "nummer": (),
        "fragment": (),
        "wie": (),
        "gronden": (),
        "vertrouwelijk": False,
        "is_volledig": True,
    }
    return SimpleNamespace(**(plain | changes))


def partij(**changes: object) -> SimpleNamespace:
    plain = {"id": "p1", "naam": "Anna", "soort_label": "persoon", "kenmerken": (), "afgeschermd": False, "gronden": ()}
    return SimpleNamespace(**(plain | changes))


def found(**changes: object) -> SimpleNamespace:
    """Of klantcontacten, partijen or actoren: nothing, until it is said."""
    plain = {
        "zoekterm": "iets",
        "treffers": (),
        "eigen": (),
        "opties": (),
        "melding": "",
        "melding_kort": "",
        "melding_fout": "",
        "uitleg": "",
        "opmerkingen": (),
        "onder": (),
        "kan_opnieuw": False,
        "vervolg": False,
    }
    return SimpleNamespace(**(plain | changes))


def said(tree: Element) -> list[str]:
    return [element.attrib["data-melding"] for element in tree.iter() if "data-melding" in element.attrib]


@pytest.mark.parametrize(
    ("macro", "name", "arguments"),
    [
        ("tekstveld", "onderwerp", ()),
        ("tekstvak", "toelichting", (200,)),
        ("keuzelijst", "kanaal", ()),
        ("datumtijd", "verwerkt_op", ()),
    ],
)
def test_a_label_belongs_to_its_field(render: Render, macro: str, name: str, arguments: tuple[object, ...]) -> None:
    form = Formulier()
    tree = render("velden", macro, form[name], *arguments)
    label = one(tree, f"label[@for='{name}']")
    field = one(tree, f"*[@id='{name}']")
    assert text(label).startswith(str(form[name].label.text))
    # A "Zoeken" button must work in a form that is not filled in yet, and pasted text is never cut off.
    assert not {"required", "maxlength", "minlength"} & set(field.attrib)
    assert "aria-invalid" not in field.attrib


def test_only_a_field_that_may_stay_empty_says_so(render: Render) -> None:
    form = Formulier()
    required = render("velden", "tekstveld", form.onderwerp)
    assert "niet verplicht" not in text(required)
    assert one(required, "input").attrib["aria-required"] == "true"
    optional = render("velden", "tekstvak", form.toelichting, 200)
    assert "(niet verplicht)" in text(one(optional, "label"))
    assert "aria-required" not in one(optional, "textarea").attrib


def test_hint_and_error_are_read_with_the_field(render: Render) -> None:
    tree = render("velden", "tekstveld", filled().onderwerp)
    field = one(tree, "input")
    assert field.attrib["aria-invalid"] == "true"
    assert field.attrib["aria-describedby"] == "onderwerp-uitleg onderwerp-fout"
    assert described_by(tree, field) == "Waar gaat het over? Fout: Vul het onderwerp in"


def test_the_maximum_is_part_of_the_description_without_script(render: Render) -> None:
    tree = render("velden", "tekstvak", Formulier().toelichting, 200, rijen=6)
    field = one(tree, "textarea")
    assert described_by(tree, field) == "Maximaal 200 tekens"
    assert (field.attrib["data-maximum"], field.attrib["rows"]) == ("200", "6")
    assert one(tree, "*[@id='toelichting-teller-stem']").attrib["role"] == "status"


def test_radios_are_a_group_with_a_name_and_an_error(render: Render) -> None:
    tree = render("velden", "keuze", filled().status)
    group = one(tree, "fieldset[@id='status']")
    assert text(one(group, "legend")) == "Status"
    assert described_by(tree, group) == "Fout: Kies de status"
    for radio in tree.findall(".//input"):
        assert text(one(tree, f"label[@for='{radio.attrib['id']}']"))


def test_attributes_reach_the_input(render: Render) -> None:
    tree = render("velden", "tekstveld", Formulier().onderwerp, {"inputmode": "numeric"})
    assert one(tree, "input").attrib["inputmode"] == "numeric"


@pytest.mark.parametrize("soort", ["primair", "secundair", "subtiel"])
def test_buttons(render: Render, soort: str) -> None:
    button = one(render("knoppen", "knop", HOSTILE, soort, "actie", HOSTILE, "button", {"data-x": HOSTILE}), "button")
    assert (button.text, button.attrib["value"], button.attrib["data-x"]) == (HOSTILE, HOSTILE, HOSTILE)
    assert (button.attrib["name"], button.attrib["type"]) == ("actie", "button")
    plain = one(render("knoppen", "knop", "Ja", soort), "button")
    assert not {"name", "value"} & set(plain.attrib)
    assert one(render("knoppen", "knoplink", "Terug", "/", soort), "a").attrib["href"] == "/"


def test_error_summary_links_to_the_fields(render: Render) -> None:
    tree = render("meldingen", "foutensamenvatting", [("actor", "Kies wie terugbelt"), ("x", HOSTILE)])
    summary = one(tree, "*[@role='alert']")
    assert summary.attrib["tabindex"] == "-1"
    assert "data-focus" in summary.attrib
    assert text(one(tree, f"*[@id='{summary.attrib['aria-labelledby']}']")) == "Dit is nog niet gelukt"
    assert [(link.attrib["href"], link.text) for link in tree.findall(".//a")] == [
        ("#actor", "Kies wie terugbelt"),
        ("#x", HOSTILE),
    ]


def test_no_errors_no_summary(render: Render) -> None:
    assert not text(one(render("meldingen", "foutensamenvatting", []), "body"))


@pytest.mark.parametrize("soort", ["info", "succes", "waarschuwing", "fout"])
def test_messages_have_a_shape_of_their_own(render: Render, soort: str) -> None:
    tree = render.around("meldingen", f"melding('{soort}', 'Titel')", HOSTILE)
    assert text(one(tree, "p[@class='kcc-melding__titel']")) == "Titel"
    assert text(one(tree, "body")).endswith(HOSTILE)
    assert one(tree, SVG).attrib["aria-hidden"] == "true"


def test_empty_values_leave_no_hole_in_a_list(render: Render) -> None:
    tree = render("gegevens", "gegevenslijst", [("Onderwerp", HOSTILE), ("Leeg", ""), ("Niets", None), ("Nul", 0)])
    assert [dt.text for dt in tree.findall(".//dt")] == ["Onderwerp", "Nul"]
    assert [dd.text for dd in tree.findall(".//dd")] == [HOSTILE, "0"]


@pytest.mark.parametrize("groups", ["645 536 673", ["645", "536", "673"]])
def test_a_number_is_shown_in_groups_and_spoken_in_digits(render: Render, groups: object) -> None:
    tree = render("gegevens", "nummer", groups, "645536673")
    assert text(one(tree, "span[@aria-hidden='true']")) == "645 536 673"
    spoken, copied = tree.findall(".//span[@class='visueel-verborgen']")
    assert (text(spoken), text(copied)) == ("6 4 5 5 3 6 6 7 3", "nummer")
    assert one(tree, "button").attrib["data-kopieer"] == "645536673"


@pytest.mark.parametrize("soort", ["bezig", "wacht", "gelukt", "geweigerd"])
def test_a_state_is_text_with_a_shape(render: Render, soort: str) -> None:
    tree = render("gegevens", "toestand", soort, HOSTILE)
    assert text(one(tree, "body")) == HOSTILE
    assert len(tree.findall(f".//{SVG}")) == 1


def test_a_card_has_its_own_heading(render: Render) -> None:
    assert text(one(render.around("gegevens", "kaart('Klant', 3)", "x"), "h3")) == "Klant"


def test_combobox_without_a_choice(render: Render) -> None:
    tree = render(
        "zoeken", "combobox", "actor", "Wie?", "Typ een naam.", "/zoeken", zoekterm=HOSTILE, fouten=["Kies iemand"]
    )
    field = one(tree, "input[@id='actor_zoekterm']")
    assert text(one(tree, "label[@for='actor_zoekterm']")) == "Wie?"
    assert field.attrib["value"] == HOSTILE
    assert described_by(tree, field).startswith("Typ een naam. Fout: Kies iemand")
    assert field.attrib["aria-invalid"] == "true"
    assert one(tree, "input[@type='hidden']").attrib["value"] == ""
    # The error summary's link arrives at the widget also without JavaScript.
    assert one(tree, "*[@id='actor']").attrib["data-combobox"] == "actor"
    assert one(tree, f"*[@id='{field.attrib['hx-target'][1:]}']") is not None
    assert "hidden" in one(tree, "*[@data-combobox-gekozen]").attrib
    # Filters in a trigger need eval, which the content security policy forbids.
    assert "[" not in field.attrib["hx-trigger"]


def test_combobox_with_a_choice_says_what_was_chosen(render: Render) -> None:
    tree = render(
        "zoeken", "combobox", "actor", "Wie?", "", "/zoeken", "vri",
        gekozen="a1", gekozen_tekst=HOSTILE, gekozen_soort="medewerker", soort="medewerker", verplicht=False,
    )  # fmt: skip
    assert one(tree, "input[@type='hidden']").attrib["value"] == "a1"
    assert one(tree, "input[@id='actor_zoekterm']").attrib["value"] == HOSTILE
    assert one(tree, "input[@id='actor_zoekterm']").attrib["data-soort"] == "medewerker"
    assert text(one(tree, "strong")) == HOSTILE
    assert one(tree, "*[@id='actor']").attrib["data-gekozen-soort"] == "medewerker"
    assert one(tree, "button[@name='wis']").attrib["value"] == "actor"
    assert "(niet verplicht)" in text(one(tree, "label"))


def test_combobox_offers_buttons_without_script(render: Render) -> None:
    tree = render(
        "zoeken",
        "combobox",
        "actor",
        "Wie?",
        "",
        "/zoeken",
        opties=[option(naam_gemarkeerd=marked(HOSTILE)), option(id="a2")],
    )
    buttons = tree.findall(".//button[@name='kies_actor']")
    assert [button.attrib["value"] for button in buttons] == ["a1", "a2"]
    assert text(buttons[0]).startswith(HOSTILE)
    search = one(tree, "button[@value='bijwerken']")
    assert (search.attrib["name"], search.attrib["type"]) == ("actie", "submit")


def test_options_are_picked_by_identity(render: Render) -> None:
    second = option(id="a2", naam=HOSTILE, naam_gemarkeerd=marked(HOSTILE), bijzonderheid="")
    tree = render("zoeken", "opties", found(opties=[option(), second]), "actor")
    listbox = one(tree, "ul[@role='listbox']")
    assert listbox.attrib["aria-label"] == "Zoekresultaten"
    assert said(tree) == ["2 resultaten"]
    one_option, other = listbox.findall("li[@role='option']")
    assert one_option.attrib["id"] == "actor-optie-a1"
    assert (one_option.attrib["data-id"], one_option.attrib["data-naam"]) == ("a1", "Jan")
    assert text(one_option) == "Jan Medewerker Wmo"
    assert (other.attrib["data-naam"], text(other)) == (HOSTILE, f"{HOSTILE} Medewerker")


def test_what_was_typed_is_marked_in_an_option_and_chosen_without_the_mark(render: Render) -> None:
    vries = option(naam="Jan de Vries", naam_gemarkeerd=marked("Jan de Vries", "Vries"))
    tree = render("zoeken", "opties", found(opties=[vries]), "actor")
    assert text(one(tree, "mark")) == "Vries"
    assert one(tree, "li").attrib["data-naam"] == "Jan de Vries"
    assert text(one(tree, "li")).startswith("Jan de Vries ")


def test_before_anything_is_typed_the_options_are_those_used_lately(render: Render) -> None:
    tree = render("zoeken", "opties", found(zoekterm="", opties=[option()]), "actor")
    assert one(tree, "ul").attrib["aria-label"] == "Laatst gekozen"
    assert not text(one(render("zoeken", "opties", found(zoekterm=""), "actor"), "body"))


def test_no_options_is_no_listbox(render: Render) -> None:
    tree = render("zoeken", "opties", found(zoekterm=HOSTILE), "actor")
    assert not tree.findall(".//*[@role='listbox']")
    assert said(tree) == [f"Geen resultaten voor {HOSTILE}"]


@pytest.mark.parametrize(
    ("module", "macro", "arguments"),
    [("zoeken", "opties", ("actor",)), ("treffers", "treffers", ()), ("partijen", "partijtreffers", ())],
)
def test_a_search_that_failed_says_so_and_searches_again(
    render: Render, module: str, macro: str, arguments: tuple[object, ...]
) -> None:
    tree = render(module, macro, found(melding_fout=HOSTILE, kan_opnieuw=True), *arguments)
    assert said(tree) == [HOSTILE]
    button = one(tree, "button")
    assert (button.attrib["type"], text(button)) == ("button", "Opnieuw zoeken")
    # The form's own "Zoeken" does it without JavaScript.
    assert "alleen-js" in button.attrib["class"]
    assert not render(module, macro, found(melding_fout=HOSTILE), *arguments).findall(".//button")


def test_search_field_has_a_status_before_the_first_search(render: Render) -> None:
    tree = render("zoeken", "zoekveld", "zoekterm", "Zoek", "Uitleg", "/zoeken", "treffers", HOSTILE, als="keuze")
    field = one(tree, "input")
    assert (field.attrib["name"], field.attrib["value"], field.attrib["data-als"]) == ("zoekterm", HOSTILE, "keuze")
    assert described_by(tree, field) == "Uitleg"
    assert one(tree, "*[@role='status']").attrib["id"] == "treffers-status"


def test_hits_as_links(render: Render) -> None:
    first = hit(onderwerp=marked(HOSTILE), wie=marked("M. Jansen"), nummer=marked("12"))
    tree = render("treffers", "treffers", found(treffers=[first, hit(id="k2")]))
    assert said(tree) == ["2 resultaten"]
    link, other = tree.findall(".//a")
    # By its id the focus is found back after the rest has come in.
    assert (link.attrib["href"], text(link), link.attrib["id"]) == ("/k1", HOSTILE, "treffer-k1-titel")
    assert described_by(tree, link) == "M. Jansen vandaag Nummer 12"
    assert described_by(tree, other) == "vandaag"
    assert [row.attrib["data-id"] for row in tree.findall(".//li")] == ["k1", "k2"]


def test_hits_as_buttons(render: Render) -> None:
    hits = found(treffers=[hit()], melding="1 klantcontact")
    tree = render("treffers", "treffers", hits, als="keuze", attrs={"hx-post": "/x"})
    button = one(tree, "button")
    assert (button.attrib["name"], button.attrib["value"], button.attrib["hx-post"]) == (
        "kies_klantcontact",
        "k1",
        "/x",
    )
    assert text(button) == "Kies Rolstoel"
    assert said(tree) == ["1 klantcontact"]


def test_what_was_typed_is_marked_in_a_hit_and_why_it_is_one_is_said(render: Render) -> None:
    row = hit(onderwerp=marked("Rolstoel kapot", "kapot"), gronden=("op naam", HOSTILE))
    tree = render("treffers", "treffers", found(treffers=[row]))
    assert text(one(tree, "mark")) == "kapot"
    assert text(one(tree, "a")) == "Rolstoel kapot"
    assert text(one(tree, "p[@class='kcc-gronden']")) == f"Gevonden op naam {HOSTILE}"


def test_a_row_of_which_the_rest_follows_has_a_name_to_go_to(render: Render) -> None:
    row = hit(onderwerp=(), wanneer="", kanaal="", wie=marked("M. Jansen"), is_volledig=False)
    tree = render("treffers", "treffers", found(treffers=[row]))
    assert text(one(tree, "a")) == "Klantcontact met M. Jansen"
    assert "kcc-treffer--onbekend" in one(tree, "li").attrib["class"]


@pytest.mark.parametrize(("als", "levels"), [("link", ("h2", "h3")), ("keuze", ("h3", "h4"))])
def test_before_anything_is_typed_the_employees_own_come_first(
    render: Render, als: str, levels: tuple[str, str]
) -> None:
    both = found(zoekterm="", eigen=[hit(id="e1")], treffers=[hit()])
    tree = render("treffers", "treffers", both, als=als)
    assert [text(kop) for kop in tree.findall(f".//{levels[0]}")] == ["Door u behandeld", "Laatste klantcontacten"]
    assert [row.attrib["data-id"] for row in tree.findall(".//li")] == ["e1", "k1"]
    assert len(tree.findall(f".//{levels[1]}")) == 2
    assert said(tree) == ["2 resultaten"]
    latest = render("treffers", "treffers", found(zoekterm="", treffers=[hit()]), als=als)
    assert text(one(latest, levels[0])) == "Laatste klantcontacten"


@pytest.mark.parametrize(
    ("module", "macro", "hits", "doel"),
    [
        ("treffers", "treffers", [hit()], "treffers"),
        ("partijen", "partijtreffers", [partij()], "partij-treffers"),
    ],
)
def test_what_is_missing_is_said_below_the_hits_and_follows_by_itself(
    render: Render, module: str, macro: str, hits: list[object], doel: str
) -> None:
    slow = found(treffers=hits, opmerkingen=("Zoeken op naam duurt langer", HOSTILE), kan_opnieuw=True, vervolg=True)
    tree = render(module, macro, slow, url="/zoeken/x")
    assert said(tree) == ["1 resultaat", "Zoeken op naam duurt langer", HOSTILE]
    assert "data-opnieuw" in one(tree, "button[@type='button']").attrib
    follow_up = one(tree, "div[@data-vervolg]").attrib
    assert (follow_up["hx-post"], follow_up["hx-target"]) == ("/zoeken/x", f"#{doel}")
    # Behind the field's own searches: a newer one throws it away, and it never throws one away.
    assert follow_up["hx-sync"] == f"[data-treffers-in={doel}] [data-zoekveld]:queue last"
    settled = render(module, macro, found(treffers=hits), url="/zoeken/x")
    assert not settled.findall(".//*[@data-vervolg]")
    assert not settled.findall(".//*[@data-opnieuw]")


def test_no_hits(render: Render) -> None:
    tree = render("treffers", "treffers", found(melding=HOSTILE, uitleg="Gezocht is op naam."))
    assert said(tree) == [f"{HOSTILE}. Gezocht is op naam."]
    assert HOSTILE in text(one(tree, "body"))


def test_nothing_yet_is_not_nothing(render: Render) -> None:
    tree = render("treffers", "treffers", found(vervolg=True), url="/zoeken/x")
    assert said(tree) == ["Nog niets gevonden"]


def test_partijen_to_choose_or_to_look_at(render: Render) -> None:
    hits = found(treffers=[partij(naam=HOSTILE, kenmerken=("BSN", "Kerkstraat"), gronden=("op BSN",))])
    button = one(tree := render("partijen", "partijtreffers", hits, naam="organisatie"), "button")
    assert (button.attrib["name"], button.attrib["value"]) == ("kies_organisatie", "p1")
    assert described_by(tree, button) == "BSN Kerkstraat"
    assert text(one(tree, "p[@class='kcc-gronden']")) == "Gevonden op BSN"
    assert not render("partijen", "partijtreffers", hits, als="lijst").findall(".//button")
