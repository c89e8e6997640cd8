"""Every page and fragment that a test sees is checked as HTML, and read as an employee would: by labels and texts."""

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

_FORM_FIELDS = ("input", "select", "textarea")
_FORBIDDEN_ATTRIBUTES = ("style",)


@dataclass(frozen=True)
class Page:
    root: Element

    @classmethod
    def parse(cls, text: str, *, whole: bool) -> "Page":
        """Raises AssertionError on anything that would not be fit for an employee's browser."""
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root: Any = parser.parse(text) if whole else parser.parseFragment(text)
        page = cls(root)
        errors = [code for _, code, _ in parser.errors if whole or "doctype" not in code]
        assert not errors, f"HTML does not parse cleanly: {errors}"
        page.check(whole=whole)
        return page

    def check(self, *, whole: bool) -> None:
        ids = [element.get("id") for element in self.root.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), f"ids are not unique: {sorted({i for i in ids if ids.count(i) > 1}, key=str)}"
        if whole:
            assert len(self.all("h1")) == 1, "a page has one h1"
        for element in self.root.iter():
            if isinstance(element.tag, str):
                self._check_element(element)

    def _check_element(self, element: Element) -> None:
        inline = [name for name in element.attrib if str(name).startswith("on") or name in _FORBIDDEN_ATTRIBUTES]
        assert not inline, f"<{element.tag}> has inline script or style: {inline}"
        assert element.tag != "style", "styles stand in files"
        if element.tag == "script":
            assert element.get("src"), "scripts stand in files"
        if element.tag in _FORM_FIELDS and element.get("type") not in ("hidden", "submit"):
            assert self._has_label(element), f"{element.get('name')} has no label"

    def _has_label(self, field: Element) -> bool:
        return any(label.get("for") == field.get("id") for label in self.all("label")) or bool(field.get("aria-label"))

    def all(self, tag: str) -> list[Element]:
        return list(self.root.iter(tag))

    def by_id(self, wanted: str) -> Element:
        return next(element for element in self.root.iter() if element.get("id") == wanted)

    @property
    def text(self) -> str:
        return text_of(self.root)

    def fields(self) -> dict[str, str]:
        """What a browser would send of the page's form, before a button is pressed."""
        sent: dict[str, str] = {}
        for element in self.root.iter():
            name = element.get("name")
            if not name or element.tag not in _FORM_FIELDS:
                continue
            if element.get("type") in ("radio", "checkbox") and element.get("checked") is None:
                continue
            sent[name] = value_of(element)
        return sent

    def errors(self) -> dict[str, str]:
        """Per field id the message that stands at it."""
        return {
            str(element.get("id")).removesuffix("-fout"): text_of(element).removeprefix("Fout: ")
            for element in self.root.iter()
            if str(element.get("id") or "").endswith("-fout")
        }


def value_of(field: Element) -> str:
    if field.tag == "select":
        options = list(field.iter("option"))
        chosen = next((option for option in options if option.get("selected") is not None), options[0])
        return chosen.get("value", "")
    return (field.text or "").removeprefix("\n") if field.tag == "textarea" else field.get("value", "")


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
