"""Which sources are asked for what was typed, and that their calls stay within the bound, whatever they find."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any, cast
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from search.making import NOW, OPEN_KLANT, TODAY, betrokkene, klantcontact
from search.vragen import ALL, NOTHING

from webapp.domain.actor import Actor, SoortActor
from webapp.domain.interne_taak import InterneTaak
from webapp.domain.partij import Contactnaam, DigitaalAdres, SoortDigitaalAdres
from webapp.domain.provider import Capabilities, KlantcontactPage, Provider
from webapp.search.directory import ActorDirectory
from webapp.search.hits import Grond
from webapp.search.planning import MAX_CALLS, Plan, planned
from webapp.search.sources import Source, Tools
from webapp.search.typed import typed

# As releases are: those before 2.18 have no filter on the address of a klantcontact, those before 2.5 none on a part.
BEFORE_2_18 = replace(OPEN_KLANT, klantcontact_by_adres=False, metadata_on_klantcontact=False)
BEFORE_2_5 = replace(BEFORE_2_18, part_of_adres=False)
RELEASES = {"2.18": OPEN_KLANT, "2.15": BEFORE_2_18, "2.4": BEFORE_2_5}
TYPED = [vraag.typed for vragen in (*ALL.values(), NOTHING) for vraag in vragen]


@dataclass
class Directory:
    """Everybody is called Marcel de Vries."""

    def named(self, words: Sequence[str], *, limit: int) -> tuple[Actor, ...]:
        names = ("Marcel de Vries", "M. de Vries", "Vries")[:limit] if "vries" in words else ()
        return tuple(Actor(uuid4(), naam, SoortActor.MEDEWERKER) for naam in names)


@dataclass
class Generous:
    """A provider that finds as much as it may, of everything, and counts what that costs it.

    Up to 2.7 what belongs to a partij takes a call more, and by identificator two. Up to 2.15 there is no filter on the
    referentienummer, so nothing is asked by it. A number is the identificator of one partij.
    """

    capabilities: Capabilities
    identified: bool = False
    calls: list[str] = field(default_factory=list)

    def find_klantcontacten(self, question: Any, *, limit: int) -> tuple[Any, ...]:
        assert limit <= 10
        is_chain = not self.capabilities.part_of_adres and bool(question.partij or question.identificator)
        if question.referentienummer and not self.capabilities.metadata_on_klantcontact:
            return ()
        if is_chain and question.identificator:
            self.calls += ["partij-identificatoren"]
            if self.identified:
                return ()
            self.identified = True
        self.calls += ["klantcontacten", *(["betrokkenen"] if is_chain else [])]
        return tuple(klantcontact("Afval") for _ in range(limit))

    def page_of_klantcontacten(self, _: Any, *, page: int, size: int) -> KlantcontactPage:
        assert size <= 10
        self.calls += ["klantcontacten"]
        return KlantcontactPage(
            tuple(klantcontact("Afval", hours_ago=page) for _ in range(size)), has_next=True, total=None
        )

    def klantcontacten_of_actor(self, _: Any, *, limit: int) -> tuple[Any, ...]:
        self.calls += ["actorklantcontacten"]
        return tuple(uuid4() for _ in range(limit))

    def search_betrokkenen(self, question: Any, *, limit: int) -> tuple[Any, ...]:
        assert limit <= 10
        self.calls += ["betrokkenen"]
        return tuple(betrokkene(Contactnaam(achternaam=question.achternaam), uuid4()) for _ in range(limit))

    def get_betrokkene(self, _: Any) -> Any:
        self.calls += ["betrokkene"]
        return betrokkene(Contactnaam(achternaam="Vries"), uuid4())

    def search_digitale_adressen(self, adres: str, *, limit: int) -> tuple[DigitaalAdres, ...]:
        assert limit <= 10
        exact = not self.capabilities.part_of_adres
        self.calls += ["adressen"] * len({adres, adres.lower()} if exact and "@" in adres else {adres})
        of_partijen = [_adres(verstrekt_door_partij=uuid4()) for _ in range(limit // 2)]
        of_betrokkenen = [_adres(verstrekt_door_betrokkene=uuid4()) for _ in range(limit // 2)]
        return tuple(one for pair in zip(of_partijen, of_betrokkenen, strict=True) for one in pair)

    def find_interne_taak(self, _: str) -> InterneTaak:
        self.calls += ["internetaken", "internetaken"]
        return cast("InterneTaak", _Taak(uuid4()))

    def get_klantcontact(self, _: Any) -> Any:
        raise AssertionError("nothing is read in full before it is shown")


@dataclass(frozen=True)
class _Taak:
    klantcontact: Any


def _adres(**of: Any) -> DigitaalAdres:
    return DigitaalAdres(uuid4(), SoortDigitaalAdres.EMAIL, "info@voorbeeld.example", **of)


def plan(term: str, capabilities: Capabilities = OPEN_KLANT) -> Plan:
    return planned(typed(term, TODAY), capabilities, cast("ActorDirectory", Directory()))


def gronden(term: str, capabilities: Capabilities = OPEN_KLANT) -> list[Grond]:
    return list(dict.fromkeys(source.grond for source in plan(term, capabilities).at_once))


def cost(sources: Sequence[Source], capabilities: Capabilities) -> int:
    provider = Generous(capabilities)
    with ThreadPoolExecutor(1) as pool:
        tools = Tools(cast("Provider", provider), pool)
        for source in sources:
            source.ask(tools)
    return len(provider.calls)


@pytest.mark.parametrize("release", RELEASES)
def test_a_provider_that_finds_everything_is_asked_six_times_at_most(release: str) -> None:
    capabilities = RELEASES[release]
    for term in TYPED:
        for sources in (plan(term, capabilities).at_once, plan(term, capabilities).otherwise):
            assert cost(sources, capabilities) <= MAX_CALLS, term


WORDS = st.sampled_from(
    [
        *("de", "vries", "J.", "afval", "Bakkerij", "van 't", "voorbeeld.nl", "gisteren", "12-11", "12"),
        *("0612345678", "06123456", "+32470123456", "999990019", "00001234", "100000412"),
        *("piet@voorbeeld.example", "Piet@Voorbeeld.example"),
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(sorted(RELEASES)))
def test_so_it_is_for_any_words_together(words: list[str], release: str) -> None:
    found = plan(" ".join(words), RELEASES[release])
    assert cost(found.at_once, RELEASES[release]) <= MAX_CALLS
    assert cost(found.otherwise, RELEASES[release]) <= MAX_CALLS


@pytest.mark.parametrize(
    ("term", "first"),
    [
        ("100000412", [Grond.NUMMER, Grond.TAAKNUMMER]),
        ("12", [Grond.NUMMER, Grond.ONDERWERP, Grond.INHOUD]),
        ("999990019", [Grond.NUMMER, Grond.IDENTIFICATOR, Grond.TAAKNUMMER]),
        ("bsn 999990019", [Grond.IDENTIFICATOR]),
        ("06 12345678", [Grond.TELEFOONNUMMER]),
        ("piet@voorbeeld.example", [Grond.EMAILADRES]),
        ("afval", [Grond.NAAM, Grond.ONDERWERP, Grond.INHOUD]),
        ("gisteren", [Grond.DAG]),
        ("afval gisteren", [Grond.NAAM, Grond.ONDERWERP, Grond.INHOUD]),
        ("marcel de vries", [Grond.NAAM, Grond.MEDEWERKER, Grond.ONDERWERP]),
        ("?!", []),
    ],
)
def test_what_is_asked(term: str, first: list[Grond]) -> None:
    assert gronden(term) == first


@pytest.mark.parametrize("release", RELEASES)
@pytest.mark.parametrize("term", ["06 12345678", "+32 470 12 34 56", "Piet@Voorbeeld.example"])
def test_a_whole_address_is_looked_for_at_every_release(term: str, release: str) -> None:
    assert set(gronden(term, RELEASES[release])) & {Grond.TELEFOONNUMMER, Grond.EMAILADRES}


def test_half_a_phone_number_is_looked_for_only_where_it_can_be_found() -> None:
    assert Grond.TELEFOONNUMMER in gronden("06123456", BEFORE_2_18)
    assert Grond.TELEFOONNUMMER not in gronden("06123456", BEFORE_2_5)


def test_a_word_may_be_a_part_of_an_address_where_nothing_else_fits() -> None:
    assert [source.grond for source in plan("turfschuur").otherwise][-1] is Grond.EMAILADRES
    assert Grond.EMAILADRES not in {source.grond for source in plan("turfschuur", BEFORE_2_5).otherwise}
    assert Grond.EMAILADRES not in {source.grond for source in plan("bos").otherwise}


def test_a_day_alone_may_cost_all_and_is_looked_for_from_the_newest_page() -> None:
    provider = Generous(OPEN_KLANT)
    [source] = plan("gisteren").at_once
    with ThreadPoolExecutor(1) as pool:
        found = source.ask(Tools(cast("Provider", provider), pool))
    assert len(provider.calls) <= MAX_CALLS
    assert found.gezocht_tot is None or found.gezocht_tot < NOW
