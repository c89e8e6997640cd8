"""Forms that were half done when a session ended, as screens know them: which are kept, and the way back to them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import urlencode
from uuid import UUID

from flask import current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from webapp.database import DatabaseUnavailableError
from webapp.features.choosing import uuid_of
from webapp.identity import current_medewerker
from webapp.identity.formulieren import Formulier
from webapp.registrations import RegistratieNotFoundError
from webapp.web.formatting import when
from webapp.web.services import identity, services

View = TypeVar("View", bound=Callable[..., Any])

_WHAT = "kcc_keeps_form"
# Buttons, and what holds for one session or one look at the summary only.
_NOT_TYPED = ("csrf_token", "actie", "wis", "verwijder", "akkoord")


@dataclass(frozen=True, slots=True)
class Bewaard:
    """``wat``: a form of what. ``hier``: it is this page; otherwise ``adres`` leads to it."""

    wat: str
    adres: str
    weggooien: str
    wanneer: str
    hier: bool = False


def keeps_form(wat: str) -> Callable[[View], View]:
    """Marks the view that a form is posted to. What it gets after a session's end is kept, and shown by GET there."""

    def mark(view: View) -> View:
        setattr(view, _WHAT, wat)
        return view

    return mark


def keep_posted(medewerker_id: str, path: str) -> str | None:
    """Keeps the fields of this request. The address where they are filled in again; None where no form is kept.

    Raises ``DatabaseUnavailableError``, and werkzeug's ``RequestEntityTooLarge``.
    """
    if not _what_is_at(path):
        return None
    registratie_id = uuid_of(request.form.get("registratie_id"))
    if registratie_id is None:
        return None
    identity().formulieren.keep(medewerker_id, Formulier(registratie_id, path, tuple(_typed())))
    return _address(path, registratie_id)


def filled_again(path: str, show: Callable[[MultiDict[str, str]], ResponseReturnValue]) -> ResponseReturnValue:
    """What the form at ``path`` kept as ``?bewaard=…``, shown by ``show``. Of what was registered since: that.

    Raises ``RegistratieNotFoundError``, also where it is another employee's.
    """
    registratie_id, medewerker_id = uuid_of(request.args.get("bewaard")), current_medewerker().id
    if registratie_id is None or services().identity is None:
        raise RegistratieNotFoundError
    kept = identity().formulieren.get(medewerker_id, registratie_id)
    if kept is None or kept.pad != path:
        services().journal.get(registratie_id, medewerker_id)
        return redirect(url_for("registraties.one", registratie_id=registratie_id), 303)
    g.bewaard = _view(kept, hier=True)
    return show(MultiDict(kept.velden))


def latest_kept() -> Formulier | None:
    """Of this employee. A database that does not answer keeps nobody from a page."""
    try:
        return identity().formulieren.latest(current_medewerker().id)
    except DatabaseUnavailableError:
        return None


def address_of(kept: Formulier) -> str:
    return _address(kept.pad, kept.registratie_id)


def notice_of(kept: Formulier | None) -> Bewaard | None:
    return _view(kept) if kept else None


def _view(kept: Formulier, *, hier: bool = False) -> Bewaard:
    return Bewaard(
        wat=_what_is_at(kept.pad),
        adres=address_of(kept),
        weggooien=url_for("sessie.throw_away", registratie_id=kept.registratie_id),
        wanneer=when(datetime.fromtimestamp(kept.bewaard, UTC)),
        hier=hier,
    )


def _address(path: str, registratie_id: UUID) -> str:
    return f"{path}?{urlencode({'bewaard': registratie_id})}"


def _typed() -> Iterator[tuple[str, str]]:
    for name, text in request.form.items(multi=True):
        if name not in _NOT_TYPED and not name.startswith("kies_"):
            yield name, text


def _what_is_at(path: str) -> str:
    """Empty where no form is kept, or no page is."""
    addresses = current_app.create_url_adapter(request)
    assert addresses  # noqa: S101  inside a request there always is one
    try:
        endpoint, _ = addresses.match(path, method="POST")
    except HTTPException:
        return ""
    return str(getattr(current_app.view_functions[endpoint], _WHAT, ""))
