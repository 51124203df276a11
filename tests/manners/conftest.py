"""Citizens at halls of this machine that are taken for live ones: their names are made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright

from errand.citizen.citizen import Citizen
from errand.citizen.factory import CitizenFactory
from errand.given.cities import PRACTICE
from errand.given.lexicon import Lexicon
from errand.given.portal import Portal
from errand.machine import find_browser
from errand.manners.escort import Escort
from errand.manners.live_escort import LEAST_PACE_S, LiveEscort
from errand.manners.loopback_escort import LoopbackEscort
from errand.plugin.browsers import BrowserKeeper
from tests.manners.hall import Hall, a_hall

CONTACT = "tester@example.org"
NAMES = "MAP *.test 127.0.0.1"


@pytest.fixture(scope="session")
def live_browser(playwright: Playwright, browser_keeper: BrowserKeeper) -> Iterator[Browser]:
    """A browser for which every name under .test is this machine."""
    browser_keeper.alive()  # which has taught Playwright errand's selectors
    found = find_browser()
    assert found
    browser = playwright.chromium.launch(executable_path=found.path, args=[f"--host-resolver-rules={NAMES}"])
    yield browser
    browser.close()


@pytest.fixture
def hall() -> Iterator[Hall]:
    """A small hall."""
    with a_hall() as hall:
        yield hall


@pytest.fixture
def portal(hall: Hall) -> Portal:
    """That hall as a live portal."""
    return Portal(PRACTICE, hall.url(), contact=CONTACT)


@pytest.fixture
def visit(live_browser: Browser, lexicon: Lexicon, tmp_path: Path) -> Iterator[Callable[..., Citizen]]:
    """Sends a citizen there, with an escort; at her heels, so that tests are short, unless *pace* is given."""
    contexts = []

    def send(portal: Portal, *, pace: float | None = None, given: dict[str, Any] | None = None) -> Citizen:
        given = given or {}
        factory = CitizenFactory(
            partial(live_browser.new_context, **given), lexicon, given, make_escort=lambda _, __: escort(portal, pace)
        )
        citizen = factory.send(portal)
        contexts.append(citizen.watch.context)
        return citizen

    def escort(portal: Portal, pace: float | None) -> Escort:
        if not portal.live:
            return LoopbackEscort(portal)
        paced = replace(portal, pace=replace(portal.pace, between_steps_s=pace or 0.0))
        least = LEAST_PACE_S if pace else 0.0
        return LiveEscort(paced, tmp_path / "live", least_pace_s=least)

    yield send
    for context in contexts:
        context.close()
