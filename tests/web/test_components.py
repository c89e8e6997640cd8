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
    plain = {"id": "a1", "naam": "Jan", "soort": "medewerker", "soort_label": "Medewerker", "bijzonderheid": "Wmo"}
    return SimpleNamespace(**(plain | changes))


def hit(**changes: object) -> SimpleNamespace:
    plain = {
        "id": "k1",
        "url": "/k1",
        "onderwerp": "Rolstoel",
        "kanaal": "Telefoon",
        "wanneer": "vandaag",
        "wanneer_iso": "2026-11-22T10:42",
        "nummer": "",
        "vertrouwelijk": False,
        "fragment": "",
        "wie": "",
        "wie_url": "",
    }
    return SimpleNamespace(**(plain | changes))


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
    tree = render("zoeken", "combobox", "actor", "Wie?", "", "/zoeken", opties=[option(naam=HOSTILE), option(id="a2")])
    buttons = tree.findall(".//button[@name='kies_actor']")
    assert [button.attrib["value"] for button in buttons] == ["a1", "a2"]
    assert text(buttons[0]).startswith(HOSTILE)
    search = one(tree, "button[@value='bijwerken']")
    assert (search.attrib["name"], search.attrib["type"]) == ("actie", "submit")


def test_options_are_picked_by_identity(render: Render) -> None:
    tree = render("zoeken", "opties", [option(), option(id="a2", naam=HOSTILE, bijzonderheid="")], "actor")
    listbox = one(tree, "ul[@role='listbox']")
    assert listbox.attrib["aria-label"]
    assert listbox.attrib["data-melding"] == "2 resultaten"
    first, second = listbox.findall("li[@role='option']")
    assert (first.attrib["id"], first.attrib["data-id"], first.attrib["data-naam"]) == ("actor-optie-a1", "a1", "Jan")
    assert text(first) == "Jan Medewerker Wmo"
    assert (second.attrib["data-naam"], text(second)) == (HOSTILE, f"{HOSTILE} Medewerker")


def test_no_options_is_no_listbox(render: Render) -> None:
    tree = render("zoeken", "opties", [], "actor", zoekterm=HOSTILE)
    assert not tree.findall(".//*[@role='listbox']")
    assert one(tree, "*[@data-melding]").attrib["data-melding"] == f"Geen resultaten voor {HOSTILE}"


@pytest.mark.parametrize(("macro", "arguments"), [("opties", ([], "actor")), ("treffers", ([],))])
def test_a_search_that_failed_says_so(render: Render, macro: str, arguments: tuple[object, ...]) -> None:
    tree = render("zoeken", macro, *arguments, melding_fout="Zoeken lukt nu niet")
    assert one(tree, "*[@data-melding]").attrib["data-melding"] == text(one(tree, "body")) == "Zoeken lukt nu niet"


def test_search_field_has_a_status_before_the_first_search(render: Render) -> None:
    tree = render("zoeken", "zoekveld", "zoekterm", "Zoek", "Uitleg", "/zoeken", "treffers", HOSTILE, als="keuze")
    field = one(tree, "input")
    assert (field.attrib["name"], field.attrib["value"], field.attrib["data-als"]) == ("zoekterm", HOSTILE, "keuze")
    assert described_by(tree, field) == "Uitleg"
    assert one(tree, "*[@role='status']").attrib["id"] == "treffers-status"


def test_hits_as_links(render: Render) -> None:
    hits = [hit(onderwerp=HOSTILE, wie="M. Jansen", nummer="12"), hit(id="k2", wie_url="/wie")]
    tree = render("zoeken", "treffers", hits)
    assert text(one(tree, "p[@data-melding]")) == "2 resultaten"
    first, second = tree.findall(".//a")
    assert (first.attrib["href"], first.text) == ("/k1", HOSTILE)
    assert described_by(tree, first) == "vandaag M. Jansen Nummer 12"
    assert described_by(tree, second) == "vandaag"
    assert one(tree, "span[@hx-get]").attrib["hx-get"] == "/wie"


def test_hits_as_buttons(render: Render) -> None:
    tree = render("zoeken", "treffers", [hit()], als="keuze", attrs={"hx-post": "/x"}, melding="1 klantcontact")
    button = one(tree, "button")
    assert (button.attrib["name"], button.attrib["value"], button.attrib["hx-post"]) == (
        "kies_klantcontact",
        "k1",
        "/x",
    )
    assert text(button) == "Kies Rolstoel"
    assert text(one(tree, "p[@data-melding]")) == "1 klantcontact"


def test_no_hits(render: Render) -> None:
    tree = render("zoeken", "treffers", [], melding=HOSTILE)
    assert one(tree, "*[@data-melding]").attrib["data-melding"] == HOSTILE
    assert HOSTILE in text(one(tree, "body"))
