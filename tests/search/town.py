"""The actoren of a large municipality, made up: common surnames and rare ones as they are spread in this country."""

import re
import unicodedata
from itertools import accumulate
from random import Random
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor

_VOORNAMEN_TEXT = (
    "Aaliyah Abdel Adriaan Agnes Aisha Albert Alexander Alice Amber Amira Andrea André Anja Anna Anneke Annelies Anouk "
    "Ans Anton Arie Arjan Ayoub Barbara Bart Bas Bernard Bianca Bilal Björn Boris Bram Brigitte Carla Carlijn Caroline "
    "Cem Chantal Charlotte Chloé Christiaan Claudia Coen Cornelis Corrie Daan Daniël Daniëlle Daphne David Debby Demi "
    "Dennis Désirée Dewi Diana Dick Dirk Edwin Eefje Elif Eline Elisabeth Ellen Els Emine Emma Erik Ernst Esmée Esra "
    "Esther Eva Evelien Fatima Fenna Femke Ferry Fleur Floor Floris Frank François Frederik Gabriël Geert Gerard "
    "Gerrit Gijs Greet Guus Hanna Hans Harm Hassan Heleen Hélène Hendrik Henk Herman Hilde Hugo Ibrahim Ilse Imke "
    "Inès Ingrid Irene Iris Jaap Jack Jacqueline Jan Janneke Jasmijn Jasper Jelle Jeroen Jesse Jitske Joëlle Johan "
    "Johanna Jolanda Joost Joris José Joyce Judith Julia Jurgen Karel Karim Karin Kasper Katja Kees Kevin Khadija Kim "
    "Klaas Koen Kyra Lars Latifa Laura Leila Lennart Leo Lianne Lidia Lieke Linda Lisa Loes Lotte Lucas Luuk Maaike "
    "Maarten Malika Manon Marc Marcel Margriet Maria Marieke Marijke Mark Marlies Martijn Martin Mathilde Maud Max "
    "Mehmet Melanie Merel Michiel Mieke Mila Milou Mirjam Mohamed Monique Mustafa Nadia Naomi Natasja Nico Niek Niels "
    "Nienke Nina Noa Noah Noëlle Olga Olivier Omar Oscar Pascal Patricia Patrick Paul Paulien Peter Petra Pien Pieter "
    "Quinten Rachel Rachid Ralph Ravi Reinier Rémi Renate René Renée Rens Rianne Rik Rinske Rob Robin Roel Roland "
    "Romy Ron Roos Ruben Rutger Ruud Saïda Samira Sander Sandra Sanne Sara Sebastiaan Selma Sem Sharon Silvia Simon "
    "Sjoerd Sofie Sonja Soraya Stefan Steven Stijn Susanne Sven Sylvia Tamara Teun Theo Thérèse Thijs Thomas Tim "
    "Tineke Tjeerd Tom Toon Truus Ursula Valérie Vera Veronique Victor Vincent Wendy Wessel Wiebe Willem Willemijn Wim "
    "Wouter Xander Yara Yasmin Youri Youssef Yusuf Yvonne Zeynep Zoë"
)
_VOORNAMEN = _VOORNAMEN_TEXT.split()

_COMMON_TEXT = (
    "de Jong,Jansen,de Vries,van den Berg,van Dijk,Bakker,Janssen,Visser,Smit,Meijer,de Boer,Mulder,de Groot,Bos,Vos,"
    "Peters,Hendriks,van Leeuwen,Dekker,Brouwer,de Wit,Dijkstra,Smits,de Graaf,van der Meer,van der Linden,Kok,Jacobs,"
    "de Haan,Vermeulen,van den Heuvel,van der Veen,van den Broek,de Bruijn,van der Heijden,Schouten,van Beek,Willems,"
    "van Vliet,van de Ven,Hoekstra,Maas,Verhoeven,Koster,van Dam,van der Wal,Prins,Blom,Huisman,Peeters,de Jonge,"
    "Kuipers,van Veen,Postma,Kuiper,Veenstra,Kramer,van den Brink,Scholten,van Wijk,Evers,van 't Hof,in 't Veld,"
    "Yilmaz,Çelik,Yıldız,Öztürk,Şahin,Demir,Kaya,El Amrani,Bouzid,Nguyen,Wójcik,Müller,Jørgensen,Núñez,Gonçalves,"
    "Citroën,Daniëls,Israëls,Rosé,Böhm,Groß,Dvořák,Kovačević"
)
_COMMON = _COMMON_TEXT.split(",")

