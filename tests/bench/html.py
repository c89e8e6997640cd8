"""As much of a page as measuring needs."""

import re
from html.parser import HTMLParser

_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def tags(text: str) -> list[tuple[str, dict[str, str]]]:
    """Each start tag with its attributes, in order."""
    reader = _Tags()
    reader.feed(text)
    return reader.found


def hidden_fields(text: str) -> dict[str, str]:
    return {
        attributes.get("name", ""): attributes.get("value", "")
        for tag, attributes in tags(text)
        if tag == "input" and attributes.get("type") == "hidden"
    }


def shown_hits(text: str) -> list[str]:
    """The uuids of the hits in a list of them."""
    hits = (" ".join(attributes.values()) for _, attributes in tags(text) if "data-treffer" in attributes)
    return [found[0] for found in map(_UUID.search, hits) if found]
