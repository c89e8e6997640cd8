"""Text that was typed or pasted, as it may be registered."""

import unicodedata

from webapp.domain.rules import RuleError

_SEPARATORS = {"Zs", "Pd", "Cf"}  # spaces, dashes, and the invisible marks that come along from an address book


def checked(typed: str, *, at_most: int | None = None) -> str:
    """One line, with one spelling of each letter with an accent, so that what looks equal is found as equal.

    Line breaks, tabs and hard spaces become plain spaces: nothing that was said is lost by that. Other control
    characters and halves of characters are refused, not removed: what stood there may have meant something, and the
    provider refuses NUL and lone surrogates too.
    """
    text = " ".join(unicodedata.normalize("NFC", typed).split())
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        raise RuleError("In deze tekst staat een teken dat we niet kunnen opslaan. Typ de tekst opnieuw")
    if at_most is not None and len(text) > at_most:
        raise RuleError(f"Deze tekst is te lang. U kunt maximaal {at_most} tekens gebruiken")
    return text


def compact(typed: str, *, also: str = "") -> str:
    """Without what people write between the digits of a number, and without the characters of ``also``."""
    return "".join(
        character
        for character in checked(typed)
        if unicodedata.category(character) not in _SEPARATORS and character not in ".\N{MINUS SIGN}" + also
    )


def without_marks(text: str) -> str:
    """Without the invisible marks that come along from an address book: for what is never spelt with one."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf").strip()
