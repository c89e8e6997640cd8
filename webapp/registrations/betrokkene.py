"""F2599 as a durable flow: the partij where one is to be, its addresses, the betrokkene, its addresses; or nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import UUID

from dbos import DBOS
from pydantic import TypeAdapter

from webapp.domain.errors import Outage
from webapp.domain.gegevens import Gegevens
from webapp.domain.klantcontact import NieuweBetrokkene
from webapp.domain.partij import Partij
from webapp.domain.provider import Provider
from webapp.registrations.aanvraag import Geregistreerd, NummerBezet, is_nummer_bezet, uitkomst_as_json
from webapp.registrations.adressen import (
    PartijAdres,
    are_of,
    at_its_place,
    of_betrokkene,
    of_partij,
    register_at_betrokkene,
)
from webapp.registrations.betrokkene_aanvraag import (
    BetrokkeneAanvraag,
    OpgegevenAdres,
    PartijAanvraag,
)
from webapp.registrations.interne_taak import MAX_NUMMERS
from webapp.registrations.kinds import BETROKKENE
from webapp.registrations.once import Once
from webapp.registrations.partij import NummerBezetError, PartijRegistration, nieuwe_partij
from webapp.registrations.serializer import ParkedError
from webapp.registrations.steps import Json, Steps, Stopped
from webapp.registrations.toestemming import AnswerOfConsent, ToestemmingBij

_GEGEVENS: TypeAdapter[Gegevens] = TypeAdapter(Gegevens)


@dataclass(frozen=True, slots=True)
class BetrokkeneFlow:
    """``{"aanvraag": …, "omschrijving": …}`` in, one outcome out, both as JSON (ADR 0003)."""

    provider: Provider
    steps: Steps
    draw_nummer: Callable[[], str]
    toestemming_bij: ToestemmingBij

    def run(self, invoer: dict[str, Any]) -> Json:
        aanvraag = BETROKKENE.aanvraag.validate_python(invoer["aanvraag"])
        return _Run(self, aanvraag, self.steps.registratie_id, str(DBOS.authenticated_user)).outcome()


@dataclass(slots=True)
class _Run:
    """One run over one aanvraag. What it knows comes out of recorded steps, so that every run knows the same."""

    flow: BetrokkeneFlow
    aanvraag: BetrokkeneAanvraag
    registratie_id: UUID
    medewerker: str
    moment: str = ""
    partij: UUID | None = None
    partij_bestond: bool = True
    gegevens: Gegevens = field(default_factory=Gegevens)
    registration: PartijRegistration | None = None
    adressen: list[PartijAdres] = field(default_factory=list)
    nieuw: NieuweBetrokkene | None = None
    bestaande: frozenset[UUID] = frozenset()

    @property
    def provider(self) -> Provider:
        return self.flow.provider

    @property
    def steps(self) -> Steps:
        return self.flow.steps

    def outcome(self) -> Json:
        self.moment = DBOS.run_step({"name": "begin"}, _now)["moment"]
        self.partij, self.gegevens = self.aanvraag.partij, self.aanvraag.gegevens
        try:
            betrokkene = self._registered()
        except Stopped as stopped:
            self.steps.undo("ongedaan", self._undo)
            return stopped.uitkomst
        return uitkomst_as_json(
            Geregistreerd(betrokkene, partij=self.partij, partij_bestond=bool(self.partij) and self.partij_bestond)
        )

    def _registered(self) -> UUID:
        self._record_toestemming()
        self._look_around()
        if self.aanvraag.nieuwe_partij:
            self._register_partij(self.aanvraag.nieuwe_partij)
        self._register_adressen_of_partij()
        betrokkene = self._register_betrokkene()
        self._register_adressen(betrokkene)
        self._note_toestemming(betrokkene)
        return betrokkene

    @property
    def _consent(self) -> AnswerOfConsent | None:
        """None where it was not asked."""
        if self.aanvraag.toestemming is None:
            return None
        return AnswerOfConsent(
            self.provider,
            self.steps.marks,
            self.flow.toestemming_bij,
            self.aanvraag.toestemming,
            self.registratie_id,
            self.aanvraag.klantcontact,
            self.medewerker,
            self.moment,
        )

    def _record_toestemming(self) -> None:
        consent = self._consent
        if consent:
            self.steps.attempt("toestemming", partial(_done, consent.record))

    def _look_around(self) -> None:
        """The betrokkenen that are there already: the same one again is another one."""

        def look() -> Json:
            found = self.provider.find_betrokkenen(self.aanvraag.klantcontact)
            return {"betrokkenen": [str(betrokkene.uuid) for betrokkene in found]}

        self.bestaande = frozenset(map(UUID, self.steps.attempt("bestaande", look)["betrokkenen"]))

    def _register_partij(self, aanvraag: PartijAanvraag) -> None:
        notitie = self._consent.interne_notitie if self._consent else ""
        for _ in range(MAX_NUMMERS):
            nummer = DBOS.run_step({"name": "nummer"}, _drawn, self.flow.draw_nummer)["nummer"]
            nieuw = nieuwe_partij(aanvraag, self.gegevens, nummer, notitie)
            registration = PartijRegistration(self.provider, aanvraag, nieuw, self._once("partij"))
            self.registration = registration
            found = self.steps.attempt("partij", partial(self._attempt_partij, registration))
            if not is_nummer_bezet(found):
                break
        else:
            raise ParkedError(Outage.FAILED)
        if not found["compleet"]:
            found = self.steps.attempt("identificator", partial(self._attempt_identificator, registration, found))
        self.partij, self.partij_bestond = UUID(found["partij"]), not found["eigen"]
        self.gegevens = _GEGEVENS.validate_python(found["gegevens"])

    def _attempt_partij(self, registration: PartijRegistration) -> Json:
        try:
            found = registration.register()
        except NummerBezetError:
            return uitkomst_as_json(NummerBezet())
        return self._belongs_to(found.partij, eigen=found.eigen, compleet=found.compleet)

    def _attempt_identificator(self, registration: PartijRegistration, found: Json) -> Json:
        """Where somebody else's partij had it first, that one it is, and ours is removed again (F7554)."""
        own = UUID(found["partij"])
        holder = registration.register_identificator(own)
        if holder == own:
            return {**found, "compleet": True}
        if not registration.is_used(own):
            registration.remove(own)
        return self._belongs_to(self.provider.get_partij(holder), eigen=False, compleet=True)

    def _belongs_to(self, partij: Partij, *, eigen: bool, compleet: bool) -> Json:
        """With the gegevens that are left for the betrokkene: what the partij does not have (F2599)."""
        rest = _GEGEVENS.dump_python(self.aanvraag.gegevens.afwijkend_van(Gegevens.of(partij)), mode="json")
        return {"partij": str(partij.uuid), "eigen": eigen, "compleet": compleet, "gegevens": rest}

    def _register_adressen_of_partij(self) -> None:
        later = [(number, adres) for number, adres in self._numbered() if adres.ook_voor_later]
        if self.partij is None or not later:
            return
        partij = self.partij
        before = frozenset(map(UUID, self.steps.attempt("adressen_van_partij", self._adressen_of_partij)["adressen"]))
        for number, adres in later:
            once = self._once(f"adres_partij_{number}")
            registered = PartijAdres(self.provider, of_partij(adres, partij), before, once)
            self.adressen.append(registered)
            self.steps.attempt(once.stap, partial(_at_its_place, number, registered.register))

    def _adressen_of_partij(self) -> Json:
        found = self.provider.find_digitale_adressen(partij=self.partij)
        return {"adressen": [str(adres.uuid) for adres in found]}

    def _register_betrokkene(self) -> UUID:
        nieuw = NieuweBetrokkene(
            klantcontact=self.aanvraag.klantcontact,
            rol=self.aanvraag.rol,
            initiator=self.aanvraag.initiator,
            contactnaam=self.gegevens.contactnaam,
            organisatienaam=self.gegevens.organisatienaam,
            was_partij=self.partij,
            bezoekadres=self.gegevens.bezoekadres,
            correspondentieadres=self.gegevens.correspondentieadres,
        )
        self.nieuw = nieuw

        def register() -> Json:
            made = self._once_betrokkene.make(self._landed, lambda: self.provider.register_betrokkene(nieuw).uuid)
            return {"betrokkene": str(made)}

        return UUID(self.steps.attempt("betrokkene", register)["betrokkene"])

    @property
    def _once_betrokkene(self) -> Once:
        return self._once("betrokkene")

    def _landed(self) -> Iterable[UUID]:
        """What an earlier attempt may have made: the same content, and not there before.

        The first registered first: of several that look for theirs, each finds one.
        """
        nieuw = self.nieuw
        for betrokkene in self.provider.find_betrokkenen(self.aanvraag.klantcontact):
            if nieuw and betrokkene.is_registratie_van(nieuw) and betrokkene.uuid not in self.bestaande:
                yield betrokkene.uuid

    def _register_adressen(self, betrokkene: UUID) -> None:
        for number, adres in self._numbered():
            if not adres.ook_voor_later:
                nieuw = of_betrokkene(adres, betrokkene)
                register = partial(register_at_betrokkene, self.provider, nieuw)
                self.steps.attempt(f"adres_{number}", partial(_at_its_place, number, register))

    def _note_toestemming(self, betrokkene: UUID) -> None:
        consent = self._consent
        if consent:
            complete = partial(consent.complete, partij=self.partij, betrokkene=betrokkene)
            self.steps.attempt("toestemming_vastgelegd", partial(_done, complete))

    def _undo(self) -> Json:
        """In reverse, and only what this registration made. What somebody uses by now stays, with what it needs."""
        if self._consent:
            self._consent.forget_at_provider()
        own = self.registration.own() if self.registration else None
        adressen = [uuid for adres in self.adressen if (uuid := adres.own())]
        removed = self._remove_betrokkene()
        if not removed or (self.registration and own and self.registration.is_used(own, adressen)):
            return {"ongedaan": False}
        for uuid in reversed(adressen):
            self.provider.remove_digitaal_adres(uuid)
        if self.registration and own:
            self.registration.remove(own)
        return {"ongedaan": True}

    def _remove_betrokkene(self) -> bool:
        """False where somebody else gave it an address, which would be left an orphan."""
        own = self._once_betrokkene.found(self._landed) if self.nieuw else None
        if own is None:
            return True
        there = self.provider.find_digitale_adressen(betrokkene=own)
        if not are_of(self.aanvraag.digitale_adressen, there):
            return False
        for adres in there:
            self.provider.remove_digitaal_adres(adres.uuid)
        self.provider.remove_betrokkene(own)
        return True

    def _once(self, stap: str) -> Once:
        return Once(self.steps.marks, self.registratie_id, stap)

    def _numbered(self) -> Iterator[tuple[int, OpgegevenAdres]]:
        """By their place on the form."""
        return enumerate(self.aanvraag.digitale_adressen)


def _now() -> Json:
    return {"moment": datetime.now(UTC).isoformat(timespec="seconds")}


def _drawn(draw_nummer: Callable[[], str]) -> Json:
    return {"nummer": draw_nummer()}


def _at_its_place(number: int, call: Callable[[], object]) -> Json:
    at_its_place(number, call)
    return {}


def _done(call: Callable[[], object]) -> Json:
    call()
    return {}
