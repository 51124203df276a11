"""Which browser, and a new one when it dies: pytest-playwright's own fixtures, overridden where they do not recover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from errand.core.errors import UsageError
from errand.machine import WAYS_TO_A_BROWSER, find_browser
from errand.page.bridge import register_engine


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], pytestconfig: pytest.Config, browser_name: str, playwright: Playwright
) -> dict[str, Any]:
    """pytest-playwright's arguments, with the browser found on this machine unless the user chose a channel."""
    if browser_name != "chromium" or browser_type_launch_args.get("channel"):
        return browser_type_launch_args
    headed = browser_type_launch_args.get("headless") is False
    try:
        found = find_browser(pytestconfig.getoption("browser_path"), playwright.chromium.executable_path, headed=headed)
    except UsageError as error:
        raise pytest.UsageError(str(error)) from error
    if found is None:
        raise pytest.UsageError(WAYS_TO_A_BROWSER)
    return {**browser_type_launch_args, "executable_path": str(found.path)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], pytestconfig: pytest.Config) -> dict[str, Any]:
    """pytest-playwright's arguments; past an invalid certificate only when the user says so."""
    return {**browser_context_args, "ignore_https_errors": pytestconfig.getoption("ignore_https_errors")}


class BrowserKeeper:
    """Holds one live browser: launches it when first asked, and again when it has died."""

    def __init__(self, launch: Callable[[], Browser]) -> None:
        self._launch = launch
        self._browser: Browser | None = None

    def alive(self) -> Browser:
        """A browser that is connected."""
        if self._browser is None or not self._browser.is_connected():
            self._browser = self._launch()
        return self._browser

    def close(self) -> None:
        """Close it at the session's end."""
        if self._browser is not None and self._browser.is_connected():
            self._browser.close()


@pytest.fixture(scope="session")
def browser_keeper(launch_browser: Callable[[], Browser], playwright: Playwright) -> Iterator[BrowserKeeper]:
    """The session's browser."""
    register_engine(playwright)
    keeper = BrowserKeeper(launch_browser)
    yield keeper
    keeper.close()


@pytest.fixture
def browser(browser_keeper: BrowserKeeper) -> Browser:
    """A live browser for this test; pytest-playwright's own, of session scope, would stay dead once killed."""
    return browser_keeper.alive()
