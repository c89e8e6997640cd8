"""The elfproef: eight digits of a BSN or an RSIN decide on the ninth."""

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)
TEN = 10


def ninth_digit(eight: str) -> str | None:
    """None where no ninth digit passes."""
    digit = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, eight, strict=True)) % 11
    return str(digit) if digit < TEN else None


def passes_elfproef(number: str) -> bool:
    return number[8:] == ninth_digit(number[:8])
