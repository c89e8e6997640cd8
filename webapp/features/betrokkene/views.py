"""``/betrokkenen/nieuw``: the form of F2599, and its summary at the same address."""

from dataclasses import replace

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.datastructures import MultiDict

from webapp.features.betrokkene.agreed import agreed_on, sign
from webapp.features.betrokkene.changes import apply_change, is_change
from webapp.features.betrokkene.checking import Checked, check, double_of
from webapp.features.betrokkene.chosen import Chosen, fill_initiator, look_up
from webapp.features.betrokkene.earlier import as_before
from webapp.features.betrokkene.filling import add_reasons, fill_from
from webapp.features.betrokkene.forms import JA, BetrokkeneForm
from webapp.features.betrokkene.summary import naam_of, summary_view
from webapp.features.betrokkene.viewmodels import form_view, toestemming_view
from webapp.features.bewaard import filled_again, keeps_form
from webapp.features.choosing import uuid_of
from webapp.features.registering import known_registration, start
from webapp.identity import current_medewerker
from webapp.registrations import BetrokkeneAanvraag, Omschrijving, Registratie, RegistratieNotFoundError, Toestand
from webapp.web.fragment import page_or_fragment
from webapp.web.services import services

betrokkene = Blueprint("betrokkene", __name__)

_TOO_OLD = "Kijk bij het klantcontact of de betrokkene er al staat. Staat hij er niet?"


@betrokkene.get("/betrokkenen/nieuw")
def nieuw() -> ResponseReturnValue:
    if "bewaard" in request.args:
        return filled_again(url_for("betrokkene.nieuw"), _show_kept)
    form = BetrokkeneForm(formdata=None)
    form.renew_registratie_id()
    earlier = uuid_of(request.args.get("vanaf"))
    if earlier:
        registratie = services().journal.get(earlier, current_medewerker().id)
        if not isinstance(registratie.aanvraag, BetrokkeneAanvraag):
            raise RegistratieNotFoundError
        fill_from(form, registratie.aanvraag)
        add_reasons(form, registratie.fouten)
    elif klantcontact := uuid_of(request.args.get("klantcontact")):
        form.choose("klantcontact", str(klantcontact))
    return _form_screen(form, _look_up(form))


def _show_kept(velden: MultiDict[str, str]) -> ResponseReturnValue:
    """Also what was kept of the summary: that is asked for once more, so that it is seen before it is registered."""
    form = BetrokkeneForm(formdata=velden)
    return _form_screen(form, _look_up(form))


@betrokkene.post("/betrokkenen/nieuw")
@keeps_form("een betrokkene")
def registreer() -> ResponseReturnValue:
    form = BetrokkeneForm()
    if is_change():
        focus = apply_change(form, services().partij_search)
        return _form_screen(form, _look_up(form), focus=focus)
    chosen = _look_up(form)
    agreed = agreed_on(form) if chosen.problem else None
    if agreed:
        return _accept(form, chosen, *agreed)
    earlier = known_registration(form)  # only now: what it made may be among what was found
    if earlier:
        chosen = replace(chosen, nummer_van=())
    checked = _check(form, chosen)
    if checked is None:
        return _form_screen(form, chosen, status=422)
    if request.form.get("actie") == "controleren":
        return _summary_screen(form, chosen, checked)
    return _register(form, chosen, checked, earlier)


@betrokkene.errorhandler(CSRFError)
def too_long_open(_: CSRFError) -> ResponseReturnValue:
    """The session ended or its key changed: what was typed comes back, with a token that holds."""
    form = BetrokkeneForm()
    message = "Deze pagina stond te lang open. Er is niets geregistreerd. Druk nog een keer op Controleren"
    form.add_error("registratie_id", message)
    return _form_screen(form, _look_up(form), status=422)


def _accept(
    form: BetrokkeneForm, chosen: Chosen, aanvraag: BetrokkeneAanvraag, omschrijving: Omschrijving
) -> ResponseReturnValue:
    """The provider went away after the summary: nobody has to keep the caller waiting for that."""
    registratie = start(form, aanvraag, omschrijving, te_oud=_TOO_OLD)
    if registratie is None:
        return _form_screen(form, chosen, status=422)
    return redirect(url_for("registraties.one", registratie_id=registratie.registratie_id), 303)


def _register(
    form: BetrokkeneForm, chosen: Chosen, checked: Checked, earlier: Registratie | None
) -> ResponseReturnValue:
    if not earlier and form.nogmaals.data != JA and double_of(checked.aanvraag, chosen):
        form.add_error("nogmaals", "Vink aan dat u deze betrokkene nog een keer wilt registreren, of kies Aanpassen")
        return _summary_screen(form, chosen, checked, status=422)
    aanvraag = as_before(checked.aanvraag, earlier)
    registratie = start(form, aanvraag, _omschrijving(aanvraag, chosen), te_oud=_TOO_OLD)
    if registratie is None:
        return _summary_screen(form, chosen, checked, status=422)
    if registratie.toestand is Toestand.GEWEIGERD:
        return _refused(form, checked, registratie)
    return redirect(url_for("registraties.one", registratie_id=registratie.registratie_id), 303)


def _refused(form: BetrokkeneForm, checked: Checked, registratie: Registratie) -> ResponseReturnValue:
    """The number may have been taken a moment ago: who has it is looked up again."""
    form.renew_registratie_id()
    add_reasons(form, checked.on_the_form(registratie.fouten))
    return _form_screen(form, _look_up(form), status=422)


def _omschrijving(aanvraag: BetrokkeneAanvraag, chosen: Chosen) -> Omschrijving:
    onderwerp = chosen.klantcontact.onderwerp if chosen.klantcontact else ""
    return Omschrijving(onderwerp=onderwerp, naam=naam_of(aanvraag, chosen))


def _look_up(form: BetrokkeneForm) -> Chosen:
    chosen = look_up(form, services().provider, services().pool, services().betrokkene_rules)
    fill_initiator(form, chosen.klantcontact)
    return chosen


def _check(form: BetrokkeneForm, chosen: Chosen) -> Checked | None:
    rules = services().betrokkene_rules
    return check(form, chosen, rules, toestemming_view(form, rules).vraag)


def _form_screen(form: BetrokkeneForm, chosen: Chosen, *, focus: str = "", status: int = 200) -> ResponseReturnValue:
    view = form_view(form, chosen, services(), focus)
    return page_or_fragment("betrokkene/nieuw.html", "betrokkene/_nieuw.html", status=status, form=form, view=view)


def _summary_screen(
    form: BetrokkeneForm, chosen: Chosen, checked: Checked, *, status: int = 200
) -> ResponseReturnValue:
    double = double_of(checked.aanvraag, chosen)
    omschrijving = _omschrijving(checked.aanvraag, chosen)
    form.akkoord.data = sign(form, checked.aanvraag, omschrijving, is_double=double is not None)
    view = summary_view(form, chosen, checked, double)
    return page_or_fragment(
        "betrokkene/controle.html", "betrokkene/_controle.html", status=status, form=form, view=view
    )
