"""The port's operations as Open Klant wants them asked."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID

from webapp.domain.actor import Actor
from webapp.domain.errors import Misfit, NotFoundError, ProviderMisfitError
from webapp.domain.interne_taak import InterneTaak, NieuweInterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact, NieuweBetrokkene
from webapp.domain.provider import Capabilities
from webapp.klantinteracties import fields, matching
from webapp.klantinteracties.asking import change, everything, fetch, get, register, search
from webapp.klantinteracties.dialects.openklant import decode, encode
from webapp.klantinteracties.dialects.openklant.resources import MAX_PAGE_SIZE, MEDIA
from webapp.klantinteracties.dialects.openklant.searching import SearchOperations
from webapp.klantinteracties.wire import Answer, Media, Operation, Request

_EXPAND_KLANTCONTACT = "hadBetrokkenen,hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen,leiddeTotInterneTaken"
_FEW = 10  # hits on a unique property; what does not match is dropped anyway


@dataclass(frozen=True, slots=True)
class OpenKlant(SearchOperations):
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
            verwerkt_op_always=False,
            vestiging_under_kvk=self.release.has_sub_identificatoren,
            metadata_on_klantcontact=self.release.has_metadata,
            phone_088=not self.release.refuses_088,
            klantcontact_by_adres=self.release.has_klantcontact_adres_filter,
            part_of_adres=self.release.has_working_adres_filters,
            landen=frozenset(self.codes.landen.table) if self.release.land_is_digits else None,
        )

    def is_still_spoken(self, answer: Answer) -> bool:
        return answer.api_version in ("", self.api_version)

    def get_klantcontact(self, uuid: UUID) -> Operation[Klantcontact]:
        """A partij that came along has no digitale adressen: they cannot be expanded, and are a call for each."""
        record = yield from fetch(get(self._item("klantcontacten", uuid), expand=_EXPAND_KLANTCONTACT))
        klantcontact = decode.klantcontact_with_relations(record, self.codes)
        betrokkenen = klantcontact.betrokkenen
        if not decode.is_expanded(record, "hadBetrokkenen"):
            betrokkenen = yield from self.find_betrokkenen(uuid)
        completed = yield from self._with_partijen(betrokkenen)
        taken = klantcontact.interne_taken
        if not decode.is_expanded(record, "leiddeTotInterneTaken"):
            taken = yield from self._interne_taken_of(uuid)
        return replace(klantcontact, betrokkenen=completed, interne_taken=taken)

    def get_actor(self, uuid: UUID) -> Operation[Actor]:
        return decode.actor((yield from fetch(get(self._item("actoren", uuid)))))

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

    def remove_interne_taak(self, uuid: UUID) -> Operation[None]:
        return self._remove("interne_taken", uuid)

    def find_betrokkenen(self, klantcontact: UUID) -> Operation[tuple[Betrokkene, ...]]:
        """Open Klant lists what was registered last first."""
        hits = yield from everything(
            self._list("betrokkenen", MAX_PAGE_SIZE, {"hadKlantcontact__uuid": str(klantcontact)}),
            decode.page,
            partial(decode.betrokkene, codes=self.codes),
            lambda betrokkene: betrokkene.klantcontact == klantcontact,
        )
        return tuple(reversed(hits))

    def register_betrokkene(self, nieuw: NieuweBetrokkene) -> Operation[Betrokkene]:
        body = encode.betrokkene(nieuw, self.codes, self.release)
        record = yield from register(self._post("betrokkenen", body), fields.BETROKKENE)
        return decode.betrokkene(record, self.codes)

    def remove_betrokkene(self, uuid: UUID) -> Operation[None]:
        return self._remove("betrokkenen", uuid)

    def note_on_klantcontact(self, klantcontact: UUID, name: str, text: str) -> Operation[None]:
        """A PATCH replaces all of the metadata. Of two at the same moment one is lost: there is no If-Match."""
        if not self.release.has_metadata:
            raise ProviderMisfitError(Misfit.NOT_SUPPORTED)
        path = self._item("klantcontacten", klantcontact)
        metadata = (yield from fetch(get(path))).raw("metadata")
        if not isinstance(metadata, Mapping):
            raise ProviderMisfitError(Misfit.NOT_SUPPORTED)
        noted = {key: value for key, value in metadata.items() if key != name} | ({name: text} if text else {})
        if noted != metadata:
            yield from change(Request("PATCH", path, body={"metadata": noted}), fields.KLANTCONTACT)

    def _nummer_queries(self, nummer: str) -> tuple[dict[str, str], ...]:
        """The field that this application writes comes first, then the one of releases before an upgrade."""
        if not nummer:
            return ()
        filters = ("referentienummer", "nummer") if self.release.has_referentienummer else ("nummer",)
        return tuple({one: nummer} for one in filters)

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
