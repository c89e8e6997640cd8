"""What people contact a municipality about: papers, money, care."""

from webapp.practice_provider.sample.topic import Case, Topic

DESK_TOPICS = (
    Topic(
        "burgerzaken",
        "Aanvraag van klant in behandeling nemen",
        (
            Case(
                "Paspoort aanvragen",
                "Klant wil een paspoort aanvragen en vraagt wat er mee moet naar de balie.",
                ("Gewezen op de eisen aan de pasfoto.", "Klant vond online geen afspraak in de komende twee weken."),
            ),
            Case(
                "Paspoort kwijtgeraakt",
                "Klant is het paspoort kwijt en vertrekt over drie weken naar het buitenland.",
                (
                    "Spoedprocedure en de extra kosten uitgelegd.",
                    "Klant heeft nog geen aangifte van vermissing gedaan.",
                ),
            ),
            Case(
                "Paspoort voor een kind",
                "Klant vraagt of een paspoort voor een kind van vier zonder de andere ouder kan worden aangevraagd.",
                ("Gewezen op het toestemmingsformulier.", "De andere ouder woont in het buitenland."),
            ),
            Case(
                "Verhuizing doorgeven",
                "Klant is verhuisd naar {straat} {nummer} en wil dat doorgeven.",
                (
                    "Een huisgenoot verhuist op hetzelfde moment mee.",
                    "De verhuisdatum is {dag}, de sleutel is al overgedragen.",
                ),
            ),
            Case(
                "Adreswijziging niet verwerkt",
                "Klant heeft de verhuizing twee weken geleden online doorgegeven, maar ziet het oude adres nog staan.",
                ("Klant heeft geen bevestiging ontvangen.", "De zorgverzekeraar vraagt om het nieuwe adres."),
            ),
            Case(
                "Uittreksel BRP",
                "Klant heeft een uittreksel nodig voor een inschrijving bij een woningcorporatie.",
                ("Aanvragen met DigiD lukt niet, klant krijgt een foutmelding.", "De kosten en de levertijd genoemd."),
            ),
            Case(
                "Rijbewijs verlengen",
                "Het rijbewijs van klant verloopt volgende maand.",
                ("Klant is ouder dan 75 en heeft een keuring nodig.", "Er komt een afspraak voor {dag}."),
            ),
            Case(
                "Trouwdatum kiezen",
                "Klant wil volgend voorjaar trouwen in het oude stadhuis en vraagt welke data vrij zijn.",
                ("De partner is in het buitenland geboren.", "Klant verwacht ongeveer {nummer} gasten."),
            ),
        ),
    ),
    Topic(
        "team.woz",
        "Klant terugbellen over de WOZ-waarde",
        (
            Case(
                "Bezwaar WOZ-waarde {straat}",
                "Klant vindt de WOZ-waarde van {straat} {nummer} te hoog.",
                ("De buren hebben een zelfde woning en een lagere waarde.", "De termijn van zes weken genoemd."),
            ),
            Case(
                "Vraag over WOZ-beschikking",
                "Klant begrijpt niet hoe de WOZ-waarde is berekend en wil het taxatieverslag zien.",
                ("De aanbouw in het verslag is er nooit gekomen.", "Klant wil de taxateur spreken."),
            ),
        ),
    ),
    Topic(
        "belastingen",
        "Klant inlichten over de aanslag",
        (
            Case(
                "Betalingsregeling gemeentelijke belastingen",
                "Klant kan de aanslag niet in een keer betalen en vraagt een regeling.",
                ("Automatische incasso in tien termijnen besproken.", "Er is al een aanmaning verstuurd."),
            ),
            Case(
                "Aanslag dubbel ontvangen",
                "Klant heeft twee aanslagen afvalstoffenheffing ontvangen voor hetzelfde adres.",
                ("Klant is in maart binnen de gemeente verhuisd.", "De eerste aanslag is al betaald."),
            ),
            Case(
                "Kwijtschelding aanvragen",
                "Klant wil kwijtschelding aanvragen en vraagt of het vermogen van de partner meetelt.",
                ("Vorig jaar is wel kwijtschelding verleend.", "Het formulier wordt per post gestuurd."),
            ),
            Case(
                "Hondenbelasting",
                "De hond van klant is overleden en klant wil de hondenbelasting stopzetten.",
                ("Klant vraagt of een deel wordt terugbetaald.", "De verklaring van de dierenarts is meegestuurd."),
            ),
        ),
    ),
    Topic(
        "team.inkomen",
        "Consulent laten terugbellen over de uitkering",
        (
            Case(
                "Bijstandsuitkering aanvragen",
                "Klant wil een bijstandsuitkering aanvragen nu de WW is afgelopen.",
                ("Klant heeft nog geld voor ongeveer een week.", "Klant maakt zich zorgen over de huur."),
            ),
            Case(
                "Uitkering niet ontvangen",
                "De uitkering van deze maand is nog niet op de rekening bijgeschreven.",
                ("De bankafschriften zijn vorige week ingeleverd.", "Klant wil de eigen consulent spreken."),
            ),
            Case(
                "Inkomsten doorgeven",
                "Klant heeft drie dagen via een uitzendbureau gewerkt en wil dat doorgeven.",
                ("De loonstrook komt pas volgende week.", "Klant is bang voor een terugvordering."),
            ),
        ),
        vertrouwelijk=True,
    ),
    Topic(
        "team.schuldhulp",
        "Binnen drie werkdagen contact opnemen over schuldhulp",
        (
            Case(
                "Hulp bij schulden",
                "Klant heeft betalingsachterstanden bij de zorgverzekering en de energieleverancier.",
                ("Er dreigt afsluiting van gas en licht.", "Klant heeft een overzicht van de schulden gemaakt."),
            ),
            Case(
                "Afspraak schuldhulpverlening verzetten",
                "Klant wil de afspraak met schuldhulpverlening verzetten.",
                ("Klant heeft op dat moment geen oppas.", "Een nieuwe afspraak kan op {dag}."),
            ),
        ),
        vertrouwelijk=True,
    ),
    Topic(
        "team.wmo",
        "Klant bellen over de voorziening",
        (
            Case(
                "Hulp in het huishouden",
                "Klant vraagt namens een ouder hulp in het huishouden aan.",
                ("De ouder woont alleen en is slecht ter been.", "De mantelzorger kan het niet meer volhouden."),
            ),
            Case(
                "Scootmobiel kapot",
                "De scootmobiel van klant laadt niet meer op.",
                ("Klant kan daardoor de deur niet meer uit.", "De leverancier verwijst naar de gemeente."),
            ),
            Case(
                "Indicatie Wmo loopt af",
                "De indicatie van klant loopt volgende maand af en er is nog geen gesprek gepland.",
                ("De huidige hulp komt twee uur in de week.", "De situatie is sinds vorig jaar verslechterd."),
            ),
            Case(
                "Aanvraag traplift",
                "Klant wil een traplift aanvragen na een heupoperatie.",
                ("De huisarts heeft een brief meegegeven.", "Klant slaapt nu beneden op de bank."),
            ),
        ),
    ),
    Topic(
        "team.jeugd.en.onderwijs",
        "Contact opnemen met de ouder",
        (
            Case(
                "Leerlingenvervoer niet gekomen",
                "De taxi van het leerlingenvervoer is twee ochtenden niet gekomen.",
                ("Het kind is acht jaar en zit op het speciaal onderwijs.", "De vervoerder neemt niet op."),
            ),
            Case(
                "Verlof buiten de schoolvakantie",
                "Klant vraagt verlof voor een familiefeest buiten de schoolvakantie.",
                ("De school verwees door naar de gemeente.", "Het gaat om twee kinderen en drie schooldagen."),
            ),
            Case(
                "Inschrijven basisschool",
                "Klant is nieuw in Turfstad en vraagt hoe een kind bij een basisschool wordt aangemeld.",
                ("Het kind wordt in april vier.", "Klant woont aan {straat}."),
            ),
        ),
    ),
    Topic(
        "kcc",
        "Klacht afhandelen en klant bellen",
        (
            Case(
                "Openingstijden stadhuis",
                "Klant vraagt naar de openingstijden van de balie op {dag}.",
                ("Gewezen op de website.", "Klant komt zelf langs, een afspraak was niet nodig."),
            ),
            Case(
                "Klacht over wachttijd",
                "Klant heeft drie kwartier in de wachtrij gestaan en is daar niet blij mee.",
                ("Excuses aangeboden.", "Klant wil weten wat eraan gedaan wordt."),
            ),
            Case(
                "Behandelaar niet bereikt",
                "Klant wilde de behandelaar van het dossier spreken, daar werd niet opgenomen.",
                ("Klant belt voor de derde keer.", "Klant heeft de brief van vorige week nog niet begrepen."),
            ),
        ),
    ),
)
