"""A registration as its page and the list place it, whatever was registered."""

from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from webapp.domain.nummer import in_groups
from webapp.features.presenting import reden_van
from webapp.features.registraties.kinds import Words, words_of
from webapp.registrations import Registratie, Toestand
from webapp.web.errors import waiting_reason
from webapp.web.formatting import when

_TOESTAND = {
    Toestand.BEZIG: ("bezig", "Bezig"),
    Toestand.WACHT: ("wacht", "Wacht op het systeem"),
    Toestand.GELUKT: ("gelukt", "Geregistreerd"),
    Toestand.GEWEIGERD: ("geweigerd", "Geweigerd"),
    Toestand.INGETROKKEN: ("ingetrokken", "Ingetrokken"),
    Toestand.MISLUKT: ("geweigerd", "Mislukt"),
}


@dataclass(frozen=True, slots=True)
class RegistratieView:
    """``volgt``: the page asks again by itself. ``onzeker``: a fault of our own, after which it may stand there.

    ``ongedaan``: what was registered of it is being undone.
    """

    id: UUID
    toestand: str
    toestand_kort: str
    titel: str
    soort: str
    vraag: str
    kop: str
    volgt: bool
    opnieuw: bool
    intrekken: bool
    aanpassen_url: str
    nog_een_url: str
    nog_een: str
    onzeker: bool
    ongedaan: bool
    belooft_nummer: bool
    nummer: str
    uuid: UUID | None
    nummer_groepen: tuple[str, ...]
    klantcontact: UUID
    onderwerp: str
    voor: str
    gegevens: tuple[tuple[str, str], ...]
    wanneer: str
    wanneer_iso: str
    redenen: tuple[str, ...]


def registratie_view(registratie: Registratie) -> RegistratieView:
    soort, tekst = _TOESTAND[registratie.toestand]
    words, klantcontact = words_of(registratie), registratie.aanvraag.klantcontact
    toestand = registratie.toestand
    return RegistratieView(
        id=registratie.registratie_id,
        toestand=soort,
        toestand_kort="Wordt ongedaan gemaakt" if registratie.wordt_ongedaan else tekst,
        titel=_titel(registratie, words),
        soort=words.soort,
        vraag=words.vraag,
        kop=words.kop,
        volgt=not toestand.is_final,
        opnieuw=toestand in (Toestand.WACHT, Toestand.MISLUKT),
        intrekken=toestand in (Toestand.WACHT, Toestand.MISLUKT) and not registratie.wordt_ongedaan,
        aanpassen_url=_again(words, registratie) if toestand is Toestand.GEWEIGERD else "",
        nog_een_url=url_for(words.endpoint, klantcontact=klantcontact),
        nog_een=words.nog_een,
        onzeker=toestand is Toestand.MISLUKT,
        ongedaan=registratie.wordt_ongedaan,
        belooft_nummer=words.belooft_nummer,
        nummer=registratie.nummer,
        uuid=registratie.uuid if registratie.toestand is Toestand.GELUKT else None,
        nummer_groepen=in_groups(registratie.nummer),
        klantcontact=klantcontact,
        onderwerp=registratie.omschrijving.onderwerp or "(zonder onderwerp)",
        voor=words.voor,
        gegevens=words.gegevens,
        wanneer=when(registratie.gestart_op),
        wanneer_iso=registratie.gestart_op.isoformat(),
        redenen=_redenen(registratie),
    )


def _again(words: Words, registratie: Registratie) -> str:
    return url_for(words.endpoint, vanaf=registratie.registratie_id)


def _titel(registratie: Registratie, words: Words) -> str:
    ding = words.ding
    if registratie.wordt_ongedaan:
        return f"{ding} wordt ongedaan gemaakt"
    return {
        Toestand.BEZIG: f"{ding} wordt geregistreerd",
        Toestand.WACHT: f"{ding} is nog niet geregistreerd",
        Toestand.GELUKT: f"{ding} is geregistreerd",
        Toestand.GEWEIGERD: f"{ding} is niet geregistreerd",
        Toestand.INGETROKKEN: f"{ding} is ingetrokken",
        Toestand.MISLUKT: f"Het is niet zeker of {ding[0].lower()}{ding[1:]} is geregistreerd",
    }[registratie.toestand]


def _redenen(registratie: Registratie) -> tuple[str, ...]:
    if registratie.toestand is Toestand.WACHT:
        return (waiting_reason(registratie.reden),)
    return tuple(reden_van(fout, with_label=True) for fout in registratie.fouten)
