"""Numbers, postcodes and domains that have the right form and belong to nobody.

BSN: 9999xxxxx, the range for tests. RSIN: 990… to 998…; those given out begin with 0 or 8. Both pass the elfproef.
KvK-nummer: 0000xxxx; those given out begin with 01 or higher. Vestigingsnummer: 9000…; those given out begin with 0000.
Landline: area code 0598 with a local number that begins with 0 or 1, which local numbers do not.
Mobile: 060xxxxxxx, which the number plan has given out to nobody since 06-0 stopped being free of charge.
Postcode: ends in SA, SD or SS, which no postcode does; its four digits are those of a real area.
Nummeraanduiding: of municipality 9999, a code that no municipality has.
Domain: under .example, which nobody can register.

These are rules as they are generally known: no register was asked about each value.
"""

from collections.abc import Iterator
from random import Random

from webapp.practice_provider.elfproef import ninth_digit

MUNICIPALITY_DOMAIN, CITIZEN_DOMAIN = "turfstad.example", "voorbeeld.example"
STEP = 7_001  # has no factor in common with the counts below


def bsns() -> Iterator[str]:
    """About nine thousand."""
    return _passing(99_990_000, 10_000)


def rsins() -> Iterator[str]:
    """Far more than there are KvK-nummers."""
    return _passing(99_000_000, 900_000)


def _passing(first: int, count: int) -> Iterator[str]:
    """Eight digits, in an order that does not look counted, and the ninth that makes them pass."""
    for place in range(count):
        digits = str(first + place * STEP % count)
        last = ninth_digit(digits)
        if last is not None:
            yield digits + last


def kvk_nummers() -> Iterator[str]:
    return (f"0000{place * STEP % 10_000:04d}" for place in range(1, 10_000))


def vestigingsnummers() -> Iterator[str]:
    return (f"9000{place:08d}" for place in range(100_000_000))


def mobile(random: Random) -> str:
    prefix = random.choice(("06", "06", "06", "+316"))
    return f"{prefix}0{random.randrange(10_000_000):07d}"


def landline(random: Random) -> str:
    prefix = random.choice(("0598", "0598", "0598", "+31598"))
    return f"{prefix}{random.randrange(200_000):06d}"


def postcode(random: Random) -> str:
    return f"{random.randrange(9640, 9649)} {random.choice(('SA', 'SD', 'SS'))}"


def nummeraanduiding_id(random: Random) -> str:
    return f"999920{random.randrange(10**10):010d}"
