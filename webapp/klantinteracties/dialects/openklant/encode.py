"""Domain objects to Open Klant's bodies. Field names are checked against nothing: it drops what it does not know."""

from datetime import UTC, datetime
from uuid import UUID

from webapp.domain.interne_taak import NieuweInterneTaak
from webapp.domain.klantcontact import NieuweBetrokkene
from webapp.domain.partij import (
    Adres,
    Identificator,
    NieuwDigitaalAdres,
    NieuwePartij,
    SoortIdentificator,
    SoortPartij,
)
from webapp.klantinteracties.codes import Codes, LandCodes
from webapp.klantinteracties.dialects.contactnaam import encode_contactnaam
from webapp.klantinteracties.dialects.openklant.releases import Release
from webapp.klantinteracties.dialects.tables import filled
from webapp.klantinteracties.wire import Body

_EVERY_KEY_OF_PARTIJ: Body = {
    "digitaleAdressen": [],
    "voorkeursDigitaalAdres": None,
    "rekeningnummers": [],
    "voorkeursRekeningnummer": None,
}


def interne_taak(nieuw: NieuweInterneTaak, release: Release, *, nummer_velden: str) -> Body:
    return {
        **_nummers(nieuw.nummer, release, nummer_velden),
        "gevraagdeHandeling": nieuw.gevraagde_handeling,
        **filled({"toelichting": nieuw.toelichting}),
        "status": nieuw.status.value,
        **filled({"afgehandeldOp": _moment(nieuw.verwerkt_op)}),
        "aanleidinggevendKlantcontact": _reference(nieuw.klantcontact),
        **_actoren(nieuw.actoren, release),
    }


def _actoren(actoren: tuple[UUID, ...], release: Release) -> Body:
    """Never both, which is refused."""
    if release.may_lack_actoren and len(actoren) == 1:
        return {"toegewezenAanActor": _reference(actoren[0])}
    return {"toegewezenAanActoren": [_reference(actor) for actor in actoren]}


def _nummers(nummer: str, release: Release, nummer_velden: str) -> dict[str, str]:
    """``nummer`` is deprecated since 2.16, but other applications still show it and mail with it."""
    if not release.has_referentienummer:
        return {"nummer": nummer}
    deprecated = {"nummer": nummer} if nummer_velden == "beide" else {}
    return {"referentienummer": nummer, **deprecated}


def betrokkene(nieuw: NieuweBetrokkene, codes: Codes, release: Release) -> Body:
    return {
        "hadKlantcontact": _reference(nieuw.klantcontact),
        "wasPartij": _reference(nieuw.was_partij) if nieuw.was_partij else None,  # up to 2.7 the key has to be there
        "rol": nieuw.rol.value,
        "initiator": nieuw.initiator,
        **filled(
            {
                "organisatienaam": nieuw.organisatienaam,
                "contactnaam": encode_contactnaam(nieuw.contactnaam),
                **_adressen(nieuw, codes.landen, release),
            }
        ),
    }


def partij(nieuw: NieuwePartij, codes: Codes, release: Release) -> Body:
    return {
        "soortPartij": nieuw.soort.value,
        "indicatieActief": True,
        "indicatieGeheimhouding": nieuw.indicatie_geheimhouding,
        **(_EVERY_KEY_OF_PARTIJ if release.requires_every_key else {}),
        **filled(
            {
                "nummer": nieuw.nummer,
                "voorkeurstaal": nieuw.voorkeurstaal,
                "interneNotitie": nieuw.interne_notitie,
                "partijIdentificatie": _partij_identificatie(nieuw),
                **_adressen(nieuw, codes.landen, release),
            }
        ),
        **_nested(nieuw, codes, release),
    }


def _nested(nieuw: NieuwePartij, codes: Codes, release: Release) -> Body:
    if not (release.has_nested_identificatoren and nieuw.identificatoren):
        return {}
    nested = (_identificator(one, nieuw.kvk_identificator, codes, release) for one in nieuw.identificatoren)
    return {"partijIdentificatoren": list(nested)}


def partij_identificator(
    partij: UUID, identificator: Identificator, kvk_identificator: UUID | None, codes: Codes, release: Release
) -> Body:
    nested = _identificator(identificator, kvk_identificator, codes, release)
    return {"identificeerdePartij": _reference(partij), **nested}


def _identificator(
    identificator: Identificator, kvk_identificator: UUID | None, codes: Codes, release: Release
) -> dict[str, object]:
    """Only a vestigingsnummer hangs under another one, and has to since 2.6."""
    hangs = release.has_sub_identificatoren and identificator.soort is SoortIdentificator.VESTIGINGSNUMMER
    sub = {"subIdentificatorVan": _reference(kvk_identificator)} if hangs and kvk_identificator else {}
    return {"partijIdentificator": codes.identificatoren.encode(identificator), **sub}


def digitaal_adres(nieuw: NieuwDigitaalAdres, release: Release) -> Body:
    """``verstrektDoorPartij`` has to be there in every release, whatever its OpenAPI file says."""
    omschrijving = {"omschrijving": nieuw.omschrijving}
    referentie = {"referentie": nieuw.referentie if release.has_referentie else ""}
    return {
        "soortDigitaalAdres": nieuw.soort.value,
        "adres": nieuw.adres,
        **(omschrijving if release.requires_every_key else filled(omschrijving)),
        **filled(referentie),
        "verstrektDoorPartij": _optional_reference(nieuw.verstrekt_door_partij),
        "verstrektDoorBetrokkene": _optional_reference(nieuw.verstrekt_door_betrokkene),
    }


def _partij_identificatie(nieuw: NieuwePartij) -> dict[str, object]:
    """Keys of another soort would be stored as nothing at all, without an error."""
    contactnaam = {"contactnaam": encode_contactnaam(nieuw.contactnaam)}
    if nieuw.soort is SoortPartij.ORGANISATIE:
        return filled({"naam": nieuw.organisatienaam})
    if nieuw.soort is SoortPartij.CONTACTPERSOON:
        werkgever = {"werkteVoorPartij": _optional_reference(nieuw.werkte_voor_partij)}
        return filled({**werkgever, **contactnaam})
    return filled(contactnaam)


def _adressen(nieuw: NieuweBetrokkene | NieuwePartij, landen: LandCodes, release: Release) -> dict[str, object]:
    return {
        "bezoekadres": _adres(nieuw.bezoekadres, landen, release),
        "correspondentieadres": _adres(nieuw.correspondentieadres, landen, release),
    }


def _adres(given: Adres | None, landen: LandCodes, release: Release) -> dict[str, object]:
    """Without fields for a street its parts go as lines: such a release would drop them without a word."""
    if given is None:
        return {}
    adres = given if release.has_street_fields else given.op_regels()
    street: dict[str, object] = {
        "straatnaam": adres.straatnaam,
        "huisnummer": adres.huisnummer,
        "huisnummertoevoeging": adres.huisnummertoevoeging,
        "postcode": adres.postcode,
        "stad": adres.stad,
    }
    return filled(
        {
            "adresregel1": adres.adresregel1,
            "adresregel2": adres.adresregel2,
            "adresregel3": adres.adresregel3,
            "land": landen.encode(adres.land),
            "nummeraanduidingId": adres.nummeraanduiding_id,
            **(street if release.has_street_fields else {}),
        }
    )


def _reference(uuid: UUID) -> dict[str, str]:
    return {"uuid": str(uuid)}


def _optional_reference(uuid: UUID | None) -> dict[str, str] | None:
    return _reference(uuid) if uuid else None


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else ""
