"""What the summary showed, signed: it can be accepted as it stood there while the provider is away for a moment."""

from dataclasses import asdict
from typing import Any

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from pydantic import ValidationError

from webapp.features.betrokkene.forms import JA, BetrokkeneForm
from webapp.identity import current_medewerker
from webapp.registrations import BETROKKENE, BetrokkeneAanvraag, Omschrijving


def sign(form: BetrokkeneForm, aanvraag: BetrokkeneAanvraag, omschrijving: Omschrijving, *, is_double: bool) -> str:
    """For a hidden field of the summary, beside others that hold the same in the clear."""
    shown = {
        "registratie_id": form.registratie_id.data,
        "medewerker": current_medewerker().id,
        "aanvraag": BETROKKENE.aanvraag.dump_python(aanvraag, mode="json"),
        "omschrijving": asdict(omschrijving),
        "is_double": is_double,
    }
    return str(_signer().dumps(shown))


def agreed_on(form: BetrokkeneForm) -> tuple[BetrokkeneAanvraag, Omschrijving] | None:
    """None without a summary of this form and this employee, or where a question on it was not answered."""
    try:
        shown: dict[str, Any] = _signer().loads(form.akkoord.data or "")
        aanvraag = BETROKKENE.aanvraag.validate_python(shown["aanvraag"])
        mine = (shown["registratie_id"], shown["medewerker"]) == (form.registratie_id.data, current_medewerker().id)
        answered = not shown["is_double"] or form.nogmaals.data == JA
    except (BadSignature, ValidationError, LookupError):
        return None
    return (aanvraag, Omschrijving(**shown["omschrijving"])) if mine and answered else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="betrokkene-akkoord")
