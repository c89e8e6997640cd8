"""Names and places to choose from. Nobody in here exists."""

_VOORNAMEN = (
    "Aaliyah Abdel Aisha Albert Amira Anna Anneke Ans Arjan Ayoub Bart Bianca Bilal Bram Carla Cem "
    "Chantal Corrie Daan Daniela Dewi Dirk Elif Eline Emine Esra Eva Fatima Femke Frank Gerrit Greet "
    "Hanna Hans Hassan Heleen Henk Ibrahim Ilse Ingrid Iris Jaap Jan Jasmijn Jelle Jeroen Johanna Joris "
    "Julia Karim Karin Kees Khadija Klaas Koen Lars Latifa Leila Lianne Lotte Lucas Maaike Malika Marcel "
    "Maria Marieke Mehmet Merel Mila Mohamed Monique Mustafa Naomi Nadia Niels Nina Noah Olga Omar "
    "Patricia Peter Petra Pieter Rachid Ravi Rens Rianne Rob Roos Ruben Samira Sander Sanne Selma Sem "
    "Sharon Sjoerd Soraya Stijn Tamara Teun Thijs Tineke Tom Truus Vera Wendy Willem Wim Yara Yasmin "
    "Youssef Yusuf Zeynep Zoë "
)
VOORNAMEN = _VOORNAMEN.split()

ACHTERNAMEN = (
    ("", "Aydin"),
    ("", "Bakker"),
    ("", "Bos"),
    ("", "Bouzid"),
    ("", "Brouwer"),
    ("", "Çelik"),
    ("", "Dekker"),
    ("", "Demir"),
    ("", "Dijkstra"),
    ("", "El Amrani"),
    ("", "Hendriks"),
    ("", "Hofstra"),
    ("", "Jansen"),
    ("", "Janssen"),
    ("", "Kaya"),
    ("", "Koster"),
    ("", "Kuipers"),
    ("", "Mulder"),
    ("", "Nguyen"),
    ("", "Oudshoorn"),
    ("", "Peeters"),
    ("", "Pinas"),
    ("", "Postma"),
    ("", "Ramdin"),
    ("", "Schouten"),
    ("", "Smit"),
    ("", "Visser"),
    ("", "Willems"),
    ("", "Wójcik"),
    ("", "Yilmaz"),
    ("de", "Boer"),
    ("de", "Bruijn"),
    ("de", "Graaf"),
    ("de", "Groot"),
    ("de", "Haan"),
    ("de", "Jong"),
    ("de", "Vries"),
    ("den", "Hartog"),
    ("in 't", "Veld"),
    ("ten", "Cate"),
    ("van", "Beek"),
    ("van", "Dam"),
    ("van", "Dijk"),
    ("van", "Leeuwen"),
    ("van de", "Ven"),
    ("van den", "Berg"),
    ("van der", "Heijden"),
    ("van der", "Meer"),
    ("van 't", "Hof"),
)

STRATEN = (
    "Turfkade",
    "Dorpsstraat",
    "Van Puffelenstraat",
    "Molenweg",
    "Noordersingel",
    "Veenlaan",
    "Lindehof",
    "Stationsplein",
    "Baggerlaan",
    "Wilgenpad",
    "Heidekruid",
    "Zuiderdijk",
    "Prinses Beatrixlaan",
    "Kerkstraat",
    "Sluisweg",
    "Ooievaarstraat",
)
STAD = "Turfstad"

BEDRIJFSNAMEN = (
    "Bakkerij Het Anker",
    "Wereldwinkel 't Kikkertje",
    "Fietsenmakerij De Ketting",
    "Hotel Noordkade",
    "Kapsalon Knip & Zo",
    "Installatiebedrijf Postma",
    "Eetcafé De Turfschuur",
    "Bloemenhuis Veenlaan",
    "Schildersbedrijf Kuipers",
    "Tandartspraktijk Zuiderdijk",
    "Rijschool Rechtdoor",
    "Stichting Speeltuin Lindehof",
    "Voetbalvereniging Turfstadse Boys",
    "Kinderopvang De Veenmolletjes",
    "Bouwbedrijf Van Leeuwen",
    "Supermarkt Molenweg",
    "Vereniging van Eigenaren Sluisweg",
    "Drukkerij De Letterbak",
    "Garage Oudshoorn",
    "Dierenkliniek De Haven",
    "Muziekschool Klinkend",
    "Administratiekantoor Peeters",
)
RECHTSVORMEN = ("B.V.", "V.O.F.", "", "", "")

FUNCTIES = (
    "klantadviseur",
    "klantadviseur",
    "klantadviseur",
    "senior klantadviseur",
    "medewerker burgerzaken",
    "consulent werk en inkomen",
    "consulent Wmo",
    "vergunningverlener",
    "toezichthouder openbare ruimte",
    "medewerker belastingen",
    "taxateur WOZ",
    "schuldhulpverlener",
    "leerplichtambtenaar",
    "vakspecialist groen",
    "teamleider KCC",
    "juridisch medewerker",
)

# The name, whether it is an afdeling or a groep, and its code.
EENHEDEN = (
    ("Klantcontactcentrum", "afd", "kcc"),
    ("Burgerzaken", "afd", "burgerzaken"),
    ("Belastingen", "afd", "belastingen"),
    ("Werk en Inkomen", "afd", "werk.en.inkomen"),
    ("Openbare Ruimte", "afd", "openbare.ruimte"),
    ("Vergunningen", "afd", "vergunningen"),
    ("Zorg en Ondersteuning", "afd", "zorg.en.ondersteuning"),
    ("Veiligheid en Handhaving", "afd", "veiligheid.en.handhaving"),
    ("Team Afval", "grp", "team.afval"),
    ("Team Parkeren", "grp", "team.parkeren"),
    ("Team Wmo", "grp", "team.wmo"),
    ("Team Schuldhulp", "grp", "team.schuldhulp"),
    ("Team Groen", "grp", "team.groen"),
    ("Team WOZ", "grp", "team.woz"),
    ("Team Inkomen", "grp", "team.inkomen"),
    ("Team Jeugd en Onderwijs", "grp", "team.jeugd.en.onderwijs"),
    ("Team Evenementen", "grp", "team.evenementen"),
)

AUTOMATEN = ("Webformulieren", "E-mailverwerker", "Terugbelrobot")
