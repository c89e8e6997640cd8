"""``/stijlgids``: the components as they look without data, with data, refused and full."""

from uuid import UUID

from flask import Blueprint, render_template
from wtforms import Field, Form, RadioField, SelectField, StringField, TextAreaField

from webapp.domain.partij import Adres, Contactnaam, Identificator, Partij, SoortIdentificator, SoortPartij
from webapp.features.partijen import FoundPartijen, partij_view
from webapp.features.presenting import STATUS
from webapp.forms.fields import MomentField
from webapp.forms.validators import Required

stijlgids = Blueprint("stijlgids", __name__)

_PARTIJEN = (
    Partij(
        UUID(int=1),
        SoortPartij.PERSOON,
        contactnaam=Contactnaam(voornaam="Anna", achternaam="Zuiderwijk"),
        bezoekadres=Adres("Kerkstraat 12", "9641 SA Turfstad"),
        identificatoren=(Identificator(SoortIdentificator.BSN, "999999990"),),
    ),
    Partij(
        UUID(int=2),
        SoortPartij.ORGANISATIE,
        organisatienaam="Stichting tot behoud van de turfvaart en de bijbehorende bruggen in het buitengebied",
        identificatoren=(Identificator(SoortIdentificator.KVK_NUMMER, "00009999"),),
    ),
    Partij(UUID(int=3), SoortPartij.PERSOON, indicatie_geheimhouding=True),
)


class VoorbeeldForm(Form):
    onderwerp = StringField(
        "Onderwerp", description="Waar gaat het over?", validators=[Required("Vul het onderwerp in")]
    )
    toelichting = TextAreaField("Toelichting", description="Wat moet uw collega weten?")
    status = RadioField(
        "Status", choices={key.value: label for key, label in STATUS.items()}, validators=[Required("")]
    )
    kanaal = SelectField("Kanaal", choices={"": "Kies", "telefoon": "Telefoon", "balie": "Balie"})
    verwerkt_op = MomentField("Verwerkt op")


@stijlgids.get("/stijlgids")
def index() -> str:
    formulieren = [
        ("Leeg", VoorbeeldForm(prefix="leeg-")),
        ("Ingevuld", _filled("vol-", "Rolstoel kapot", "De monteur is niet gekomen.")),
        ("Met fouten", _refused("fout-")),
        ("Te lang", _filled("lang-", "Onderwerp " * 12, "Lang " * 60)),
    ]
    keuzes = {
        "groep": VoorbeeldForm(prefix="groep-"),
        "rij": VoorbeeldForm(prefix="rij-"),
        "naast": VoorbeeldForm(prefix="naast-"),
        "uitleg": VoorbeeldForm(prefix="uitleg-"),
        "zodra": VoorbeeldForm(prefix="zodra-", data={"status": "verwerkt"}),
        "bij": VoorbeeldForm(prefix="bij-"),
    }
    return render_template("stijlgids/index.html", formulieren=formulieren, keuzes=keuzes, partijen=_partijen())


def _partijen() -> list[tuple[str, FoundPartijen]]:
    return [
        ("Gevonden", FoundPartijen("06", [partij_view(partij) for partij in _PARTIJEN], "3 resultaten")),
        (
            "Niets gevonden",
            FoundPartijen("999", melding="Niets gevonden met dit BSN", uitleg="Controleer wat u typte."),
        ),
        ("Te weinig getypt", FoundPartijen("", melding_kort="Typ een nummer of een e-mailadres")),
        ("Storing bij het zoeken", FoundPartijen("999", melding_fout="Zoeken lukt nu niet. Probeer het opnieuw.")),
    ]


def _filled(prefix: str, onderwerp: str, toelichting: str) -> VoorbeeldForm:
    return VoorbeeldForm(
        prefix=prefix, data={"onderwerp": onderwerp, "toelichting": toelichting, "status": "te_verwerken"}
    )


def _refused(prefix: str) -> VoorbeeldForm:
    form = VoorbeeldForm(prefix=prefix)
    field: Field
    for field in form:
        field.errors = [f"Dit is de fout bij {field.label.text.lower()}"]
    return form
