"""What the buttons of hits do in the form where they land: the search says which one (``voor``)."""

from flask import url_for

# The endpoint that each form posts to. A choice is such a post, of which htmx swaps in only one part.
_FORMULIEREN = {"interne_taak": "interne_taak.registreer", "betrokkene": "betrokkene.registreer"}


def kies_attrs(voor: str, naam: str) -> dict[str, str]:
    """The htmx attributes for what chooses or clears ``naam`` in the form ``voor``; of an unknown form none."""
    if voor not in _FORMULIEREN:
        return {}
    deel = f"#veld-{naam}"
    return {"hx-post": url_for(_FORMULIEREN[voor]), "hx-target": deel, "hx-select": deel, "hx-swap": "outerHTML"}
