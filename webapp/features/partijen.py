"""A partij as the screens show it, and what a search for one found, with the words that go with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog
from flask import request

from webapp.domain.identificator import masked
from webapp.domain.partij import Identificator, Partij, SoortPartij
from webapp.features.finding import failure, looked, zoekvraag
from webapp.features.presenting import (
    AFGESCHERMD,
    NAAM_AFGESCHERMD,
    SOORT_IDENTIFICATOR,
    adres_regel,
    digitaal_adres_tekst,
)
from webapp.features.zoekreden import zoekreden
from webapp.identity import current_medewerker
from webapp.search import Kind, PartijAntwoord, PartijSearch
from webapp.web.services import services

log = structlog.get_logger("search")

SOORT_PARTIJ = {
    SoortPartij.PERSOON: "persoon",
    SoortPartij.ORGANISATIE: "organisatie",
    SoortPartij.CONTACTPERSOON: "contactpersoon",
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
    Kind.NAAM: "naam",
}


@dataclass(frozen=True, slots=True)
class PartijView:
    """``identificator``: all of them on one line, masked. ``afgeschermd``: everything is, for geheimhouding.

    ``gronden``: what it was found by (``op telefoonnummer``).
    """

    id: UUID
    naam: str
    soort: str
    soort_label: str
    identificator: str
    bezoekadres: str
    correspondentieadres: str
    digitale_adressen: tuple[str, ...]
    afgeschermd: bool
    gronden: tuple[str, ...]

    @property
    def kenmerken(self) -> tuple[str, ...]:
        """As little as tells one candidate from another; nothing of who is shielded."""
        if self.afgeschermd:
            return ()
        first = tuple(text for text in (self.identificator, self.bezoekadres or self.correspondentieadres) if text)
        return first or self.digitale_adressen


def partij_view(partij: Partij, kinds: Iterable[Kind] = ()) -> PartijView:
    """``kinds``: what it was found by, where it is a hit."""

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
        gronden=tuple(f"op {_KIND[kind]}" for kind in kinds),
    )


def identificator_tekst(identificator: Identificator) -> str:
    return f"{SOORT_IDENTIFICATOR[identificator.soort]} {masked(identificator.object_id)}"


@dataclass(frozen=True, slots=True)
class FoundPartijen:
    """As ``FoundKlantcontacten``. ``uitleg``: on what can be searched, or what to check."""

    zoekterm: str
    treffers: Sequence[PartijView] = ()
    melding: str = ""
    melding_kort: str = ""
    melding_fout: str = ""
    uitleg: str = ""
    opmerkingen: Sequence[str] = ()
    onder: Sequence[str] = ()
    kan_opnieuw: bool = False
    vervolg: bool = False


def find_partijen(search: PartijSearch, zoekterm: str, soort: SoortPartij | None = None) -> FoundPartijen:
    """``soort`` narrows to one SoortPartij."""
    if search.is_too_short(zoekterm):
        return FoundPartijen(zoekterm, melding_kort=_LEEG)
    reden = zoekreden()
    antwoord = search.find(zoekvraag(zoekterm), soort, op_naam=bool(reden))
    if Kind.NAAM in antwoord.kinds:
        is_vervolg = "vervolg" in request.form
        log.info("search_by_name", medewerker=current_medewerker().id, reden=reden, vervolg=is_vervolg)
    return _found(zoekterm, antwoord, search.limit)


def _found(zoekterm: str, antwoord: PartijAntwoord, limit: int) -> FoundPartijen:
    hits = [partij_view(hit.partij, hit.kinds) for hit in antwoord.treffers]
    if not hits and not antwoord.vervolg:
        return _nothing(zoekterm, antwoord)
    return FoundPartijen(
        zoekterm,
        hits,
        melding=_melding(antwoord, limit),
        opmerkingen=(*_about(antwoord.laat, "duurt langer"), *_about(antwoord.mislukt, "lukt nu niet")),
        kan_opnieuw=bool(antwoord.mislukt),
        vervolg=antwoord.vervolg,
    )


def _melding(antwoord: PartijAntwoord, limit: int) -> str:
    number = len(antwoord.treffers)
    if not number:
        return "Nog niets gevonden. We zoeken verder"
    if antwoord.meer:
        return f"De eerste {limit}. Zoek op een BSN of KvK-nummer om preciezer te zoeken"
    return f"{number} {'resultaat' if number == 1 else 'resultaten'} met {_this(antwoord.kinds)}"


def _nothing(zoekterm: str, antwoord: PartijAntwoord) -> FoundPartijen:
    kinds = antwoord.kinds
    if antwoord.mislukt:
        return FoundPartijen(zoekterm, melding_fout=failure(next(iter(antwoord.mislukt.values()))), kan_opnieuw=True)
    if Kind.POSTCODE in kinds:
        melding = "Zoeken op postcode en huisnummer kan bij dit systeem niet"
        return FoundPartijen(zoekterm, melding=melding, uitleg=_ZOEK_OP)
    if not kinds:
        return FoundPartijen(zoekterm, melding=_no_name(), uitleg=_ZOEK_OP)
    return FoundPartijen(zoekterm, melding=f"Niets gevonden met {_this(kinds)}", uitleg=_to_check(kinds))


def _to_check(kinds: Sequence[Kind]) -> str:
    if kinds == (Kind.PARTIJNUMMER,):
        return "Zoekt u op een ander nummer? Typ dan het hele nummer, en controleer de cijfers."
    if Kind.NAAM in kinds:
        return "Niet iedere bekende klant is op naam te vinden. Zoek ook op telefoonnummer, e-mailadres of BSN."
    return "Controleer wat u typte. Misschien is deze klant hier nog niet bekend."


def _no_name() -> str:
    if not services().betrokkene_rules.zoeken_op_naam:
        return "Op een naam kunt u hier niet zoeken, vanwege de privacy"
    return "Zoeken op naam kan vanaf drie letters, en alleen met een reden"


def _this(kinds: Sequence[Kind]) -> str:
    return "deze naam" if Kind.NAAM in kinds else f"dit {_or(kinds)}"


def _about(kinds: Iterable[Kind], how: str) -> tuple[str, ...]:
    texts = list(dict.fromkeys(_KIND[kind] for kind in kinds))
    return (looked(_or(list(kinds)), how),) if texts else ()


def _or(kinds: Sequence[Kind]) -> str:
    # Ten digits may be a partijnummer too, but that is not what somebody on the phone gives.
    said = [kind for kind in kinds if kind is not Kind.PARTIJNUMMER or Kind.TELEFOONNUMMER not in kinds]
    *others, last = [_KIND[kind] for kind in said]
    return f"{', '.join(others)} of {last}" if others else last
