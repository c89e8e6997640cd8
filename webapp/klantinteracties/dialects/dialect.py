"""What a dialect is: the operations of the port as requests to send and answers to read, without any I/O."""

from collections.abc import Callable, Mapping
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
from webapp.domain.provider import (
    BetrokkeneQuestion,
    Capabilities,
    KlantcontactPage,
    KlantcontactQuestion,
    PartijQuestion,
)
from webapp.klantinteracties.wire import Answer, Media, Operation


@dataclass(frozen=True, slots=True)
class Options:
    """An operator's choices. ``nummer_velden``: ``beide`` or ``referentienummer``, see the Open Klant dialect.

    The others override tables entry by entry: ``paths`` those of the draft, whose sources differ
    (``{"interne_taken": "internetaken"}``, see ``dialects.vng.resources``), the others those of ``codes``:
    ``identificator_codes`` (``{"bsn": {"codeRegister": "brp", "codeObjecttype": …, "codeSoortObjectId": …}}``) and
    ``land_codes`` (``{"NL": "6030"}``).
    """

    nummer_velden: str = "beide"
    paths: Mapping[str, str] | None = None
    identificator_codes: Mapping[str, Mapping[str, str]] | None = None
    land_codes: Mapping[str, str] | None = None

    def __post_init__(self) -> None:
        if self.nummer_velden not in ("beide", "referentienummer"):
            raise ValueError("nummer_velden is beide or referentienummer")


class Dialect(Protocol):
    @property
    def capabilities(self) -> Capabilities: ...

    @property
    def media(self) -> Media: ...

    def is_still_spoken(self, answer: Answer) -> bool:
        """Whether this answer fits what was found out at first; no after the provider was upgraded."""

    def find_klantcontacten(
        self, question: KlantcontactQuestion, limit: int
    ) -> Operation[tuple[Klantcontact, ...]]: ...

    def page_of_klantcontacten(
        self, question: KlantcontactQuestion, page: int, size: int
    ) -> Operation[KlantcontactPage]: ...

    def klantcontacten_of_actor(self, actor: UUID, limit: int) -> Operation[tuple[UUID, ...]]: ...

    def get_klantcontact(self, uuid: UUID) -> Operation[Klantcontact]: ...

    def find_actoren(self, naam: str, soort: SoortActor | None, limit: int) -> Operation[tuple[Actor, ...]]: ...

    def find_actor(self, identificatie: str) -> Operation[Actor | None]: ...

    def all_actoren(self, at_most: int) -> Operation[tuple[Actor, ...]]: ...

    def get_actor(self, uuid: UUID) -> Operation[Actor]: ...

    def find_interne_taak(self, nummer: str) -> Operation[InterneTaak | None]: ...

    def register_interne_taak(self, nieuw: NieuweInterneTaak) -> Operation[InterneTaak]: ...

    def remove_interne_taak(self, uuid: UUID) -> Operation[None]: ...

    def find_partijen(self, question: PartijQuestion, limit: int) -> Operation[tuple[Partij, ...]]: ...

    def get_partij(self, uuid: UUID) -> Operation[Partij]: ...

    def register_partij(self, nieuw: NieuwePartij) -> Operation[Partij]: ...

    def usage_of_partij(self, uuid: UUID) -> Operation[PartijGebruik]: ...

    def remove_partij(self, uuid: UUID) -> Operation[None]: ...

    def find_identificatoren(self, identificator: Identificator) -> Operation[tuple[PartijIdentificator, ...]]: ...

    def register_identificator(
        self, partij: UUID, identificator: Identificator, kvk_identificator: UUID | None
    ) -> Operation[UUID]: ...

    def remove_identificator(self, uuid: UUID) -> Operation[None]: ...

    def find_betrokkenen(self, klantcontact: UUID) -> Operation[tuple[Betrokkene, ...]]: ...

    def search_betrokkenen(self, question: BetrokkeneQuestion, limit: int) -> Operation[tuple[Betrokkene, ...]]: ...

    def get_betrokkene(self, uuid: UUID) -> Operation[Betrokkene]: ...

    def register_betrokkene(self, nieuw: NieuweBetrokkene) -> Operation[Betrokkene]: ...

    def remove_betrokkene(self, uuid: UUID) -> Operation[None]: ...

    def find_digitale_adressen(
        self, *, partij: UUID | None, betrokkene: UUID | None
    ) -> Operation[tuple[DigitaalAdres, ...]]:
        """Exactly one of both is given."""

    def search_digitale_adressen(self, adres: str, limit: int) -> Operation[tuple[DigitaalAdres, ...]]: ...

    def register_digitaal_adres(self, nieuw: NieuwDigitaalAdres) -> Operation[DigitaalAdres]: ...

    def remove_digitaal_adres(self, uuid: UUID) -> Operation[None]: ...

    def note_on_klantcontact(self, klantcontact: UUID, name: str, text: str) -> Operation[None]: ...


@dataclass(frozen=True, slots=True)
class DialectKind:
    """A line in the registry. ``recognises`` a first answer; ``build`` chooses, once, what goes with it.

    ``actoren`` is where this dialect has them: known before the first answer, for that is what it is asked with.
    """

    name: str
    media: Media
    actoren: Callable[[Options], str]
    recognises: Callable[[Answer], bool]
    build: Callable[[Answer, Options], Dialect]
