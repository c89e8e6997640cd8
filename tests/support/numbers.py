"""Numbers that nobody has."""

from collections.abc import Iterator


def bsns() -> Iterator[str]:
    """Of the official test range (9999….); they pass the elfproef."""
    for number in range(99_990_000, 100_000_000):
        digits = [int(digit) for digit in str(number)]
        check = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
        if check < 10:
            yield f"{number}{check}"
