"""The port to whatever keeps the register: domain objects in and out.

Every method may raise ``ProviderUnavailableError`` or ``ProviderMisfitError``; ``get_*`` raise ``NotFoundError``,
``register_*`` raise ``RefusedError`` (``webapp.domain.errors``).
"""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.interne_taak import InterneTaak, NieuweInterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact, NieuweBetrokkene
from webapp.domain.partij import DigitaalAdres, Identificator, NieuwDigitaalAdres, NieuwePartij, Partij


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What this provider has room for; a screen does not offer what would be lost."""

    dialect: str
    version: str
    second_actor: bool
    street_fields: bool
    nested_identificatoren: bool
    verwerkt_op_always: bool


@dataclass(frozen=True, slots=True)
class KlantcontactQuestion:
    """One of the properties that klantcontacten can be found by; nothing filled asks for the newest."""

    nummer: str = ""
    onderwerp: str = ""
    inhoud: str = ""


class Provider(Protocol):
    def capabilities(self) -> Capabilities:
        """Remembered once the provider has answered."""

    def probe(self) -> Capabilities:
        """Asks the provider now, by one cheap read."""

    def find_klantcontacten(self, question: KlantcontactQuestion, *, limit: int) -> tuple[Klantcontact, ...]:
        """At most ``limit``, newest first, without betrokkenen and interne taken: a hit costs the provider 10 ms."""

    def get_klantcontact(self, uuid: UUID) -> Klantcontact:
        """With its actoren, betrokkenen (and their partij and digitale adressen) and interne taken."""

    def find_actoren(self, naam: str, *, soort: SoortActor | None = None, limit: int) -> tuple[Actor, ...]:
        """Active ones only; ``naam`` is part of the name, any case."""

    def get_actor(self, uuid: UUID) -> Actor: ...

    def find_interne_taak(self, nummer: str) -> InterneTaak | None:
        """By the number that ``register_interne_taak`` wrote."""

    def register_interne_taak(self, nieuw: NieuweInterneTaak) -> InterneTaak: ...

    def find_partijen(self, identificator: Identificator, *, limit: int) -> tuple[Partij, ...]: ...

    def get_partij(self, uuid: UUID) -> Partij: ...

    def register_partij(self, nieuw: NieuwePartij) -> Partij:
        """Where the provider cannot register the identificatoren along, the answer has none: register them apart."""

    def remove_partij(self, uuid: UUID) -> None:
        """Gone already is gone. Takes every betrokkene of that partij along: only for what was just made."""

    def register_identificator(self, partij: UUID, identificator: Identificator) -> None: ...

    def register_betrokkene(self, nieuw: NieuweBetrokkene) -> Betrokkene: ...

    def register_digitaal_adres(self, nieuw: NieuwDigitaalAdres) -> DigitaalAdres: ...
