"""The form of F2599, as interface.md names its fields, in the order of the screen."""

from wtforms import FormField, HiddenField, RadioField

from webapp.domain.klantcontact import Rol
from webapp.domain.partij import SoortIdentificator, SoortPartij
from webapp.features.betrokkene.parts import CONTACT, AdresForm, DigitaalAdresForm, Rows
from webapp.features.registering import RegistrationForm
from webapp.forms.fields import TekstField, UuidField

BEKEND, NIEUW = "bekend", "nieuw"
JA, NEE = "ja", "nee"
GEEN_NUMMER = "geen"
MAX_DIGITALE_ADRESSEN = 20

NAAM_FIELDS = ("voorletters", "voornaam", "voorvoegsel_achternaam", "achternaam")
ADRES_FIELDS = ("bezoekadres", "correspondentieadres")
IDENTIFICATOREN = {
    SoortPartij.PERSOON: (SoortIdentificator.BSN,),
    SoortPartij.CONTACTPERSOON: (SoortIdentificator.BSN,),
    SoortPartij.ORGANISATIE: (
        SoortIdentificator.KVK_NUMMER,
        SoortIdentificator.RSIN,
        SoortIdentificator.VESTIGINGSNUMMER,
    ),
}
_NOT_CARRIED = {
    "csrf_token",
    "registratie_id",
    "nogmaals",
    "akkoord",
    "klantcontact_zoekterm",
    "partij_zoekterm",
    "organisatie_zoekterm",
}
_OFF = {"autocomplete": "off"}
_NUMBER = {**_OFF, "inputmode": "numeric"}


class BetrokkeneForm(RegistrationForm):
    foutanker = {  # noqa: RUF012  a table, never changed
        "registratie_id": "verder",
        "klantcontact": "veld-klantcontact",
        "keuze": "veld-partij",
        "partij": "veld-partij",
        "organisatie": "veld-organisatie",
    }

    max_digitale_adressen = MAX_DIGITALE_ADRESSEN

    klantcontact = UuidField()
    klantcontact_zoekterm = TekstField()
    keuze = HiddenField()
    partij = UuidField()
    partij_zoekterm = TekstField()
    voorletters = TekstField("Voorletters", render_kw=_OFF)
    voornaam = TekstField("Voornaam", render_kw=_OFF)
    voorvoegsel_achternaam = TekstField("Tussenvoegsel", render_kw=_OFF)
    achternaam = TekstField("Achternaam", render_kw=_OFF)
    organisatienaam = TekstField("Organisatie of bedrijf", render_kw=_OFF)
    # One more than may be, so that one too many is said and not dropped.
    digitale_adressen = Rows(FormField(DigitaalAdresForm), max_entries=MAX_DIGITALE_ADRESSEN + 1)
    bezoekadres = FormField(AdresForm)
    correspondentieadres = FormField(AdresForm)
    toestemming = RadioField("Toestemming", choices={JA: "Ja", NEE: "Nee"}, validate_choice=False)
    soort_partij = RadioField(
        "Wat voor klant is dit?",
        choices={
            SoortPartij.PERSOON.value: "Persoon",
            SoortPartij.ORGANISATIE.value: "Organisatie of bedrijf",
            SoortPartij.CONTACTPERSOON.value: "Contactpersoon van een organisatie",
        },
        validate_choice=False,
    )
    identificator_soort = RadioField(
        "Welk nummer hebt u van deze klant?",
        choices={
            SoortIdentificator.BSN.value: "BSN",
            SoortIdentificator.KVK_NUMMER.value: "KvK-nummer",
            SoortIdentificator.RSIN.value: "RSIN",
            SoortIdentificator.VESTIGINGSNUMMER.value: "Vestigingsnummer",
            GEEN_NUMMER: "Geen nummer bekend",
        },
        validate_choice=False,
    )
    identificator = TekstField("Nummer", render_kw=_NUMBER)
    kvk_nummer = TekstField(
        "KvK-nummer van de organisatie", description="8 cijfers. De vestiging hoort hierbij.", render_kw=_NUMBER
    )
    organisatie = UuidField()
    organisatie_zoekterm = TekstField()
    rol = RadioField(
        "Wat is de rol?",
        choices={Rol.KLANT.value: "Klant", Rol.VERTEGENWOORDIGER.value: "Vertegenwoordiger"},
        default=Rol.KLANT.value,
        validate_choice=False,
    )
    initiator = RadioField("Nam deze persoon zelf contact op?", choices={JA: "Ja", NEE: "Nee"}, validate_choice=False)
    nogmaals = TekstField()
    akkoord = HiddenField()

    @property
    def is_known(self) -> bool:
        return self.keuze.data == BEKEND

    @property
    def is_new(self) -> bool:
        return self.keuze.data == NIEUW

    @property
    def agrees(self) -> bool:
        return bool(self.toestemming.data == JA)

    def adres_form(self, name: str) -> AdresForm:
        form: AdresForm = self[name].form
        return form

    def digitale_rows(self) -> list[DigitaalAdresForm]:
        return [row.form for row in self.digitale_adressen]

    def set_digitale_rows(self, rows: list[dict[str, str]]) -> None:
        self.digitale_adressen.process(None, rows)

    def choose(self, name: str, uuid: str) -> None:
        """Whether a partij is chosen decides on ``keuze``; an earlier answer was to another question."""
        super().choose(name, uuid)
        if name == "partij":
            self.keuze.data = BEKEND if uuid else ""
            self.toestemming.data = ""
            for row in self.digitale_rows():
                row.bewaren.data = CONTACT

    def sent(self) -> tuple[tuple[str, str], ...]:
        """(name, value) of everything that is filled in, for a page that carries it without showing it."""
        return tuple(
            (str(field.name), str(field.data))
            for field in self.leaves()
            if field.data and field.name not in _NOT_CARRIED
        )
