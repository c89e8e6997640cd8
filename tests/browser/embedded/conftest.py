"""Browsers as they treat a frame on another site: each test gets one with nothing in it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from browser.embedded.browsers import BLOCKED, CHROMIUM, chromium_context, firefox_context
from browser.embedded.portal_screen import PortalScreen
from browser.embedding import Embedding, embedded
from playwright.sync_api import BrowserContext, Playwright
from support.headers import watch


@pytest.fixture(scope="session")
def embedding(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedding]:
    with embedded(tmp_path_factory.mktemp("embedding")) as stage:
        yield stage


@pytest.fixture(scope="session")
def browsers(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], BrowserContext]]:
    """By their names in ``KINDS``; each started by the first test that asks for it."""
    with ExitStack() as running:

        @cache
        def browser(name: str) -> BrowserContext:
            folder: Path = tmp_path_factory.mktemp("browser")
            opened = (chromium_context if name in CHROMIUM else firefox_context)(playwright, name, folder)
            context = running.enter_context(opened)
            watch(context)
            return context

        yield browser


@pytest.fixture(params=[BLOCKED])
def browser_name(request: pytest.FixtureRequest) -> str:
    """What Debian's Chromium does as it comes; a test that is about another names that."""
    name: str = request.param
    return name


@pytest.fixture
def framing(browsers: Callable[[str], BrowserContext], browser_name: str) -> Iterator[BrowserContext]:
    context = browsers(browser_name)
    context.clear_cookies()
    yield context
    for page in context.pages:
        page.close()


@pytest.fixture
def portal(framing: BrowserContext, embedding: Embedding) -> Iterator[PortalScreen]:
    """The example portal's page. Fails afterwards on anything that it or the frame complained of."""
    screen = PortalScreen(framing.new_page(), embedding)
    yield screen
    embedding.practice.faults.clear()
    assert not screen.complaints
