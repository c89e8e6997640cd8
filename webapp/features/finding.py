"""What a search found, with the one sentence that goes with it: for the search endpoints and for the form."""

from collections.abc import Sequence
from dataclasses import dataclass

from webapp.domain.actor import SoortActor
from webapp.domain.errors import ProviderError
from webapp.features.presenting import ActorView, TrefferView, actor_view, treffer_view
from webapp.search import ActorSearch, KlantcontactSearch
from webapp.web.errors import provider_problem

_TOO_SHORT = "Typ minstens twee letters"


@dataclass(frozen=True, slots=True)
class FoundKlantcontacten:
    zoekterm: str
    treffers: Sequence[TrefferView] = ()
    melding: str = ""
    melding_kort: str = ""
    melding_fout: str = ""


@dataclass(frozen=True, slots=True)
class FoundActoren:
    zoekterm: str
    opties: Sequence[ActorView] = ()
    melding: str = ""
    melding_kort: str = ""
    melding_fout: str = ""


def find_klantcontacten(search: KlantcontactSearch, zoekterm: str) -> FoundKlantcontacten:
    if search.is_too_short(zoekterm):
        return FoundKlantcontacten(zoekterm, melding_kort=_TOO_SHORT)
    try:
        hits = search.find(zoekterm)
    except ProviderError as error:
        return FoundKlantcontacten(zoekterm, melding_fout=failure(error))
    melding = _klantcontacten_melding(zoekterm, len(hits), search.limit)
    return FoundKlantcontacten(zoekterm, [treffer_view(hit) for hit in hits], melding)


def find_actoren(search: ActorSearch, zoekterm: str, soort: SoortActor | None = None) -> FoundActoren:
    if search.is_too_short(zoekterm):
        return FoundActoren(zoekterm, melding_kort=_TOO_SHORT)
    try:
        found = search.find(zoekterm, soort)
    except ProviderError as error:
        return FoundActoren(zoekterm, melding_fout=failure(error))
    melding = f"De eerste {search.limit}. Typ meer letters van de naam" if len(found) == search.limit else ""
    return FoundActoren(zoekterm, [actor_view(actor) for actor in found], melding)


def failure(error: ProviderError) -> str:
    problem = provider_problem(error)
    return f"{problem.titel}. {problem.tekst}"


def _klantcontacten_melding(zoekterm: str, number: int, limit: int) -> str:
    """Empty where the plain number of hits says it."""
    if not zoekterm:
        return "Nieuwste bovenaan"
    return (
        f"De {limit} nieuwste. Typ meer van het onderwerp of de inhoud om preciezer te zoeken"
        if number == limit
        else ""
    )
