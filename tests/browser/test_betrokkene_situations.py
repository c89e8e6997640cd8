"""F2599's situations through a browser, in both dialects: the provider then holds what it asks for, and no more."""

from collections.abc import Callable
from uuid import UUID

import pytest
from browser.betrokkene_pages import BetrokkeneForm
from browser.pages import Screen
from browser.stage import Stage
from matrix.ledger import Row
from playwright.sync_api import expect
from support.betrokkene import klant_with_bsn, unused_bsn, unused_kvk_nummer, unused_rsin, unused_vestigingsnummer
from support.stage import AS_PRACTICE
from werkzeug.test import Client

from webapp.domain.nummer import new_nummer
from webapp.domain.partij import Identificator, NieuwePartij, SoortIdentificator, SoortPartij
from webapp.domain.provider import Provider
from webapp.practice_provider import OPENKLANT_BASE

pytestmark = pytest.mark.parametrize("dialect", ["openklant", "vng"])

OBJECTTYPE = {
    SoortIdentificator.BSN: ("brp", "natuurlijk_persoon"),
    SoortIdentificator.KVK_NUMMER: ("hr", "niet_natuurlijk_persoon"),
    SoortIdentificator.RSIN: ("hr", "niet_natuurlijk_persoon"),
    SoortIdentificator.VESTIGINGSNUMMER: ("hr", "vestiging"),
}
# What a registration is found back by, and how the practice provider itself keeps what it was sent.
LEFT_OUT = ("id", "uuid", "nummer", "referentie", "vng", "uniek", "identificatie", "identificatie_uuid")


@pytest.fixture
def provider(stage: Stage) -> Provider:
    return stage.provider


@pytest.fixture
def klantcontact(stage: Stage) -> UUID:
    """One of its own with nobody in it, older than all that other tests look at."""
    body = {
        "kanaal": "telefoon",
        "onderwerp": "Paspoort",
        "taal": "nld",
        "vertrouwelijk": False,
        "plaatsgevondenOp": "2020-01-01T10:00:00Z",
    }
    made = Client(stage.practice).post(f"{OPENKLANT_BASE}/klantcontacten", json=body, headers=AS_PRACTICE)
    return UUID(made.get_json()["uuid"])


@pytest.fixture
def form(screen: Screen, klantcontact: UUID) -> BetrokkeneForm:
    return BetrokkeneForm(screen.page).open(klantcontact)


@pytest.fixture
def registers(stage: Stage, klantcontact: UUID) -> "Registers":
    return Registers(stage, klantcontact)


class Registers:
    """Sends the form off and tells what came at the provider: per table its rows, references by what they are to."""

    def __init__(self, stage: Stage, klantcontact: UUID) -> None:
        self._stage = stage
        self._klantcontact = str(klantcontact)
        self._before = stage.books.now()

    def __call__(self, form: BetrokkeneForm) -> dict[str, list[Row]]:
        form.check().register_and_see_it_done()
        rows = self._stage.books.rows(self._before)
        names = {row["uuid"]: f"the new {table}" for table, row in rows} | {self._klantcontact: "the klantcontact"}
        found: dict[str, list[Row]] = {}
        for table, row in rows:
            own = {name: value for name, value in row.items() if name not in LEFT_OUT and not name.endswith("_zoek")}
            found.setdefault(table, []).append({name: names.get(value, value) for name, value in own.items()})
        for row in found.get("partij", ()):
            row["interne_notitie"] = row["interne_notitie"].partition(",")[0]
        assert self._stage.books.now()["metadata"] == self._before["metadata"]
        return found


def partij(soort: SoortPartij, **gegevens: object) -> Row:
    """With the note of the consent that it takes."""
    notitie = "Toestemming om gegevens te bewaren: ja"
    return {"soort_partij": soort.value, "indicatie_actief": 1, "interne_notitie": notitie, **gegevens}


def betrokkene(**gegevens: object) -> Row:
    return {"had_klantcontact": "the klantcontact", "rol": "klant", "initiator": 1, **gegevens}


