"""Open Klant's JSON to domain objects. Unknown keys do not matter; empty groups are None."""

from dataclasses import replace
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.interne_taak import InterneTaak, StatusInterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact, Rol
from webapp.domain.partij import (
    Adres,
    DigitaalAdres,
    Partij,
    PartijGebruik,
    PartijIdentificator,
    SoortDigitaalAdres,
    SoortPartij,
)
from webapp.klantinteracties.codes import Codes, LandCodes
from webapp.klantinteracties.dialects.contactnaam import decode_contactnaam
from webapp.klantinteracties.reading import Record, record_of, unreadable
from webapp.klantinteracties.wire import Answer


def page(answer: Answer) -> tuple[tuple[Record, ...], bool]:
    """``{"count", "next", "previous", "results"}``."""
    record = record_of(answer)
    if "results" not in record:
        raise unreadable()
    return record.records("results"), "next" in record


def total(answer: Answer) -> int | None:
    return record_of(answer).number("count")


def actor(record: Record) -> Actor:
    details = record.record("actorIdentificatie")  # null where nothing is known
    return Actor(
        uuid=record.uuid("uuid"),
        naam=record.text("naam"),
        soort=record.choice("soortActor", SoortActor),
        indicatie_actief=record.flag("indicatieActief", absent=True),
        functie=details.text("functie"),
        omschrijving=details.text("omschrijving"),
        emailadres=details.text("emailadres"),
        telefoonnummer=details.text("telefoonnummer"),
        identificatie=record.record("actoridentificator").text("objectId"),
    )


def interne_taak(record: Record) -> InterneTaak:
    first = record.reference("toegewezenAanActor")
    return InterneTaak(
        uuid=record.uuid("uuid"),
        klantcontact=record.required_reference("aanleidinggevendKlantcontact"),
        actoren=record.references("toegewezenAanActoren") or ((first,) if first else ()),
        gevraagde_handeling=record.text("gevraagdeHandeling"),
        status=record.choice("status", StatusInterneTaak),
        nummer=record.text("nummer"),
        referentienummer=record.text("referentienummer"),
        toelichting=record.text("toelichting"),
        toegewezen_op=record.moment("toegewezenOp"),
        verwerkt_op=record.moment("afgehandeldOp"),
    )


def adres(record: Record, landen: LandCodes) -> Adres | None:
    found = Adres(
        adresregel1=record.text("adresregel1"),
        adresregel2=record.text("adresregel2"),
        adresregel3=record.text("adresregel3"),
        land=landen.decode(record.text("land")),
        nummeraanduiding_id=record.text("nummeraanduidingId"),
        straatnaam=record.text("straatnaam"),
        huisnummer=record.number("huisnummer"),
        huisnummertoevoeging=record.text("huisnummertoevoeging"),
        postcode=record.text("postcode"),
        stad=record.text("stad"),
    )
    return None if found == Adres() else found


def digitaal_adres(record: Record) -> DigitaalAdres:
    """The soort is free text up to 2.3, and stays so in what was registered then."""
    return DigitaalAdres(
        uuid=record.uuid("uuid"),
        soort=record.choice("soortDigitaalAdres", SoortDigitaalAdres, unknown=SoortDigitaalAdres.OVERIG),
        adres=record.text("adres"),
        omschrijving=record.text("omschrijving"),
        verstrekt_door_partij=record.reference("verstrektDoorPartij"),
        verstrekt_door_betrokkene=record.reference("verstrektDoorBetrokkene"),
    )


def partij(record: Record, codes: Codes) -> Partij:
    details = record.record("partijIdentificatie")  # null where nothing is known
    known = (
        codes.identificatoren.decode(one.record("partijIdentificator"))
        for one in record.records("partijIdentificatoren")
    )
    return Partij(
        uuid=record.uuid("uuid"),
        soort=record.choice("soortPartij", SoortPartij),
        nummer=record.text("nummer"),
        contactnaam=decode_contactnaam(details.record("contactnaam")),
        organisatienaam=details.text("naam"),
        werkte_voor_partij=details.reference("werkteVoorPartij"),
        indicatie_actief=record.flag("indicatieActief", absent=True),
        indicatie_geheimhouding=record.flag("indicatieGeheimhouding", absent=False),
        bezoekadres=adres(record.record("bezoekadres"), codes.landen),
        correspondentieadres=adres(record.record("correspondentieadres"), codes.landen),
        identificatoren=tuple(one for one in known if one),
        digitale_adressen=_expanded_adressen(record),
    )


