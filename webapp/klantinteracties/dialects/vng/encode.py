"""Domain objects to the national draft's bodies, property for property as its function documents have them."""

from datetime import UTC, datetime
from uuid import UUID

from webapp.domain.interne_taak import NieuweInterneTaak
from webapp.domain.klantcontact import NieuweBetrokkene
from webapp.domain.nummer import new_nummer
from webapp.domain.partij import (
    Adres,
    Identificator,
    NieuwDigitaalAdres,
    NieuwePartij,
    SoortDigitaalAdres,
    SoortPartij,
)
from webapp.klantinteracties.codes import IdentificatorCodes, LandCodes
from webapp.klantinteracties.dialects.contactnaam import encode_contactnaam
from webapp.klantinteracties.dialects.tables import filled
from webapp.klantinteracties.wire import Body

# The draft requires an omschrijving where a screen leaves it to the employee.
_OMSCHRIJVINGEN = {
    SoortDigitaalAdres.EMAIL: "e-mailadres",
    SoortDigitaalAdres.TELEFOONNUMMER: "telefoonnummer",
    SoortDigitaalAdres.OVERIG: "overig",
}


def interne_taak(nieuw: NieuweInterneTaak) -> Body:
    """Raises ValueError with a second actor, which the draft has no place for, and on a nummer that is no number."""
    (actor,) = nieuw.actoren
    return filled(
        {
            "nummer": int(nieuw.nummer),
            "gevraagdeHandeling": nieuw.gevraagde_handeling,
            "toelichting": nieuw.toelichting,
            "status": nieuw.status.value,
            "verwerktOp": _moment(nieuw.verwerkt_op),
            "aanleidinggevendKlantcontact": str(nieuw.klantcontact),
            "toegewezenAanActor": str(actor),
        }
    )


def betrokkene(nieuw: NieuweBetrokkene, landen: LandCodes) -> Body:
    return filled(
        {
            "contactnaam": encode_contactnaam(nieuw.contactnaam),
            "bezoekadres": _adres(nieuw.bezoekadres, landen),
            "correspondentieadres": _adres(nieuw.correspondentieadres, landen),
            "rol": nieuw.rol.value,
            "initiator": nieuw.initiator,
            "organisatienaam": nieuw.organisatienaam,
            "hadKlantcontact": str(nieuw.klantcontact),
            "wasPartij": _id(nieuw.was_partij),
        }
    )


def partij(nieuw: NieuwePartij, landen: LandCodes) -> Body:
    """Without ``voorkeursDigitaalAdres``, which the OpenAPI file requires, and which cannot be there yet.

    A digitaal adres needs the partij first (F1995), F7554's own example leaves it empty, and nothing empty is sent.
    """
    optional = filled(
        {
            "voorkeurstaal": nieuw.voorkeurstaal,
            "interneNotitie": nieuw.interne_notitie,
            "bezoekadres": _adres(nieuw.bezoekadres, landen),
            "correspondentieadres": _adres(nieuw.correspondentieadres, landen),
            "partijtype": _partijtype(nieuw),
        }
    )
    return {
        "nummer": int(nieuw.nummer or new_nummer()),
        "soortPartij": nieuw.soort.value,
        "indicatieActief": True,
        "indicatieGeheimhouding": nieuw.indicatie_geheimhouding,
        **optional,
    }


def partij_identificator(partij: UUID, identificator: Identificator, codes: IdentificatorCodes) -> Body:
    """The draft has no place for the KvK-nummer that a vestigingsnummer hangs under."""
    return {"identificeerdePartij": str(partij), "partijIdentificator": codes.encode(identificator)}


def digitaal_adres(nieuw: NieuwDigitaalAdres) -> Body:
    """The draft has no place for a referentie."""
    return filled(
        {
            "codeSoortDigitaalAdres": nieuw.soort.value,
            "adres": nieuw.adres,
            "omschrijving": nieuw.omschrijving or _OMSCHRIJVINGEN[nieuw.soort],
            "verstrektDoorPartij": _id(nieuw.verstrekt_door_partij),
            "verstrektDoorBetrokkene": _id(nieuw.verstrekt_door_betrokkene),
        }
    )


def _partijtype(nieuw: NieuwePartij) -> dict[str, object]:
    contactnaam = {"contactnaam": encode_contactnaam(nieuw.contactnaam)}
    if nieuw.soort is SoortPartij.ORGANISATIE:
        return filled({"naam": nieuw.organisatienaam})
    if nieuw.soort is SoortPartij.CONTACTPERSOON:
        return filled({"werkteVoorPartij": _id(nieuw.werkte_voor_partij), **contactnaam})
    return filled(contactnaam)


def _adres(given: Adres | None, landen: LandCodes) -> dict[str, object]:
    """The draft has lines only."""
    if given is None:
        return {}
    adres = given.op_regels()
    return filled(
        {
            "adresregel1": adres.adresregel1,
            "adresregel2": adres.adresregel2,
            "adresregel3": adres.adresregel3,
            "codeLand": landen.encode(adres.land),
            "nummeraanduidingid": adres.nummeraanduiding_id,
        }
    )


def _id(uuid: UUID | None) -> str:
    return str(uuid) if uuid else ""


def _moment(moment: datetime | None) -> str:
    """The seed's own form: UTC, milliseconds, Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if moment else ""