def identificator(soort: SoortIdentificator, number: str, **more: str) -> Row:
    register, objecttype = OBJECTTYPE[soort]
    codes = {"code_register": register, "code_objecttype": objecttype, "code_soort_object_id": soort.value}
    return {"identificeerde_partij": "the new partij", "object_id": number, **codes, **more}


def test_known_with_another_name_for_this_contact(
    form: BetrokkeneForm, registers: Registers, provider: Provider
) -> None:
    known = klant_with_bsn(provider)
    bsn = next(one.object_id for one in known.identificatoren if one.soort is SoortIdentificator.BSN)
    form.choose_known(bsn, known.naam)
    form.contacted()
    form.unfold("Andere naam")
    form.field("Achternaam").fill("Anders")
    assert registers(form) == {"betrokkene": [betrokkene(was_partij=str(known.uuid), contactnaam_achternaam="Anders")]}
    assert provider.get_partij(known.uuid) == known


def test_a_new_persoon_who_agrees(form: BetrokkeneForm, registers: Registers, provider: Provider, dialect: str) -> None:
    bsn = unused_bsn(provider)
    form.choose_new()
    form.fill(Voorletters="J.", Voornaam="Jan", Tussenvoegsel="de", Achternaam="Vries")
    form.agrees_as("Persoon", "BSN", bsn)
    form.contacted()
    form.unfold("Bezoekadres")
    if dialect == "openklant":
        form.fill(Postcode="9641sa", Huisnummer="12", Straat="Kerkstraat", Plaats="Turfstad")
    else:
        form.fill(**{"Adresregel 1": "Kerkstraat 12", "Adresregel 2": "9641 SA Turfstad"})
    form.fill_address("jan@vries.example", "privé", "Ook voor later")
    form.fill_address("06 12 34 56 78", "mobiel", "Alleen voor dit contact", place=2)
    adressen: dict[str, Row] = {
        "openklant": {
            "bezoekadres_straatnaam": "Kerkstraat",
            "bezoekadres_huisnummer": 12,
            "bezoekadres_postcode": "9641 SA",
            "bezoekadres_stad": "Turfstad",
        },
        "vng": {"bezoekadres_adresregel_1": "Kerkstraat 12", "bezoekadres_adresregel_2": "9641 SA Turfstad"},
    }
    naam = {"voorletters": "J.", "voornaam": "Jan", "voorvoegsel_achternaam": "de", "achternaam": "Vries"}
    contactnaam = {f"contactnaam_{name}": value for name, value in naam.items()}
    later = {"soort_digitaal_adres": "email", "adres": "jan@vries.example", "omschrijving": "privé"}
    contact = {"soort_digitaal_adres": "telefoonnummer", "adres": "0612345678", "omschrijving": "mobiel"}
    assert registers(form) == {
        "partij": [partij(SoortPartij.PERSOON, bezoekadres_land="NL", **contactnaam, **adressen[dialect])],
        "partij_identificator": [identificator(SoortIdentificator.BSN, bsn)],
        "betrokkene": [betrokkene(was_partij="the new partij")],
        "digitaal_adres": [
            {**later, "verstrekt_door_partij": "the new partij"},
            {**contact, "verstrekt_door_betrokkene": "the new betrokkene"},
        ],
    }
    form.is_accessible()
    form.says("Nog een betrokkene bij dit klantcontact")


@pytest.mark.parametrize(
    ("label", "soort", "unused"),
    [
        ("KvK-nummer", SoortIdentificator.KVK_NUMMER, unused_kvk_nummer),
        ("RSIN", SoortIdentificator.RSIN, unused_rsin),
    ],
    ids=["kvk", "rsin"],
)
def test_a_new_organisatie_that_agrees(
    form: BetrokkeneForm,
    registers: Registers,
    provider: Provider,
    label: str,
    soort: SoortIdentificator,
    unused: Callable[[Provider], str],
) -> None:
    number = unused(provider)
    form.choose_new()
    form.fill(Achternaam="Vries")
    form.organisatie.fill("Wereldwinkel")
    form.agrees_as("Organisatie of bedrijf", label, number)
    form.contacted()
    assert registers(form) == {
        "partij": [partij(SoortPartij.ORGANISATIE, naam="Wereldwinkel")],
        "partij_identificator": [identificator(soort, number)],
        "betrokkene": [betrokkene(was_partij="the new partij", contactnaam_achternaam="Vries")],
    }


