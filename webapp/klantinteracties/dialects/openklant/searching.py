"""The part of the port by which klantcontacten and what leads to them are found (F3896), as Open Klant wants it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.klantcontact import Betrokkene, Klantcontact
from webapp.domain.partij import DigitaalAdres
from webapp.domain.provider import BetrokkeneQuestion, KlantcontactPage, KlantcontactQuestion
from webapp.klantinteracties import matching
from webapp.klantinteracties.asking import every_actor, everything, fetch, get, one_page, search
from webapp.klantinteracties.dialects.openklant import decode
from webapp.klantinteracties.dialects.openklant.partijen import PartijOperations
from webapp.klantinteracties.dialects.openklant.resources import MAX_PAGE_SIZE
from webapp.klantinteracties.wire import Operation


@dataclass(frozen=True, slots=True)
class SearchOperations(PartijOperations):
    def find_klantcontacten(self, question: KlantcontactQuestion, limit: int) -> Operation[tuple[Klantcontact, ...]]:
        if not self._can_be_asked(question):
            return ()
        if self._takes_a_chain(question):
            return (yield from self._of_partijen((yield from self._partijen(question)), limit))
        hits = yield from search(
            self._list("klantcontacten", limit, _filters(question)),
            decode.page,
            decode.klantcontact,
            matching.of_klantcontact(question),
            limit=limit,
        )
        return matching.newest_first(hits)

    def page_of_klantcontacten(
        self, question: KlantcontactQuestion, page: int, size: int
    ) -> Operation[KlantcontactPage]:
        if not self._can_be_asked(question):
            return KlantcontactPage((), has_next=False)
        if self._takes_a_chain(question):
            return matching.cut((yield from self.find_klantcontacten(question, page * size + 1)), page, size)
        request = self._list("klantcontacten", size, _filters(question))
        records, has_next, total = yield from one_page(request, page, decode.page, decode.total)
        hits = filter(matching.of_klantcontact(question), map(decode.klantcontact, records))
        return KlantcontactPage(matching.newest_first(hits), has_next=has_next, total=total)

    def klantcontacten_of_actor(self, actor: UUID, limit: int) -> Operation[tuple[UUID, ...]]:
        hits = yield from search(
            self._list("actorklantcontacten", limit, {"actor__uuid": str(actor)}),
            decode.page,
            lambda record: (record.required_reference("actor"), record.required_reference("klantcontact")),
            lambda hit: hit[0] == actor,
            limit=limit,
            max_pages=1,
        )
        return tuple(klantcontact for _, klantcontact in hits)

    def find_actoren(self, naam: str, soort: SoortActor | None, limit: int) -> Operation[tuple[Actor, ...]]:
        filters = {"naam": naam.strip(), "indicatieActief": "true", "soortActor": soort.value if soort else ""}
        request = self._list("actoren", limit, filters)
        return (yield from search(request, decode.page, decode.actor, matching.of_actor(naam, soort), limit=limit))

    def find_actor(self, identificatie: str) -> Operation[Actor | None]:
        if not identificatie:
            return None
        filters = {"actoridentificatorObjectId": identificatie, "indicatieActief": "true"}
        matches = matching.of_actor_with(identificatie)
        hits = yield from search(
            self._list("actoren", 1, filters), decode.page, decode.actor, matches, limit=1, max_pages=1
        )
        return hits[0] if hits else None

    def all_actoren(self, at_most: int) -> Operation[tuple[Actor, ...]]:
        request = self._list("actoren", MAX_PAGE_SIZE, {"indicatieActief": "true"})
        return (yield from every_actor(request, decode.page, decode.actor, at_most=at_most))

    def search_betrokkenen(self, question: BetrokkeneQuestion, limit: int) -> Operation[tuple[Betrokkene, ...]]:
        filters = {
            "contactnaamAchternaam": question.achternaam,
            "contactnaamVoornaam": question.voornaam,
            "contactnaamVoorletters": question.voorletters,
            "organisatienaam": question.organisatienaam,
        }
        if not any(filters.values()):
            return ()
        return (
            yield from search(
                self._list("betrokkenen", limit, filters),
                decode.page,
                partial(decode.betrokkene, codes=self.codes),
                matching.of_betrokkene(question),
                limit=limit,
                max_pages=1,
            )
        )

    def get_betrokkene(self, uuid: UUID) -> Operation[Betrokkene]:
        return decode.betrokkene((yield from fetch(get(self._item("betrokkenen", uuid)))), self.codes)

    def search_digitale_adressen(self, adres: str, limit: int) -> Operation[tuple[DigitaalAdres, ...]]:
        hits: list[DigitaalAdres] = []
        for query in self._part_queries(adres.strip()):
            hits += yield from search(
                self._list("digitale_adressen", limit, query),
                decode.page,
                decode.digitaal_adres,
                matching.of_adres(adres),
                limit=limit,
                max_pages=1,
            )
        return tuple(dict.fromkeys(hits))[:limit]

    def _part_queries(self, adres: str) -> tuple[dict[str, str], ...]:
        if not adres:
            return ()
        if self.release.has_working_adres_filters:
            return ({"adres__icontains": adres},)
        return tuple({"adres": spelling} for spelling in matching.spellings(adres))

    def _takes_a_chain(self, question: KlantcontactQuestion) -> bool:
        """Up to 2.7 a klantcontact cannot be asked for by identificator, up to 2.3 not by partij: it would list all.

        What a release that does not tell its version has, is not known.
        """
        is_told = self.api_version.replace(".", "").isdecimal()
        has_filters = is_told and self.release.has_referentie  # of the same release, 2.8
        return bool(question.identificator or question.partij) and not has_filters

    def _partijen(self, question: KlantcontactQuestion) -> Operation[tuple[UUID, ...]]:
        if question.partij:
            return (question.partij,)
        hits = yield from everything(
            self._list(
                "partij_identificatoren", MAX_PAGE_SIZE, {"partijIdentificatorObjectId": question.identificator}
            ),
            decode.page,
            lambda record: (
                record.record("partijIdentificator").text("objectId"),
                record.reference("identificeerdePartij"),
            ),
            lambda hit: hit[0] == question.identificator,
        )
        return tuple(dict.fromkeys(partij for _, partij in hits if partij))

    def _of_partijen(self, partijen: Iterable[UUID], limit: int) -> Operation[tuple[Klantcontact, ...]]:
        found: list[Klantcontact] = []
        for partij in partijen:
            found += yield from self._of_partij(partij, limit)
        return matching.newest_first(found)[:limit]

    def _of_partij(self, partij: UUID, limit: int) -> Operation[tuple[Klantcontact, ...]]:
        """Held against the betrokkenen, which do tell their partij: 2.0 to 2.3 would list everybody's."""
        betrokkenen = yield from search(
            self._list("betrokkenen", MAX_PAGE_SIZE, {"wasPartij__uuid": str(partij)}),
            decode.page,
            partial(decode.betrokkene, codes=self.codes),
            lambda one: one.was_partij == partij,
            limit=MAX_PAGE_SIZE,
            max_pages=1,
        )
        theirs = {one.klantcontact for one in betrokkenen}
        if not theirs:
            return ()
        return (
            yield from search(
                self._list("klantcontacten", limit, {"hadBetrokkene__wasPartij__uuid": str(partij)}),
                decode.page,
                decode.klantcontact,
                lambda one: one.uuid in theirs,
                limit=limit,
                max_pages=1,
            )
        )

    def _can_be_asked(self, question: KlantcontactQuestion) -> bool:
        """Older releases ignore a filter that they do not know, and list everything."""
        return not (
            (question.referentienummer and not self.release.has_referentienummer)
            or (question.adres and not self.release.has_klantcontact_adres_filter)
        )


def _filters(question: KlantcontactQuestion) -> Mapping[str, str]:
    return {
        "nummer": question.nummer,
        "referentienummer": question.referentienummer,
        "onderwerp": question.onderwerp.strip(),
        "inhoud": question.inhoud.strip(),
        "hadBetrokkene__digitaaladres__adres__icontains": question.adres.strip(),
        "hadBetrokkene__wasPartij__partijIdentificator__objectId": question.identificator,
        "hadBetrokkene__wasPartij__uuid": str(question.partij or ""),
    }
