"""The answer of consent to one registration: our own record of it, and what the provider gets to know."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from webapp.domain.errors import NotFoundError
from webapp.domain.provider import Provider
from webapp.registrations.betrokkene_aanvraag import Toestemming
from webapp.registrations.marks import GevraagdeToestemming, Marks

ToestemmingBij = Literal["interne_notitie", "metadata", "nergens"]


@dataclass(frozen=True, slots=True)
class AnswerOfConsent:
    """``moment``: ISO 8601, UTC. Each method is safe to repeat."""

    provider: Provider
    marks: Marks
    bij: ToestemmingBij
    toestemming: Toestemming
    registratie_id: UUID
    klantcontact: UUID
    medewerker: str
    moment: str

    def record(self) -> None:
        self.marks.record_toestemming(
            GevraagdeToestemming(
                registratie_id=self.registratie_id,
                klantcontact=self.klantcontact,
                gevraagd_door=self.medewerker,
                gevraagd_op=self.moment,
                vraag=self.toestemming.vraag,
                toestemming=self.toestemming.antwoord,
            )
        )

    def complete(self, *, partij: UUID | None, betrokkene: UUID) -> None:
        """With what came of it, and at the provider where it has room for it."""
        self._note(self._antwoord)
        self.marks.complete_toestemming(self.registratie_id, partij=partij, betrokkene=betrokkene)

    def forget_at_provider(self) -> None:
        self._note("")

    @property
    def interne_notitie(self) -> str:
        """For a new partij; empty where it goes elsewhere."""
        if self.bij != "interne_notitie":
            return ""
        return f"Toestemming om gegevens te bewaren: {self._antwoord} (registratie {self.registratie_id})."

    @property
    def _antwoord(self) -> str:
        return f"{'ja' if self.toestemming.antwoord else 'nee'}, gevraagd op {self.moment}"

    def _note(self, text: str) -> None:
        if self.bij == "metadata" and self.provider.capabilities().metadata_on_klantcontact:
            with suppress(NotFoundError):  # without the klantcontact there is no place for it, and no reason
                self.provider.note_on_klantcontact(self.klantcontact, f"toestemming {self.registratie_id}", text)
