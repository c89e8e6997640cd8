"""The search test set holds, and says what the data says."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache, partial
from urllib.parse import parse_qs

import pytest
from search import questions
from search.vragen import ALL, NOTHING
from search.vragen.truth import Truth, truth_of

from webapp.search import KlantcontactSearch, underway
from webapp.search.planning import MAX_CALLS


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Truth]:
    with questions.practising(tmp_path_factory.mktemp("practice")) as (_, path), truth_of(path) as truth:
        yield truth


Stages = Callable[[str, str], questions.Stage]


@pytest.fixture(scope="module")
def stages() -> Iterator[Stages]:
    with ExitStack() as stack:
        yield cache(lambda release, dialect: stack.enter_context(questions.staged(release, dialect)))


def test_what_is_meant_stands_first() -> None:
    with questions.searching() as search:
        kinds = {kind: questions.ask(search, vragen) for kind, vragen in ALL.items()}
        nothing = questions.ask(search, NOTHING)
    questions.report(kinds, nothing)
    score = questions.score([one for asked in kinds.values() for one in asked])
    assert score.first >= 95
    assert score.first_three >= 99
    assert [one.vraag.typed for one in nothing if one.found] == []


@pytest.mark.parametrize(
    ("release", "dialect"), [("2.18", "openklant"), ("2.15", "openklant"), ("2.4", "openklant"), ("2.18", "vng")]
)
def test_a_question_costs_few_and_small_calls(
    stages: Stages, release: str, dialect: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(underway, "FIRST_ANSWER_SECONDS", 30.0)  # so that no call is late, and not counted
    monkeypatch.setattr(underway, "FOLLOWING_SECONDS", 30.0)
    stage = stages(release, dialect)
    limited = dialect == "openklant"  # the draft knows no filters that lead from a partij to its klantcontacten
    typed = [vraag.typed for vragen in (*ALL.values(), NOTHING) for vraag in vragen]
    asking = [questions.calls_of(stage, one, to_the_end=limited) for one in typed]
    questions.report_calls(asking)
    if limited:
        assert [one.typed for one in asking if len(one.first) > MAX_CALLS] == []
        most = KlantcontactSearch.limit + underway._MOST_JUDGED + MAX_CALLS
        assert [one.typed for one in asking if len(one.following) > most] == []
    if release != "2.4":  # which needs a whole list of betrokkenen to know whose they are
        queries = [parse_qs(call.query) for one in asking for call in one.first]
        assert [query for query in queries if "expand" in query] == []
        assert max(int(size) for query in queries for size in query.get("pageSize", ["0"])) <= 10


@pytest.mark.parametrize(("release", "dialect"), [("2.15", "openklant"), ("2.4", "openklant"), ("2.18", "vng")])
@pytest.mark.parametrize("kind", ["telefoon", "BSN", "KvK, RSIN, vestiging", "onderwerp", "naam", "dag"])
def test_other_releases_and_the_draft_are_searched_as_well(
    stages: Stages, release: str, dialect: str, kind: str
) -> None:
    """As far as they can be asked: half a phone number they look for nowhere but at 2.15."""
    asked = questions.ask(partial(questions.found, stages(release, dialect)), ALL[kind])
    assert questions.score(asked).first_three >= 80


@pytest.mark.parametrize("kind", ALL)
def test_the_expected_hit_is_the_newest_of_which_that_is_true(kind: str, truth: Truth) -> None:
    expected = {vraag.typed: [hit.name for hit in vraag.hits] for vraag in ALL[kind]}
    assert {vraag.typed: [truth.newest(hit) for hit in vraag.hits] for vraag in ALL[kind]} == expected


def test_each_klantcontact_has_a_name_of_its_own(truth: Truth) -> None:
    names = truth.names()
    assert len(set(names.values())) == len(names) == questions.SIZES.klantcontacten


def test_no_question_is_asked_twice() -> None:
    typed = Counter(vraag.typed for vragen in (*ALL.values(), NOTHING) for vraag in vragen)
    assert [question for question, count in typed.items() if count > 1] == []


def test_there_are_enough_and_each_has_an_answer() -> None:
    asked = [vraag for vragen in ALL.values() for vraag in vragen]
    assert len(asked) >= 120
    assert all(vraag.hits for vraag in asked)
    assert not any(vraag.hits for vraag in NOTHING)
