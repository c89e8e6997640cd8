"""Hits among klantcontacten as a template places them, with what they were found by."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from webapp.domain.klantcontact import Betrokkene
from webapp.domain.nummer import in_groups
from webapp.domain.partij import Identificator
from webapp.features.marked import Gemarkeerd, fragment, marked
from webapp.features.presenting import NAAM_AFGESCHERMD, SOORT_IDENTIFICATOR, kanaal_label, naam_van
from webapp.search import Grond, Treffer, Typed
from webapp.web.formatting import when

# What something was looked by, as in ``op naam``, ``Zoeken op naam duurt langer``.
GROND = {
    Grond.NUMMER: "nummer",
    Grond.TAAKNUMMER: "taaknummer",
    Grond.TELEFOONNUMMER: "telefoonnummer",
    Grond.EMAILADRES: "e-mailadres",
    Grond.NAAM: "naam",
    Grond.MEDEWERKER: "medewerker",
    Grond.ONDERWERP: "onderwerp",
    Grond.INHOUD: "inhoud",
    Grond.DAG: "datum",
}


@dataclass(frozen=True, slots=True)
class TrefferView:
    """One klantcontact. ``is_volledig``: more is known of it than what it was found by; the rest follows."""

    id: UUID
    url: str
    onderwerp: Gemarkeerd
    kanaal: str
    wanneer: str
    wanneer_iso: str
    nummer: Gemarkeerd
    fragment: Gemarkeerd
    wie: Gemarkeerd
    gronden: tuple[str, ...]
    vertrouwelijk: bool
    is_volledig: bool


def treffer_view(hit: Treffer, typed: Typed) -> TrefferView:
    klantcontact = hit.klantcontact
    return TrefferView(
        id=hit.uuid,
        url=url_for("klantcontact.page", uuid=hit.uuid),
        onderwerp=marked(klantcontact.onderwerp or "(zonder onderwerp)", typed.kernwoorden) if klantcontact else (),
        kanaal=kanaal_label(klantcontact.kanaal) if klantcontact else "",
        wanneer=when(klantcontact.plaatsgevonden_op) if klantcontact else "",
        wanneer_iso=klantcontact.plaatsgevonden_op.isoformat() if klantcontact else "",
        nummer=_nummer(hit),
        fragment=fragment(klantcontact.inhoud, typed.kernwoorden) if klantcontact else (),
        wie=marked(_wie(hit), typed.woorden),
        gronden=_gronden(hit, typed),
        vertrouwelijk=klantcontact is not None and klantcontact.vertrouwelijk,
        is_volledig=klantcontact is not None,
    )


def grond_tekst(grond: Grond, typed: Typed) -> str:
    """``telefoonnummer``, ``BSN of RSIN``; empty for what nobody typed."""
    if grond is Grond.IDENTIFICATOR:
        return _soorten(typed.identificatoren)
    return GROND.get(grond, "")


def _soorten(identificatoren: tuple[Identificator, ...]) -> str:
    return " of ".join(dict.fromkeys(SOORT_IDENTIFICATOR[one.soort] for one in identificatoren))


def _gronden(hit: Treffer, typed: Typed) -> tuple[str, ...]:
    gronden = (*hit.gronden, *((Grond.DAG,) if typed.dagen and hit.klantcontact else ()))
    teksten = (f"op {tekst}{_namely(grond, hit)}" for grond in gronden if (tekst := grond_tekst(grond, typed)))
    return tuple(dict.fromkeys(teksten))


def _namely(grond: Grond, hit: Treffer) -> str:
    """The colleague stands nowhere else on the hit."""
    return f" {' en '.join(actor.naam for actor in hit.actoren)}" if grond is Grond.MEDEWERKER and hit.actoren else ""


def _nummer(hit: Treffer) -> Gemarkeerd:
    nummer = " ".join(in_groups(hit.klantcontact.leesbaar_nummer)) if hit.klantcontact else ""
    return ((nummer, Grond.NUMMER in hit.gronden),) if nummer else ()


def _wie(hit: Treffer) -> str:
    """Who called first; those by whose name it was found as long as no more is known."""
    first_the_caller = sorted(hit.called, key=lambda betrokkene: not betrokkene.initiator)
    return ", ".join(dict.fromkeys(naam for naam in map(_with_organisatie, first_the_caller) if naam))


def _with_organisatie(betrokkene: Betrokkene) -> str:
    """Somebody may be found by the name of the organisation that they called for."""
    naam, organisatie = naam_van(betrokkene), betrokkene.organisatienaam
    return f"{naam} ({organisatie})" if organisatie and organisatie != naam != NAAM_AFGESCHERMD else naam
