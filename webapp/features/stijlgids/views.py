"""``/stijlgids``: the components as they look without data, with data, refused and full."""

from flask import Blueprint, render_template
from wtforms import Field, Form, RadioField, SelectField, StringField, TextAreaField

from webapp.features.presenting import STATUS
from webapp.features.stijlgids import examples
from webapp.forms.fields import MomentField
from webapp.forms.validators import Required

stijlgids = Blueprint("stijlgids", __name__)


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
    return render_template(
        "stijlgids/index.html",
        formulieren=formulieren,
        keuzes=keuzes,
        klantcontacten=examples.klantcontacten(),
        partijen=examples.partijen(),
        actoren=examples.actoren(),
        opties=examples.actoren_zonder_js(),
        lang=examples.LANG,
    )


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
