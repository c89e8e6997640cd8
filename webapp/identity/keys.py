"""Public keys of somebody else, as a JWKS (RFC 7517): a file or an address, read again when a key is not among them."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import Key, KeySet

_KEEP_SECONDS = 3600.0
# Whoever sends unknown key ids must not make us ask for the keys each time.
_AGAIN_SECONDS = 10.0
_FETCH_SECONDS = 3.0
_MAX_BYTES = 256 * 1024


class KeysUnavailableError(Exception):
    """The keys cannot be read now; a token can neither be believed nor refused for it."""


class Keys:
    """``source``: a file or an ``https://`` address. Rotation: a new key is picked up by its ``kid``, an old one
    forgotten within the hour.
    """

    def __init__(self, source: str, now: Callable[[], float] = time.monotonic) -> None:
        self._source = source
        self._now = now
        self._lock = Lock()
        self._found: list[Key] | None = None
        self._read_at = 0.0

    def with_id(self, kid: str) -> Key | None:
        """None where nobody signs under ``kid``. Raises ``KeysUnavailableError``."""
        with self._lock:
            patience = _KEEP_SECONDS if self._named(kid) else _AGAIN_SECONDS
            if self._found is None or self._is_older_than(patience):
                self._read()
            return self._named(kid)

    def _named(self, kid: str) -> Key | None:
        return next((key for key in self._found or () if key.kid == kid), None)

    def _is_older_than(self, seconds: float) -> bool:
        return self._now() - self._read_at > seconds

    def _read(self) -> None:
        try:
            self._found = list(KeySet.import_key_set(json.loads(self._text())).keys)
        except (httpx.HTTPError, OSError, ValueError, KeyError, TypeError, JoseError) as error:
            raise KeysUnavailableError(type(error).__name__) from None
        self._read_at = self._now()

    def _text(self) -> str:
        if not self._source.startswith(("https://", "http://")):
            return Path(self._source).read_text(encoding="utf-8")
        answer = httpx.get(self._source, timeout=_FETCH_SECONDS, follow_redirects=False).raise_for_status()
        if len(answer.content) > _MAX_BYTES:
            raise ValueError
        return answer.text
