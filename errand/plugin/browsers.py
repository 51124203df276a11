"""Which browser the citizens use, and a new one when it dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright
from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import HarnessError
from errand.machine import WAYS_TO_A_BROWSER, UnusableBrowser, find_browser, has_ffmpeg
from errand.page.bridge import register_engine


def check_equipment(config: pytest.Config) -> None:
    """
    Raise pytest's UsageError, before anybody sets out, for a browser or a film camera that is not there.

    Another engine than Chromium, a channel, and what a project's own fixtures launch are Playwright's business.
    """
    option = config.option
    if "chromium" in (option.browser or ["chromium"]) and not option.browser_channel:
        _find(config, headed=bool(option.headed))
    if option.video != "off" and not has_ffmpeg():
        raise pytest.UsageError(
            f"--video={option.video}：缺少 Playwright 的 ffmpeg，请运行 · Playwright's ffmpeg is missing, please run: "
            "playwright install ffmpeg"
        )


def _find(config: pytest.Config, *, headed: bool) -> str:
    """The browser's file."""
    try:
        found = find_browser(config.getoption("browser_path"), headed=headed)
    except UnusableBrowser as error:
        raise pytest.UsageError(str(error)) from error
    if found is None and headed and find_browser():
        raise pytest.UsageError(
            "--headed：这里只有无窗口的浏览器，请运行 · only a browser without windows is here, please run: "
            "make setup HEADED=1（或 or: playwright install chromium）"
        )
    if found is None:
        raise pytest.UsageError(WAYS_TO_A_BROWSER)
    return str(found.path)


class BrowserKeeper:
    """Holds one live browser: launches it when first asked, and again when it has died."""

    def __init__(self, launch: Callable[[], Browser]) -> None:
        self._launch = launch
        self._browser: Browser | None = None

    def alive(self) -> Browser:
        """A browser that is connected."""
        if self._browser is None or not self._browser.is_connected():
            try:
                self._browser = self._launch()
            except PlaywrightError as error:
                why = str(error).strip().partition("\n")[0]
                raise HarnessError(f"浏览器启动不了 · the browser does not start: {why}") from None
        return self._browser

    def close(self) -> None:
        """Close it at the session's end."""
        if self._browser is not None and self._browser.is_connected():
            self._browser.close()


@pytest.fixture(scope="session")
def browser_keeper(
    launch_browser: Callable[..., Browser],
    browser_type_launch_args: dict[str, Any],
    browser_name: str,
    playwright: Playwright,
    pytestconfig: pytest.Config,
) -> Iterator[BrowserKeeper]:
    """The session's browser: pytest-playwright's arguments, with the one found here unless a channel is chosen."""
    register_engine(playwright)
    given: dict[str, Any] = {}
    if browser_name == "chromium" and not {"channel", "executable_path"} & browser_type_launch_args.keys():
        given["executable_path"] = _find(pytestconfig, headed=browser_type_launch_args.get("headless") is False)
    keeper = BrowserKeeper(lambda: launch_browser(**given))
    yield keeper
    keeper.close()


_LIVE = pytest.StashKey[bool]()


def live_in(collector: pytest.Collector) -> None:
    """
    Give journeys below *collector* a `browser` that is launched again when it has died.

    pytest-playwright's own, of session scope, would stay dead once killed; tests of other modules keep theirs.
    """
    module = collector.getparent(pytest.Module)
    if module is not None and not module.stash.get(_LIVE, False):
        module.stash[_LIVE] = True
        pytest.register_fixture(name="browser", func=_browser, node=module)


def _browser(browser_keeper: BrowserKeeper) -> Browser:
    """A live browser for this test."""
    return browser_keeper.alive()
