"""One browser page with errand's scripts in it, for many small documents."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from errand.page.bridge import inpage_script
from errand.plugin.browsers import BrowserKeeper


@pytest.fixture(scope="module")
def scripted_page(browser_keeper: BrowserKeeper) -> Iterator[Page]:
    """A page that stays open; its scripts wait for documents to be put into it."""
    with browser_keeper.alive().new_context(viewport={"width": 1280, "height": 800}) as context:
        context.add_init_script(inpage_script())
        page = context.new_page()
        page.goto("data:text/html,<!doctype html><title>t</title><body>")
        yield page