def identificatoren(record: Record, codes: Codes) -> tuple[PartijIdentificator, ...]:
    """Those of a partij, as far as this application has a word for them."""
    found = (partij_identificator(one, codes) for one in record.records("partijIdentificatoren"))
    return tuple(one for one in found if one)


def linked_identificatoren(record: Record) -> tuple[UUID, ...]:
    """Those that a partij only refers to: up to 2.6 they do not come along."""
    listed = record.records("partijIdentificatoren")
    return tuple(one.uuid("uuid") for one in listed if "partijIdentificator" not in one and "url" in one)


def partij_identificator(record: Record, codes: Codes) -> PartijIdentificator | None:
    identificator = codes.identificatoren.decode(record.record("partijIdentificator"))
    if identificator is None:
        return None
    return PartijIdentificator(
        uuid=record.uuid("uuid"),
        identificator=identificator,
        partij=record.reference("identificeerdePartij"),
        sub_van=record.reference("subIdentificatorVan"),
    )


def gebruik(record: Record) -> PartijGebruik:
    """As a partij itself tells; who hangs under its KvK-nummer it does not."""
    return PartijGebruik(
        betrokkenen=record.references("betrokkenen"),
        digitale_adressen=record.references("digitaleAdressen"),
        identificatoren=tuple(one.uuid("uuid") for one in record.records("partijIdentificatoren")),
        elders=any(record.raw(key) for key in ("vertegenwoordigden", "categorieRelaties", "rekeningnummers")),
    )


def betrokkene(record: Record, codes: Codes) -> Betrokkene:
    expanded = record.record("_expand")
    return Betrokkene(
        uuid=record.uuid("uuid"),
        klantcontact=record.required_reference("hadKlantcontact"),
        rol=record.choice("rol", Rol),
        initiator=record.flag("initiator", absent=False),
        contactnaam=decode_contactnaam(record.record("contactnaam")),
        organisatienaam=record.text("organisatienaam"),
        was_partij=record.reference("wasPartij"),
        bezoekadres=adres(record.record("bezoekadres"), codes.landen),
        correspondentieadres=adres(record.record("correspondentieadres"), codes.landen),
        partij=partij(expanded.record("wasPartij"), codes) if "wasPartij" in expanded else None,
        digitale_adressen=_expanded_adressen(record),
    )


def klantcontact(record: Record) -> Klantcontact:
    """Without what hangs on it, except the actoren, which are always there in full."""
    plaatsgevonden_op = record.moment("plaatsgevondenOp")
    if plaatsgevonden_op is None:
        raise unreadable()
    return Klantcontact(
        uuid=record.uuid("uuid"),
        kanaal=record.text("kanaal"),
        onderwerp=record.text("onderwerp"),
        plaatsgevonden_op=plaatsgevonden_op,
        inhoud=record.text("inhoud"),
        nummer=record.text("nummer"),
        referentienummer=record.text("referentienummer"),
        taal=record.text("taal"),
        vertrouwelijk=record.flag("vertrouwelijk", absent=False),
        indicatie_contact_gelukt=record.optional_flag("indicatieContactGelukt"),
        actoren=tuple(map(actor, record.records("hadBetrokkenActoren"))),
    )


def klantcontact_with_relations(record: Record, codes: Codes) -> Klantcontact:
    expanded = record.record("_expand")
    return replace(
        klantcontact(record),
        betrokkenen=tuple(betrokkene(one, codes) for one in expanded.records("hadBetrokkenen")),
        interne_taken=tuple(map(interne_taak, expanded.records("leiddeTotInterneTaken"))),
    )


def is_expanded(record: Record, relation: str) -> bool:
    """Whether what the klantcontact refers to came along; some releases leave ``_expand`` out."""
    return not record.records(relation) or relation in record.record("_expand")


def _expanded_adressen(record: Record) -> tuple[DigitaalAdres, ...]:
    return tuple(map(digitaal_adres, record.record("_expand").records("digitaleAdressen")))
