"""The form of F2120, as interface.md names its fields, with a search term beside each thing that is chosen."""

from datetime import UTC, datetime, timedelta
from typing import Any

from wtforms import RadioField, ValidationError

from webapp.domain.interne_taak import MAX_GEVRAAGDE_HANDELING, MAX_TOELICHTING, StatusInterneTaak
from webapp.features.presenting import STATUS
from webapp.features.registering import RegistrationForm
from webapp.forms import messages
from webapp.forms.fields import MomentField, TekstField, TekstvakField, UuidField
from webapp.forms.validators import Required, Validator, max_length
from webapp.registrations import InterneTaakAanvraag

# A clock at the workplace that runs ahead a little must not refuse "now".
_CLOCK_TOLERANCE = timedelta(minutes=2)
# A year of two digits becomes one of the first century.
_EARLIEST_YEAR = 1990


def _chosen(ding: str) -> Validator:
    """Something from the list: a name that was only typed is not a choice, and the message says so."""

    def check(form: Any, field: Any) -> None:  # noqa: ANN401  WTForms hands over any form and field
        if field.value:
            return
        typed = form[f"{field.name}_zoekterm"].data
        raise ValidationError(
            f"{messages.kies(ding)} uit de lijst. Alleen typen is niet genoeg" if typed else messages.kies(ding)
        )

    return check


def _only_chosen(form: Any, field: Any) -> None:  # noqa: ANN401
    if form[f"{field.name}_zoekterm"].data and not field.value:
        raise ValidationError("Kies een afdeling of team uit de lijst, of maak dit veld leeg")


def _believable(_form: object, field: Any) -> None:  # noqa: ANN401
    if field.data and field.data > datetime.now(UTC) + _CLOCK_TOLERANCE:
        raise ValidationError("Verwerkt op ligt in de toekomst. Vul een moment in dat al geweest is")
    if field.data and field.data.year < _EARLIEST_YEAR:
        raise ValidationError("Dit jaar kan niet kloppen. Vul een jaar met vier cijfers in, zoals 2026")


class InterneTaakForm(RegistrationForm):
    foutanker = {  # noqa: RUF012  a table, never changed
        "registratie_id": "registreren",
        "klantcontact": "veld-klantcontact",
        "actor": "actor_zoekterm",
        "eenheid": "eenheid_zoekterm",
    }

    max_gevraagde_handeling = MAX_GEVRAAGDE_HANDELING
    max_toelichting = MAX_TOELICHTING

    klantcontact = UuidField(validators=[_chosen("een klantcontact")])
    klantcontact_zoekterm = TekstField()
    actor = UuidField(validators=[_chosen("een medewerker of afdeling")])
    actor_zoekterm = TekstField()
    eenheid = UuidField(validators=[_only_chosen])
    eenheid_zoekterm = TekstField()
    gevraagde_handeling = TekstvakField(
        "Gevraagde handeling",
        description="Wat moet uw collega doen? Bijvoorbeeld: terugbellen op maandag tussen 14.00 en 16.00 uur.",
        validators=[
            Required("Vul in wat uw collega moet doen"),
            max_length("De gevraagde handeling", MAX_GEVRAAGDE_HANDELING),
        ],
    )
    toelichting = TekstvakField(
        "Toelichting",
        description="Wat moet uw collega verder weten?",
        validators=[max_length("De toelichting", MAX_TOELICHTING)],
    )
    status = RadioField(
        "Status",
        choices={status.value: label for status, label in STATUS.items()},
        default=StatusInterneTaak.TE_VERWERKEN.value,
        validators=[Required(messages.kies("een status"))],
        validate_choice=False,
    )
    verwerkt_op = MomentField(
        "Verwerkt op",
        description="Wanneer is het gedaan? Vult u bij Verwerkt niets in, dan nemen we het moment van nu.",
        validators=[_believable],
        render_kw={"step": "any"},
    )

    def validate_status(self, field: RadioField) -> None:
        if field.data and field.data not in set(StatusInterneTaak):
            raise ValidationError(messages.kies("een status"))

    def aanvraag(self) -> InterneTaakAanvraag:
        """Only of a form that validated."""
        klantcontact, actor, eenheid = self.klantcontact.value, self.actor.value, self.eenheid.value
        if klantcontact is None or actor is None:
            raise ValueError("an aanvraag is made of a valid form")
        return InterneTaakAanvraag(
            klantcontact=klantcontact,
            actoren=(actor, eenheid) if eenheid else (actor,),
            gevraagde_handeling=self.gevraagde_handeling.data or "",
            toelichting=self.toelichting.data or "",
            status=StatusInterneTaak(self.status.data),
            verwerkt_op=self.verwerkt_op.data,
        )

    def fill_from(self, aanvraag: InterneTaakAanvraag) -> None:
        """An earlier registration, to be changed and sent again."""
        self.klantcontact.data = str(aanvraag.klantcontact)
        self.actor.data = str(aanvraag.actoren[0])
        self.eenheid.data = str(aanvraag.actoren[1]) if aanvraag.actoren[1:] else ""
        self.gevraagde_handeling.data = aanvraag.gevraagde_handeling
        self.toelichting.data = aanvraag.toelichting
        self.status.data = aanvraag.status.value
        self.verwerkt_op.show(aanvraag.verwerkt_op)
