"""Validators that speak the grammar of ``messages``."""

from collections.abc import Callable
from typing import Any

from wtforms import ValidationError
from wtforms.validators import StopValidation

from webapp.forms import messages

Validator = Callable[[Any, Any], None]


class Required:
    """Something has to be there. Marks the field, so that the label does not say *niet verplicht*."""

    def __init__(self, message: str) -> None:
        self.message = message
        self.field_flags = {"required": True}

    def __call__(self, _form: object, field: Any) -> None:  # noqa: ANN401  WTForms hands over any field
        if not field.data:
            field.errors = []
            raise StopValidation(self.message)


def max_length(ding: str, maximum: int) -> Validator:
    def check(_form: object, field: Any) -> None:  # noqa: ANN401
        te_veel = len(field.data or "") - maximum
        if te_veel > 0:
            raise ValidationError(messages.te_lang(ding, te_veel, maximum))

    return check
