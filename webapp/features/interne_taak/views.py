"""``/interne-taken/nieuw``: one form, whose buttons also search and choose, so that it works without JavaScript."""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.datastructures import MultiDict

from webapp.features.bewaard import filled_again, keeps_form
from webapp.features.choosing import apply_choices, changes_the_form, uuid_of
from webapp.features.interne_taak.chosen import Chosen, check_choice, look_up
from webapp.features.interne_taak.forms import InterneTaakForm
from webapp.features.interne_taak.viewmodels import form_view
from webapp.features.presenting import reden_van
from webapp.features.registering import start
from webapp.identity import current_medewerker
from webapp.registrations import InterneTaakAanvraag, Registratie, RegistratieNotFoundError, Toestand
from webapp.web.fragment import page_or_fragment
from webapp.web.services import services

interne_taak = Blueprint("interne_taak", __name__)

_CHOICES = ("klantcontact", "actor", "eenheid")
_TOO_OLD = "Kijk bij het klantcontact of de taak er al staat. Staat hij er niet?"


@interne_taak.get("/interne-taken/nieuw")
def nieuw() -> ResponseReturnValue:
    if "bewaard" in request.args:
        return filled_again(url_for("interne_taak.nieuw"), _show_kept)
    form = InterneTaakForm(formdata=None)
    form.renew_registratie_id()
    earlier = uuid_of(request.args.get("vanaf"))
    if earlier:
        registratie = services().journal.get(earlier, current_medewerker().id)
        if not isinstance(registratie.aanvraag, InterneTaakAanvraag):
            raise RegistratieNotFoundError
        form.fill_from(registratie.aanvraag)
        _add_reasons(form, registratie)
    elif klantcontact := uuid_of(request.args.get("klantcontact")):
        form.choose("klantcontact", str(klantcontact))
    return _screen(form, _look_up(form))


def _show_kept(velden: MultiDict[str, str]) -> ResponseReturnValue:
    form = InterneTaakForm(formdata=velden)
    return _screen(form, _look_up(form))


@interne_taak.post("/interne-taken/nieuw")
@keeps_form("een interne taak")
def registreer() -> ResponseReturnValue:
    form = InterneTaakForm()
    if changes_the_form(_CHOICES):
        apply_choices(form, _CHOICES)
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
    registratie = start(form, form.aanvraag(), chosen.omschrijving(), te_oud=_TOO_OLD)
    if registratie is None:
        return _screen(form, chosen, status=422)
    _remember_actoren(form, registratie)
    if registratie.toestand is Toestand.GEWEIGERD:
        form.renew_registratie_id()
        _add_reasons(form, registratie)
        return _screen(form, chosen, status=422)
    return redirect(url_for("registraties.one", registratie_id=registratie.registratie_id), 303)


def _remember_actoren(form: InterneTaakForm, registratie: Registratie) -> None:
    """Chosen once is likely chosen again; what the provider does not know any more is not offered again."""
    gone = {fout.field for fout in registratie.fouten}
    for name in ("actor", "eenheid"):
        if (uuid := form[name].value) is None:
            continue
        if name in gone:
            services().actor_search.gone(uuid)
        else:
            services().lately_used.note(current_medewerker().id, uuid)


def _add_reasons(form: InterneTaakForm, registratie: Registratie) -> None:
    for fout in registratie.fouten:
        form.add_at(fout.field, reden_van(fout), otherwise="gevraagde_handeling")


def _look_up(form: InterneTaakForm, *, strict: bool = False) -> Chosen:
    return look_up(form, services().provider, services().actor_search, services().pool, strict=strict)


def _screen(form: InterneTaakForm, chosen: Chosen, *, status: int = 200) -> ResponseReturnValue:
    view = form_view(form, chosen, services().klantcontact_search, services().actor_search)
    return page_or_fragment("interne_taak/nieuw.html", "interne_taak/_nieuw.html", status=status, form=form, view=view)
