"""The port's operations as Open Klant wants them asked."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
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
from webapp.klantinteracties.dialects.openklant import decode, encode
from webapp.klantinteracties.dialects.openklant.releases import Release
from webapp.klantinteracties.reading import Record
from webapp.klantinteracties.wire import Answer, Media, Operation, Request

MEDIA = Media(accept="application/json", content_type="application/json")
MAX_PAGE_SIZE = 500

PATHS = {
    "actoren": "actoren",
    "betrokkenen": "betrokkenen",
    "digitale_adressen": "digitaleadressen",
    "interne_taken": "internetaken",
    "klantcontacten": "klantcontacten",
    "partij_identificatoren": "partij-identificatoren",
    "partijen": "partijen",
}
_EXPAND_KLANTCONTACT = "hadBetrokkenen,hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen,leiddeTotInterneTaken"
_FEW = 10  # hits on a unique property; what does not match is dropped anyway


@dataclass(frozen=True, slots=True)
class OpenKlant:
    api_version: str
    release: Release
    codes: IdentificatorCodes
    nummer_velden: str

    @property
    def media(self) -> Media:
        return MEDIA

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            dialect="openklant",
            version=self.release.name,
            second_actor=True,
            street_fields=self.release.has_street_fields,
            nested_identificatoren=self.release.has_nested_identificatoren,
            verwerkt_op_always=False,
        )

    def is_still_spoken(self, answer: Answer) -> bool:
        return answer.api_version in ("", self.api_version)

    def find_klantcontacten(self, question: KlantcontactQuestion, limit: int) -> Operation[tuple[Klantcontact, ...]]:
        texts = {"onderwerp": question.onderwerp.strip(), "inhoud": question.inhoud.strip()}
        hits: list[Klantcontact] = []
        for query in self._nummer_queries(question.nummer) or ({},):
            hits += yield from search(
                self._list("klantcontacten", limit, {**query, **texts}),
                decode.page,
                decode.klantcontact,
                matching.of_klantcontact(question),
                limit=limit,
            )
        return matching.newest_first(hits)[:limit]

    def get_klantcontact(self, uuid: UUID) -> Operation[Klantcontact]:
        record = yield from fetch(get(f"{PATHS['klantcontacten']}/{uuid}", expand=_EXPAND_KLANTCONTACT))
        klantcontact = decode.klantcontact_with_relations(record, self.codes)
        betrokkenen = klantcontact.betrokkenen
        if not decode.is_expanded(record, "hadBetrokkenen"):
            betrokkenen = yield from self._betrokkenen_of(uuid)
        completed = yield from self._with_partijen(betrokkenen)
        taken = klantcontact.interne_taken
        if not decode.is_expanded(record, "leiddeTotInterneTaken"):
            taken = yield from self._interne_taken_of(uuid)
        return replace(klantcontact, betrokkenen=completed, interne_taken=taken)

    def find_actoren(self, naam: str, soort: SoortActor | None, limit: int) -> Operation[tuple[Actor, ...]]:
        filters = {"naam": naam.strip(), "indicatieActief": "true", "soortActor": soort.value if soort else ""}
        request = self._list("actoren", limit, filters)
        return (yield from search(request, decode.page, decode.actor, matching.of_actor(naam, soort), limit=limit))

    def get_actor(self, uuid: UUID) -> Operation[Actor]:
        return decode.actor((yield from fetch(get(f"{PATHS['actoren']}/{uuid}"))))

    def find_interne_taak(self, nummer: str) -> Operation[InterneTaak | None]:
        for query in self._nummer_queries(nummer):
            request = self._list("interne_taken", _FEW, query)
            hits = yield from search(
                request, decode.page, decode.interne_taak, matching.of_nummer(nummer), limit=1, max_pages=1
            )
            if hits:
                return hits[0]
        return None

    def register_interne_taak(self, nieuw: NieuweInterneTaak) -> Operation[InterneTaak]:
        body = encode.interne_taak(nieuw, self.release, nummer_velden=self.nummer_velden)
        record = yield from register(self._post("interne_taken", body), fields.INTERNE_TAAK)
        return decode.interne_taak(record)

    def find_partijen(self, identificator: Identificator, limit: int) -> Operation[tuple[Partij, ...]]:
        filters = {
            "partijIdentificator__codeSoortObjectId": self.codes.soort_object_id(identificator.soort),
            "partijIdentificator__objectId": identificator.object_id,
            "expand": "digitaleAdressen",
        }
        return (
            yield from search(
                self._list("partijen", limit, filters),
                decode.page,
                self._partij,
                matching.of_identificator(identificator),
                limit=limit,
                max_pages=1,
            )
        )

    def get_partij(self, uuid: UUID) -> Operation[Partij]:
        return self._partij((yield from fetch(get(f"{PATHS['partijen']}/{uuid}", expand="digitaleAdressen"))))

    def register_partij(self, nieuw: NieuwePartij) -> Operation[Partij]:
        """What the answer has as identificatoren was registered; older releases drop them without a word."""
        body = encode.partij(nieuw, self.codes, self.release)
        return self._partij((yield from register(self._post("partijen", body), fields.PARTIJ)))

    def remove_partij(self, uuid: UUID) -> Operation[None]:
        with suppress(NotFoundError):
            yield from remove(Request("DELETE", f"{PATHS['partijen']}/{uuid}"))

    def register_identificator(self, partij: UUID, identificator: Identificator) -> Operation[None]:
        body = encode.partij_identificator(partij, identificator, self.codes)
        yield from register(self._post("partij_identificatoren", body), fields.IDENTIFICATOR)

    def register_betrokkene(self, nieuw: NieuweBetrokkene) -> Operation[Betrokkene]:
        body = encode.betrokkene(nieuw, self.release)
        record = yield from register(self._post("betrokkenen", body), fields.BETROKKENE)
        return decode.betrokkene(record, self.codes)

    def register_digitaal_adres(self, nieuw: NieuwDigitaalAdres) -> Operation[DigitaalAdres]:
        body = encode.digitaal_adres(nieuw, self.release)
        record = yield from register(self._post("digitale_adressen", body), fields.DIGITAAL_ADRES)
        return decode.digitaal_adres(record)

    def _partij(self, record: Record) -> Partij:
        return decode.partij(record, self.codes)

    def _nummer_queries(self, nummer: str) -> tuple[dict[str, str], ...]:
        """The field that this application writes comes first, then the one of releases before an upgrade."""
        if not nummer:
            return ()
        filters = ("referentienummer", "nummer") if self.release.has_referentienummer else ("nummer",)
        return tuple({one: nummer} for one in filters)

    def _betrokkenen_of(self, klantcontact: UUID) -> Operation[tuple[Betrokkene, ...]]:
        return (
            yield from search(
                self._list("betrokkenen", MAX_PAGE_SIZE, {"hadKlantcontact__uuid": str(klantcontact)}),
                decode.page,
                partial(decode.betrokkene, codes=self.codes),
                lambda betrokkene: betrokkene.klantcontact == klantcontact,
                limit=MAX_PAGE_SIZE,
            )
        )

    def _interne_taken_of(self, klantcontact: UUID) -> Operation[tuple[InterneTaak, ...]]:
        return (
            yield from search(
                self._list("interne_taken", MAX_PAGE_SIZE, {"aanleidinggevendKlantcontact__uuid": str(klantcontact)}),
                decode.page,
                decode.interne_taak,
                lambda taak: taak.klantcontact == klantcontact,
                limit=MAX_PAGE_SIZE,
            )
        )

    def _with_partijen(self, betrokkenen: tuple[Betrokkene, ...]) -> Operation[tuple[Betrokkene, ...]]:
        """A partij that did not come along is asked for apart; one that was removed since is not there."""
        completed = []
        for betrokkene in betrokkenen:
            partij = betrokkene.partij
            if partij is None and betrokkene.was_partij is not None:
                with suppress(NotFoundError):
                    partij = yield from self.get_partij(betrokkene.was_partij)
            completed.append(replace(betrokkene, partij=partij))
        return tuple(completed)

    def _list(self, resource: str, limit: int, query: Mapping[str, str]) -> Request:
        """An empty value would match everything, so it is not sent."""
        page_size = str(min(limit, MAX_PAGE_SIZE))
        given = {key: value for key, value in query.items() if value}
        return Request("GET", PATHS[resource], {**given, "pageSize": page_size})

    def _post(self, resource: str, body: Mapping[str, object]) -> Request:
        return Request("POST", PATHS[resource], body=body)