def test_a_new_vestiging_that_agrees(
    form: BetrokkeneForm, registers: Registers, provider: Provider, dialect: str
) -> None:
    """The draft has no place for the KvK-nummer that it belongs to, so its form does not ask for that."""
    kvk_nummer, number = unused_kvk_nummer(provider), unused_vestigingsnummer(provider)
    form.choose_new()
    form.organisatie.fill("Wereldwinkel")
    form.agrees_as("Organisatie of bedrijf", "Vestigingsnummer", number)
    form.contacted()
    kvk = []
    under = {}
    if dialect == "openklant":
        form.is_accessible()
        form.field("KvK-nummer van de organisatie").fill(kvk_nummer)
        kvk = [identificator(SoortIdentificator.KVK_NUMMER, kvk_nummer)]
        under = {"sub_identificator_van": "the new partij_identificator"}
    else:
        expect(form.field("KvK-nummer van de organisatie")).to_have_count(0)
    assert registers(form) == {
        "partij": [partij(SoortPartij.ORGANISATIE, naam="Wereldwinkel")],
        "partij_identificator": [*kvk, identificator(SoortIdentificator.VESTIGINGSNUMMER, number, **under)],
        "betrokkene": [betrokkene(was_partij="the new partij")],
    }


def test_a_new_contactpersoon_who_agrees(
    form: BetrokkeneForm, stage: Stage, klantcontact: UUID, provider: Provider, dialect: str
) -> None:
    kvk_nummer, bsn = unused_kvk_nummer(provider), unused_bsn(provider)
    bakkerij = NieuwePartij(SoortPartij.ORGANISATIE, organisatienaam="Bakkerij Zuiderwijk", nummer=new_nummer())
    organisatie = provider.register_partij(bakkerij).uuid
    provider.register_identificator(organisatie, Identificator(SoortIdentificator.KVK_NUMMER, kvk_nummer))
    form.choose_new()
    form.fill(Voornaam="Jan", Achternaam="Vries")
    form.agrees_as("Contactpersoon van een organisatie", "BSN", bsn)
    form.choose_organisatie(kvk_nummer, "Bakkerij Zuiderwijk")
    form.contacted()
    if dialect == "openklant":
        form.is_accessible()
    contactnaam = {"contactnaam_voornaam": "Jan", "contactnaam_achternaam": "Vries"}
    assert Registers(stage, klantcontact)(form) == {
        "partij": [partij(SoortPartij.CONTACTPERSOON, werkte_voor_partij=str(organisatie), **contactnaam)],
        "partij_identificator": [identificator(SoortIdentificator.BSN, bsn)],
        "betrokkene": [betrokkene(was_partij="the new partij")],
    }


def test_who_does_not_agree(form: BetrokkeneForm, registers: Registers) -> None:
    form.choose_new()
    form.fill(Voornaam="Jan", Achternaam="Vries")
    form.organisatie.fill("Wereldwinkel")
    form.answer("Nee")
    form.contacted()
    form.fill_address("jan@vries.example", "werk")
    gegevens = {"contactnaam_voornaam": "Jan", "contactnaam_achternaam": "Vries", "organisatienaam": "Wereldwinkel"}
    email = {"soort_digitaal_adres": "email", "adres": "jan@vries.example", "omschrijving": "werk"}
    assert registers(form) == {
        "betrokkene": [betrokkene(**gegevens)],
        "digitaal_adres": [{**email, "verstrekt_door_betrokkene": "the new betrokkene"}],
    }