_VOORVOEGSELS = (
    "",
    "",
    "",
    "",
    "",
    "",
    "van",
    "van",
    "van der",
    "van de",
    "van den",
    "de",
    "ten",
    "ter",
    "van 't",
    "op de",
)
_STARTS_TEXT = (
    "Acht Berken Beuken Bloemen Boeken Bonge Breuke Brink Broek Dijken Doorn Drie Duine Eiken Elzen Esch Gans Geest "
    "Goor Graven Griend Groene Haver Heem Heide Hemel Herten Hoge Hooge Hout Iepen Kamper Kastel Kerk Kloos Klooster "
    "Korte Kraaien Kruis Lage Lange Leeuwer Linden Loo Maan Maat Meer Midden Molen Moer Nieuwen Noorde Ooster Oude "
    "Over Paarden Pannen Poel Raven Reiger Rietve Rijken Roden Rooijen Roosen Schaap Schoon Slooten Sluis Spaan Steen "
    "Steenber Stein Stok Suiker Tichel Turf Uilen Veen Velden Vis Vlas Voor Vree Water Weiden Wester Wiers Wijn Wilgen "
    "Winkel Wolfs Zand Zeven Zilver Zonne Zuider Zwaan Zwarten"
)
_STARTS = _STARTS_TEXT.split()
_ENDS_TEXT = (
    "aar akker berg berger bergen beek boer bosch brink broek brugge burg dam dijk donk driessen eind feld gaard "
    "gaarde geest graaf haar haven heim hof horst huijs huis huizen hoek kamp kerk laan lo loon maat man mans meer "
    "meijer molen oord plas poort recht rade rink schot singel sma ssen stra steeg stein straten tveld veen veld "
    "vliet voort waard wal water weg wijk winkel zicht"
)
_ENDS = _ENDS_TEXT.split()
_COMMON_SHARE = 0.2
_TWO_NAMES, _TWO_SURNAMES = 0.04, 0.05

_FUNCTIES_TEXT = (
    "klantadviseur,senior klantadviseur,medewerker burgerzaken,consulent werk en inkomen,consulent Wmo,"
    "vergunningverlener,toezichthouder openbare ruimte,medewerker belastingen,taxateur WOZ,schuldhulpverlener,"
    "leerplichtambtenaar,vakspecialist groen,teamleider KCC,juridisch medewerker,beleidsmedewerker,projectleider"
)
_FUNCTIES = _FUNCTIES_TEXT.split(",")
_EENHEDEN_TEXT = (
    "Klantcontactcentrum,Burgerzaken,Belastingen,Werk en Inkomen,Openbare Ruimte,Vergunningen,Zorg en Ondersteuning,"
    "Veiligheid en Handhaving,Team Afval,Team Parkeren,Team Wmo,Team Schuldhulp,Team Groen,Team WOZ,Team Jeugd,"
    "Team Evenementen,Team Riolering,Archief,Griffie,Bestuurssecretariaat"
)
_EENHEDEN = _EENHEDEN_TEXT.split(",")
_DOMAIN = "turfstad.example"


def town(count: int, seed: int = 4) -> tuple[Actor, ...]:
    """``count`` actoren, units among them; who happens to get the name of another is its namesake."""
    random = Random(seed)  # noqa: S311
    weights = tuple(accumulate(1 / (place + 4) for place in range(len(_COMMON))))
    units = tuple(_unit(random, name) for name in _EENHEDEN[:count])
    return (*units, *(_medewerker(random, weights, place) for place in range(count - len(units))))


def _medewerker(random: Random, weights: tuple[float, ...], place: int) -> Actor:
    voornaam, achternaam = _voornaam(random), _achternaam(random, weights)
    address = f"{_plain(voornaam)}.{_plain(achternaam)}{place if place % 10 == 0 else ''}@{_DOMAIN}"
    return Actor(
        _uuid(random),
        f"{voornaam} {achternaam}",
        SoortActor.MEDEWERKER,
        functie=random.choice(_FUNCTIES),
        omschrijving=random.choice(_EENHEDEN) if place % 3 == 0 else "",
        emailadres=address,
        identificatie=address if place % 2 else str(100_000 + place),
    )


def _voornaam(random: Random) -> str:
    first = random.choice(_VOORNAMEN)
    return f"{first}-{random.choice(_VOORNAMEN)}" if random.random() < _TWO_NAMES else first


def _achternaam(random: Random, weights: tuple[float, ...]) -> str:
    first = _surname(random, weights)
    return f"{first}-{_surname(random, weights)}" if random.random() < _TWO_SURNAMES else first


def _surname(random: Random, weights: tuple[float, ...]) -> str:
    if random.random() < _COMMON_SHARE:
        return random.choices(_COMMON, cum_weights=weights)[0]
    return f"{random.choice(_VOORVOEGSELS)} {random.choice(_STARTS)}{random.choice(_ENDS)}".strip()


def _unit(random: Random, naam: str) -> Actor:
    return Actor(_uuid(random), naam, SoortActor.ORGANISATORISCHE_EENHEID, omschrijving=f"Afdeling {naam}")


def _uuid(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


def _plain(text: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]", "", ascii_only.lower())
