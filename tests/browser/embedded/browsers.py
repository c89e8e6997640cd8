"""How a browser is started so that it treats cookies as its name says, with nothing that Playwright makes milder."""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Playwright, ViewportSize

_VIEW: ViewportSize = {"width": 1024, "height": 900}


@dataclass(frozen=True)
class Kind:
    """``keeps``: cookies that a frame may have, of ``plain`` ones and ``partitioned`` ones."""

    preferences: dict[str, Any]
    keeps: frozenset[str]

    @property
    def needs_bearer(self) -> bool:
        return "partitioned" not in self.keeps


_BOTH, _PARTITIONED, _NONE = frozenset({"plain", "partitioned"}), frozenset({"partitioned"}), frozenset[str]()
# Preferences of the profile, as Chromium's own settings page writes them.
CHROMIUM = {
    "chromium, third-party cookies allowed": Kind({"cookie_controls_mode": 0}, _BOTH),
    "chromium, third-party cookies blocked": Kind({"cookie_controls_mode": 1}, _PARTITIONED),
    "chromium, all cookies blocked": Kind({"default_content_setting_values": {"cookies": 2}}, _NONE),
}
# It partitions every cookie of a frame by itself, also one that does not ask for it.
FIREFOX = {
    "firefox, as it comes": Kind({}, _BOTH),
    "firefox, cross-site cookies blocked": Kind({"network.cookie.cookieBehavior": 1}, _NONE),
}
KINDS = CHROMIUM | FIREFOX
ALLOWED, BLOCKED, NONE = CHROMIUM
# Playwright's own list, which a later one replaces, but for ThirdPartyStoragePartitioning.
_DISABLED = (
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,"
    "NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    f"--disable-features={_DISABLED}",
]
_SHIM = Path(__file__).parents[1] / "firefox_shim.py"
# Without it a frame on another site runs in a process that Playwright's connection cannot reach.
_ONE_PROCESS = {"fission.webContentIsolationStrategy": 0}


@contextmanager
def chromium_context(playwright: Playwright, name: str, folder: Path) -> Iterator[BrowserContext]:
    """A profile on disk: Playwright's own contexts are incognito, which blocks third-party cookies as it comes."""
    profile = folder / "Default"
    profile.mkdir()
    (profile / "Preferences").write_text(json.dumps({"profile": CHROMIUM[name].preferences}))
    found = (shutil.which(one) for one in ("chromium", "chromium-browser", "google-chrome"))
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=next((path for path in found if path), None),
        args=_ARGUMENTS,
        ignore_https_errors=True,
        viewport=_VIEW,
        locale="nl-NL",
    )
    context.set_default_timeout(10_000)
    yield context
    context.close()


@contextmanager
def firefox_context(playwright: Playwright, name: str, folder: Path) -> Iterator[BrowserContext]:
    """Debian's ESR, over WebDriver BiDi."""
    if not shutil.which("firefox-esr"):
        pytest.skip("firefox-esr is not installed: tools/firefox.sh installs it where it can")
    wrapper = folder / "firefox"
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{_SHIM}" "$@"\n')
    wrapper.chmod(0o700)
    browser = playwright.firefox.launch(
        channel="moz-firefox", executable_path=wrapper, firefox_user_prefs=_ONE_PROCESS | FIREFOX[name].preferences
    )
    context = browser.new_context(ignore_https_errors=True, viewport=_VIEW, locale="nl-NL")
    context.set_default_timeout(10_000)
    yield context
    context.close()
    browser.close()
