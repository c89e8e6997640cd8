"""A partij as the screens show it, and what a search for one found, with the words that go with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from webapp.domain.errors import ProviderError
from webapp.domain.identificator import masked
from webapp.domain.partij import Identificator, Partij, SoortIdentificator, SoortPartij
from webapp.features.finding import failure
from webapp.features.presenting import AFGESCHERMD, NAAM_AFGESCHERMD, adres_regel, digitaal_adres_tekst
from webapp.search import Kind, PartijSearch

SOORT_PARTIJ = {
    SoortPartij.PERSOON: "persoon",
    SoortPartij.ORGANISATIE: "organisatie",
    SoortPartij.CONTACTPERSOON: "contactpersoon",
}
SOORT_IDENTIFICATOR = {
    SoortIdentificator.BSN: "BSN",
    SoortIdentificator.KVK_NUMMER: "KvK-nummer",
    SoortIdentificator.RSIN: "RSIN",
    SoortIdentificator.VESTIGINGSNUMMER: "vestigingsnummer",
}

_LEEG = "Typ een nummer of een e-mailadres"
_ZOEK_OP = (
    "Zoek op BSN, KvK-nummer, RSIN, vestigingsnummer of partijnummer. Of op het hele e-mailadres of telefoonnummer."
)
_KIND = {
    Kind.BSN: "BSN",
    Kind.RSIN: "RSIN",
    Kind.KVK_NUMMER: "KvK-nummer",
    Kind.VESTIGINGSNUMMER: "vestigingsnummer",
    Kind.EMAILADRES: "e-mailadres",
    Kind.TELEFOONNUMMER: "telefoonnummer",
    Kind.PARTIJNUMMER: "partijnummer",
}


@dataclass(frozen=True, slots=True)
class PartijView:
    """``identificator``: all of them on one line, masked. ``afgeschermd``: everything is, for geheimhouding."""

    id: UUID
    naam: str
    soort: str
    soort_label: str
    identificator: str
    bezoekadres: str
    correspondentieadres: str
    digitale_adressen: tuple[str, ...]
    afgeschermd: bool

    @property
    def kenmerken(self) -> tuple[str, ...]:
        """As little as tells one candidate from another; nothing of who is shielded."""
        if self.afgeschermd:
            return ()
        first = tuple(text for text in (self.identificator, self.bezoekadres or self.correspondentieadres) if text)
        return first or self.digitale_adressen


def partij_view(partij: Partij) -> PartijView:
    def shown(text: str) -> str:
        return AFGESCHERMD if text and partij.indicatie_geheimhouding else text

    naam = NAAM_AFGESCHERMD if partij.indicatie_geheimhouding else partij.naam
    adressen = map(digitaal_adres_tekst, partij.digitale_adressen)
    return PartijView(
        id=partij.uuid,
        naam=naam or "(naam onbekend)",
        soort=partij.soort.value,
        soort_label=SOORT_PARTIJ[partij.soort],
        identificator=shown(", ".join(map(identificator_tekst, partij.identificatoren))),
        bezoekadres=shown(adres_regel(partij.bezoekadres)),
        correspondentieadres=shown(adres_regel(partij.correspondentieadres)),
        digitale_adressen=tuple(dict.fromkeys(map(shown, adressen))),
        afgeschermd=partij.indicatie_geheimhouding,
    )


def identificator_tekst(identificator: Identificator) -> str:
    return f"{SOORT_IDENTIFICATOR[identificator.soort]} {masked(identificator.object_id)}"


@dataclass(frozen=True, slots=True)
class FoundPartijen:
    """``uitleg`` goes with ``melding`` where nothing was found: on what can be searched, or what to check."""

    zoekterm: str
    treffers: Sequence[PartijView] = ()
    melding: str = ""
    melding_kort: str = ""
    melding_fout: str = ""
    uitleg: str = ""


def find_partijen(search: PartijSearch, zoekterm: str, soort: SoortPartij | None = None) -> FoundPartijen:
    """``soort`` narrows to one SoortPartij."""
    if search.is_too_short(zoekterm):
        return FoundPartijen(zoekterm, melding_kort=_LEEG)
    kinds = search.understands(zoekterm).kinds
    try:
        hits = search.find(zoekterm, soort)
    except ProviderError as error:
        return FoundPartijen(zoekterm, melding_fout=failure(error))
    if not hits:
        return _nothing(zoekterm, kinds)
    return FoundPartijen(zoekterm, [partij_view(hit) for hit in hits], _melding(kinds, len(hits), search.limit))


def _melding(kinds: Sequence[Kind], number: int, limit: int) -> str:
    if number == limit:
        return f"De eerste {limit}. Zoek op een BSN of KvK-nummer om preciezer te zoeken"
    return f"{number} {'resultaat' if number == 1 else 'resultaten'} met dit {_or(kinds)}"


def _nothing(zoekterm: str, kinds: Sequence[Kind]) -> FoundPartijen:
    if not kinds:
        melding = "Op een naam kunt u hier niet zoeken, vanwege de privacy"
        return FoundPartijen(zoekterm, melding=melding, uitleg=_ZOEK_OP)
    if Kind.POSTCODE in kinds:
        melding = "Zoeken op postcode en huisnummer kan bij dit systeem niet"
        return FoundPartijen(zoekterm, melding=melding, uitleg=_ZOEK_OP)
    uitleg = (
        "Zoekt u op een ander nummer? Typ dan het hele nummer, en controleer de cijfers."
        if tuple(kinds) == (Kind.PARTIJNUMMER,)
        else "Controleer wat u typte. Misschien is deze klant hier nog niet bekend."
    )
    return FoundPartijen(zoekterm, melding=f"Niets gevonden met dit {_or(kinds)}", uitleg=uitleg)


def _or(kinds: Sequence[Kind]) -> str:
    # Ten digits may be a partijnummer too, but that is not what somebody on the phone gives.
    said = [kind for kind in kinds if kind is not Kind.PARTIJNUMMER or Kind.TELEFOONNUMMER not in kinds]
    *others, last = [_KIND[kind] for kind in said]
    return f"{', '.join(others)} of {last}" if others else last
