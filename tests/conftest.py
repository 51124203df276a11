"""With pytest-xdist: tests that look at what one long session left run on one worker, so that it runs only once."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from errand.plugin.browsers import BrowserKeeper
from errand.plugin.entry import activate

TOGETHER = (
    "tests/check/",
    "tests/record/test_replay.py",
    "tests/report/test_allure.py",
    "tests/report/test_allure_html.py",
    "tests/report/test_allure_own.py",
    "tests/thirdparty/",
    "tests/store/test_database.py",
    "tests/test_witness.py",
    "tests/plugin/",
)
"""Folders and files whose fixtures take seconds and are made once per worker."""


def pytest_configure(config: pytest.Config) -> None:
    """These tests ask for what journeys ask for, and are none."""
    activate(config)


@pytest.fixture
def browser(browser_keeper: BrowserKeeper) -> Browser:
    """The browser found here, launched again when a test has killed it."""
    return browser_keeper.alive()


def scope(test: str) -> str:
    """What goes to one worker together with a *test*: its folder or file in TOGETHER, or the test alone."""
    return next((place for place in TOGETHER if test.startswith(place)), test)


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """What belongs together first, as it takes longest; then test by test, to whichever worker is free."""
    from errand.plugin.scheduling import one_worker_per

    return one_worker_per(scope, config, log)
