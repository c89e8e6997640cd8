"""What every form here does besides validating: collect its errors for the summary, take the provider's."""

from collections.abc import Iterable

from flask_wtf import FlaskForm
from wtforms import Field

from webapp.domain.errors import FieldError


class KccForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """``foutanker`` maps a field to the id of the element that an error's link focuses, where that is another one."""

    foutanker: dict[str, str] = {}  # noqa: RUF012  a table per form class, never changed

    def add_error(self, name: str, message: str) -> None:
        field: Field = self[name]
        if message not in field.errors:
            field.errors = [*field.errors, message]

    def add_provider_errors(self, errors: Iterable[FieldError], *, otherwise: str) -> None:
        """Each error at the field it is about; one about no field of this form lands at ``otherwise``."""
        for error in errors:
            known = error.field if error.field in self else otherwise
            self.add_error(known, error.reason or "Het register neemt dit niet aan")

    @property
    def fouten(self) -> list[tuple[str, str]]:
        """(id to focus, message), in the order of the screen."""
        return [
            (self.foutanker.get(name, field.id), str(message))
            for name, field in self._fields.items()
            for message in field.errors
        ]
