"""What the journal stores, encrypted: inputs, results and errors hold personal data (durable.md)."""

import json
from collections.abc import Sequence
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from dbos import Serializer
from dbos import error as dbos_error

from webapp.domain.errors import Outage, ProviderUnavailableError


class ParkedError(Exception):
    """The provider could not take this registration now; it goes on at the step that failed.

    ``undoing``: that step undoes what was registered before.
    """

    def __init__(self, reason: str, *, undoing: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.undoing = undoing

    @classmethod
    def after(cls, exhausted: dbos_error.DBOSMaxStepRetriesExceeded, *, undoing: bool = False) -> "ParkedError":
        """For a step whose attempts ran out: the last attempt tells why."""
        last = exhausted.errors[-1] if exhausted.errors else None
        return cls(last.outage if isinstance(last, ProviderUnavailableError) else Outage.FAILED, undoing=undoing)


class EncryptedJson(Serializer):
    """JSON under Fernet. Never pickle: whoever can write to the database could then run code here.

    Of an exception only its kind is kept (and the reason of a ``ParkedError``): texts may quote what was typed.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        """``keys`` newest first; the first encrypts, all decrypt."""
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def name(self) -> str:
        return "kcc_fernet_json"

    def serialize(self, data: Any) -> str:  # noqa: ANN401  DBOS hands over whatever a step returned
        return self._fernet.encrypt(json.dumps(_plain(data)).encode()).decode()

    def deserialize(self, serialized_data: str) -> Any:  # noqa: ANN401
        return _revived(json.loads(self._fernet.decrypt(serialized_data.encode())))


def _plain(data: object) -> object:
    if isinstance(data, dbos_error.DBOSMaxStepRetriesExceeded):
        data = ParkedError.after(data)
    if isinstance(data, ParkedError):
        return {"__parked__": data.reason, "undoing": data.undoing}
    if isinstance(data, BaseException):
        return {"__error__": type(data).__name__}
    return data


def _revived(data: object) -> object:
    match data:
        case {"__parked__": str(reason), **more}:
            return ParkedError(reason, undoing=bool(more.get("undoing")))
        case {"__error__": str(kind)}:
            return RuntimeError(kind)
        case {"args": list(args), "kwargs": dict(kwargs)}:
            return {"args": tuple(args), "kwargs": kwargs}
        case _:
            return data
