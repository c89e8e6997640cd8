"""The number that an employee reads out to the caller."""

import secrets

# Nine digits: the seed's own length, fits in 32 bits, reads aloud in three groups of three, and leaves providers
# that still count for themselves (Open Klant up to 2.15: highest plus one, ten digits at most) room to go on.
_LOWEST, _HIGHEST = 100_000_000, 999_999_999
_GROUP = 3


def new_nummer() -> str:
    return str(_LOWEST + secrets.randbelow(_HIGHEST - _LOWEST + 1))


def in_groups(nummer: str) -> tuple[str, ...]:
    """``645536673`` → ``("645", "536", "673")``; the first group takes what does not divide by three."""
    first = len(nummer) % _GROUP
    groups = [nummer[:first]] if first else []
    groups += [nummer[start : start + _GROUP] for start in range(first, len(nummer), _GROUP)]
    return tuple(groups)
