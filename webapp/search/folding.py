"""Text as it is compared: without case, accents and punctuation."""

import re

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")


def folded(text: str) -> str:
    """``Çelik`` → ``celik``, ``Łódź`` → ``lodz``, ``Иван`` → ``ivan``. May be longer or shorter than ``text``."""
    return anyascii(text).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """``Van 't Hof-Çelik`` → ``("van", "t", "hof", "celik")``."""
    return tuple(_WORD.findall(folded(text)))
