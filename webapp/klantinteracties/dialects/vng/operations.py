"""The port's operations as the national draft wants them asked: one resource a call, nothing comes along."""

from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from webapp.domain.actor import Actor
from webapp.domain.errors import Misfit, NotFoundError, ProviderMisfitError
from webapp.domain.interne_taak import InterneTaak, NieuweInterneTaak
from webapp.domain.klantcontact import Betrokkene, Klantcontact, NieuweBetrokkene
from webapp.domain.provider import Capabilities
from webapp.klantinteracties import fields, matching
from webapp.klantinteracties.asking import fetch, get, register
from webapp.klantinteracties.dialects.vng import decode, encode
from webapp.klantinteracties.dialects.vng.partijen import MAX_RELATED
from webapp.klantinteracties.dialects.vng.resources import MEDIA
from webapp.klantinteracties.dialects.vng.searching import SearchOperations
from webapp.klantinteracties.wire import Answer, Media, Operation


@dataclass(frozen=True, slots=True)
class Vng(SearchOperations):
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
            verwerkt_op_always=True,
            vestiging_under_kvk=False,
            metadata_on_klantcontact=False,
            phone_088=True,
            klantcontact_by_adres=False,
            part_of_adres=False,
            landen=None,
        )

    def is_still_spoken(self, answer: Answer) -> bool:  # noqa: ARG002 - nothing here depends on a version
        return True

    def get_klantcontact(self, uuid: UUID) -> Operation[Klantcontact]:
        record = yield from fetch(get(self._item("klantcontacten", uuid)))
        return replace(
            decode.klantcontact(record),
            actoren=(yield from self._actoren_of(uuid)),
            betrokkenen=(yield from self._betrokkenen_of(uuid)),
            interne_taken=(yield from self._interne_taken_of(uuid)),
        )

    def get_actor(self, uuid: UUID) -> Operation[Actor]:
        return decode.actor((yield from fetch(get(self._item("actoren", uuid)))))

    def find_interne_taak(self, nummer: str) -> Operation[InterneTaak | None]:
        hits = yield from self._search(
            "interne_taken", {"nummer": nummer}, decode.interne_taak, matching.of_nummer(nummer), 1
        )
        return hits[0] if hits else None

    def register_interne_taak(self, nieuw: NieuweInterneTaak) -> Operation[InterneTaak]:
        record = yield from register(self._post("interne_taken", encode.interne_taak(nieuw)), fields.INTERNE_TAAK)
        return decode.interne_taak(record)

    def remove_interne_taak(self, uuid: UUID) -> Operation[None]:
        return self._remove("interne_taken", uuid)

    def find_betrokkenen(self, klantcontact: UUID) -> Operation[tuple[Betrokkene, ...]]:
        return (
            yield from self._everything(
                "betrokkenen",
                {"hadKlantcontact": str(klantcontact)},
                self._betrokkene,
                lambda betrokkene: betrokkene.klantcontact == klantcontact,
            )
        )

    def register_betrokkene(self, nieuw: NieuweBetrokkene) -> Operation[Betrokkene]:
        body = encode.betrokkene(nieuw, self.codes.landen)
        return self._betrokkene((yield from register(self._post("betrokkenen", body), fields.BETROKKENE)))

    def remove_betrokkene(self, uuid: UUID) -> Operation[None]:
        return self._remove("betrokkene", uuid)

    def note_on_klantcontact(self, klantcontact: UUID, name: str, text: str) -> Operation[None]:  # noqa: ARG002
        """The draft's klantcontact has no metadata."""
        raise ProviderMisfitError(Misfit.NOT_SUPPORTED)

    def _actoren_of(self, klantcontact: UUID) -> Operation[tuple[Actor, ...]]:
        links = yield from self._search(
            "actorklantcontacten",
            {"klantcontactId": str(klantcontact)},
            lambda record: (record.required_reference("klantcontactId"), record.required_reference("actorId")),
            lambda link: link[0] == klantcontact,
            MAX_RELATED,
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
            self._betrokkene,
            lambda betrokkene: betrokkene.klantcontact == klantcontact,
            MAX_RELATED,
        )
        completed: tuple[Betrokkene, ...] = ()
        for betrokkene in hits:
            completed += ((yield from self._completed(betrokkene)),)
        return completed

    def _completed(self, betrokkene: Betrokkene) -> Operation[Betrokkene]:
        adressen = yield from self.find_digitale_adressen(partij=None, betrokkene=betrokkene.uuid)
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
                MAX_RELATED,
            )
        )
