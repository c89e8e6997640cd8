"""Chromium before the application as it is run, with the practice provider behind HTTP and its faults at hand."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import cache
from pathlib import Path

import pytest
from browser.pages import Screen
from browser.stage import Stage
from matrix.ledger import Books
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Playwright, sync_playwright
from support.headers import watch
from support.server import Server, serving
from support.stage import BASES, Cast, cast_of

from webapp import klantinteracties
from webapp.practice_provider import PracticeProvider, Sizes, create_practice_provider, running

_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# Refused forms and provider faults answer with an error status on purpose, and servers are killed.
_EXPECTED = ("Failed to load resource", "htmx:error: Failed to fetch")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in Path(item.fspath).parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Stage]]:
    """Per dialect an application of its own before the same data, started by the first test that asks for it."""
    database = tmp_path_factory.mktemp("provider") / "practice.sqlite3"
    practice = create_practice_provider(database, sizes=Sizes(60, 40, 60), control=True)
    with closing(practice), running(practice) as address, ExitStack() as running_too:

        @cache
        def stage(dialect: str) -> Stage:
            settings = {"KCC_PROVIDER_DIALECT": dialect}
            application = Server(tmp_path_factory.mktemp(dialect), address + BASES[dialect], settings)
            provider = klantinteracties.in_process(practice, BASES[dialect], dialect=dialect)
            running_too.enter_context(closing(provider))
            return Stage(running_too.enter_context(serving(application)), practice, provider, Books(database))

        yield stage


@pytest.fixture
def stage(stages: Callable[[str], Stage], dialect: str) -> Stage:
    return stages(dialect)


@pytest.fixture
def practice(stage: Stage) -> Iterator[PracticeProvider]:
    stage.practice.calls.clear()
    yield stage.practice
    stage.practice.faults.clear()


@pytest.fixture
def cast(stage: Stage) -> Cast:
    return cast_of(stage.provider)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    path = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def context(chromium: Browser, stage: Stage) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=stage.server.url, viewport={"width": 420, "height": 900}, locale="nl-NL")
    watch(context)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def screen(context: BrowserContext, practice: PracticeProvider) -> Iterator[Screen]:
    """Fails afterwards on anything that the page complained of, the content security policy above all."""
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.extend(_complaint(message)))
    yield Screen(page)
    assert not complaints


@pytest.fixture
def plain_screen(chromium: Browser, stage: Stage, practice: PracticeProvider) -> Iterator[Screen]:
    """Without JavaScript."""
    context = chromium.new_context(base_url=stage.server.url, java_script_enabled=False, locale="nl-NL")
    watch(context)
    context.set_default_timeout(10_000)
    yield Screen(context.new_page())
    context.close()


def _complaint(message: ConsoleMessage) -> list[str]:
    expected = any(known in message.text for known in _EXPECTED)
    return [message.text] if message.type == "error" and not expected else []
