"""Finding a klantcontact by whatever is typed (F3896), and those of this employee before anything is."""

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import date

from webapp.domain import tijd
from webapp.domain.provider import KlantcontactQuestion, Provider
from webapp.search.answer import Antwoord, Zoekvraag
from webapp.search.details import Details
from webapp.search.directory import ActorDirectory
from webapp.search.hits import Grond, Treffer
from webapp.search.memory import Memory
from webapp.search.own import OwnActor
from webapp.search.planning import Plan, planned
from webapp.search.sources import ByQuestion, Own, Tools
from webapp.search.terms import cleaned
from webapp.search.typed import Typed, typed
from webapp.search.underway import Underway

_MIN_LETTERS = 2
_OWN = 4
_THREADS = 64
_LAST, _LAST_SECONDS = "last", 600.0


class KlantcontactSearch:
    limit = 8

    def __init__(
        self, provider: Provider, pool: Executor, directory: ActorDirectory, today: Callable[[], date] = tijd.today
    ) -> None:
        """``pool`` is for single calls. Sources wait for those, so they have threads of their own."""
        self._tools = Tools(provider, pool)
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="source")
        self._directory = directory
        self._today = today
        self._memory: Memory[Underway] = Memory()
        self._last: Memory[str] = Memory(_LAST_SECONDS)
        self._details = Details(provider, pool)
        self._own = OwnActor(provider, directory)

    def is_too_short(self, zoekterm: str) -> bool:
        """One digit may be a number; one letter is nothing."""
        term = cleaned(zoekterm)
        return 0 < len(term) < _MIN_LETTERS and not term.isdigit()

    def find(self, vraag: Zoekvraag) -> Antwoord:
        """Raises ``ProviderError`` where the provider does not even tell what it is."""
        underway = self._underway(vraag)
        if not vraag.vervolg:
            self._last.put(vraag.medewerker_id, _LAST, cleaned(vraag.zoekterm))
        if vraag.geheel:
            return underway.whole()
        return underway.following(vraag.getoond) if vraag.vervolg else underway.first()

    def last_term(self, medewerker_id: str) -> str:
        """What this employee searched for last, up to ten minutes ago: to come back to it from one of its hits.

        Empty once they looked at what stands there for nothing typed: the next caller is somebody else.
        """
        return self._last.get(medewerker_id, _LAST) or ""

    def complete(self, zoekterm: str, medewerker_id: str) -> tuple[Treffer, ...]:
        """All that can be found, in the order that it is shown in."""
        return self.find(Zoekvraag(zoekterm, medewerker_id, geheel=True)).treffers

    def _underway(self, vraag: Zoekvraag) -> Underway:
        """What is under way goes on; the newest of all are looked up each time that they are asked for."""
        term = cleaned(vraag.zoekterm)
        meant = typed(term, self._today())
        plan = self._plan(meant, vraag)
        renews = vraag.opnieuw or (not term and not vraag.vervolg)

        def begin() -> Underway:
            limit = self.limit if term else self.limit + _OWN
            return Underway(
                vraag.medewerker_id,
                meant,
                plan=plan,
                tools=self._tools,
                pool=self._pool,
                details=self._details,
                limit=limit,
            )

        def usable(kept: Underway) -> bool:
            return vraag.vervolg or (not renews and kept.may_be_shown_again)

        return self._memory.get_or_make(vraag.medewerker_id, (term, self._today()), begin, usable=usable)

    def _plan(self, meant: Typed, vraag: Zoekvraag) -> Plan:
        if meant.term:
            return planned(meant, self._tools.provider.capabilities(), self._directory)
        newest = ByQuestion(Grond.NIEUWSTE, KlantcontactQuestion(), size=self.limit)
        own = Own(lambda: self._own.of(vraag.medewerker_id, vraag.identificaties), _OWN)
        return Plan((own, newest))
