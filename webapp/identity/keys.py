"""Public keys of somebody else, as a JWKS (RFC 7517): a file or an address, read again when a key is not among them."""

import json
import time
from collections.abc import Callable
from math import inf
from pathlib import Path
from threading import Lock

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import Key, KeySet

_KEEP_SECONDS = 3600.0
# A source that is away for a while keeps nobody out.
_AT_MOST_SECONDS = 24 * 3600.0
_AGAIN_SECONDS = 10.0
_FETCH_SECONDS = 3.0
_MAX_BYTES = 256 * 1024


class KeysUnavailableError(Exception):
    """The keys cannot be read now; a token can neither be believed nor refused for it."""


class Keys:
    """``source``: a file or an ``https://`` address. Rotation: a new key is picked up by its ``kid``, an old one
    forgotten within the hour, or within a day where the source does not answer.
    """

    def __init__(self, source: str, now: Callable[[], float] = time.monotonic) -> None:
        self._source = source
        self._now = now
        self._lock = Lock()
        self._found: list[Key] = []
        self._read_at = self._tried_at = -inf

    def with_id(self, kid: str) -> Key | None:
        """None where nobody signs under ``kid``. Raises ``KeysUnavailableError``."""
        key = self._named(kid)
        if self._is_older_than(_KEEP_SECONDS if key else _AGAIN_SECONDS):
            self._try_to_read()
            key = self._named(kid)
        if key is None and self._read_at < self._tried_at:
            raise KeysUnavailableError
        return key

    def _try_to_read(self) -> None:
        """One at a time, and not again at once. Where keys are known nobody waits: made-up ids hold no others up."""
        if not self._lock.acquire(blocking=not self._found):
            return
        try:
            if self._now() - self._tried_at > _AGAIN_SECONDS:
                self._read()
        finally:
            self._lock.release()

    def _named(self, kid: str) -> Key | None:
        return next((key for key in self._found if key.kid == kid), None)

    def _is_older_than(self, seconds: float) -> bool:
        return self._now() - self._read_at > seconds

    def _read(self) -> None:
        self._tried_at = self._now()
        try:
            self._found = list(KeySet.import_key_set(json.loads(self._text())).keys)
        except (httpx.HTTPError, OSError, ValueError, KeyError, TypeError, JoseError):
            if self._is_older_than(_AT_MOST_SECONDS):
                self._found = []
        else:
            self._read_at = self._tried_at

    def _text(self) -> str:
        if not self._source.startswith(("https://", "http://")):
            return Path(self._source).read_text(encoding="utf-8")
        answer = httpx.get(self._source, timeout=_FETCH_SECONDS, follow_redirects=False).raise_for_status()
        if len(answer.content) > _MAX_BYTES:
            raise ValueError
        return answer.text
