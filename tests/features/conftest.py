"""Who the screens of F2599 are about."""

from dataclasses import replace

import pytest
from support.betrokkene import Klanten, klanten_of
from support.stage import Cast, cast_of

from webapp.domain.provider import Provider
from webapp.practice_provider import PracticeProvider


@pytest.fixture
def cast(provider: Provider) -> Cast:
    """With the klantcontact as its own page has it."""
    cast = cast_of(provider)
    return replace(cast, klantcontact=provider.get_klantcontact(cast.klantcontact.uuid))


@pytest.fixture
def klanten(provider: Provider, practice: PracticeProvider) -> Klanten:
    klanten = klanten_of(provider)
    practice.calls.clear()
    return klanten
