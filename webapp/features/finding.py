"""What a search found, with the words that go with it: for the search endpoints and for the forms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import request

from webapp.domain.actor import SoortActor
from webapp.domain.errors import ProviderError
from webapp.features.choosing import uuid_of
from webapp.features.presenting import ActorView, actor_view
from webapp.features.treffers import TrefferView, grond_tekst, treffer_view
from webapp.identity import current_medewerker
from webapp.search import ActorSearch, Antwoord, Grond, KlantcontactSearch, Zoekvraag, cleaned
from webapp.web.errors import provider_problem
from webapp.web.formatting import day, when
from webapp.web.fragment import is_htmx

_TOO_SHORT = "Typ minstens twee letters of één cijfer"
_OVER = {
    Grond.NIEUWSTE: "Het ophalen van de laatste klantcontacten",
    Grond.EIGEN: "Het ophalen van uw eigen klantcontacten",
}
_ALSO = "U kunt ook zoeken op naam, telefoonnummer, e-mailadres, BSN, nummer, datum of woorden."
_KNOWN_CUSTOMER = (
    "Controleer de spelling. Is de klant al bekend? Zoek dan op telefoonnummer, e-mailadres of BSN: "
    "op naam vindt u die niet altijd."
)
_HOW_MORE_EXACTLY = {False: "Niet erbij? Typ meer", True: "Niet erbij? Typ ook een naam"}
# More rows than a list and what came in later can have, a page did not post.
_MOST_SHOWN = 40
# A customer's number in the wrong field is not said again, as what found nothing is.
_MANY_DIGITS = 6


@dataclass(frozen=True, slots=True)
class FoundKlantcontacten:
    """``melding`` and ``opmerkingen`` stand above the hits and are said; ``uitleg`` goes with no hits at all.

    ``onder``: what is said below the hits, since it came in later and must not push them down.

    ``melding_kort`` asks for more letters, ``melding_fout`` says that nothing could be searched. ``vervolg``: more
    follows by itself. ``eigen``: those of this employee, while nothing is typed.
    """

    zoekterm: str
    treffers: Sequence[TrefferView] = ()
    eigen: Sequence[TrefferView] = ()
    melding: str = ""
    melding_kort: str = ""
    melding_fout: str = ""
    uitleg: str = ""
    opmerkingen: Sequence[str] = ()
    onder: Sequence[str] = ()
    kan_opnieuw: bool = False
    vervolg: bool = False


@dataclass(frozen=True, slots=True)
class FoundActoren:
    zoekterm: str
    opties: Sequence[ActorView] = ()
    melding: str = ""
    melding_kort: str = ""
    melding_fout: str = ""
    kan_opnieuw: bool = False


def zoekvraag(zoekterm: str) -> Zoekvraag:
    """For whoever is signed in. A page that was posted without JavaScript cannot be completed afterwards."""
    medewerker = current_medewerker()
    shown = (uuid_of(text) for text in request.form.get("getoond", "").split()[:_MOST_SHOWN])
    return Zoekvraag(
        zoekterm=cleaned(zoekterm),
        medewerker_id=medewerker.id,
        identificaties=(medewerker.emailadres, medewerker.id),
        getoond=tuple(uuid for uuid in shown if uuid),
        vervolg="vervolg" in request.form,
        opnieuw="opnieuw" in request.form,
        geheel=request.method == "POST" and not is_htmx(),
    )


def find_klantcontacten(search: KlantcontactSearch, zoekterm: str) -> FoundKlantcontacten:
    vraag = zoekvraag(zoekterm)
    if search.is_too_short(vraag.zoekterm):
        return FoundKlantcontacten(vraag.zoekterm, melding_kort=_TOO_SHORT)
    try:
        antwoord = search.find(vraag)
    except ProviderError as error:
        return FoundKlantcontacten(vraag.zoekterm, melding_fout=failure(error), kan_opnieuw=True)
    return found_klantcontacten(vraag.zoekterm, antwoord, search.limit)


def found_klantcontacten(zoekterm: str, antwoord: Antwoord, limit: int) -> FoundKlantcontacten:
    hits = (*antwoord.eigen, *antwoord.treffers)
    if antwoord.mislukt and not hits and not antwoord.vervolg:
        error = next(iter(antwoord.mislukt.values()))
        return FoundKlantcontacten(zoekterm, melding_fout=failure(error), kan_opnieuw=True)
    return FoundKlantcontacten(
        zoekterm,
        treffers=[treffer_view(hit, antwoord.typed) for hit in antwoord.treffers],
        eigen=[treffer_view(hit, antwoord.typed) for hit in antwoord.eigen],
        melding=_melding(zoekterm, antwoord, limit),
        uitleg="" if hits or antwoord.vervolg else _uitleg(antwoord),
        opmerkingen=_opmerkingen(antwoord),
        onder=_failed(antwoord, later=True) if hits else (),
        kan_opnieuw=bool(antwoord.mislukt),
        vervolg=antwoord.vervolg,
    )


def find_actoren(search: ActorSearch, zoekterm: str, soort: SoortActor | None = None) -> FoundActoren:
    medewerker_id = current_medewerker().id
    if not cleaned(zoekterm):
        lately = [actor_view(actor) for actor in search.lately_used(medewerker_id, soort)]
        if not lately:
            return FoundActoren(zoekterm, melding_kort="U koos nog niemand. Typ een naam")
        return FoundActoren(zoekterm, lately, "Laatst gekozen")
    if search.is_too_short(zoekterm):
        return FoundActoren(zoekterm, melding_kort=_TOO_SHORT)
    try:
        found = search.find(zoekterm, medewerker_id, soort)
    except ProviderError as error:
        return FoundActoren(zoekterm, melding_fout=failure(error), kan_opnieuw=True)
    melding = f"De eerste {search.limit}. Typ meer letters van de naam" if found.more else ""
    if not found.actoren and sum(map(str.isdigit, zoekterm)) >= _MANY_DIGITS:
        melding = "Geen resultaten"
    return FoundActoren(zoekterm, [actor_view(one, found.spans.get(one.uuid, ())) for one in found.actoren], melding)


def failure(error: ProviderError) -> str:
    problem = provider_problem(error)
    return f"{problem.titel}. {problem.tekst}"


def looked(by: str, how: str) -> str:
    """``Zoeken op naam duurt langer``."""
    return f"Zoeken op {by} {how}"


def _melding(zoekterm: str, antwoord: Antwoord, limit: int) -> str:
    """What is late is said in the same line, which takes no more room then: the rows below keep their places."""
    late = _about(antwoord.laat, "duurt langer", antwoord)
    if late and (antwoord.eigen or antwoord.treffers):
        return ". ".join((_number(antwoord), *late))
    if antwoord.gezocht_tot and not antwoord.vervolg:
        return f"{_number(antwoord)}, gezocht tot {when(antwoord.gezocht_tot)}"
    return _said(zoekterm, antwoord, limit)


def _said(zoekterm: str, antwoord: Antwoord, limit: int) -> str:
    number = len(antwoord.treffers)
    if not zoekterm:
        return _unasked(antwoord)
    if not number:
        return "Nog niets gevonden. We zoeken verder" if antwoord.vervolg else f"Niets gevonden{_of_the_days(antwoord)}"
    if not antwoord.past_helemaal and not antwoord.vervolg:
        return "Niets past helemaal. Dit lijkt er het meest op"
    if antwoord.meer and number >= limit:
        return f"De eerste {number}. {_HOW_MORE_EXACTLY[antwoord.typed.dagen is not None]}"
    return _number(antwoord)


def _number(antwoord: Antwoord) -> str:
    number = len(antwoord.eigen) + len(antwoord.treffers)
    return f"{number} {'resultaat' if number == 1 else 'resultaten'}"


def _unasked(antwoord: Antwoord) -> str:
    if antwoord.eigen or antwoord.treffers:
        return "Nieuwste bovenaan"
    return "De klantcontacten komen er zo aan" if antwoord.vervolg else "Er zijn nog geen klantcontacten"


def _of_the_days(antwoord: Antwoord) -> str:
    dagen = antwoord.typed.dagen
    if dagen is None:
        return ""
    return f" van {day(dagen.van)}" if dagen.van == dagen.tot else f" van {day(dagen.van)} tot en met {day(dagen.tot)}"


def _uitleg(antwoord: Antwoord) -> str:
    by = _in_words(_gronden(antwoord.gezocht_op, antwoord))
    looked_by = f"Gezocht op {by}. " if by else ""
    if antwoord.typed.dagen and antwoord.typed.woorden:
        return f"{looked_by}Laat de datum weg om op alle dagen te zoeken."
    return f"{looked_by}{_KNOWN_CUSTOMER if Grond.NAAM in antwoord.gezocht_op else _ALSO}"


def _opmerkingen(antwoord: Antwoord) -> tuple[str, ...]:
    """What is late stands in the line of the number already, where there is one."""
    if antwoord.eigen or antwoord.treffers:
        return _failed(antwoord, later=False)
    return (
        *_about(antwoord.laat, "duurt langer", antwoord),
        *_failed(antwoord, later=False),
        *_failed(antwoord, later=True),
    )


def _failed(antwoord: Antwoord, *, later: bool) -> tuple[str, ...]:
    gronden = [grond for grond in antwoord.mislukt if (grond in antwoord.mislukt_later) is later]
    return _about(gronden, "lukt nu niet", antwoord)


def _about(gronden: Iterable[Grond], how: str, antwoord: Antwoord) -> tuple[str, ...]:
    plain = [f"{_OVER[grond]} {how}" for grond in gronden if grond in _OVER]
    by = _in_words(_gronden(gronden, antwoord))
    return (*plain, *((looked(by, how),) if by else ()))


def _gronden(gronden: Iterable[Grond], antwoord: Antwoord) -> list[str]:
    return [tekst for grond in dict.fromkeys(gronden) if (tekst := grond_tekst(grond, antwoord.typed))]


def _in_words(texts: Sequence[str]) -> str:
    *others, last = texts or [""]
    return f"{', '.join(others)} en {last}" if others else last
