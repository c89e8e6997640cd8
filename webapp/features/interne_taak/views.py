"""``/interne-taken/nieuw``: one form, whose buttons also search and choose, so that it works without JavaScript."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from webapp.features.interne_taak.chosen import Chosen, check_choice, look_up
from webapp.features.interne_taak.forms import InterneTaakForm
from webapp.features.interne_taak.viewmodels import form_view, uuid_of
from webapp.features.presenting import reden_van
from webapp.identity import current_medewerker
from webapp.registrations import (
    DifferentRegistrationError,
    FormTooOldError,
    JournalUnavailableError,
    Registratie,
    Toestand,
)
from webapp.web.errors import JOURNAL_DOWN
from webapp.web.fragment import page_or_fragment
from webapp.web.services import services

interne_taak = Blueprint("interne_taak", __name__)

_CHOICES = ("klantcontact", "actor", "eenheid")
_WAIT_SECONDS = 2.0


@interne_taak.get("/interne-taken/nieuw")
def nieuw() -> ResponseReturnValue:
    form = InterneTaakForm(formdata=None)
    form.renew_registratie_id()
    earlier = uuid_of(request.args.get("vanaf"))
    if earlier:
        registratie = services().journal.get(earlier, current_medewerker().id)
        form.fill_from(registratie.aanvraag)
        _add_reasons(form, registratie)
    elif klantcontact := uuid_of(request.args.get("klantcontact")):
        form.choose("klantcontact", str(klantcontact))
    return _screen(form, _look_up(form))


@interne_taak.post("/interne-taken/nieuw")
def registreer() -> ResponseReturnValue:
    form = InterneTaakForm()
    if _changes_the_form():
        _apply_change(form)
        return _screen(form, _look_up(form))
    form.validate()
    chosen = _look_up(form, strict=True)
    check_choice(form, chosen)
    if form.fouten:
        return _screen(form, chosen, status=422)
    return _register(form, chosen)


@interne_taak.errorhandler(CSRFError)
def too_long_open(_: CSRFError) -> ResponseReturnValue:
    """The session ended or its key changed: what was typed comes back, with a token that holds."""
    form = InterneTaakForm()
    form.add_error("registratie_id", "Deze pagina stond te lang open. Druk nog een keer op Registreren")
    return _screen(form, _look_up(form), status=422)


def _register(form: InterneTaakForm, chosen: Chosen) -> ResponseReturnValue:
    registratie_id = form.registratie_id.value
    if registratie_id is None:
        return _again(form, chosen, "Druk nog een keer op Registreren")
    medewerker, journal = current_medewerker(), services().journal
    try:
        journal.start(registratie_id, medewerker.id, form.aanvraag(), chosen.omschrijving())
    except JournalUnavailableError:
        return _again(
            form, chosen, f"{JOURNAL_DOWN.titel}. Wat u invulde staat er nog. {JOURNAL_DOWN.tekst}", renew=False
        )
    except FormTooOldError:
        return _again(
            form,
            chosen,
            "Dit formulier is te lang geleden geopend. Kijk bij het klantcontact of de taak er al staat. "
            "Staat hij er niet? Druk dan nog een keer op Registreren",
        )
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
        _add_reasons(form, registratie)
        return _screen(form, chosen, status=422)
    return redirect(url_for("registraties.one", registratie_id=registratie_id), 303)


def _again(form: InterneTaakForm, chosen: Chosen, message: str, *, renew: bool = True) -> ResponseReturnValue:
    """``renew``: what is sent next is another registration, and not the same one once more."""
    if renew:
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
        form.choose(request.form["wis"], "")


def _add_reasons(form: InterneTaakForm, registratie: Registratie) -> None:
    for fout in registratie.fouten:
        form.add_at(fout.field, reden_van(fout), otherwise="gevraagde_handeling")


def _look_up(form: InterneTaakForm, *, strict: bool = False) -> Chosen:
    return look_up(form, services().provider, services().pool, strict=strict)


def _screen(form: InterneTaakForm, chosen: Chosen, *, status: int = 200) -> ResponseReturnValue:
    view = form_view(form, chosen, services().klantcontact_search, services().actor_search)
    return page_or_fragment("interne_taak/nieuw.html", "interne_taak/_nieuw.html", status=status, form=form, view=view)
