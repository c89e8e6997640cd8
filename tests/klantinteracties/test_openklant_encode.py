"""Bodies for Open Klant: what is sent, what is left out, and what a release makes different."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from klantinteracties.examples import (
    ACTOR,
    BSN,
    CODES,
    CODES_UP_TO_2_5,
    EENHEID,
    F2120,
    F2599,
    JAN,
    KLANTCONTACT,
    PARTIJ,
    PERSOON,
    TELEFOON,
)

from webapp.domain.interne_taak import NieuweInterneTaak, StatusInterneTaak
from webapp.domain.klantcontact import NieuweBetrokkene, Rol
from webapp.domain.partij import Adres, NieuwePartij, SoortPartij
from webapp.klantinteracties.dialects.openklant import encode
from webapp.klantinteracties.dialects.openklant.releases import Release, release_of

R2_4, R2_5, R2_6, R2_7 = map(release_of, ("0.0.3", "0.0.4", "0.1.0", "0.1.2"))
R2_15, R2_16, R2_18 = map(release_of, ("0.6.0", "0.7.0", "0.9.0"))
BSN_CODES = {
    "codeRegister": "brp",
    "codeObjecttype": "natuurlijk_persoon",
    "codeSoortObjectId": "bsn",
    "objectId": "999990019",
}


@pytest.mark.parametrize("release", [R2_4, R2_15])
@pytest.mark.parametrize("nummer_velden", ["beide", "referentienummer"])
def test_up_to_2_15_there_is_only_nummer(release: Release, nummer_velden: str) -> None:
    body = encode.interne_taak(F2120, release, nummer_velden=nummer_velden)
    assert body["nummer"] == "645536673"
    assert "referentienummer" not in body


@pytest.mark.parametrize("release", [R2_16, R2_18])
def test_since_2_16_both_numbers_unless_told_otherwise(release: Release) -> None:
    both = encode.interne_taak(F2120, release, nummer_velden="beide")
    assert both["nummer"] == both["referentienummer"] == "645536673"
    assert "nummer" not in encode.interne_taak(F2120, release, nummer_velden="referentienummer")


def test_up_to_2_4_one_actor_goes_under_the_name_that_every_release_knows() -> None:
    body = encode.interne_taak(F2120, R2_4, nummer_velden="beide")
    assert body["toegewezenAanActor"] == {"uuid": str(ACTOR)}
    assert "toegewezenAanActoren" not in body


@pytest.mark.parametrize("release", [R2_5, R2_15, R2_18])
def test_since_2_5_one_actor_is_a_list(release: Release) -> None:
    body = encode.interne_taak(F2120, release, nummer_velden="beide")
    assert body["toegewezenAanActoren"] == [{"uuid": str(ACTOR)}]
    assert "toegewezenAanActor" not in body


@pytest.mark.parametrize("release", [R2_4, R2_18])
def test_two_actoren_are_a_list_at_every_release(release: Release) -> None:
    body = encode.interne_taak(replace(F2120, actoren=(ACTOR, EENHEID)), release, nummer_velden="beide")
    assert body["toegewezenAanActoren"] == [{"uuid": str(ACTOR)}, {"uuid": str(EENHEID)}]
    assert "toegewezenAanActor" not in body


def test_a_task_that_is_done() -> None:
    done = replace(
        F2120,
        status=StatusInterneTaak.VERWERKT,
        verwerkt_op=datetime(2023, 12, 15, 10, 17, 20, 912000, ZoneInfo("Europe/Amsterdam")),
    )
    body = encode.interne_taak(done, R2_18, nummer_velden="beide")
    assert body["status"] == "verwerkt"
    assert body["afgehandeldOp"] == "2023-12-15T09:17:20.912000Z"
    assert "verwerktOp" not in body


def test_what_is_empty_is_left_out() -> None:
    taak = NieuweInterneTaak("645536673", KLANTCONTACT, (ACTOR,), "Terugbellen")
    assert set(encode.interne_taak(taak, R2_18, nummer_velden="beide")) == {
        "nummer",
        "referentienummer",
        "gevraagdeHandeling",
        "status",
        "aanleidinggevendKlantcontact",
        "toegewezenAanActoren",
    }


def test_a_betrokkene_with_nothing_of_its_own() -> None:
    body = encode.betrokkene(NieuweBetrokkene(KLANTCONTACT, Rol.KLANT, initiator=False), CODES, R2_18)
    assert body == {
        "hadKlantcontact": {"uuid": str(KLANTCONTACT)},
        "wasPartij": None,
        "rol": "klant",
        "initiator": False,
    }


def test_empty_groups_are_left_out() -> None:
    empty = replace(F2599, bezoekadres=Adres(), correspondentieadres=None, contactnaam=None, organisatienaam="")
    assert not {"bezoekadres", "correspondentieadres", "contactnaam", "organisatienaam"} & set(
        encode.betrokkene(empty, CODES, R2_18)
    )


JAN_BODY = {"voorletters": "J", "voornaam": "Jan", "voorvoegselAchternaam": "de", "achternaam": "Vries"}
STRAAT = Adres(straatnaam="Dorpsstraat", huisnummer=7, postcode="3219 FC", stad="Turfstad", land="NL")


def test_street_fields_since_2_6() -> None:
    betrokkene = replace(F2599, bezoekadres=STRAAT)
    assert encode.betrokkene(betrokkene, CODES, R2_6)["bezoekadres"] == {
        "straatnaam": "Dorpsstraat",
        "huisnummer": 7,
        "postcode": "3219 FC",
        "stad": "Turfstad",
        "land": "NL",
    }
    assert encode.betrokkene(betrokkene, CODES_UP_TO_2_5, R2_4)["bezoekadres"] == {
        "adresregel1": "Dorpsstraat 7",
        "adresregel2": "3219 FC Turfstad",
        "land": "6030",
    }


def test_identificatoren_come_along_since_2_7() -> None:
    assert "partijIdentificatoren" not in encode.partij(PERSOON, CODES, R2_6)
    assert encode.partij(PERSOON, CODES, R2_7)["partijIdentificatoren"] == [{"partijIdentificator": BSN_CODES}]


def test_a_partij_for_every_release() -> None:
    """Up to 2.7 these keys have to be there; no later release minds them, but none needs them either."""
    required = {"digitaleAdressen", "voorkeursDigitaalAdres", "rekeningnummers", "voorkeursRekeningnummer"}
    assert required <= set(encode.partij(PERSOON, CODES, R2_4))
    assert not required & set(encode.partij(PERSOON, CODES, R2_18))


@pytest.mark.parametrize(
    ("partij", "identificatie"),
    [
        (
            PERSOON,
            {"contactnaam": JAN_BODY},
        ),
        (NieuwePartij(SoortPartij.PERSOON, identificatoren=(BSN,), organisatienaam="nee"), None),
        (NieuwePartij(SoortPartij.ORGANISATIE, organisatienaam="Kikkertje", contactnaam=JAN), {"naam": "Kikkertje"}),
        (
            NieuwePartij(SoortPartij.CONTACTPERSOON, werkte_voor_partij=PARTIJ, contactnaam=JAN),
            {
                "werkteVoorPartij": {"uuid": str(PARTIJ)},
                "contactnaam": JAN_BODY,
            },
        ),
    ],
)
def test_the_name_of_a_partij(partij: NieuwePartij, identificatie: object) -> None:
    assert encode.partij(partij, CODES, R2_18).get("partijIdentificatie") == identificatie


def test_an_identificator_apart() -> None:
    body = encode.partij_identificator(PARTIJ, BSN, None, CODES, R2_18)
    assert body == {"identificeerdePartij": {"uuid": str(PARTIJ)}, "partijIdentificator": BSN_CODES}


def test_a_digitaal_adres_always_names_both_owners() -> None:
    assert encode.digitaal_adres(TELEFOON, R2_18) == {
        "soortDigitaalAdres": "telefoonnummer",
        "adres": "0612345678",
        "verstrektDoorPartij": {"uuid": str(PARTIJ)},
        "verstrektDoorBetrokkene": None,
    }
    assert encode.digitaal_adres(TELEFOON, R2_4)["omschrijving"] == ""


@pytest.mark.parametrize(
    ("api_version", "name", "referentienummer"),
    [
        ("0.0.3", "2.4", False),
        ("0.6.0", "2.15", False),
        ("0.7.0", "2.16", True),
        ("0.9.0", "2.18", True),
        ("0.10.0", "API 0.10.0", True),
        ("1.0.0", "API 1.0.0", True),
        ("", "", True),
        ("x.y", "API x.y", True),
    ],
)
def test_a_release_is_told_by_its_api_version(api_version: str, name: str, *, referentienummer: bool) -> None:
    release = release_of(api_version)
    assert (release.name, release.has_referentienummer) == (name, referentienummer)
