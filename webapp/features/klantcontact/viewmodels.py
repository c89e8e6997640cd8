"""The klantcontact's page as its template places it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from webapp.domain.actor import Actor
from webapp.domain.interne_taak import InterneTaak, StatusInterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact
from webapp.domain.nummer import in_groups
from webapp.domain.partij import Partij, SoortDigitaalAdres
from webapp.features.presenting import (
    AFGESCHERMD,
    ROL,
    STATUS,
    actor_view,
    adres_regel,
    digitaal_adres_tekst,
    kanaal_label,
    naam_van,
    wie,
)
from webapp.web.formatting import when

_CONTACT_GELUKT = {True: "ja", False: "nee", None: ""}
_SOORT_DIGITAAL_ADRES = {
    SoortDigitaalAdres.EMAIL: "E-mail",
    SoortDigitaalAdres.TELEFOONNUMMER: "Telefoon",
    SoortDigitaalAdres.OVERIG: "Overig",
}


# A term and what goes with it; the same term may come twice.
Gegeven = tuple[str, str]


@dataclass(frozen=True, slots=True)
class BetrokkeneView:
    """``gegevens`` are for this contact, ``bekende_gegevens`` the partij's; ``adressen``: to reach them now."""

    naam: str
    organisatie: str
    rol: str
    is_initiator: bool
    is_bekend: bool
    is_afgeschermd: bool
    adressen: tuple[str, ...]
    gegevens: tuple[Gegeven, ...]
    bekende_gegevens: tuple[Gegeven, ...]


@dataclass(frozen=True, slots=True)
class InterneTaakView:
    gevraagde_handeling: str
    toelichting: str
    status: str
    is_verwerkt: bool
    nummer: str
    actoren: str
    wanneer: str
    wanneer_iso: str


@dataclass(frozen=True, slots=True)
class KlantcontactView:
    uuid: UUID
    onderwerp: str
    inhoud: str
    kanaal: str
    wanneer: str
    wanneer_iso: str
    wie: str
    nummer: str
    nummer_groepen: tuple[str, ...]
    vertrouwelijk: bool
    contact_gelukt: str
    medewerkers: str
    betrokkenen: tuple[BetrokkeneView, ...]
    interne_taken: tuple[InterneTaakView, ...]


def klantcontact_view(klantcontact: Klantcontact, actoren: Mapping[UUID, Actor]) -> KlantcontactView:
    """``actoren``: those of the interne taken, as far as they could be found."""
    nummer = klantcontact.leesbaar_nummer
    return KlantcontactView(
        uuid=klantcontact.uuid,
        onderwerp=klantcontact.onderwerp or "(zonder onderwerp)",
        inhoud=klantcontact.inhoud,
        kanaal=kanaal_label(klantcontact.kanaal),
        wanneer=when(klantcontact.plaatsgevonden_op),
        wanneer_iso=klantcontact.plaatsgevonden_op.isoformat(),
        wie=wie(klantcontact),
        nummer=nummer,
        nummer_groepen=in_groups(nummer),
        vertrouwelijk=klantcontact.vertrouwelijk,
        contact_gelukt=_CONTACT_GELUKT[klantcontact.indicatie_contact_gelukt],
        medewerkers=", ".join(actor.naam for actor in klantcontact.actoren),
        betrokkenen=tuple(map(_betrokkene, klantcontact.betrokkenen)),
        interne_taken=tuple(
            _interne_taak(taak, actoren) for taak in sorted(klantcontact.interne_taken, key=_moment, reverse=True)
        ),
    )


def _betrokkene(betrokkene: Betrokkene) -> BetrokkeneView:
    naam = naam_van(betrokkene)
    is_afgeschermd = betrokkene.partij is not None and betrokkene.partij.indicatie_geheimhouding
    eigen, bekend = _gegevens(betrokkene), _gegevens(betrokkene.partij)
    return BetrokkeneView(
        naam=naam or "(naam onbekend)",
        # The same words twice say nothing, and a name that is shielded is not shown in another place.
        organisatie="" if betrokkene.organisatienaam == betrokkene.naam else betrokkene.organisatienaam,
        rol=ROL[betrokkene.rol],
        is_initiator=betrokkene.initiator,
        is_bekend=betrokkene.was_partij is not None,
        is_afgeschermd=is_afgeschermd,
        adressen=tuple(map(digitaal_adres_tekst, betrokkene.digitale_adressen)),
        gegevens=eigen,  # given for this contact, and to be used for it: also of somebody with geheimhouding
        bekende_gegevens=_bekende_gegevens(eigen, bekend, is_afgeschermd=is_afgeschermd),
    )


def _bekende_gegevens(
    eigen: tuple[Gegeven, ...], bekend: tuple[Gegeven, ...], *, is_afgeschermd: bool
) -> tuple[Gegeven, ...]:
    if is_afgeschermd:
        return (("Gegevens", AFGESCHERMD),)
    return tuple(one for one in bekend if one not in eigen)


def _gegevens(van: Betrokkene | Partij | None) -> tuple[Gegeven, ...]:
    if van is None:
        return ()
    adressen = (
        ("Bezoekadres", adres_regel(van.bezoekadres)),
        ("Correspondentieadres", adres_regel(van.correspondentieadres)),
    )
    digitaal = ((_SOORT_DIGITAAL_ADRES[adres.soort], digitaal_adres_tekst(adres)) for adres in van.digitale_adressen)
    return tuple((term, tekst) for term, tekst in (*digitaal, *adressen) if tekst)


def _moment(taak: InterneTaak) -> datetime:
    """The draft does not say when a task was made; those come last, in the provider's order."""
    return taak.toegewezen_op or datetime.min.replace(tzinfo=UTC)


def _interne_taak(taak: InterneTaak, actoren: Mapping[UUID, Actor]) -> InterneTaakView:
    namen = [actor_view(actoren[uuid]).voluit for uuid in taak.actoren if uuid in actoren]
    return InterneTaakView(
        gevraagde_handeling=taak.gevraagde_handeling,
        toelichting=taak.toelichting,
        status=STATUS[taak.status],
        is_verwerkt=taak.status is StatusInterneTaak.VERWERKT,
        nummer=" ".join(in_groups(taak.leesbaar_nummer)),
        actoren=" en ".join(namen) or ("(naam onbekend)" if taak.actoren else "niemand"),
        wanneer=when(taak.toegewezen_op) if taak.toegewezen_op else "",
        wanneer_iso=taak.toegewezen_op.isoformat() if taak.toegewezen_op else "",
    )
