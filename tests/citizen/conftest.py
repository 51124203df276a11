"""Sends citizens to small halls on this machine (tests/serving.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from errand.citizen.factory import CitizenFactory
from errand.given.cities import PRACTICE
from errand.given.lexicon import Lexicon
from errand.given.persona import Persona
from errand.given.portal import Portal
from errand.page.waiting import Patience
from pages.home import HomePage

AtHome = Callable[..., HomePage]


@pytest.fixture
def at_home(browser: Browser, lexicon: Lexicon) -> Iterator[AtHome]:
    """Sends a citizen to the home page of a hall: its port, who she is, and what else its portal is *given*."""
    contexts = []

    def send(
        port: int, persona: Persona | None = None, *, settle_ms: float = 900, dry_run: bool = False, **given: Any
    ) -> HomePage:
        patience = Patience(settle_ms=settle_ms)
        factory = CitizenFactory(browser.new_context, lexicon, patience=patience, dry_run=dry_run)
        citizen = factory.send(Portal(PRACTICE, f"http://127.0.0.1:{port}/", **given), persona)
        contexts.append(citizen.watch.context)
        citizen.open("/")
        return citizen.arrive(HomePage)

    yield send
    for context in contexts:
        context.close()
