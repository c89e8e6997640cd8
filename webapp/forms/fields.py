"""Fields that own their parsing: what comes out has the type that the domain asks for, what was typed stays."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from wtforms import Field, HiddenField, StringField, TextAreaField
from wtforms.widgets import DateTimeLocalInput

from webapp.domain.tijd import AMSTERDAM


def normalised(text: str) -> str:
    """One kind of line end, as the characters are counted and as the provider stores them; no space around."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


class TekstField(StringField):
    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        if valuelist:
            self.data = normalised(valuelist[0])


class TekstvakField(TextAreaField):
    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        if valuelist:
            self.data = normalised(valuelist[0])


class UuidField(HiddenField):
    """``value`` is a ``UUID``, or None where nothing was sent; what is none counts as nothing."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = valuelist[0] if valuelist else ""
        if self.value is None:
            self.data = ""

    @property
    def value(self) -> UUID | None:
        try:
            return UUID(self.data or "")
        except ValueError:
            return None


class MomentField(Field):
    """A ``datetime-local`` in the time of the Netherlands, seconds and parts allowed; ``data`` is aware, in UTC."""

    widget = DateTimeLocalInput()
    typed = ""

    def _value(self) -> str:
        return self.typed

    def show(self, moment: datetime | None) -> None:
        """Fills in a moment that was registered before."""
        self.data = moment
        self.typed = moment.astimezone(AMSTERDAM).replace(tzinfo=None).isoformat() if moment else ""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        self.data = None
        self.typed = str(valuelist[0]).strip() if valuelist else ""
        if not self.typed:
            return
        try:
            self.data = _in_the_netherlands(datetime.fromisoformat(self.typed))
        except (ValueError, OverflowError):
            raise ValueError("Vul een datum en een tijd in, zoals 22-11-2026 14:30") from None


def _in_the_netherlands(moment: datetime) -> datetime:
    """In UTC. Raises ValueError on a moment that names a zone: no browser's field does."""
    if moment.tzinfo:
        raise ValueError("local time is asked for")
    return moment.replace(tzinfo=AMSTERDAM).astimezone(UTC)
