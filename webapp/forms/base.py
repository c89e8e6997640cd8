"""What every form here does besides validating: collect its errors for the summary."""

from flask_wtf import FlaskForm
from wtforms import Field


class KccForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """``foutanker`` maps a field to the id of the element that an error's link focuses, where that is another one."""

    foutanker: dict[str, str] = {}  # noqa: RUF012  a table per form class, never changed

    def add_error(self, name: str, message: str) -> None:
        field: Field = self[name]
        if message not in field.errors:
            field.errors = [*field.errors, message]

    def add_at(self, name: str, message: str, *, otherwise: str) -> None:
        """At field ``name``, or at ``otherwise`` where this form has no such field."""
        self.add_error(name if name in self else otherwise, message)

    @property
    def fouten(self) -> list[tuple[str, str]]:
        """(id to focus, message), in the order of the screen."""
        return [
            (self.foutanker.get(name, field.id), str(message))
            for name, field in self._fields.items()
            for message in field.errors
        ]
