"""One object at the provider for one step of one registration, however often the step is tried."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from webapp.domain.errors import Outage, ProviderUnavailableError, RefusedError
from webapp.registrations.marks import Marks


@dataclass(frozen=True, slots=True)
class Once:
    """``landed`` is asked for what an earlier attempt may have made; what another registration claimed is left out."""

    marks: Marks
    registratie_id: UUID
    stap: str

    @property
    def was_begun(self) -> bool:
        return self.marks.was_begun(self.registratie_id, self.stap)

    def make(self, landed: Callable[[], Iterable[UUID]], post: Callable[[], UUID]) -> UUID:
        """Raises ``RefusedError`` and whatever else ``post`` raises; then nothing is certain, and it is tried again."""
        again = self.marks.begin(self.registratie_id, self.stap)
        own = self.found(landed) if again else None
        if own:
            return own
        try:
            made = post()
        except RefusedError:
            if not again:
                self.marks.end(self.registratie_id, self.stap)
            raise
        if not self._claim(made):
            # Taken by a registration that lost its own answer; then the one that it made is left for this one.
            raise ProviderUnavailableError(Outage.FAILED)
        return made

    def found(self, landed: Callable[[], Iterable[UUID]]) -> UUID | None:
        """What this step made, as far as it was begun."""
        claimed = self.marks.claimed(self.registratie_id, self.stap)
        if claimed or not self.was_begun:
            return claimed
        return next((found for found in landed() if self._claim(found)), None)

    def _claim(self, found: UUID) -> bool:
        return self.marks.claim(self.registratie_id, self.stap, found)
