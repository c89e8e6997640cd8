"""What every form here does besides validating: collect its errors for the summary."""

from collections.abc import Iterable, Iterator

from flask import request
from flask_wtf import FlaskForm
from werkzeug.datastructures import ImmutableMultiDict
from wtforms import Field, FieldList, FormField


class KccForm(FlaskForm):  # type: ignore[misc]  # Flask-WTF has no types
    """``foutanker`` maps a field to the id of the element that an error's link focuses, where that is another one.

    A field within a part is known by its whole name: ``bezoekadres-postcode``.
    """

    class Meta(FlaskForm.Meta):  # type: ignore[misc]
        def wrap_formdata(self, form: object, formdata: object) -> object:
            """Never out of a JSON body, which Flask-WTF would take too, and raise over where it is none."""
            return ImmutableMultiDict() if request.is_json else super().wrap_formdata(form, formdata)

    foutanker: dict[str, str] = {}  # noqa: RUF012  a table per form class, never changed

    def add_error(self, name: str, message: str) -> None:
        field = self.leaf(name)
        if message not in field.errors:
            field.errors = [*field.errors, message]

    def add_at(self, name: str, message: str, *, otherwise: str) -> None:
        """At field ``name``, or at ``otherwise`` where this form has no such field."""
        known = any(field.name == name for field in self.leaves())
        self.add_error(name if known else otherwise, message)

    def leaves(self) -> Iterator[Field]:
        """Every field that holds a value, in the order of the screen."""
        return _leaves(self._fields.values())

    def leaf(self, name: str) -> Field:
        return next(field for field in self.leaves() if field.name == name)

    @property
    def fouten(self) -> list[tuple[str, str]]:
        """(id to focus, message), in the order of the screen."""
        return [
            (self.foutanker.get(str(field.name), field.id), str(message))
            for field in self.leaves()
            for message in field.errors
        ]


def _leaves(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        if isinstance(field, (FormField, FieldList)):
            yield from _leaves(field)
        else:
            yield field
