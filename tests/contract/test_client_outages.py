"""What the client makes of a provider that fails, over both dialects."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

import pytest
from contract.setting import Setting

from webapp.domain.errors import (
    Misfit,
    Outage,
    ProviderMisfitError,
    ProviderUnavailableError,
    RefusedError,
)
from webapp.klantinteracties import connect, in_process
from webapp.practice_provider import (
    OPENKLANT_BASE,
    Fault,
    PracticeProvider,
    running,
)


def test_many_first_questions_at_once(setting: Setting) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: setting.client.find_actoren("", limit=5), range(16)))
    assert len(found) == 1


def test_an_answer_that_is_lost_is_found_again(setting: Setting) -> None:
    nieuw = setting.taak()
    setting.provider.faults.add(Fault("lost_answer", method="POST"))
    with pytest.raises(ProviderUnavailableError) as caught:
        setting.client.register_interne_taak(nieuw)
    assert caught.value.outage is Outage.UNREACHABLE
    found = setting.client.find_interne_taak(nieuw.nummer)
    assert found
    assert found.is_registratie_van(nieuw)
    assert len([call for call in setting.provider.calls if call.method == "POST"]) == 1


@pytest.mark.parametrize("kind", ["reset", "error_500", "html"])
def test_a_question_is_asked_again(setting: Setting, kind: Literal["reset", "error_500", "html"]) -> None:
    setting.client.probe()
    setting.provider.faults.add(Fault(kind, times=2))
    assert setting.client.find_actoren("", limit=1)


@pytest.mark.parametrize(
    ("kind", "outage"),
    [("error_500", Outage.FAILED), ("html", Outage.FAILED), ("too_many", Outage.BUSY), ("reset", Outage.UNREACHABLE)],
)
def test_an_outage(setting: Setting, kind: Literal["error_500", "html", "too_many", "reset"], outage: Outage) -> None:
    nieuw = setting.taak()
    setting.provider.faults.add(Fault(kind))
    with pytest.raises(ProviderUnavailableError) as caught:
        setting.client.register_interne_taak(nieuw)
    assert caught.value.outage is outage
    assert setting.client.find_interne_taak(nieuw.nummer) is None


@pytest.mark.parametrize(("kind", "misfit"), [("garbage", Misfit.UNREADABLE), ("unauthorized", Misfit.UNAUTHORIZED)])
def test_a_misfit(setting: Setting, kind: Literal["garbage", "unauthorized"], misfit: Misfit) -> None:
    setting.client.probe()
    setting.provider.faults.add(Fault(kind))
    with pytest.raises(ProviderMisfitError) as caught:
        setting.client.find_actoren("", limit=1)
    assert caught.value.misfit is misfit


def test_no_answer_in_time(providers: Callable[[str], PracticeProvider]) -> None:
    provider = providers("2.18")
    with running(provider) as url:
        client = connect(url + OPENKLANT_BASE, "practice", timeout=0.3)
        client.probe()
        provider.faults.add(Fault("hang", times=None, seconds=5))
        with pytest.raises(ProviderUnavailableError) as caught:
            client.find_actoren("", limit=1)
        client.close()
    assert caught.value.outage is Outage.TIMEOUT


def test_a_wrong_token_and_a_wrong_address(providers: Callable[[str], PracticeProvider]) -> None:
    provider = providers("2.18")
    for base, token, misfit in (
        (OPENKLANT_BASE, "wrong", Misfit.UNAUTHORIZED),
        ("/klantinteracties", "practice", Misfit.WRONG_ADDRESS),
        ("/klantinteracties/api/v2", "practice", Misfit.WRONG_ADDRESS),
    ):
        with pytest.raises(ProviderMisfitError) as caught:
            in_process(provider, base, token=token).probe()
        assert caught.value.misfit is misfit


def test_a_refusal_of_the_whole(setting: Setting) -> None:
    nieuw = setting.taak()
    setting.provider.faults.add(Fault("refused"))
    with pytest.raises(RefusedError) as caught:
        setting.client.register_interne_taak(nieuw)
    assert [(error.field, error.code) for error in caught.value.errors] == [("", "invalid")]
    assert setting.client.find_interne_taak(nieuw.nummer) is None
