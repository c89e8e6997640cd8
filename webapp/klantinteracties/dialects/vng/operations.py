"""The port's operations as the national draft wants them asked: one resource a call, nothing comes along."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.errors import NotFoundError
from webapp.domain.interne_taak import InterneTaak, NieuweInterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact, NieuweBetrokkene
from webapp.domain.partij import DigitaalAdres, Identificator, NieuwDigitaalAdres, NieuwePartij, Partij
from webapp.domain.provider import Capabilities, KlantcontactQuestion
from webapp.klantinteracties import fields, matching
from webapp.klantinteracties.asking import fetch, get, register, remove, search
from webapp.klantinteracties.codes import IdentificatorCodes
from webapp.klantinteracties.dialects.tables import overridden
from webapp.klantinteracties.dialects.vng import decode, encode
from webapp.klantinteracties.reading import Record
from webapp.klantinteracties.wire import Answer, Media, Operation, Request

T = TypeVar("T")

MEDIA = Media(accept="application/hal+json, application/json;q=0.9", content_type="application/hal+json")

# The seed writes interneTaken; the OpenAPI file of the same draft writes internetaken.
_PATHS = {
    "actoren": "actoren",
    "actorklantcontacten": "actorklantcontacten",
    "betrokkenen": "betrokkenenBijKlantcontact",
    "digitale_adressen": "digitaaladressen",
    "interne_taken": "interneTaken",
    "klantcontacten": "klantcontacten",
    "partij_identificatoren": "partij-identificatoren",
    "partijen": "partijen",
}
# How much of what hangs on one object is asked for, each being a call of its own.
_MAX_RELATED = 25


def paths_of(given: Mapping[str, str] | None) -> Mapping[str, str]:
    return overridden(_PATHS, given)


@dataclass(frozen=True, slots=True)
class Vng:
    api_version: str
    paths: Mapping[str, str]
    codes: IdentificatorCodes

    @property
    def media(self) -> Media:
        return MEDIA

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            dialect="vng",
            version=self.api_version,
            second_actor=False,
            street_fields=False,
            nested_identificatoren=False,
            verwerkt_op_always=True,
        )

    def is_still_spoken(self, answer: Answer) -> bool:  # noqa: ARG002 - nothing here depends on a version
        return True

    def find_klantcontacten(self, question: KlantcontactQuestion, limit: int) -> Operation[tuple[Klantcontact, ...]]:
        if question.nummer and not question.nummer.isdecimal():
            return ()  # a nummer is an integer here
        query = {"nummer": question.nummer, "onderwerp": question.onderwerp.strip(), "inhoud": question.inhoud.strip()}
        hits = yield from self._search(
            "klantcontacten", query, decode.klantcontact, matching.of_klantcontact(question), limit
        )
        return matching.newest_first(hits)

    def get_klantcontact(self, uuid: UUID) -> Operation[Klantcontact]:
        record = yield from fetch(get(f"{self.paths['klantcontacten']}/{uuid}"))
        return replace(
            decode.klantcontact(record),
            actoren=(yield from self._actoren_of(uuid)),
            betrokkenen=(yield from self._betrokkenen_of(uuid)),
            interne_taken=(yield from self._interne_taken_of(uuid)),
        )

    def find_actoren(self, naam: str, soort: SoortActor | None, limit: int) -> Operation[tuple[Actor, ...]]:
        code = decode.CODES_SOORT_ACTOR[soort] if soort else ""
        query = {"naam": naam.strip(), "indicatieActief": "true", "soortActor": code}
        return (yield from self._search("actoren", query, decode.actor, matching.of_actor(naam, soort), limit))

    def get_actor(self, uuid: UUID) -> Operation[Actor]:
        return decode.actor((yield from fetch(get(f"{self.paths['actoren']}/{uuid}"))))

    def find_interne_taak(self, nummer: str) -> Operation[InterneTaak | None]:
        hits = yield from self._search(
            "interne_taken", {"nummer": nummer}, decode.interne_taak, matching.of_nummer(nummer), 1
        )
        return hits[0] if hits else None

    def register_interne_taak(self, nieuw: NieuweInterneTaak) -> Operation[InterneTaak]:
        record = yield from register(self._post("interne_taken", encode.interne_taak(nieuw)), fields.INTERNE_TAAK)
        return decode.interne_taak(record)

    def find_partijen(self, identificator: Identificator, limit: int) -> Operation[tuple[Partij, ...]]:
        """The object's properties are the parameters, by OpenAPI's default for a parameter that is an object."""
        query = {
            "codeSoortObjectId": self.codes.soort_object_id(identificator.soort),
            "objectId": identificator.object_id,
        }
        hits = yield from self._search(
            "partij_identificatoren", query, self._identificatie, lambda hit: hit[1] == identificator, limit
        )
        partijen = []
        for uuid in dict.fromkeys(partij for partij, _ in hits if partij):
            with suppress(NotFoundError):
                partijen.append((yield from self.get_partij(uuid)))
        return tuple(partijen)

    def get_partij(self, uuid: UUID) -> Operation[Partij]:
        record = yield from fetch(get(f"{self.paths['partijen']}/{uuid}"))
        adressen = yield from self._adressen_of("verstrektDoorPartij", uuid)
        identificaties = yield from self._search(
            "partij_identificatoren",
            {"identificeerdePartij": str(uuid)},
            self._identificatie,
            lambda hit: hit[0] == uuid,
            _MAX_RELATED,
        )
        identificatoren = tuple(identificator for _, identificator in identificaties if identificator)
        return replace(decode.partij(record), digitale_adressen=adressen, identificatoren=identificatoren)

    def register_partij(self, nieuw: NieuwePartij) -> Operation[Partij]:
        """The identificatoren have to be registered apart."""
        return decode.partij((yield from register(self._post("partijen", encode.partij(nieuw)), fields.PARTIJ)))

    def remove_partij(self, uuid: UUID) -> Operation[None]:
        with suppress(NotFoundError):
            yield from remove(Request("DELETE", f"{self.paths['partijen']}/{uuid}"))

    def register_identificator(self, partij: UUID, identificator: Identificator) -> Operation[None]:
        body = encode.partij_identificator(partij, identificator, self.codes)
        yield from register(self._post("partij_identificatoren", body), fields.IDENTIFICATOR)

    def register_betrokkene(self, nieuw: NieuweBetrokkene) -> Operation[Betrokkene]:
        record = yield from register(self._post("betrokkenen", encode.betrokkene(nieuw)), fields.BETROKKENE)
        return decode.betrokkene(record)

    def register_digitaal_adres(self, nieuw: NieuwDigitaalAdres) -> Operation[DigitaalAdres]:
        body = encode.digitaal_adres(nieuw)
        record = yield from register(self._post("digitale_adressen", body), fields.DIGITAAL_ADRES)
        return decode.digitaal_adres(record)

    def _actoren_of(self, klantcontact: UUID) -> Operation[tuple[Actor, ...]]:
        links = yield from self._search(
            "actorklantcontacten",
            {"klantcontactId": str(klantcontact)},
            lambda record: (record.required_reference("klantcontactId"), record.required_reference("actorId")),
            lambda link: link[0] == klantcontact,
            _MAX_RELATED,
        )
        actoren = []
        for actor in dict.fromkeys(actor for _, actor in links):
            with suppress(NotFoundError):
                actoren.append((yield from self.get_actor(actor)))
        return tuple(actoren)

    def _betrokkenen_of(self, klantcontact: UUID) -> Operation[tuple[Betrokkene, ...]]:
        hits = yield from self._search(
            "betrokkenen",
            {"hadKlantcontact": str(klantcontact)},
            decode.betrokkene,
            lambda betrokkene: betrokkene.klantcontact == klantcontact,
            _MAX_RELATED,
        )
        completed: tuple[Betrokkene, ...] = ()
        for betrokkene in hits:
            completed += ((yield from self._completed(betrokkene)),)
        return completed

    def _completed(self, betrokkene: Betrokkene) -> Operation[Betrokkene]:
        adressen = yield from self._adressen_of("verstrektDoorBetrokkene", betrokkene.uuid)
        partij = None
        if betrokkene.was_partij:
            with suppress(NotFoundError):
                partij = yield from self.get_partij(betrokkene.was_partij)
        return replace(betrokkene, partij=partij, digitale_adressen=adressen)

    def _interne_taken_of(self, klantcontact: UUID) -> Operation[tuple[InterneTaak, ...]]:
        return (
            yield from self._search(
                "interne_taken",
                {"aanleidinggevendKlantcontact": str(klantcontact)},
                decode.interne_taak,
                lambda taak: taak.klantcontact == klantcontact,
                _MAX_RELATED,
            )
        )

    def _adressen_of(self, relation: str, owner: UUID) -> Operation[tuple[DigitaalAdres, ...]]:
        return (
            yield from self._search(
                "digitale_adressen",
                {relation: str(owner)},
                decode.digitaal_adres,
                lambda adres: owner in (adres.verstrekt_door_partij, adres.verstrekt_door_betrokkene),
                _MAX_RELATED,
            )
        )

    def _identificatie(self, record: Record) -> tuple[UUID | None, Identificator | None]:
        identificator = self.codes.decode(record.record("partijIdentificator"))
        return record.reference("identificeerdePartij"), identificator

    def _search(
        self,
        resource: str,
        query: Mapping[str, str],
        decoder: Callable[[Record], T],
        matches: Callable[[T], bool],
        limit: int,
    ) -> Operation[tuple[T, ...]]:
        """Without a page size: the draft has no such parameter."""
        given = {key: value for key, value in query.items() if value}
        request = Request("GET", self.paths[resource], given)
        return (yield from search(request, decode.page, decoder, matches, limit=limit))

    def _post(self, resource: str, body: Mapping[str, object]) -> Request:
        return Request("POST", self.paths[resource], body=body)
