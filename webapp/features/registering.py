"""What every form that registers has in common: its id, and how what it asks for is started."""

from contextlib import suppress
from uuid import UUID

from wtforms import Field

from webapp.database import DatabaseUnavailableError
from webapp.forms.base import KccForm
from webapp.forms.fields import UuidField
from webapp.identity import current_medewerker
from webapp.registrations import (
    Aanvraag,
    DifferentRegistrationError,
    FormTooOldError,
    Omschrijving,
    Registratie,
    RegistratieNotFoundError,
    new_registratie_id,
)
from webapp.web.errors import JOURNAL_DOWN
from webapp.web.services import services

_WAIT_SECONDS = 2.0
_NOT_NOW = f"{JOURNAL_DOWN.titel}. Wat u invulde staat er nog. {JOURNAL_DOWN.tekst}"
_ONCE_MORE = "Druk dan nog een keer op Registreren"
_DIFFERENT = (
    f"Dit formulier is al eerder verstuurd, met andere gegevens. Staat het niet bij Mijn registraties? {_ONCE_MORE}"
)


class RegistrationForm(KccForm):
    """A choice is a field with an id beside a field ``…_zoekterm`` with what was searched for."""

    registratie_id = UuidField()

    def renew_registratie_id(self) -> None:
        """The old one is used up: what is sent next is another registration."""
        self.registratie_id.data = str(new_registratie_id())

    def choose(self, name: str, uuid: str) -> None:
        """A choice from the list of hits; the name follows when it is looked up."""
        self[name].data = uuid
        self[f"{name}_zoekterm"].data = ""

    def clear_choice(self, name: str) -> None:
        field: Field = self[name]
        field.data = ""


def known_registration(form: RegistrationForm) -> Registratie | None:
    """What this form, sent before, has started already; also where its journal does not say."""
    registratie_id = form.registratie_id.value
    if registratie_id is None:
        return None
    try:
        return services().journal.get(registratie_id, current_medewerker().id)
    except (RegistratieNotFoundError, DatabaseUnavailableError):
        return None


def start(form: RegistrationForm, aanvraag: Aanvraag, omschrijving: Omschrijving, *, te_oud: str) -> Registratie | None:
    """Starts it and waits a moment. None where it did not start: the form then says why.

    ``te_oud`` asks the employee to look whether what an old form registered is there.
    """
    registratie_id = form.registratie_id.value
    medewerker, journal = current_medewerker(), services().journal
    try:
        if registratie_id is not None:
            journal.start(registratie_id, medewerker.id, aanvraag, omschrijving)
            _forget_kept(registratie_id)
            return journal.wait(registratie_id, medewerker.id, seconds=_WAIT_SECONDS)
        message = "Druk nog een keer op Registreren"
    except DatabaseUnavailableError:
        form.add_error("registratie_id", _NOT_NOW)  # the same id again is the same registration
        return None
    except FormTooOldError:
        message = f"Dit formulier is te lang geleden geopend. {te_oud} {_ONCE_MORE}"
    except DifferentRegistrationError:
        message = _DIFFERENT
    _forget_kept(registratie_id)  # from now on it is known by another id
    form.renew_registratie_id()
    form.add_error("registratie_id", message)
    return None


def _forget_kept(registratie_id: UUID | None) -> None:
    """What was kept of it when a session ended. Where that fails it is offered again, and registers the same."""
    identity = services().identity
    if identity and registratie_id:
        with suppress(DatabaseUnavailableError):
            identity.formulieren.forget(current_medewerker().id, registratie_id)
