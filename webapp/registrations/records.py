"""What a screen may know of a registration, whatever stands in the journal."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from webapp.domain.errors import FieldError
from webapp.registrations.aanvraag import InterneTaakAanvraag
from webapp.registrations.betrokkene_aanvraag import BetrokkeneAanvraag

Aanvraag = InterneTaakAanvraag | BetrokkeneAanvraag


class Toestand(StrEnum):
    """How a registration stands.

    ``WACHT``: the provider does not take it now, it goes on by itself. ``GEWEIGERD``: the provider read and refused it,
    nothing was registered. ``INGETROKKEN``: withdrawn, and undone. ``MISLUKT``: a fault of our own.
    """

    BEZIG = "bezig"
    WACHT = "wacht"
    GELUKT = "gelukt"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    MISLUKT = "mislukt"

    @property
    def is_final(self) -> bool:
        return self not in (Toestand.BEZIG, Toestand.WACHT)


@dataclass(frozen=True, slots=True)
class Omschrijving:
    """The words by which the employee recognises a registration later, as they were on the screen.

    ``actor`` and ``eenheid`` of an interne taak, ``naam`` of a betrokkene.
    """

    onderwerp: str
    actor: str = ""
    eenheid: str = ""
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Registratie:
    """``nummer`` (of an interne taak) and ``uuid`` are there once registered, ``fouten`` when refused.

    ``reden`` while it waits; ``wordt_ongedaan``: what it waits with is to undo what was registered before.
    ``partij`` is the one that a registered betrokkene belongs to; ``partij_bestond``: it was there before.
    """

    registratie_id: UUID
    toestand: Toestand
    gestart_op: datetime
    aanvraag: Aanvraag
    omschrijving: Omschrijving
    nummer: str = ""
    uuid: UUID | None = None
    fouten: tuple[FieldError, ...] = ()
    reden: str = ""
    wordt_ongedaan: bool = False
    partij: UUID | None = None
    partij_bestond: bool = False


class RegistratieNotFoundError(LookupError):
    """No such registration of this employee; somebody else's, or one that cannot be read, looks the same as none."""


class DifferentRegistrationError(Exception):
    """The ``registratie_id`` was used before, for other content: the form was changed after it was sent."""


class FormTooOldError(Exception):
    """Nobody can tell any more whether this form was registered before."""
