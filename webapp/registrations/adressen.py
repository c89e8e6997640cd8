"""F1995 as attempts that are safe to repeat."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from webapp.domain.errors import FieldError, RefusedError
from webapp.domain.partij import DigitaalAdres, NieuwDigitaalAdres
from webapp.domain.provider import Provider
from webapp.registrations.betrokkene_aanvraag import OpgegevenAdres
from webapp.registrations.once import Once

_OF_THE_ADDRESS = ("adres", "soort", "omschrijving")


def of_partij(opgegeven: OpgegevenAdres, partij: UUID) -> NieuwDigitaalAdres:
    """``referentie`` is the same for whoever registers this address: a provider with room for it takes it once."""
    key = sha256(f"{opgegeven.soort}:{opgegeven.adres.casefold()}".encode()).hexdigest()[:32]
    return NieuwDigitaalAdres(
        opgegeven.soort,
        opgegeven.adres,
        opgegeven.omschrijving,
        verstrekt_door_partij=partij,
        referentie=f"kcc-{key}",
    )


def of_betrokkene(opgegeven: OpgegevenAdres, betrokkene: UUID) -> NieuwDigitaalAdres:
    return NieuwDigitaalAdres(
        opgegeven.soort, opgegeven.adres, opgegeven.omschrijving, verstrekt_door_betrokkene=betrokkene
    )


def register_at_betrokkene(provider: Provider, nieuw: NieuwDigitaalAdres) -> UUID:
    """The betrokkene is this registration's own, so what stands there is what an earlier attempt made."""
    there = _same(provider.find_digitale_adressen(betrokkene=nieuw.verstrekt_door_betrokkene), nieuw)
    return there[0] if there else provider.register_digitaal_adres(nieuw).uuid


@dataclass(frozen=True, slots=True)
class PartijAdres:
    """``before``: what the partij had when this registration came to it."""

    provider: Provider
    nieuw: NieuwDigitaalAdres
    before: Collection[UUID]
    once: Once

    def register(self) -> None:
        """The partij may be known to others, who may be adding the same: then it is there, and that is enough."""
        there = self._there()
        if there and not self.once.was_begun:
            return
        if any(uuid in self.before for uuid in there):
            return
        try:
            own = self.once.make(lambda: there, lambda: self.provider.register_digitaal_adres(self.nieuw).uuid)
        except RefusedError as refused:
            if not (_is_taken(refused) and self._there()):
                raise
        else:
            self._give_way(own)

    def _give_way(self, own: UUID) -> None:
        """Added by somebody else at the same moment, at a provider that takes it twice: the first one stays."""
        if self._there()[:1] != [own]:
            self.provider.remove_digitaal_adres(own)

    def own(self) -> UUID | None:
        """The one that this registration made."""
        return self.once.found(lambda: [uuid for uuid in self._there() if uuid not in self.before])

    def _there(self) -> list[UUID]:
        return _same(self.provider.find_digitale_adressen(partij=self.nieuw.verstrekt_door_partij), self.nieuw)


def are_of(opgegeven: Collection[OpgegevenAdres], adressen: Collection[DigitaalAdres]) -> bool:
    """Whether nobody else added one."""
    asked = {(adres.soort, adres.adres.casefold()) for adres in opgegeven}
    return all((adres.soort, adres.adres.casefold()) in asked for adres in adressen)


def at_its_place(number: int, call: Callable[[], object]) -> None:
    """``adres`` → ``digitale_adressen-2-adres``: the field of the form that the refusal is about."""
    try:
        call()
    except RefusedError as refused:
        raise RefusedError(tuple(_placed(number, error) for error in refused.errors)) from None


def _placed(number: int, error: FieldError) -> FieldError:
    name = error.field if error.field in _OF_THE_ADDRESS else "adres"
    return replace(error, field=f"digitale_adressen-{number}-{name}")


def _same(adressen: Collection[DigitaalAdres], nieuw: NieuwDigitaalAdres) -> list[UUID]:
    return [
        adres.uuid
        for adres in adressen
        if (adres.soort, adres.adres.casefold()) == (nieuw.soort, nieuw.adres.casefold())
    ]


def _is_taken(refused: RefusedError) -> bool:
    return any(error.code == "unique" for error in refused.errors)
