"""What can go wrong at the provider, in the few kinds that a screen or a workflow treats differently.

No text of the provider travels in ``args``: these errors may be logged. The one exception is the reason of a mapped
field error, which is meant for the employee.
"""

from dataclasses import dataclass
from enum import StrEnum


class Outage(StrEnum):
    """Why a provider did not answer as it should, while trying again later makes sense."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    BUSY = "busy"
    FAILED = "failed"


class Misfit(StrEnum):
    """Why trying again does not help before somebody mended the configuration or the provider."""

    UNAUTHORIZED = "unauthorized"
    WRONG_ADDRESS = "wrong_address"
    NOT_SUPPORTED = "not_supported"
    UNREADABLE = "unreadable"


class ProviderError(Exception):
    """Any answer of the provider, or lack of one, that is not what was asked for."""


class ProviderUnavailableError(ProviderError):
    """No usable answer now. For a POST: it may have happened all the same, so look before the next attempt."""

    def __init__(self, outage: Outage) -> None:
        super().__init__(outage.value)
        self.outage = outage


class ProviderMisfitError(ProviderError):
    """The provider and this application do not fit: 401, 403, an HTML page, 415, JSON that cannot be read."""

    def __init__(self, misfit: Misfit) -> None:
        super().__init__(misfit.value)
        self.misfit = misfit


class NotFoundError(ProviderError):
    """The one object that was asked for is not there (404 as JSON)."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """``field`` is a name of the domain (``gevraagde_handeling``), or empty where the error is about the whole.

    ``code`` is the provider's (``max_length``, ``unique``, ``invalid`` …), ``reason`` its sentence for the employee.
    """

    field: str
    code: str
    reason: str


class RefusedError(ProviderError):
    """The provider read the registration and refused it (400, 409). Nothing was registered."""

    def __init__(self, errors: tuple[FieldError, ...]) -> None:
        super().__init__(", ".join(f"{error.field or '-'}:{error.code}" for error in errors))
        self.errors = errors

    @property
    def nummer_taken(self) -> bool:
        return any(error.field == "nummer" and error.code == "unique" for error in self.errors)

    @property
    def identificator_taken(self) -> bool:
        return any(error.field == "identificator" and error.code == "unique" for error in self.errors)
