"""What a subject of conversation is made of: a klantcontact takes the situation of a case, some details and a wish."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    onderwerp: str
    situatie: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    eenheid: str  # the code of who handles it
    handeling: str  # what a colleague is asked to do
    cases: tuple[Case, ...]
    vertrouwelijk: bool = False


WENSEN = (
    "Klant wil graag teruggebeld worden op {dag} tussen {uur}:00 en {later}:00.",
    "Graag terugbellen na {uur}:00, daarvoor is klant aan het werk.",
    "Klant ontvangt het antwoord liefst per e-mail.",
    "",
    "",
)
