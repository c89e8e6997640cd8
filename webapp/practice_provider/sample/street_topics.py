"""What people contact a municipality about: the street, the house, the neighbours."""

from webapp.practice_provider.sample.topic import Case, Topic

STREET_TOPICS = (
    Topic(
        "team.afval",
        "Nagaan wat er met het afval is misgegaan en klant inlichten",
        (
            Case(
                "Grofvuil laten ophalen",
                "Klant wil een afspraak maken voor het ophalen van een bankstel en een matras.",
                (
                    "Uitgelegd dat de eerste twee keer per jaar gratis is.",
                    "Klant kan het niet zelf naar de stort brengen.",
                ),
            ),
            Case(
                "Grofvuil niet opgehaald {straat}",
                "Klant heeft {dag} grofvuil aan de weg gezet, maar het is niet meegenomen.",
                (
                    "Het staat bij {straat} {nummer} en de buren klagen erover.",
                    "De afspraak stond wel in de bevestiging.",
                ),
            ),
            Case(
                "Gft-container niet geleegd",
                "De gft-container aan {straat} is deze week overgeslagen.",
                (
                    "Klant woont op nummer {nummer} en heeft hem op tijd aangeboden.",
                    "Het is de tweede keer in een maand.",
                ),
            ),
            Case(
                "Ondergrondse container zit vol",
                "De ondergrondse container op de hoek van {straat} is al dagen vol.",
                ("Er staan vuilniszakken naast, er komen meeuwen op af.", "Ook de container voor glas zit vol."),
            ),
            Case(
                "Afvalpas werkt niet",
                "De afvalpas van klant wordt niet herkend door de container.",
                ("Klant is onlangs verhuisd.", "Een nieuwe pas aangevraagd, die komt binnen een week."),
            ),
        ),
    ),
    Topic(
        "team.parkeren",
        "Uitzoeken hoe het staat met de parkeervergunning",
        (
            Case(
                "Parkeervergunning aanvragen",
                "Klant woont sinds kort aan {straat} en wil een parkeervergunning voor bewoners.",
                (
                    "Het is een leaseauto, de verklaring van de werkgever is bijgevoegd.",
                    "Er is een wachtlijst voor deze zone.",
                ),
            ),
            Case(
                "Tweede parkeervergunning afgewezen",
                "De aanvraag voor een tweede vergunning is afgewezen, klant begrijpt niet waarom.",
                ("Klant heeft volgens de brief een oprit, maar die is te smal.", "De termijn voor bezwaar genoemd."),
            ),
            Case(
                "Bezoekersregeling parkeren",
                "Klant krijgt het bezoek niet aangemeld met de bezoekersregeling.",
                ("De app geeft steeds een foutmelding.", "Het tegoed voor dit jaar is nog niet op."),
            ),
            Case(
                "Naheffing parkeren {straat}",
                "Klant heeft een naheffing gekregen aan {straat}, maar had wel betaald.",
                (
                    "Klant heeft het bewijs van betaling in de app.",
                    "Uitgelegd dat bezwaar binnen zes weken schriftelijk moet.",
                ),
            ),
        ),
    ),
    Topic(
        "vergunningen",
        "Behandelaar laten bellen over de aanvraag",
        (
            Case(
                "Omgevingsvergunning dakkapel",
                "Klant wil een dakkapel aan de voorkant plaatsen en vraagt of er een vergunning nodig is.",
                ("Volgens de vergunningcheck was er niets nodig.", "De buren hebben al zo'n dakkapel."),
            ),
            Case(
                "Status aanvraag aanbouw {straat}",
                "Klant wacht al acht weken op een beslissing over de aanbouw aan {straat} {nummer}.",
                ("De aannemer kan over twee weken beginnen.", "De buren hebben geen bezwaar."),
            ),
        ),
    ),
    Topic(
        "team.groen",
        "Ter plaatse kijken en klant berichten",
        (
            Case(
                "Kapvergunning boom",
                "Klant wil een kastanje in de achtertuin kappen en vraagt of dat mag.",
                ("De boom is volgens klant ziek, er zitten zwammen op de stam.", "De stam is ongeveer een meter dik."),
            ),
            Case(
                "Overhangende takken {straat}",
                "De takken van een gemeenteboom hangen over het dak van {straat} {nummer}.",
                ("Klant heeft een foto gestuurd.", "Bij storm slaan de takken tegen de dakgoot."),
            ),
            Case(
                "Boomwortels in het trottoir",
                "Door boomwortels liggen de tegels aan {straat} schots en scheef.",
                ("Er is al iemand gevallen.", "Met een rollator is er niet langs te komen."),
            ),
        ),
    ),
    Topic(
        "openbare.ruimte",
        "Melding laten oppakken en klant berichten",
        (
            Case(
                "Melding openbare ruimte: losliggende stoeptegel",
                "Bij {straat} {nummer} ligt een stoeptegel los.",
                ("Vooral voor ouderen uit de straat is het gevaarlijk.", "Het is naast de ingang van de school."),
            ),
            Case(
                "Lantaarnpaal kapot {straat}",
                "De lantaarnpaal voor {straat} {nummer} brandt al een week niet.",
                ("Er is eerder een melding van gedaan.", "Het is er 's avonds helemaal donker."),
            ),
            Case(
                "Gat in het wegdek {straat}",
                "In het wegdek van {straat} zit een diep gat, fietsers moeten uitwijken.",
                ("Er staat een hekje omheen dat steeds omwaait.", "Klant stuurt een foto na."),
            ),
            Case(
                "Verstopte put {straat}",
                "De put aan {straat} loopt niet meer door, bij regen staat de stoep blank.",
                ("Het zit vol bladeren.", "Klant wil bericht als het is opgelost."),
            ),
        ),
    ),
    Topic(
        "veiligheid.en.handhaving",
        "Handhaving laten kijken en klant terugbellen",
        (
            Case(
                "Geluidsoverlast {straat}",
                "Klant heeft al weken last van harde muziek bij de buren, vooral na middernacht.",
                ("De klant wil anoniem blijven richting de buren.", "De politie is twee keer langs geweest."),
            ),
            Case(
                "Overlast horeca {straat}",
                "Het terras aan {straat} gaat tot diep in de nacht door.",
                ("Praten met de eigenaar heeft niet geholpen.", "Het is het ergst op {dag}."),
            ),
            Case(
                "Overlast van hangjongeren",
                "Een groep jongeren staat elke avond bij het bankje aan {straat} en laat afval achter.",
                ("Bewoners durven er niet meer langs.", "Er wordt ook vuurwerk afgestoken."),
            ),
            Case(
                "Foutparkeren {straat}",
                "Auto's staan steeds op de stoep van {straat}, met een kinderwagen kun je er niet langs.",
                ("Klant vraagt om controle op {dag}.", "Het gaat vooral mis rond schooltijd."),
            ),
            Case(
                "Fietswrakken {straat}",
                "In de rekken aan {straat} staan fietsen zonder wielen.",
                ("Er is geen plek meer voor gewone fietsen.", "Sommige staan er al een jaar."),
            ),
        ),
    ),
    Topic(
        "team.evenementen",
        "Klant bellen over de melding van het evenement",
        (
            Case(
                "Straatfeest organiseren",
                "Klant wil in de zomer een straatfeest houden aan {straat} en vraagt wat daarvoor nodig is.",
                ("Het gaat om ongeveer {nummer} bezoekers.", "De straat moet daarvoor een middag dicht."),
            ),
            Case(
                "Standplaats weekmarkt",
                "Klant vraagt of er een standplaats vrij is op de weekmarkt.",
                ("Klant verkoopt kaas en olijven.", "De kraam heeft stroom nodig."),
            ),
        ),
    ),
)
