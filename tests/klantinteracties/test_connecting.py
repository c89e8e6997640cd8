"""Choosing the dialect, once, at the first call; and what connect refuses."""

import httpx
import pytest

from webapp.domain.errors import Misfit, Outage, ProviderMisfitError, ProviderUnavailableError
from webapp.domain.provider import Provider
from webapp.klantinteracties import KlantinteractiesClient, connect

OPENKLANT_LIST: dict[str, object] = {"count": 0, "next": None, "previous": None, "results": []}
HAL_LIST: dict[str, object] = {"_links": {"self": {"href": "/actoren"}}, "_embedded": {"actoren": []}}


class Upstream:
    """A provider of one kind, with the number of calls; ``turns`` come first."""

    def __init__(self, content: object, *turns: httpx.Response | Exception, api_version: str = "0.9.0") -> None:
        self.content = content
        self.turns = list(turns)
        self.api_version = api_version
        self.asked: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self.turns:
            turn = self.turns.pop(0)
            if isinstance(turn, Exception):
                raise turn
            return turn
        return httpx.Response(200, json=self.content, headers={"API-version": self.api_version})


def client(upstream: Upstream, dialect: str = "auto") -> KlantinteractiesClient:
    return connect("http://provider.example/v1", "t", dialect=dialect, transport=httpx.MockTransport(upstream))


def test_the_client_is_the_port() -> None:
    provider: Provider = client(Upstream(OPENKLANT_LIST))
    assert callable(provider.find_actoren)


def test_no_call_before_the_first_question() -> None:
    upstream = Upstream(OPENKLANT_LIST)
    client(upstream)
    assert upstream.asked == []


def test_open_klant_is_recognised_with_its_release_and_remembered() -> None:
    upstream = Upstream(OPENKLANT_LIST)
    connected = client(upstream)
    assert connected.capabilities().version == connected.capabilities().version == "2.18"
    assert connected.find_actoren("x", limit=1) == ()
    assert len(upstream.asked) == 2


def test_the_draft_is_recognised() -> None:
    capabilities = client(Upstream(HAL_LIST)).capabilities()
    assert (capabilities.dialect, capabilities.second_actor, capabilities.verwerkt_op_always) == ("vng", False, True)


def test_the_draft_at_a_provider_that_refuses_plain_json() -> None:
    upstream = Upstream(HAL_LIST, httpx.Response(406, json={}))
    assert client(upstream).capabilities().dialect == "vng"
    accepted = [request.headers["accept"].split(",")[0] for request in upstream.asked]
    assert accepted == ["application/json", "application/hal+json"]


def test_a_fixed_dialect_still_asks_for_its_release() -> None:
    assert client(Upstream(OPENKLANT_LIST, api_version="0.6.0"), "openklant").capabilities().version == "2.15"


def test_another_dialect_than_the_one_that_was_set_is_a_misfit() -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        client(Upstream(HAL_LIST), "openklant").probe()
    assert caught.value.misfit is Misfit.UNREADABLE


def test_the_question_goes_to_the_path_that_was_set() -> None:
    upstream = Upstream(HAL_LIST)
    transport = httpx.MockTransport(upstream)
    connect("http://provider.example/v1", "t", dialect="vng", paths={"actoren": "actors"}, transport=transport).probe()
    assert [request.url.path for request in upstream.asked] == ["/v1/actors"]


def test_a_path_of_the_draft_is_not_asked_of_open_klant() -> None:
    upstream = Upstream(HAL_LIST, httpx.Response(406, json={}))
    connect("http://provider.example", "t", paths={"actoren": "x"}, transport=httpx.MockTransport(upstream)).probe()
    assert [request.url.path for request in upstream.asked] == ["/actoren", "/x"]


@pytest.mark.parametrize(
    "content",
    [
        HAL_LIST,
        {"_links": {"self": {"href": "/actoren"}}},
        [],
        {"results": []},
        {"results": [], "next": None},
        OPENKLANT_LIST,
        {**HAL_LIST, "count": 0},
    ],
)
def test_the_draft_when_set_is_accepted_in_every_list_form(content: object) -> None:
    assert client(Upstream(content), "vng").probe().dialect == "vng"


def test_a_count_means_open_klant_when_nothing_is_set() -> None:
    assert client(Upstream(OPENKLANT_LIST)).probe().dialect == "openklant"


def test_a_failure_is_not_remembered() -> None:
    upstream = Upstream(OPENKLANT_LIST, httpx.Response(401, json={}))
    connected = client(upstream)
    with pytest.raises(ProviderMisfitError) as caught:
        connected.capabilities()
    assert caught.value.misfit is Misfit.UNAUTHORIZED
    assert connected.capabilities().dialect == "openklant"


def test_an_upgrade_is_noticed() -> None:
    upstream = Upstream(OPENKLANT_LIST, api_version="0.6.0")
    connected = client(upstream)
    assert connected.capabilities().version == "2.15"
    upstream.api_version = "0.9.0"
    connected.find_actoren("x", limit=1)
    assert connected.capabilities().version == "2.18"


def test_probe_asks_every_time() -> None:
    upstream = Upstream(OPENKLANT_LIST)
    connected = client(upstream)
    connected.probe()
    connected.probe()
    assert len(upstream.asked) == 2
    assert {request.method for request in upstream.asked} == {"GET"}


@pytest.mark.parametrize(
    ("turn", "misfit"),
    [
        (httpx.Response(200, html="<h1>Welkom</h1>"), Misfit.UNREADABLE),
        (httpx.Response(200, json={"hello": "world"}), Misfit.UNREADABLE),
        (httpx.Response(404, html="<h1>404</h1>"), Misfit.WRONG_ADDRESS),
        (httpx.Response(404, json={"detail": "Ongeldige versie in URL-pad."}), Misfit.WRONG_ADDRESS),
        (httpx.Response(301, headers={"location": "https://x.example"}), Misfit.WRONG_ADDRESS),
        (httpx.Response(403, json={}), Misfit.UNAUTHORIZED),
    ],
)
def test_what_is_no_provider(turn: httpx.Response, misfit: Misfit) -> None:
    with pytest.raises(ProviderMisfitError) as caught:
        client(Upstream(OPENKLANT_LIST, turn), "openklant").probe()
    assert caught.value.misfit is misfit


def test_nobody_there() -> None:
    connected = connect("http://127.0.0.1:9", "t", timeout=1.0)
    with pytest.raises(ProviderUnavailableError) as caught:
        connected.probe()
    assert caught.value.outage is Outage.UNREACHABLE
    connected.close()


@pytest.mark.parametrize(
    "choice",
    [
        {"dialect": "soap"},
        {"nummer_velden": "geen"},
        {"paths": {"taken": "x"}},
        {"identificator_codes": {"x": {}}},
        {"land_codes": {"nl": "003"}},
        {"land_codes": {"NL": ""}},
        {"land_codes": {"BE": "010", "DE": "010"}},
        {"dialect": "vng", "paths": {"actoren": "//x"}},
    ],
)
def test_a_choice_that_is_not_one_is_refused_at_once(choice: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"dialect|nummer_velden|paths|SoortIdentificator|land|countries"):
        connect("http://provider.example", "t", **choice)  # type: ignore[arg-type]
