"""The part of the port that is about partijen, and what belongs to them, as the national draft wants it asked."""

from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from webapp.domain.errors import NotFoundError
from webapp.domain.partij import (
    DigitaalAdres,
    Identificator,
    NieuwDigitaalAdres,
    NieuwePartij,
    Partij,
    PartijGebruik,
    PartijIdentificator,
)
from webapp.domain.provider import PartijQuestion
from webapp.klantinteracties import fields, matching
from webapp.klantinteracties.asking import fetch, get, register, remove
from webapp.klantinteracties.dialects.vng import decode, encode
from webapp.klantinteracties.dialects.vng.resources import Resources
from webapp.klantinteracties.reading import Record
from webapp.klantinteracties.wire import Operation

# How much of what hangs on one object is shown, where each is a call of its own.
MAX_RELATED = 25
_MAX_ADRESSEN = 500


@dataclass(frozen=True, slots=True)
class PartijOperations(Resources):
    def find_partijen(self, question: PartijQuestion, limit: int) -> Operation[tuple[Partij, ...]]:
        """A partij comes alone, so whatever it is found by, each is asked for; one may be removed meanwhile."""
        found: list[Partij] = []
        for uuid in (yield from self._uuids(question, limit)):
            if len(found) == limit:
                break
            with suppress(NotFoundError):
                found.append((yield from self.get_partij(uuid)))
        return tuple(found)

    def _uuids(self, question: PartijQuestion, limit: int) -> Operation[tuple[UUID, ...]]:
        if question.identificator:
            hits = yield from self.find_identificatoren(question.identificator)
            return tuple(dict.fromkeys(hit.partij for hit in hits if hit.partij))
        if nummer := question.nummer.strip():
            return (yield from self._by_nummer(nummer, limit))
        if adres := question.digitaal_adres.strip():
            return (yield from self._owners_of(adres))
        return ()

    def _by_nummer(self, nummer: str, limit: int) -> Operation[tuple[UUID, ...]]:
        """A nummer is an integer here."""
        if not nummer.isdecimal():
            return ()
        hits = yield from self._search(
            "partijen", {"nummer": nummer}, self._partij, lambda partij: partij.nummer == nummer, limit
        )
        return tuple(partij.uuid for partij in hits)

    def _owners_of(self, adres: str) -> Operation[tuple[UUID, ...]]:
        hits: list[DigitaalAdres] = []
        for spelling in matching.spellings(adres):
            hits += yield from self._search(
                "digitale_adressen",
                {"adres": spelling},
                decode.digitaal_adres,
                matching.of_adres_of_a_partij(adres),
                _MAX_ADRESSEN,
            )
        return tuple(dict.fromkeys(hit.verstrekt_door_partij for hit in hits if hit.verstrekt_door_partij))

    def get_partij(self, uuid: UUID) -> Operation[Partij]:
        record = yield from fetch(get(self._item("partijen", uuid)))
        adressen = yield from self.find_digitale_adressen(partij=uuid, betrokkene=None)
        identificatoren = yield from self._identificatoren_of(uuid)
        return replace(
            self._partij(record),
            digitale_adressen=adressen,
            identificatoren=tuple(identificator for _, identificator in identificatoren if identificator),
        )

    def register_partij(self, nieuw: NieuwePartij) -> Operation[Partij]:
        """The identificatoren have to be registered apart."""
        body = encode.partij(nieuw, self.codes.landen)
        return self._partij((yield from register(self._post("partijen", body), fields.PARTIJ)))

    def usage_of_partij(self, uuid: UUID) -> Operation[PartijGebruik]:
        yield from fetch(get(self._item("partijen", uuid)))
        betrokkenen = yield from self._everything(
            "betrokkenen",
            {"wasPartij": str(uuid)},
            lambda record: (record.uuid("id"), record.reference("wasPartij")),
            lambda hit: hit[1] == uuid,
        )
        adressen = yield from self.find_digitale_adressen(partij=uuid, betrokkene=None)
        identificatoren = yield from self._identificatoren_of(uuid)
        contactpersonen = yield from self._search(
            "partijen",
            {"werkteVoorPartij": str(uuid)},
            self._partij,
            lambda partij: partij.werkte_voor_partij == uuid,
            1,
        )
        return PartijGebruik(
            betrokkenen=tuple(betrokkene for betrokkene, _ in betrokkenen),
            digitale_adressen=tuple(adres.uuid for adres in adressen),
            identificatoren=tuple(identificator for identificator, _ in identificatoren),
            elders=bool(contactpersonen),
        )

    def remove_partij(self, uuid: UUID) -> Operation[None]:
        return self._remove("partijen", uuid)

    def find_identificatoren(self, identificator: Identificator) -> Operation[tuple[PartijIdentificator, ...]]:
        """In the order of the list, since the draft has none of its own.

        The object's properties are the parameters, by OpenAPI's default for a parameter that is an object.
        """
        query = {
            "codeSoortObjectId": self.codes.identificatoren.soort_object_id(identificator.soort),
            "objectId": identificator.object_id,
        }
        hits = yield from self._everything(
            "partij_identificatoren",
            query,
            lambda record: decode.partij_identificator(record, self.codes.identificatoren),
            lambda one: one is not None and one.identificator == identificator,
        )
        return tuple(one for one in hits if one)

    def register_identificator(
        self,
        partij: UUID,
        identificator: Identificator,
        kvk_identificator: UUID | None,  # noqa: ARG002 - the draft has no place for it
    ) -> Operation[UUID]:
        body = encode.partij_identificator(partij, identificator, self.codes.identificatoren)
        record = yield from register(self._post("partij_identificatoren", body), fields.IDENTIFICATOR)
        return record.uuid("id")

    def remove_identificator(self, uuid: UUID) -> Operation[None]:
        return remove(self._item("partij_identificatoren", uuid), fields.IDENTIFICATOR)

    def find_digitale_adressen(
        self, *, partij: UUID | None, betrokkene: UUID | None
    ) -> Operation[tuple[DigitaalAdres, ...]]:
        owner = "verstrektDoorPartij" if partij else "verstrektDoorBetrokkene"
        return (
            yield from self._everything(
                "digitale_adressen",
                {owner: str(partij or betrokkene)},
                decode.digitaal_adres,
                matching.of_owner(partij, betrokkene),
            )
        )

    def register_digitaal_adres(self, nieuw: NieuwDigitaalAdres) -> Operation[DigitaalAdres]:
        body = encode.digitaal_adres(nieuw)
        record = yield from register(self._post("digitale_adressen", body), fields.DIGITAAL_ADRES)
        return decode.digitaal_adres(record)

    def remove_digitaal_adres(self, uuid: UUID) -> Operation[None]:
        return self._remove("digitale_adressen", uuid)

    def _identificatoren_of(self, partij: UUID) -> Operation[tuple[tuple[UUID, Identificator | None], ...]]:
        """Also those that this application has no word for."""
        hits = yield from self._everything(
            "partij_identificatoren",
            {"identificeerdePartij": str(partij)},
            lambda record: (record, record.reference("identificeerdePartij")),
            lambda hit: hit[1] == partij,
        )
        return tuple(
            (record.uuid("id"), self.codes.identificatoren.decode(record.record("partijIdentificator")))
            for record, _ in hits
        )

    def _partij(self, record: Record) -> Partij:
        return decode.partij(record, self.codes.landen)
