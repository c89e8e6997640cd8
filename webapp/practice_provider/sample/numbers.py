"""Numbers that have the right form and belong to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random


STEP = 7_001  # has no factor in common with the counts below
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)
TEN = 10


def bsns() -> Iterator[str]:
    """The range for tests: 9999….; about nine thousand of them pass the elfproef."""
    return _passing(99_990_000, 10_000)


def rsins() -> Iterator[str]:
    return _passing(80_000_000, 10_000_000)


def _passing(first: int, count: int) -> Iterator[str]:
    """Eight digits, in an order that does not look counted, and the ninth that makes them pass."""
    for place in range(count):
        digits = str(first + place * STEP % count)
        check = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True)) % 11
        if check < TEN:
            yield f"{digits}{check}"


def mobile(random: Random) -> str:
    prefix = random.choice(("06", "06", "06", "+316"))
    return f"{prefix}{random.randrange(10_000_000, 99_999_999)}"


def landline(random: Random) -> str:
    return f"0598{random.randrange(200_000, 699_999)}"
