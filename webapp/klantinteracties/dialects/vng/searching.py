"""The part of the port by which klantcontacten and what leads to them are found (F3896), as the draft wants it.

A klantcontact can be asked for by its own properties only: whatever else leads to it is a chain of calls.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.errors import NotFoundError
from webapp.domain.klantcontact import Betrokkene, Klantcontact
from webapp.domain.partij import DigitaalAdres
from webapp.domain.provider import BetrokkeneQuestion, KlantcontactPage, KlantcontactQuestion
from webapp.klantinteracties import matching
from webapp.klantinteracties.asking import every_actor, fetch, get, one_page
from webapp.klantinteracties.dialects.vng import decode
from webapp.klantinteracties.dialects.vng.partijen import PartijOperations
from webapp.klantinteracties.reading import Record
from webapp.klantinteracties.wire import Operation

# The draft lists what was registered first first, as far as it says: the last ones are at the end of what is read.
_MAX_READ = 500


@dataclass(frozen=True, slots=True)
class SearchOperations(PartijOperations):
    def find_klantcontacten(self, question: KlantcontactQuestion, limit: int) -> Operation[tuple[Klantcontact, ...]]:
        if question.partij:
            return (yield from self._of_partijen((question.partij,), limit))
        if question.identificator:
            return (yield from self._of_partijen((yield from self._identified(question.identificator)), limit))
        if not _can_be_asked(question):
            return ()
        hits = yield from self._search(
            "klantcontacten", _filters(question), decode.klantcontact, matching.of_klantcontact(question), limit
        )
        return matching.newest_first(hits)

    def page_of_klantcontacten(
        self,
        question: KlantcontactQuestion,
        page: int,
        size: int,
    ) -> Operation[KlantcontactPage]:
        """``size`` counts for a chain of calls only: the draft has no such parameter."""
        if question.partij or question.identificator:
            return matching.cut((yield from self.find_klantcontacten(question, page * size + 1)), page, size)
        if not _can_be_asked(question):
            return KlantcontactPage((), has_next=False)
        request = self._list("klantcontacten", _filters(question))
        records, has_next, _ = yield from one_page(request, page, decode.page)
        hits = filter(matching.of_klantcontact(question), map(decode.klantcontact, records))
        return KlantcontactPage(matching.newest_first(hits), has_next=has_next)

    def klantcontacten_of_actor(self, actor: UUID, limit: int) -> Operation[tuple[UUID, ...]]:
        links = yield from self._search(
            "actorklantcontacten",
            {"actorId": str(actor)},
            lambda record: (record.required_reference("actorId"), record.required_reference("klantcontactId")),
            lambda link: link[0] == actor,
            _MAX_READ,
        )
        return _last((klantcontact for _, klantcontact in links), limit)

    def find_actoren(self, naam: str, soort: SoortActor | None, limit: int) -> Operation[tuple[Actor, ...]]:
        code = decode.CODES_SOORT_ACTOR[soort] if soort else ""
        query = {"naam": naam.strip(), "indicatieActief": "true", "soortActor": code}
        return (yield from self._search("actoren", query, decode.actor, matching.of_actor(naam, soort), limit))

    def find_actor(self, identificatie: str) -> Operation[Actor | None]:
        """The object's properties are the parameters, by OpenAPI's default for a parameter that is an object."""
        if not identificatie:
            return None
        query = {"objectId": identificatie, "indicatieActief": "true"}
        hits = yield from self._search("actoren", query, decode.actor, matching.of_actor_with(identificatie), 1)
        return hits[0] if hits else None

    def all_actoren(self, at_most: int) -> Operation[tuple[Actor, ...]]:
        request = self._list("actoren", {"indicatieActief": "true"})
        return (yield from every_actor(request, decode.page, decode.actor, at_most=at_most))

    def search_betrokkenen(self, question: BetrokkeneQuestion, limit: int) -> Operation[tuple[Betrokkene, ...]]:
        query = {
            "achternaam": question.achternaam,
            "voornaam": question.voornaam,
            "voorletters": question.voorletters,
            "organisatienaam": question.organisatienaam,
        }
        if not any(query.values()):
            return ()
        hits = yield from self._search(
            "betrokkenen", query, self._betrokkene, matching.of_betrokkene(question), _MAX_READ
        )
        return tuple(reversed(hits))[:limit]

    def get_betrokkene(self, uuid: UUID) -> Operation[Betrokkene]:
        return self._betrokkene((yield from fetch(get(self._item("betrokkene", uuid)))))

    def search_digitale_adressen(self, adres: str, limit: int) -> Operation[tuple[DigitaalAdres, ...]]:
        hits: list[DigitaalAdres] = []
        for spelling in matching.spellings(adres.strip()) if adres.strip() else ():
            query = {"adres": spelling}
            hits += yield from self._search(
                "digitale_adressen", query, decode.digitaal_adres, matching.of_adres(adres), limit
            )
        return tuple(dict.fromkeys(hits))[:limit]

    def _identified(self, object_id: str) -> Operation[tuple[UUID, ...]]:
        hits = yield from self._everything(
            "partij_identificatoren",
            {"objectId": object_id},
            lambda record: (
                record.record("partijIdentificator").text("objectId"),
                record.reference("identificeerdePartij"),
            ),
            lambda hit: hit[0] == object_id,
        )
        return tuple(dict.fromkeys(partij for _, partij in hits if partij))

    def _of_partijen(self, partijen: Iterable[UUID], limit: int) -> Operation[tuple[Klantcontact, ...]]:
        uuids: list[UUID] = []
        for partij in partijen:
            hits = yield from self._search(
                "betrokkenen",
                {"wasPartij": str(partij)},
                self._betrokkene,
                lambda one, partij=partij: one.was_partij == partij,  # type: ignore[misc]
                _MAX_READ,
            )
            uuids += _last((hit.klantcontact for hit in hits), limit)
        found: list[Klantcontact] = []
        for uuid in dict.fromkeys(uuids):
            with suppress(NotFoundError):
                found.append(decode.klantcontact((yield from fetch(get(self._item("klantcontacten", uuid))))))
        return matching.newest_first(found)[:limit]

    def _betrokkene(self, record: Record) -> Betrokkene:
        return decode.betrokkene(record, self.codes.landen)


def _can_be_asked(question: KlantcontactQuestion) -> bool:
    """A nummer is an integer here, and the only number; what a klantcontact is asked by is its own."""
    if question.referentienummer or question.adres:
        return False
    return question.nummer.isdecimal() or not question.nummer


def _filters(question: KlantcontactQuestion) -> dict[str, str]:
    return {
        "nummer": question.nummer,
        "onderwerp": question.onderwerp.strip(),
        "inhoud": question.inhoud.strip(),
    }


def _last(uuids: Iterable[UUID], limit: int) -> tuple[UUID, ...]:
    """The last ones first, each once."""
    return tuple(dict.fromkeys(reversed(tuple(uuids))))[:limit]
