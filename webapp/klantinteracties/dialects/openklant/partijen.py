"""The part of the port that is about partijen, and what belongs to them, as Open Klant wants it asked."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
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
    SoortIdentificator,
)
from webapp.domain.provider import PartijQuestion
from webapp.klantinteracties import fields, matching
from webapp.klantinteracties.asking import everything, fetch, get, register, remove, search
from webapp.klantinteracties.dialects.openklant import decode, encode
from webapp.klantinteracties.dialects.openklant.resources import MAX_PAGE_SIZE, Resources
from webapp.klantinteracties.reading import Record
from webapp.klantinteracties.wire import Operation

_PAGE_OF_ADRESSEN = 100  # what contains an e-mail address is nearly always that address


@dataclass(frozen=True, slots=True)
class PartijOperations(Resources):
    def find_partijen(self, question: PartijQuestion, limit: int) -> Operation[tuple[Partij, ...]]:
        if question.identificator:
            return (yield from self._with_identificator(question.identificator, limit))
        if nummer := question.nummer.strip():
            return (yield from self._listed({"nummer": nummer}, lambda partij: partij.nummer == nummer, limit))
        if adres := question.digitaal_adres.strip():
            return (yield from self._each((yield from self._owners_of(adres)), limit))
        return ()

    def _with_identificator(self, identificator: Identificator, limit: int) -> Operation[tuple[Partij, ...]]:
        """Up to 2.6 a partij does not tell its identificatoren, so that hits could not be held against the question."""
        if not self.release.has_nested_identificatoren:
            hits = yield from self.find_identificatoren(identificator)
            return (yield from self._each(dict.fromkeys(hit.partij for hit in hits if hit.partij), limit))
        code = self.codes.identificatoren.soort_object_id(identificator.soort)
        filters = {
            "partijIdentificator__codeSoortObjectId": code,
            "partijIdentificator__objectId": identificator.object_id,
        }
        return (yield from self._listed(filters, matching.of_identificator(identificator), limit))

    def _listed(
        self, filters: Mapping[str, str], matches: Callable[[Partij], bool], limit: int
    ) -> Operation[tuple[Partij, ...]]:
        hits = yield from search(
            self._list("partijen", limit, {**filters, "expand": "digitaleAdressen"}),
            decode.page,
            lambda record: (self._partij(record), record),
            lambda hit: matches(hit[0]),
            limit=limit,
            max_pages=1,
        )
        found: list[Partij] = []
        for _, record in hits:
            found.append((yield from self._completed(record)))
        return tuple(found)

    def _each(self, uuids: Iterable[UUID], limit: int) -> Operation[tuple[Partij, ...]]:
        """What refers to a partij has no room for it, so each is asked for; one may be removed meanwhile."""
        found: list[Partij] = []
        for uuid in uuids:
            if len(found) == limit:
                break
            with suppress(NotFoundError):
                found.append((yield from self.get_partij(uuid)))
        return tuple(found)

    def _completed(self, record: Record) -> Operation[Partij]:
        """With the identificatoren that did not come along."""
        partij = self._partij(record)
        identificatoren = list(partij.identificatoren)
        for uuid in decode.linked_identificatoren(record):
            with suppress(NotFoundError):
                link = yield from fetch(get(self._item("partij_identificatoren", uuid)))
                one = decode.partij_identificator(link, self.codes)
                identificatoren += [one.identificator] if one else []
        return replace(partij, identificatoren=tuple(identificatoren))

    def _owners_of(self, adres: str) -> Operation[tuple[UUID, ...]]:
        hits: list[DigitaalAdres] = []
        for query in self._adres_queries(adres):
            hits += yield from search(
                self._list("digitale_adressen", _PAGE_OF_ADRESSEN, query),
                decode.page,
                decode.digitaal_adres,
                matching.of_adres_of_a_partij(adres),
                limit=MAX_PAGE_SIZE,
            )
        return tuple(dict.fromkeys(hit.verstrekt_door_partij for hit in hits if hit.verstrekt_door_partij))

    def _adres_queries(self, adres: str) -> tuple[dict[str, str], ...]:
        if matching.is_emailadres(adres) and self.release.has_working_adres_filters:
            return ({"adres__icontains": adres},)
        return tuple({"adres": spelling} for spelling in matching.spellings(adres))

    def get_partij(self, uuid: UUID) -> Operation[Partij]:
        record = yield from fetch(get(self._item("partijen", uuid), expand="digitaleAdressen"))
        return (yield from self._completed(record))

    def register_partij(self, nieuw: NieuwePartij) -> Operation[Partij]:
        """What the answer has as identificatoren was registered; older releases drop them without a word."""
        body = encode.partij(nieuw, self.codes, self.release)
        return self._partij((yield from register(self._post("partijen", body), fields.PARTIJ)))

    def usage_of_partij(self, uuid: UUID) -> Operation[PartijGebruik]:
        """Without the contactpersonen that work for it, which no release can be asked for."""
        record = yield from fetch(get(self._item("partijen", uuid)))
        gebruik = decode.gebruik(record)
        if gebruik.elders:
            return gebruik
        return replace(gebruik, elders=(yield from self._carries_others(uuid, record)))

    def _carries_others(self, uuid: UUID, record: Record) -> Operation[bool | None]:
        """Whether a vestigingsnummer of another partij hangs under its KvK-nummer: then removing it is a 500.

        Before 2.16 only a list of every vestigingsnummer there is would tell, and that is too much to read.
        """
        identificatoren = decode.identificatoren(record, self.codes)
        kvk = [one for one in identificatoren if one.identificator.soort is SoortIdentificator.KVK_NUMMER]
        if not kvk:
            return False
        if not self.release.has_sub_identificator_filter:
            return None
        under = {one.uuid for one in kvk}
        code = self.codes.identificatoren.soort_object_id(SoortIdentificator.KVK_NUMMER)
        number = kvk[0].identificator.object_id  # one of each soort per partij
        carried = yield from search(
            self._list(
                "partijen",
                MAX_PAGE_SIZE,
                {"subIdentificatorVan__codeSoortObjectId": code, "subIdentificatorVan__objectId": number},
            ),
            decode.page,
            lambda other: (other.uuid("uuid"), {one.sub_van for one in decode.identificatoren(other, self.codes)}),
            lambda other: other[0] != uuid and bool(other[1] & under),
            limit=1,
        )
        return bool(carried)

    def remove_partij(self, uuid: UUID) -> Operation[None]:
        return self._remove("partijen", uuid)

    def find_identificatoren(self, identificator: Identificator) -> Operation[tuple[PartijIdentificator, ...]]:
        """Open Klant lists what was registered last first."""
        filters = {
            "partijIdentificatorCodeSoortObjectId": self.codes.identificatoren.soort_object_id(identificator.soort),
            "partijIdentificatorObjectId": identificator.object_id,
        }
        hits = yield from everything(
            self._list("partij_identificatoren", MAX_PAGE_SIZE, filters),
            decode.page,
            partial(decode.partij_identificator, codes=self.codes),
            lambda one: one is not None and one.identificator == identificator,
        )
        return tuple(one for one in reversed(hits) if one)

    def register_identificator(
        self, partij: UUID, identificator: Identificator, kvk_identificator: UUID | None
    ) -> Operation[UUID]:
        body = encode.partij_identificator(partij, identificator, kvk_identificator, self.codes, self.release)
        record = yield from register(self._post("partij_identificatoren", body), fields.IDENTIFICATOR)
        return record.uuid("uuid")

    def remove_identificator(self, uuid: UUID) -> Operation[None]:
        return remove(self._item("partij_identificatoren", uuid), fields.IDENTIFICATOR)

    def find_digitale_adressen(
        self, *, partij: UUID | None, betrokkene: UUID | None
    ) -> Operation[tuple[DigitaalAdres, ...]]:
        if partij and not self.release.has_working_adres_filters:
            return (yield from self._adressen_of(partij))
        owner = "verstrektDoorPartij__uuid" if partij else "verstrektDoorBetrokkene__uuid"
        hits = yield from everything(
            self._list("digitale_adressen", MAX_PAGE_SIZE, {owner: str(partij or betrokkene)}),
            decode.page,
            decode.digitaal_adres,
            matching.of_owner(partij, betrokkene),
        )
        return tuple(reversed(hits))

    def _adressen_of(self, partij: UUID) -> Operation[tuple[DigitaalAdres, ...]]:
        with suppress(NotFoundError):
            return (yield from self.get_partij(partij)).digitale_adressen
        return ()

    def register_digitaal_adres(self, nieuw: NieuwDigitaalAdres) -> Operation[DigitaalAdres]:
        body = encode.digitaal_adres(nieuw, self.release)
        record = yield from register(self._post("digitale_adressen", body), fields.DIGITAAL_ADRES)
        return decode.digitaal_adres(record)

    def remove_digitaal_adres(self, uuid: UUID) -> Operation[None]:
        return self._remove("digitale_adressen", uuid)

    def _partij(self, record: Record) -> Partij:
        return decode.partij(record, self.codes)
