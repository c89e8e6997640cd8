"""Why a sign-in at the OpenID Connect provider is refused."""

from typing import Literal


class OidcRefusedError(Exception):
    """``detail`` is for the log: the name of a claim or the kind of an error, never what stood in a token."""

    def __init__(self, reden: Literal["ongeldig", "rol"], detail: str = "") -> None:
        super().__init__(reden)
        self.reden = reden
        self.detail = detail
