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
from webapp.domain.partij import (
    DigitaalAdres,
    Identificator,
    NieuwDigitaalAdres,
    NieuwePartij,
    Partij,
    PartijGebruik,
    PartijIdentificator,
)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What this provider has room for; a screen does not offer what would be lost.

    ``vestiging_under_kvk``: a vestigingsnummer is registered under its KvK-nummer, which is then needed too.
    ``phone_088``: takes phone numbers that begin with 088. ``landen``: ISO codes that it takes; None is every one.
    ``klantcontact_by_adres``: klantcontacten can be asked for by a digitaal adres of a betrokkene.
    ``part_of_adres``: a digitaal adres can be asked for by a part of it; elsewhere only by the whole.
    """

    dialect: str
    version: str
    second_actor: bool
    street_fields: bool
    verwerkt_op_always: bool
    vestiging_under_kvk: bool
    metadata_on_klantcontact: bool
    phone_088: bool
    klantcontact_by_adres: bool
    part_of_adres: bool
    landen: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class KlantcontactQuestion:
    """Properties that klantcontacten can be found by; all that is filled must be true. Nothing filled: the newest.

    ``onderwerp``, ``inhoud``: part of it, any case. ``adres``: part of a digitaal adres of a betrokkene, only where
    ``Capabilities.klantcontact_by_adres``. ``identificator``, ``partij``: a betrokkene's partij has this number, or is
    this one. The last three stand alone: together with others they need not be looked at.
    """

    nummer: str = ""
    referentienummer: str = ""
    onderwerp: str = ""
    inhoud: str = ""
    adres: str = ""
    identificator: str = ""
    partij: UUID | None = None


@dataclass(frozen=True, slots=True)
class KlantcontactPage:
    """One page of a list, newest first. ``total`` over all pages, where the provider tells."""

    klantcontacten: tuple[Klantcontact, ...]
    has_next: bool
    total: int | None = None


@dataclass(frozen=True, slots=True)
class BetrokkeneQuestion:
    """What betrokkenen are called, letter for letter as registered (F4936); what is filled must all be true."""

    achternaam: str = ""
    voornaam: str = ""
    voorletters: str = ""
    organisatienaam: str = ""


@dataclass(frozen=True, slots=True)
class PartijQuestion:
    """One of the properties that a partij can be found by (F7927); exactly one is filled.

    ``digitaal_adres``: an e-mail address in any case, or a phone number as it is registered.
    """

    identificator: Identificator | None = None
    digitaal_adres: str = ""
    nummer: str = ""


class Provider(Protocol):
    def capabilities(self) -> Capabilities:
        """Remembered once the provider has answered."""

    def probe(self) -> Capabilities:
        """Asks the provider now, by one cheap read."""

    def find_klantcontacten(self, question: KlantcontactQuestion, *, limit: int) -> tuple[Klantcontact, ...]:
        """At most ``limit``, newest first, without betrokkenen and interne taken: a hit costs the provider 10 ms."""

    def page_of_klantcontacten(self, question: KlantcontactQuestion, *, page: int, size: int) -> KlantcontactPage:
        """As ``find_klantcontacten``, but the one page that was asked for, counted from 1; empty past the last.

        A provider may have pages of a size of its own.
        """

    def klantcontacten_of_actor(self, actor: UUID, *, limit: int) -> tuple[UUID, ...]:
        """What this actor took part in, what was registered last first."""

    def get_klantcontact(self, uuid: UUID) -> Klantcontact:
        """With its actoren, betrokkenen (and their partij and digitale adressen) and interne taken."""

    def find_actoren(self, naam: str, *, soort: SoortActor | None = None, limit: int) -> tuple[Actor, ...]:
        """Active ones only; ``naam`` is part of the name, any case."""

    def find_actor(self, identificatie: str) -> Actor | None:
        """The active one with this id in its own register."""

    def all_actoren(self, *, at_most: int) -> tuple[Actor, ...]:
        """The active ones, ``at_most`` so many, in the order that the provider has them."""

    def get_actor(self, uuid: UUID) -> Actor: ...

    def find_interne_taak(self, nummer: str) -> InterneTaak | None:
        """By the number that ``register_interne_taak`` wrote."""

    def register_interne_taak(self, nieuw: NieuweInterneTaak) -> InterneTaak: ...

    def remove_interne_taak(self, uuid: UUID) -> None:
        """Gone already is gone; so it is with every ``remove_*``."""

    def find_partijen(self, question: PartijQuestion, *, limit: int) -> tuple[Partij, ...]:
        """With their identificatoren and digitale adressen; each once."""

    def get_partij(self, uuid: UUID) -> Partij: ...

    def register_partij(self, nieuw: NieuwePartij) -> Partij:
        """Where the provider cannot register the identificatoren along, the answer has none: register them apart."""

    def usage_of_partij(self, uuid: UUID) -> PartijGebruik:
        """Raises ``NotFoundError``."""

    def remove_partij(self, uuid: UUID) -> None:
        """Takes every betrokkene of that partij along: only for what was just made and nobody uses."""

    def find_identificatoren(self, identificator: Identificator) -> tuple[PartijIdentificator, ...]:
        """Everyone that is registered under this number, the first registered first."""

    def register_identificator(
        self, partij: UUID, identificator: Identificator, *, kvk_identificator: UUID | None = None
    ) -> UUID:
        """The id of the registered one. ``kvk_identificator``: what a vestigingsnummer hangs under."""

    def remove_identificator(self, uuid: UUID) -> None:
        """Raises ``RefusedError`` where a vestigingsnummer hangs under it."""

    def find_betrokkenen(self, klantcontact: UUID) -> tuple[Betrokkene, ...]:
        """All of them, the first registered first, without their partij and digitale adressen."""

    def search_betrokkenen(self, question: BetrokkeneQuestion, *, limit: int) -> tuple[Betrokkene, ...]:
        """At most ``limit``, the last registered first, without their partij and digitale adressen."""

    def get_betrokkene(self, uuid: UUID) -> Betrokkene:
        """Without its partij and digitale adressen."""

    def register_betrokkene(self, nieuw: NieuweBetrokkene) -> Betrokkene: ...

    def remove_betrokkene(self, uuid: UUID) -> None:
        """Its digitale adressen stay behind as orphans: remove those first."""

    def find_digitale_adressen(
        self, *, partij: UUID | None = None, betrokkene: UUID | None = None
    ) -> tuple[DigitaalAdres, ...]:
        """All of one partij or of one betrokkene, the first registered first."""

    def search_digitale_adressen(self, adres: str, *, limit: int) -> tuple[DigitaalAdres, ...]:
        """Those that hold ``adres``, any case, of anybody; where not ``Capabilities.part_of_adres``, the whole."""

    def register_digitaal_adres(self, nieuw: NieuwDigitaalAdres) -> DigitaalAdres: ...

    def remove_digitaal_adres(self, uuid: UUID) -> None: ...

    def note_on_klantcontact(self, klantcontact: UUID, name: str, text: str) -> None:
        """Sets one entry of the metadata, or without a ``text`` removes it, keeping the others.

        Only where ``Capabilities.metadata_on_klantcontact``; ``NotFoundError`` where the klantcontact is gone.
        """
