"""The seeds' own examples as domain objects. Ids are the seeds'."""

from datetime import UTC, datetime
from uuid import UUID

from webapp.domain.interne_taak import NieuweInterneTaak, StatusInterneTaak
from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.partij import (
    Adres,
    Contactnaam,
    Identificator,
    NieuwDigitaalAdres,
    NieuwePartij,
    SoortDigitaalAdres,
    SoortIdentificator,
    SoortPartij,
)
from webapp.klantinteracties.codes import IN_USE, Codes, LandCodes

CODES_UP_TO_2_5 = Codes(IN_USE, LandCodes({"NL": "6030"}))
CODES = Codes(IN_USE, LandCodes({}))
DRAFT_LANDEN = LandCodes({"NL": "003"})

KLANTCONTACT = UUID("5452f450-e940-4996-a353-37f4a7ec8710")
ACTOR = UUID("a5da02c3-f19c-45af-be8e-cde9dba45320")
EENHEID = UUID("27ae599f-24ba-4a2c-8d8f-2f6b1d2c8a11")
PARTIJ = UUID("e8203b1b-f9e1-4fa1-96ce-2bcf36e061c2")
TAAK = UUID("0e217bd8-33a9-4490-b24f-156694026c4e")
BETROKKENE = UUID("fd36a205-8f20-4a1a-acd1-11a6ef8c56a4")
ADRES = UUID("792a8db6-a90f-4393-9524-0c1b7508d2c9")

BSN = Identificator(SoortIdentificator.BSN, "999990019")
JAN = Contactnaam(voorletters="J", voornaam="Jan", voorvoegsel_achternaam="de", achternaam="Vries")

F2120 = NieuweInterneTaak(
    nummer="645536673",
    klantcontact=KLANTCONTACT,
    actoren=(ACTOR,),
    gevraagde_handeling="Klant wil graag teruggebeld worden op een maandag tussen 14:00 en 16:00 "
    "om antwoord te krijgen op de vragen.",
    toelichting="Op andere dagen is de klant niet bereikbaar tijdens werkuren omdat ze voor de klas staat.",
    status=StatusInterneTaak.TE_VERWERKEN,
    verwerkt_op=datetime(2023, 12, 15, 9, 17, 20, 912000, UTC),
)
F2120_BODY = {
    "nummer": 645536673,
    "gevraagdeHandeling": F2120.gevraagde_handeling,
    "toelichting": F2120.toelichting,
    "status": "te_verwerken",
    "verwerktOp": "2023-12-15T09:17:20.912Z",
    "aanleidinggevendKlantcontact": str(KLANTCONTACT),
    "toegewezenAanActor": str(ACTOR),
}

F2599 = NieuweBetrokkene(
    klantcontact=KLANTCONTACT,
    rol=Rol.VERTEGENWOORDIGER,
    initiator=True,
    contactnaam=JAN,
    organisatienaam="Wereldwinkel 't kikkertje",
    was_partij=PARTIJ,
    bezoekadres=Adres(
        adresregel1="Van Puffelenstraat 12",
        adresregel2="3219 FC Turfstad",
        land="NL",
        nummeraanduiding_id="0518200000637599",
    ),
    correspondentieadres=Adres(adresregel1="Postbus 2700", adresregel2="3200 TD Turfstad", land="NL"),
)
F2599_BODY = {
    "contactnaam": {"achternaam": "Vries", "voorletters": "J", "voornaam": "Jan", "voorvoegselAchternaam": "de"},
    "bezoekadres": {
        "adresregel1": "Van Puffelenstraat 12",
        "adresregel2": "3219 FC Turfstad",
        "codeLand": "003",
        "nummeraanduidingid": "0518200000637599",
    },
    "correspondentieadres": {"adresregel1": "Postbus 2700", "adresregel2": "3200 TD Turfstad", "codeLand": "003"},
    "rol": "vertegenwoordiger",
    "initiator": True,
    "organisatienaam": "Wereldwinkel 't kikkertje",
    "hadKlantcontact": str(KLANTCONTACT),
    "wasPartij": str(PARTIJ),
}

PERSOON = NieuwePartij(soort=SoortPartij.PERSOON, contactnaam=JAN, identificatoren=(BSN,), nummer="645536673")
TELEFOON = NieuwDigitaalAdres(SoortDigitaalAdres.TELEFOONNUMMER, "0612345678", verstrekt_door_partij=PARTIJ)
