"""The third layer for cookies (front.md): a short-lived token in the page, where a frame gets no cookie at all.

It holds the session's secret, encrypted, with the moment at which it was made. Each answer to it brings the next one.
"""

from webapp.identity.store import Vault

BEARER_SECONDS = 300.0


class Bearers:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def issue(self, secret: str) -> str:
        return self._vault.lock(secret, "drager")

    def read(self, bearer: str, seconds: float = BEARER_SECONDS) -> str | None:
        """The secret of its session; None where it is older than ``seconds``, or none of ours."""
        secret: str | None = self._vault.unlock(bearer, "drager", ttl=seconds)
        return secret
