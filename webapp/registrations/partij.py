"""F7554 as attempts that are safe to repeat: the partij by our number, the identificator by itself."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from webapp.domain.errors import FieldError, NotFoundError, Outage, ProviderUnavailableError, RefusedError
from webapp.domain.gegevens import Gegevens
from webapp.domain.partij import Identificator, NieuwePartij, Partij, SoortIdentificator
from webapp.domain.provider import PartijQuestion, Provider
from webapp.registrations.betrokkene_aanvraag import PartijAanvraag
from webapp.registrations.once import Once

_ORPHAN = FieldError(
    "identificator",
    "unique",
    "Dit nummer is al in gebruik, maar er hoort geen klant meer bij. Meld dit bij uw applicatiebeheerder",
)


class NummerBezetError(Exception):
    """Somebody else's partij has this number."""


@dataclass(frozen=True, slots=True)
class Gevonden:
    """``eigen``: made by this registration. ``compleet``: it has its identificator."""

    partij: Partij
    eigen: bool
    compleet: bool


def nieuwe_partij(aanvraag: PartijAanvraag, gegevens: Gegevens, nummer: str, interne_notitie: str) -> NieuwePartij:
    """With the given data, as far as a partij of this soort has room for it; a ``leeg`` one with nothing of it."""
    if aanvraag.leeg:
        return NieuwePartij(aanvraag.soort, nummer=nummer)
    eigen = gegevens.in_partij(aanvraag.soort)
    return NieuwePartij(
        aanvraag.soort,
        contactnaam=eigen.contactnaam,
        organisatienaam=eigen.organisatienaam,
        werkte_voor_partij=aanvraag.organisatie,
        interne_notitie=interne_notitie,
        bezoekadres=eigen.bezoekadres,
        correspondentieadres=eigen.correspondentieadres,
        nummer=nummer,
    )


@dataclass(frozen=True, slots=True)
class PartijRegistration:
    provider: Provider
    aanvraag: PartijAanvraag
    nieuw: NieuwePartij
    once: Once

    def register(self) -> Gevonden:
        """One attempt. Finds what an earlier one made, or what somebody made under this identificator.

        Raises ``RefusedError``, ``NummerBezetError`` and ``ProviderUnavailableError``.
        """
        own = self.once.found(self._under_our_nummer)
        if own:
            return self._own(self.provider.get_partij(own))
        if not self.once.was_begun and self._under_our_nummer():
            raise NummerBezetError
        holder = self._holder()
        if holder:
            return Gevonden(self.provider.get_partij(holder), eigen=False, compleet=True)
        return self._own(self._made())

    def register_identificator(self, partij: UUID) -> UUID:
        """One attempt, apart from the partij. Answers with another partij where that one had the identificator first.

        Where a provider takes the same number twice, the one that was registered first counts, for everybody alike.
        """
        identificator = self.aanvraag.identificator
        if identificator is None:
            return partij
        if not self.provider.find_identificatoren(identificator):
            self._post_identificator(partij, identificator)
        holder = self._holder()
        if holder is None:
            raise ProviderUnavailableError(Outage.FAILED)
        return holder

    def own(self) -> UUID | None:
        """The partij that this registration made."""
        return self.once.found(self._under_our_nummer)

    def is_used(self, own: UUID, adressen: Collection[UUID] = ()) -> bool:
        """Whether something hangs on our partij besides what this registration made, its ``adressen`` included.

        This look and the removal are two calls: the provider has no way to make them one.
        """
        try:
            usage = self.provider.usage_of_partij(own)
        except NotFoundError:
            return False
        others = {*usage.digitale_adressen, *usage.identificatoren} - {*adressen, *self._identificatoren_of(own)}
        return bool(usage.betrokkenen or usage.elders or others)

    def remove(self, own: UUID) -> None:
        """Undoes F7554, of a partij that is not used.

        A provider that cannot tell whether another vestiging hangs under our KvK-nummer refuses to remove it. Then the
        partij is used after all, and is as it was.
        """
        try:
            for uuid in self._identificatoren_of(own):
                self.provider.remove_identificator(uuid)
        except RefusedError:
            if self.provider.usage_of_partij(own).elders is not None:
                raise ProviderUnavailableError(Outage.FAILED) from None
            self.register_identificator(own)
        else:
            self.provider.remove_partij(own)

    def _own(self, partij: Partij) -> Gevonden:
        identificator = self.aanvraag.identificator
        return Gevonden(partij, eigen=True, compleet=identificator is None or identificator in partij.identificatoren)

    def _made(self) -> Partij:
        made: list[Partij] = []

        def post() -> UUID:
            made.append(self.provider.register_partij(self._with_identificatoren()))
            return made[0].uuid

        try:
            uuid = self.once.make(self._under_our_nummer, post)
        except RefusedError as refused:
            if not (refused.nummer_taken or refused.identificator_taken):
                raise
        else:
            return made[0] if made else self.provider.get_partij(uuid)
        # By an earlier attempt that landed late, or by somebody else a moment ago: the next attempt sees which.
        raise ProviderUnavailableError(Outage.FAILED)

    def _under_our_nummer(self) -> tuple[UUID, ...]:
        found = self.provider.find_partijen(PartijQuestion(nummer=self.nieuw.nummer), limit=1)
        return tuple(partij.uuid for partij in found)

    def _holder(self) -> UUID | None:
        if self.aanvraag.identificator is None:
            return None
        found = self.provider.find_identificatoren(self.aanvraag.identificator)
        if found and found[0].partij is None:
            raise RefusedError((_ORPHAN,))
        return found[0].partij if found else None

    def _with_identificatoren(self) -> NieuwePartij:
        """As many as can be registered in one call with the partij; a provider that cannot leaves them out."""
        identificator = self.aanvraag.identificator
        if identificator is None:
            return self.nieuw
        kvk = self._kvk_nummer()
        if kvk is None:
            return replace(self.nieuw, identificatoren=(identificator,))
        registered = self.provider.find_identificatoren(kvk)
        if registered:
            return replace(self.nieuw, identificatoren=(identificator,), kvk_identificator=registered[0].uuid)
        return replace(self.nieuw, identificatoren=(kvk,))

    def _kvk_nummer(self) -> Identificator | None:
        """What a vestigingsnummer has to hang under, where it has to."""
        if not (self.aanvraag.kvk_nummer and self.provider.capabilities().vestiging_under_kvk):
            return None
        return Identificator(SoortIdentificator.KVK_NUMMER, self.aanvraag.kvk_nummer)

    def _post_identificator(self, partij: UUID, identificator: Identificator) -> None:
        """One that is taken is no error: who has it is looked up afterwards."""
        try:
            kvk = self._kvk_nummer()
            under = self._registered_kvk(partij, kvk) if kvk else None
            self.provider.register_identificator(partij, identificator, kvk_identificator=under)
        except RefusedError as refused:
            if not refused.identificator_taken:
                raise

    def _registered_kvk(self, partij: UUID, kvk: Identificator) -> UUID:
        registered = self.provider.find_identificatoren(kvk)
        return registered[0].uuid if registered else self.provider.register_identificator(partij, kvk)

    def _identificatoren_of(self, own: UUID) -> list[UUID]:
        """Those that this registration may have made, a vestigingsnummer before its KvK-nummer."""
        asked = [one for one in (self.aanvraag.identificator, self._kvk_nummer()) if one]
        found = [registered for one in asked for registered in self.provider.find_identificatoren(one)]
        return [registered.uuid for registered in found if registered.partij == own]
