"""The national draft's JSON to domain objects."""

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.interne_taak import InterneTaak, StatusInterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact, Rol
from webapp.domain.partij import (
    Adres,
    DigitaalAdres,
    Partij,
    PartijIdentificator,
    SoortDigitaalAdres,
    SoortPartij,
)
from webapp.klantinteracties.codes import IdentificatorCodes, LandCodes
from webapp.klantinteracties.dialects.contactnaam import decode_contactnaam
from webapp.klantinteracties.reading import Record, json_of, unreadable
from webapp.klantinteracties.wire import Answer

_SOORTEN_ACTOR = {
    "medewerker": SoortActor.MEDEWERKER,
    "geautomatiseerdeActor": SoortActor.GEAUTOMATISEERDE_ACTOR,
    "organisatorischeEenheid": SoortActor.ORGANISATORISCHE_EENHEID,
}
CODES_SOORT_ACTOR = {soort: code for code, soort in _SOORTEN_ACTOR.items()}
_JA_NEE = {"ja": True, "nee": False}


def page(answer: Answer) -> tuple[tuple[Record, ...], bool]:
    """``_embedded`` with one list, a plain list, or ``results``: the draft's file and its readers differ."""
    found = json_of(answer)
    if isinstance(found, list):
        return tuple(map(Record.of, found)), False
    record = Record.of(found)
    if "results" in record:
        return record.records("results"), "next" in record
    if "_embedded" in record:
        return _embedded(record.raw("_embedded")), "next" in record.record("_links")
    if "_links" in record:  # HAL leaves _embedded out where there is nothing to embed
        return (), False
    raise unreadable()


def _embedded(value: object) -> tuple[Record, ...]:
    if isinstance(value, dict) and len(value) <= 1:
        return tuple(record for key in value for record in Record.of(value).records(key))
    raise unreadable()


def actor(record: Record) -> Actor:
    details = record.record("actortype")
    soort = _SOORTEN_ACTOR.get(record.text("soortActor"))
    if soort is None:
        raise unreadable()
    return Actor(
        uuid=record.uuid("id"),
        naam=record.text("naam"),
        soort=soort,
        indicatie_actief=record.flag("indicatieActief", absent=True),
        functie=details.text("functie"),
        omschrijving=details.text("omschrijving"),
        emailadres=details.text("eMailadres"),
        telefoonnummer=details.text("telefoonnummer"),
        identificatie=record.record("actoridentificator").text("objectId"),
    )


def interne_taak(record: Record) -> InterneTaak:
    """A task whose actor was removed since is still shown."""
    actor = record.reference("toegewezenAanActor")
    return InterneTaak(
        uuid=record.uuid("id"),
        klantcontact=record.required_reference("aanleidinggevendKlantcontact"),
        actoren=(actor,) if actor else (),
        gevraagde_handeling=record.text("gevraagdeHandeling"),
        status=record.choice("status", StatusInterneTaak),
        nummer=record.text("nummer"),
        toelichting=record.text("toelichting"),
        verwerkt_op=record.moment("verwerktOp"),
    )


def klantcontact(record: Record) -> Klantcontact:
    """Without what hangs on it."""
    plaatsgevonden_op = record.moment("plaatsgevondenOp")
    if plaatsgevonden_op is None:
        raise unreadable()
    return Klantcontact(
        uuid=record.uuid("id"),
        kanaal=record.text("codeKanaal"),
        onderwerp=record.text("onderwerp"),
        plaatsgevonden_op=plaatsgevonden_op,
        inhoud=record.text("inhoud"),
        nummer=record.text("nummer"),
        taal=record.text("codeTaal"),
        vertrouwelijk=record.flag("vertrouwelijk", absent=False),
        indicatie_contact_gelukt=_JA_NEE.get(record.text("indicatieContactGelukt")),
    )


def adres(record: Record, landen: LandCodes) -> Adres | None:
    found = Adres(
        adresregel1=record.text("adresregel1"),
        adresregel2=record.text("adresregel2"),
        adresregel3=record.text("adresregel3"),
        land=landen.decode(record.text("codeLand")),
        nummeraanduiding_id=record.text("nummeraanduidingid"),
    )
    return None if found == Adres() else found


def betrokkene(record: Record, landen: LandCodes) -> Betrokkene:
    return Betrokkene(
        uuid=record.uuid("id"),
        klantcontact=record.required_reference("hadKlantcontact"),
        rol=record.choice("rol", Rol),
        initiator=record.flag("initiator", absent=False),
        contactnaam=decode_contactnaam(record.record("contactnaam")),
        organisatienaam=record.text("organisatienaam"),
        was_partij=record.reference("wasPartij"),
        bezoekadres=adres(record.record("bezoekadres"), landen),
        correspondentieadres=adres(record.record("correspondentieadres"), landen),
    )


def partij(record: Record, landen: LandCodes) -> Partij:
    details = record.record("partijtype")
    return Partij(
        uuid=record.uuid("id"),
        soort=record.choice("soortPartij", SoortPartij),
        nummer=record.text("nummer"),
        contactnaam=decode_contactnaam(details.record("contactnaam")),
        organisatienaam=details.text("naam"),
        werkte_voor_partij=details.reference("werkteVoorPartij"),
        indicatie_actief=record.flag("indicatieActief", absent=True),
        indicatie_geheimhouding=record.flag("indicatieGeheimhouding", absent=False),
        bezoekadres=adres(record.record("bezoekadres"), landen),
        correspondentieadres=adres(record.record("correspondentieadres"), landen),
    )


def partij_identificator(record: Record, codes: IdentificatorCodes) -> PartijIdentificator | None:
    """None for what this application has no word for. The draft does not say what it hangs under."""
    identificator = codes.decode(record.record("partijIdentificator"))
    if identificator is None:
        return None
    return PartijIdentificator(record.uuid("id"), identificator, record.reference("identificeerdePartij"))


def digitaal_adres(record: Record) -> DigitaalAdres:
    """The soort comes from a reference list, so a code that this application does not know is possible."""
    return DigitaalAdres(
        uuid=record.uuid("id"),
        soort=record.choice("codeSoortDigitaalAdres", SoortDigitaalAdres, unknown=SoortDigitaalAdres.OVERIG),
        adres=record.text("adres"),
        omschrijving=record.text("omschrijving"),
        verstrekt_door_partij=record.reference("verstrektDoorPartij"),
        verstrekt_door_betrokkene=record.reference("verstrektDoorBetrokkene"),
    )
