"""A registration as its page and the list place it."""

from dataclasses import dataclass
from uuid import UUID

from webapp.domain.nummer import in_groups
from webapp.features.presenting import STATUS, reden_van
from webapp.registrations import Registratie, Toestand
from webapp.web.errors import waiting_reason
from webapp.web.formatting import when

_TOESTAND = {
    Toestand.BEZIG: ("bezig", "Bezig"),
    Toestand.WACHT: ("wacht", "Wacht op het systeem"),
    Toestand.GELUKT: ("gelukt", "Interne taak geregistreerd"),
    Toestand.GEWEIGERD: ("geweigerd", "Geweigerd"),
    Toestand.MISLUKT: ("geweigerd", "Mislukt"),
}


@dataclass(frozen=True, slots=True)
class RegistratieView:
    """``volgt``: the page asks again by itself. ``onzeker``: a fault of our own, after which it may stand there."""

    id: UUID
    toestand: str
    toestand_tekst: str
    toestand_kort: str
    volgt: bool
    opnieuw: bool
    aanpassen: bool
    onzeker: bool
    nummer: str
    nummer_groepen: tuple[str, ...]
    klantcontact: UUID
    onderwerp: str
    actoren: str
    gevraagde_handeling: str
    toelichting: str
    status: str
    verwerkt_op: str
    wanneer: str
    wanneer_iso: str
    redenen: tuple[str, ...]


def registratie_view(registratie: Registratie) -> RegistratieView:
    soort, tekst = _TOESTAND[registratie.toestand]
    aanvraag, woorden = registratie.aanvraag, registratie.omschrijving
    return RegistratieView(
        id=registratie.registratie_id,
        toestand=soort,
        toestand_tekst=tekst,
        toestand_kort=tekst.removeprefix("Interne taak ").capitalize(),
        volgt=not registratie.toestand.is_final,
        opnieuw=registratie.toestand in (Toestand.WACHT, Toestand.MISLUKT),
        aanpassen=registratie.toestand is Toestand.GEWEIGERD,
        onzeker=registratie.toestand is Toestand.MISLUKT,
        nummer=registratie.nummer,
        nummer_groepen=in_groups(registratie.nummer),
        klantcontact=aanvraag.klantcontact,
        onderwerp=woorden.onderwerp or "(zonder onderwerp)",
        actoren=" en ".join(naam for naam in (woorden.actor, woorden.eenheid) if naam),
        gevraagde_handeling=aanvraag.gevraagde_handeling,
        toelichting=aanvraag.toelichting,
        status=STATUS[aanvraag.status],
        verwerkt_op=when(aanvraag.verwerkt_op) if aanvraag.verwerkt_op else "",
        wanneer=when(registratie.gestart_op),
        wanneer_iso=registratie.gestart_op.isoformat(),
        redenen=_redenen(registratie),
    )


def _redenen(registratie: Registratie) -> tuple[str, ...]:
    if registratie.toestand is Toestand.WACHT:
        return (waiting_reason(registratie.reden),)
    return tuple(reden_van(fout, with_label=True) for fout in registratie.fouten)
