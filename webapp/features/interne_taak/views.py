"""``/interne-taken/nieuw``: one form, whose buttons also search and choose, so that it works without JavaScript."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.domain.errors import FieldError, ProviderError
from webapp.domain.provider import Capabilities
from webapp.features.interne_taak.chosen import Chosen, check_choice, look_up
from webapp.features.interne_taak.forms import InterneTaakForm
from webapp.features.interne_taak.viewmodels import form_view, uuid_of
from webapp.identity import current_medewerker
from webapp.registrations import DifferentRegistrationError, Toestand
from webapp.web.fragment import page_or_fragment
from webapp.web.services import services

interne_taak = Blueprint("interne_taak", __name__)

_CHOICES = ("klantcontact", "actor", "eenheid")
_WAIT_SECONDS = 2.0
# What the provider says of a reference is about its own objects; these say what the employee can do.
_REFERENCE_REASONS = {
    "klantcontact": "Dit klantcontact bestaat niet meer. Kies een ander klantcontact",
    "actor": "Deze medewerker of afdeling bestaat niet meer. Kies iemand anders",
    "eenheid": "Deze afdeling of dit team bestaat niet meer. Kies een andere",
}


@interne_taak.get("/interne-taken/nieuw")
def nieuw() -> ResponseReturnValue:
    form = InterneTaakForm(formdata=None)
    form.renew_registratie_id()
    earlier = uuid_of(request.args.get("vanaf"))
    if earlier:
        form.fill_from(services().journal.get(earlier, current_medewerker().id).aanvraag)
    elif klantcontact := uuid_of(request.args.get("klantcontact")):
        form.choose("klantcontact", str(klantcontact))
    return _screen(form, look_up(form, services().provider))


@interne_taak.post("/interne-taken/nieuw")
def registreer() -> ResponseReturnValue:
    form = InterneTaakForm()
    if _changes_the_form():
        _apply_change(form)
        return _screen(form, look_up(form, services().provider))
    form.validate()
    chosen = look_up(form, services().provider)
    check_choice(form, chosen, _capabilities())
    if form.fouten:
        return _screen(form, chosen, status=422)
    return _register(form, chosen)


def _register(form: InterneTaakForm, chosen: Chosen) -> ResponseReturnValue:
    registratie_id = form.registratie_id.value
    if registratie_id is None:
        return _again(form, chosen, "Druk nog een keer op Registreren")
    medewerker, journal = current_medewerker(), services().journal
    try:
        journal.start(registratie_id, medewerker.id, form.aanvraag(), chosen.omschrijving())
    except DifferentRegistrationError:
        return _again(
            form,
            chosen,
            "Dit formulier is al eerder verstuurd, met andere gegevens. Staat het niet bij Mijn registraties? "
            "Druk dan nog een keer op Registreren",
        )
    registratie = journal.wait(registratie_id, medewerker.id, seconds=_WAIT_SECONDS)
    if registratie.toestand is Toestand.GEWEIGERD:
        form.renew_registratie_id()
        form.add_provider_errors(map(_in_our_words, registratie.fouten), otherwise="gevraagde_handeling")
        return _screen(form, chosen, status=422)
    return redirect(url_for("registraties.one", registratie_id=registratie_id), 303)


def _again(form: InterneTaakForm, chosen: Chosen, message: str) -> ResponseReturnValue:
    form.renew_registratie_id()
    form.add_error("registratie_id", message)
    return _screen(form, chosen, status=422)


def _changes_the_form() -> bool:
    """Whether a button was pressed that searches, chooses or clears; everything else registers."""
    return request.form.get("actie") == "bijwerken" or "wis" in request.form or bool(_made_choices())


def _made_choices() -> dict[str, str]:
    return {name: request.form[f"kies_{name}"] for name in _CHOICES if f"kies_{name}" in request.form}


def _apply_change(form: InterneTaakForm) -> None:
    for name, uuid in _made_choices().items():
        form.choose(name, uuid)
    if request.form.get("wis") in _CHOICES:
        form.clear_choice(request.form["wis"])


def _in_our_words(error: FieldError) -> FieldError:
    reason = _REFERENCE_REASONS.get(error.field, error.reason)
    return FieldError(error.field, error.code, reason)


def _capabilities() -> Capabilities | None:
    """None while the provider does not answer; then the look-up of what was chosen says so."""
    try:
        return services().provider.capabilities()
    except ProviderError:
        return None


def _screen(form: InterneTaakForm, chosen: Chosen, *, status: int = 200) -> ResponseReturnValue:
    view = form_view(form, chosen, _capabilities(), services().klantcontact_search, services().actor_search)
    return page_or_fragment("interne_taak/nieuw.html", "interne_taak/_nieuw.html", status=status, form=form, view=view)
