"""A search term as it may be sent to a provider."""

MAX_LENGTH = 200


def cleaned(zoekterm: str) -> str:
    """One line of printable characters with single spaces, at most 200: nobody types more, and a URL has its limits."""
    printable = "".join(character if character.isprintable() else " " for character in zoekterm[: MAX_LENGTH * 2])
    return " ".join(printable.split())[:MAX_LENGTH]
