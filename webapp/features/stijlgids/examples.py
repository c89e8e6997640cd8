"""What a search may have found, in every state that its list can be in. Ids are unique on the page."""

from dataclasses import replace
from uuid import UUID

from webapp.domain.partij import Adres, Contactnaam, Identificator, Partij, SoortIdentificator, SoortPartij
from webapp.features.finding import FoundActoren, FoundKlantcontacten
from webapp.features.marked import Gemarkeerd
from webapp.features.partijen import FoundPartijen, PartijView, partij_view
from webapp.features.presenting import ActorView
from webapp.features.treffers import TrefferView

LANG = "Afdeling Vergunningen, Toezicht en Handhaving, team Openbare ruimte en evenementen in het buitengebied"
_TRAAG = "Zoeken op naam duurt langer. De rest komt er vanzelf bij"
_STORING = "Zoeken op inhoud lukt nu niet"
_DEEL = "Gezocht tot en met ma 9 november 10:12"
_FOUT = "Het systeem met klantcontacten is niet bereikbaar. Probeer het opnieuw."
_UITLEG = "Gezocht is op naam, onderwerp en inhoud. Zoeken op telefoonnummer of datum kan ook."


def plain(text: str) -> Gemarkeerd:
    return ((text, False),) if text else ()


def klantcontacten() -> list[tuple[str, str, FoundKlantcontacten]]:
    """Title, ``als`` and what was found."""
    return [
        (
            "Nog niets getypt",
            "link",
            FoundKlantcontacten("", [_kort(2)], eigen=[_lang(1)], melding="Nieuwste bovenaan"),
        ),
        ("Gevonden", "link", FoundKlantcontacten("jansen", [_lang(3), _kort(4)])),
        ("Om te kiezen", "keuze", FoundKlantcontacten("jansen", [_lang(5)])),
        ("De rest volgt", "link", _following()),
        ("Een bron zonder antwoord", "link", _partly()),
        ("Niets gevonden", "link", FoundKlantcontacten("jnasen", uitleg=_UITLEG)),
        ("Nog niets gevonden", "link", FoundKlantcontacten("jansen", opmerkingen=(_TRAAG,), vervolg=True)),
        ("Te weinig getypt", "link", FoundKlantcontacten("j", melding_kort="Typ minstens twee letters")),
        ("Storing", "link", FoundKlantcontacten("jansen", melding_fout=_FOUT, kan_opnieuw=True)),
    ]


def partijen() -> list[tuple[str, FoundPartijen]]:
    hits = [replace(_partij(partij), gronden=("op telefoonnummer",)) for partij in _PARTIJEN]
    return [
        ("Gevonden", FoundPartijen("06", hits, "3 resultaten")),
        ("Een bron zonder antwoord", FoundPartijen("06", [_partij(_ANDERE)], opmerkingen=(_TRAAG,), kan_opnieuw=True)),
        (
            "Niets gevonden",
            FoundPartijen("999", melding="Niets gevonden met dit BSN", uitleg="Controleer wat u typte."),
        ),
        ("Te weinig getypt", FoundPartijen("", melding_kort="Typ een nummer of een e-mailadres")),
        ("Storing bij het zoeken", FoundPartijen("999", melding_fout=_FOUT, kan_opnieuw=True)),
    ]


def actoren() -> list[tuple[str, FoundActoren]]:
    return [
        ("Open", FoundActoren("vries", _actoren(1))),
        ("Laatst gekozen", FoundActoren("", _actoren(11)[2:])),
        ("Niets gevonden", FoundActoren("zzz")),
        ("Te weinig getypt", FoundActoren("z", melding_kort="Typ minstens twee letters")),
        ("Storing", FoundActoren("vries", melding_fout=_FOUT, kan_opnieuw=True)),
    ]


def actoren_zonder_js() -> list[ActorView]:
    return _actoren(21)


