"""What each kind of registration is called, and what of it is shown."""

from dataclasses import dataclass

from webapp.features.partijen import SOORT_PARTIJ, identificator_tekst
from webapp.features.presenting import ROL, STATUS, adres_regel
from webapp.registrations import (
    BetrokkeneAanvraag,
    InterneTaakAanvraag,
    OpgegevenAdres,
    Registratie,
    Toestand,
)
from webapp.web.formatting import when

Gegevens = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """``endpoint``: the form. ``kop``: what the list knows it by. ``vraag``: what an employee would look for."""

    ding: str
    soort: str
    vraag: str
    kop: str
    voor: str
    endpoint: str
    nog_een: str
    belooft_nummer: bool
    gegevens: Gegevens


def words_of(registratie: Registratie) -> Words:
    aanvraag = registratie.aanvraag
    if isinstance(aanvraag, InterneTaakAanvraag):
        return _interne_taak(registratie, aanvraag)
    return _betrokkene(registratie, aanvraag)


def _interne_taak(registratie: Registratie, aanvraag: InterneTaakAanvraag) -> Words:
    woorden = registratie.omschrijving
    actoren = " en ".join(naam for naam in (woorden.actor, woorden.eenheid) if naam)
    return Words(
        ding="De interne taak",
        soort="interne taak",
        vraag="of de taak er al staat",
        kop=aanvraag.gevraagde_handeling,
        voor=f"voor {actoren}",
        endpoint="interne_taak.nieuw",
        nog_een="Nog een interne taak",
        belooft_nummer=True,
        gegevens=(
            ("Gevraagde handeling", aanvraag.gevraagde_handeling),
            ("Toelichting", aanvraag.toelichting),
            ("Voor", actoren),
            ("Klantcontact", woorden.onderwerp),
            ("Status", STATUS[aanvraag.status]),
            ("Verwerkt op", when(aanvraag.verwerkt_op) if aanvraag.verwerkt_op else ""),
        ),
    )


def _betrokkene(registratie: Registratie, aanvraag: BetrokkeneAanvraag) -> Words:
    gegevens, woorden = aanvraag.gegevens, registratie.omschrijving
    naam = woorden.naam or gegevens.naam or "(naam onbekend)"
    toestemming = aanvraag.toestemming
    return Words(
        ding="De betrokkene",
        soort="betrokkene",
        vraag="of de betrokkene er al staat",
        kop=naam,
        voor=ROL[aanvraag.rol],
        endpoint="betrokkene.nieuw",
        nog_een="Nog een betrokkene bij dit klantcontact",
        belooft_nummer=False,
        gegevens=(
            ("Naam", naam),
            ("Organisatie", "" if gegevens.organisatienaam == naam else gegevens.organisatienaam),
            ("Rol", ROL[aanvraag.rol].capitalize()),
            ("Nam zelf contact op", "ja" if aanvraag.initiator else "nee"),
            ("Bezoekadres", adres_regel(gegevens.bezoekadres)),
            ("Correspondentieadres", adres_regel(gegevens.correspondentieadres)),
            ("Bereikbaar voor dit contact", _adressen(aanvraag, later=False)),
            ("Bereikbaar, ook voor later", _adressen(aanvraag, later=True)),
            ("In de klantenlijst", _klant(registratie, aanvraag)),
            ("Toestemming om te bewaren", ("ja" if toestemming.antwoord else "nee") if toestemming else ""),
            ("Klantcontact", woorden.onderwerp),
        ),
    )


def _adressen(aanvraag: BetrokkeneAanvraag, *, later: bool) -> str:
    return ", ".join(_adres(adres) for adres in aanvraag.digitale_adressen if adres.ook_voor_later is later)


def _adres(adres: OpgegevenAdres) -> str:
    return f"{adres.adres} ({adres.omschrijving})" if adres.omschrijving else adres.adres


def _klant(registratie: Registratie, aanvraag: BetrokkeneAanvraag) -> str:
    """What became of the partij; before it is done, what is to become of it."""
    nieuw = aanvraag.nieuwe_partij
    if nieuw is None:
        return "was al bekend" if aanvraag.partij else "nee"
    met = f", {identificator_tekst(nieuw.identificator)}" if nieuw.identificator else ""
    soort = SOORT_PARTIJ[nieuw.soort]
    if registratie.toestand is Toestand.GELUKT and registratie.partij_bestond:
        return f"was intussen al bekend{met}"
    return f"{'alleen het nummer' if nieuw.leeg else 'nieuw'}: {soort}{met}"
