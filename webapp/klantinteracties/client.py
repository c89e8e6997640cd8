"""The ``Provider`` port over HTTP: chooses the dialect once, then runs its operations over the transport."""

from collections.abc import Iterable
from contextlib import closing
from typing import TypeVar, cast
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
from webapp.klantinteracties.dialects import Dialect, DialectKind, Options
from webapp.klantinteracties.discovery import discover, validate
from webapp.klantinteracties.transport import Transport
from webapp.klantinteracties.wire import Answer, Operation, Request

T = TypeVar("T")


class KlantinteractiesClient:
    """Thread-safe, and no call is made before the first question. Method by method: ``webapp.domain.provider``."""

    def __init__(self, transport: Transport, kinds: Iterable[DialectKind], options: Options) -> None:
        self._transport = transport
        self._kinds = tuple(kinds)
        self._options = options
        self._chosen: Dialect | None = None
        validate(self._kinds, options)

    def close(self) -> None:
        self._transport.close()

    def probe(self) -> Capabilities:
        """Asks the provider now, read-only, for readiness and ``kcc-registratie check``."""
        self._chosen = discover(self._transport, self._kinds, self._options)
        return self._chosen.capabilities

    def capabilities(self) -> Capabilities:
        return self._dialect.capabilities

    def find_klantcontacten(self, question: KlantcontactQuestion, *, limit: int) -> tuple[Klantcontact, ...]:
        return self._run(self._dialect.find_klantcontacten(question, limit))

    def page_of_klantcontacten(self, question: KlantcontactQuestion, *, page: int, size: int) -> KlantcontactPage:
        return self._run(self._dialect.page_of_klantcontacten(question, page, size))

    def klantcontacten_of_actor(self, actor: UUID, *, limit: int) -> tuple[UUID, ...]:
        return self._run(self._dialect.klantcontacten_of_actor(actor, limit))

    def get_klantcontact(self, uuid: UUID) -> Klantcontact:
        return self._run(self._dialect.get_klantcontact(uuid))

    def find_actoren(self, naam: str, *, soort: SoortActor | None = None, limit: int) -> tuple[Actor, ...]:
        return self._run(self._dialect.find_actoren(naam, soort, limit))

    def find_actor(self, identificatie: str) -> Actor | None:
        return self._run(self._dialect.find_actor(identificatie))

    def all_actoren(self, *, at_most: int) -> tuple[Actor, ...]:
        return self._run(self._dialect.all_actoren(at_most))

    def get_actor(self, uuid: UUID) -> Actor:
        return self._run(self._dialect.get_actor(uuid))

    def find_interne_taak(self, nummer: str) -> InterneTaak | None:
        return self._run(self._dialect.find_interne_taak(nummer))

    def register_interne_taak(self, nieuw: NieuweInterneTaak) -> InterneTaak:
        return self._run(self._dialect.register_interne_taak(nieuw))

    def remove_interne_taak(self, uuid: UUID) -> None:
        self._run(self._dialect.remove_interne_taak(uuid))

    def find_partijen(self, question: PartijQuestion, *, limit: int) -> tuple[Partij, ...]:
        return self._run(self._dialect.find_partijen(question, limit))

    def get_partij(self, uuid: UUID) -> Partij:
        return self._run(self._dialect.get_partij(uuid))

    def register_partij(self, nieuw: NieuwePartij) -> Partij:
        return self._run(self._dialect.register_partij(nieuw))

    def usage_of_partij(self, uuid: UUID) -> PartijGebruik:
        return self._run(self._dialect.usage_of_partij(uuid))

    def remove_partij(self, uuid: UUID) -> None:
        self._run(self._dialect.remove_partij(uuid))

    def find_identificatoren(self, identificator: Identificator) -> tuple[PartijIdentificator, ...]:
        return self._run(self._dialect.find_identificatoren(identificator))

    def register_identificator(
        self, partij: UUID, identificator: Identificator, *, kvk_identificator: UUID | None = None
    ) -> UUID:
        return self._run(self._dialect.register_identificator(partij, identificator, kvk_identificator))

    def remove_identificator(self, uuid: UUID) -> None:
        self._run(self._dialect.remove_identificator(uuid))

    def find_betrokkenen(self, klantcontact: UUID) -> tuple[Betrokkene, ...]:
        return self._run(self._dialect.find_betrokkenen(klantcontact))

    def search_betrokkenen(self, question: BetrokkeneQuestion, *, limit: int) -> tuple[Betrokkene, ...]:
        return self._run(self._dialect.search_betrokkenen(question, limit))

    def get_betrokkene(self, uuid: UUID) -> Betrokkene:
        return self._run(self._dialect.get_betrokkene(uuid))

    def register_betrokkene(self, nieuw: NieuweBetrokkene) -> Betrokkene:
        return self._run(self._dialect.register_betrokkene(nieuw))

    def remove_betrokkene(self, uuid: UUID) -> None:
        self._run(self._dialect.remove_betrokkene(uuid))

    def find_digitale_adressen(
        self, *, partij: UUID | None = None, betrokkene: UUID | None = None
    ) -> tuple[DigitaalAdres, ...]:
        if (partij is None) == (betrokkene is None):
            raise ValueError("digitale adressen are those of one partij or of one betrokkene")
        return self._run(self._dialect.find_digitale_adressen(partij=partij, betrokkene=betrokkene))

    def search_digitale_adressen(self, adres: str, *, limit: int) -> tuple[DigitaalAdres, ...]:
        return self._run(self._dialect.search_digitale_adressen(adres, limit))

    def register_digitaal_adres(self, nieuw: NieuwDigitaalAdres) -> DigitaalAdres:
        return self._run(self._dialect.register_digitaal_adres(nieuw))

    def remove_digitaal_adres(self, uuid: UUID) -> None:
        self._run(self._dialect.remove_digitaal_adres(uuid))

    def note_on_klantcontact(self, klantcontact: UUID, name: str, text: str) -> None:
        self._run(self._dialect.note_on_klantcontact(klantcontact, name, text))

    @property
    def _dialect(self) -> Dialect:
        """Found out at the first call, and remembered once it succeeded. Two threads may both ask: that is harmless."""
        chosen = self._chosen
        if chosen is None:
            chosen = self._chosen = discover(self._transport, self._kinds, self._options)
        return chosen

    def _run(self, operation: Operation[T]) -> T:
        dialect = self._dialect
        with closing(operation):
            try:
                request = next(operation)
                while True:
                    request = operation.send(self._answer(request, dialect))
            except StopIteration as done:
                return cast("T", done.value)

    def _answer(self, request: Request, dialect: Dialect) -> Answer:
        answer = self._transport.send(request, dialect.media)
        if not dialect.is_still_spoken(answer):
            self._chosen = None  # upgraded while we ran: find out again at the next call
        return answer