def _lang(number: int) -> TrefferView:
    return TrefferView(
        id=UUID(int=number),
        url="#",
        onderwerp=(("Vraag over een parkeervergunning voor bezoekers van ", False), ("Jansen", True)),
        kanaal="telefoon",
        wanneer="vandaag 10:42",
        wanneer_iso="2026-11-22T10:42",
        nummer=plain("2026 0045 12"),
        fragment=(
            ("Mevrouw ", False),
            ("Jansen", True),
            (" belt voor de derde keer. De monteur is niet gekomen en zij kan de deur niet uit. Zij vraagt om", False),
        ),
        wie=(("M. ", False), ("Jansen", True)),
        gronden=("op naam", "op onderwerp", "op inhoud"),
        vertrouwelijk=True,
        is_volledig=True,
    )


def _kort(number: int) -> TrefferView:
    """With as little as there may be, and a word that is too long for a line."""
    return replace(
        _lang(number),
        onderwerp=plain("Parkeerontheffingsvergunningsaanvraagformulierverwerkingssysteem"),
        kanaal="e-mail",
        wanneer="19 november 2025 16:05",
        nummer=(),
        fragment=(),
        wie=(),
        gronden=(),
        vertrouwelijk=False,
    )


def _following() -> FoundKlantcontacten:
    known = replace(_lang(6), vertrouwelijk=False, gronden=("op onderwerp",))
    unnamed = replace(_kort(10), gronden=("op onderwerp",))
    return FoundKlantcontacten("jansen", [known, unnamed, _onbekend(7)], opmerkingen=(_TRAAG,), vervolg=True)


def _onbekend(number: int) -> TrefferView:
    """Nothing is known but whom it was found by."""
    return replace(
        _lang(number),
        onderwerp=(),
        kanaal="",
        wanneer="",
        wanneer_iso="",
        nummer=(),
        fragment=(),
        gronden=("op naam",),
        vertrouwelijk=False,
        is_volledig=False,
    )


def _partly() -> FoundKlantcontacten:
    return FoundKlantcontacten("jansen", [_kort(8)], opmerkingen=(_STORING, _DEEL), kan_opnieuw=True)


_PARTIJEN = (
    Partij(
        UUID(int=1),
        SoortPartij.PERSOON,
        contactnaam=Contactnaam(voornaam="Anna", achternaam="Zuiderwijk"),
        bezoekadres=Adres("Kerkstraat 12", "9641 SA Turfstad"),
        identificatoren=(Identificator(SoortIdentificator.BSN, "999999990"),),
    ),
    Partij(
        UUID(int=2),
        SoortPartij.ORGANISATIE,
        organisatienaam="Stichting tot behoud van de turfvaart en de bijbehorende bruggen in het buitengebied",
        identificatoren=(Identificator(SoortIdentificator.KVK_NUMMER, "00009999"),),
    ),
    Partij(UUID(int=3), SoortPartij.PERSOON, indicatie_geheimhouding=True),
)
_ANDERE = replace(_PARTIJEN[0], uuid=UUID(int=4))


def _partij(partij: Partij) -> PartijView:
    return partij_view(partij)


def _actoren(first: int) -> list[ActorView]:
    vries = (("Jan de ", False), ("Vries", True))
    people = [
        ("Jan de Vries", vries, "medewerker", "medewerker", "Adviseur Wmo"),
        ("Jan de Vries", vries, "medewerker", "medewerker", "Toezichthouder"),
        ("Burgerzaken", plain("Burgerzaken"), "organisatorische_eenheid", "afdeling of team", ""),
        (LANG, plain(LANG), "organisatorische_eenheid", "afdeling of team", LANG),
    ]
    return [
        ActorView(
            id=UUID(int=number),
            naam=naam,
            soort=soort,
            soort_label=label,
            bijzonderheid=bijzonderheid,
            naam_gemarkeerd=gemarkeerd,
        )
        for number, (naam, gemarkeerd, soort, label, bijzonderheid) in enumerate(people, first)
    ]
