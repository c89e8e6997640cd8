"""Which codes stand for a BSN, a KvK number, a country … Data, because the standard leaves them to reference lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from webapp.domain.partij import Identificator, SoortIdentificator
from webapp.klantinteracties.reading import Record

_KEYS = ("codeRegister", "codeObjecttype", "codeSoortObjectId")


@dataclass(frozen=True, slots=True)
class IdentificatorCodes:
    """``table`` holds the three codes of each soort, in the order of ``_KEYS``."""

    table: Mapping[SoortIdentificator, tuple[str, str, str]]

    def soort_object_id(self, soort: SoortIdentificator) -> str:
        return self.table[soort][2]

    def encode(self, identificator: Identificator) -> dict[str, str]:
        codes = dict(zip(_KEYS, self.table[identificator.soort], strict=True))
        return {**codes, "objectId": identificator.object_id}

    def decode(self, record: Record) -> Identificator | None:
        """None for what this application has no word for; register and objecttype do not tell kinds apart."""
        code, object_id = record.text("codeSoortObjectId"), record.text("objectId")
        soort = next((soort for soort in self.table if self.soort_object_id(soort) == code), None)
        return Identificator(soort, object_id) if soort and object_id else None

    def overridden(self, codes: Mapping[str, Mapping[str, str]]) -> "IdentificatorCodes":
        """``{"bsn": {"codeRegister": …}}``; what is not named stays. Raises ValueError on a name that is unknown."""
        table = dict(self.table)
        for name, given in codes.items():
            soort = SoortIdentificator(name)
            if unknown := set(given) - set(_KEYS):
                raise ValueError(f"unknown identificator codes: {', '.join(sorted(unknown))}")
            register, objecttype, soort_object_id = (
                given.get(key, old) for key, old in zip(_KEYS, table[soort], strict=True)
            )
            table[soort] = (register, objecttype, soort_object_id)
        return IdentificatorCodes(table)


# In use with Open Klant by its consumers, and since 2.6 enforced by it.
IN_USE = IdentificatorCodes(
    {
        SoortIdentificator.BSN: ("brp", "natuurlijk_persoon", "bsn"),
        SoortIdentificator.KVK_NUMMER: ("hr", "niet_natuurlijk_persoon", "kvk_nummer"),
        SoortIdentificator.RSIN: ("hr", "niet_natuurlijk_persoon", "rsin"),
        SoortIdentificator.VESTIGINGSNUMMER: ("hr", "vestiging", "vestigingsnummer"),
    }
)


_ISO = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class LandCodes:
    """``table`` holds the provider's own codes by ISO 3166-1 alpha-2; any other country goes by its ISO code.

    So a country that the provider has another code for is refused aloud, and not registered as somewhere else.
    """

    table: Mapping[str, str]

    def encode(self, land: str) -> str:
        return self.table.get(land, land)

    def decode(self, code: str) -> str:
        """What is no code of the provider's own stays as it is."""
        return next((iso for iso, own in self.table.items() if own == code), code)

    def overridden(self, codes: Mapping[str, str]) -> "LandCodes":
        """``{"NL": "6030"}``; what is not named stays. Raises ValueError on what could not be read back."""
        table = {**self.table, **codes}
        if not all(map(_ISO.fullmatch, table)) or not all(table.values()):
            raise ValueError("a land is two capital letters, and has a code")
        if len(set(codes.values())) < len(codes):
            raise ValueError("two countries have the same code")
        return LandCodes(table)


@dataclass(frozen=True, slots=True)
class Codes:
    identificatoren: IdentificatorCodes
    landen: LandCodes
