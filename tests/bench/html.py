"""As much of a page as measuring needs."""

from html.parser import HTMLParser


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
