"""The one group that both dialects spell the same."""

from webapp.domain.partij import Contactnaam
from webapp.klantinteracties.dialects.tables import filled
from webapp.klantinteracties.reading import Record


def decode_contactnaam(record: Record) -> Contactnaam | None:
    """None where nothing of it is filled: providers answer a group of empty texts for none."""
    naam = Contactnaam(
        voorletters=record.text("voorletters"),
        voornaam=record.text("voornaam"),
        voorvoegsel_achternaam=record.text("voorvoegselAchternaam"),
        achternaam=record.text("achternaam"),
    )
    return None if naam == Contactnaam() else naam


def encode_contactnaam(naam: Contactnaam | None) -> dict[str, object]:
    if naam is None:
        return {}
    return filled(
        {
            "voorletters": naam.voorletters,
            "voornaam": naam.voornaam,
            "voorvoegselAchternaam": naam.voorvoegsel_achternaam,
            "achternaam": naam.achternaam,
        }
    )
