"""
The escort of whoever only reads (`errand check`, the survey): nothing but reading leaves the browser.

It goes along beside the escort to the portal.  Whatever is neither GET, HEAD nor OPTIONS is held back and shown.  Three
things may pass: what a search or a query asks for by POST, for it carries nothing but the words asked for, and what the
portal file says is only read by POST (`reads_by_post`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Route
from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import ErrandError, WallReached
from errand.core.message import Message, Said
from errand.core.model import Reason
from errand.given.portal import Portal
from errand.manners.escort import Escort
from errand.page.watch import Watch

READS = ("GET", "HEAD", "OPTIONS")
ASKING = frozenset({"search.box", "search.button", "progress.submit"})  # what is pressed to ask for something
MOST_SHOWN = 10


class ReadingEscort:
    """Lets only reading out, whatever *beside* lets out."""

    def __init__(self, portal: Portal, beside: Escort) -> None:
        self.portal = portal
        self.held: list[str] = []  # method and address of what was held back, without the query
        self._beside = beside
        self._asking = False
        self._refusal: ErrandError | None = None

    def context_args(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """No service worker, whose requests nobody could hold back."""
        return {**self._beside.context_args(given), "service_workers": "block"}

    def enter(self, context: BrowserContext, given: Mapping[str, Any]) -> list[Message]:
        """Stand at the door of the browser, then go in."""
        context.route("**/*", self._at_the_door)
        return self._beside.enter(context, given)

    def leave(self) -> None:
        """She has left."""
        self._beside.leave()

    def check(self) -> None:
        """Raise what has come up meanwhile: a form was held back, and its answer will not come."""
        if self._refusal:
            raise self._refusal
        self._beside.check()

    def behind(self, error: PlaywrightError) -> ErrandError | None:
        """What was held back made Playwright raise *error*."""
        return self._refusal or self._beside.behind(error)

    def pace(self, watch: Watch) -> None:
        """As the escort beside."""
        self._beside.pace(watch)

    @contextmanager
    def step(
        self, verb: str, concept: str | None, watch: Watch, target: Locator | str | None = None, at: str = ""
    ) -> Iterator[None]:
        """Around a step: what it asks for may go out."""
        self._asking = concept in ASKING
        self._refusal = None  # of a step before: she went on
        with self._beside.step(verb, concept, watch, target, at):
            yield

    def let_go(self) -> None:
        """Nothing is handed in by whoever only reads."""

    def remarks(self) -> list[Message]:
        """What was held back."""
        shown = list(dict.fromkeys(self.held))[:MOST_SHOWN]
        return [Message.of("remarks.held-back", request=Said(request)) for request in shown] + self._beside.remarks()

    def instead_of(self, error: BaseException | None) -> BaseException | None:
        """As the escort beside."""
        return self._beside.instead_of(error)

    def _at_the_door(self, route: Route) -> None:
        request = route.request
        if request.method in READS or self._asking or self._only_read(request.url):
            route.fallback()
            return
        address = urlsplit(request.url)
        self.held.append(f"{request.method} {address.netloc}{address.path}")
        if request.is_navigation_request():
            self._refusal = WallReached(Reason.CONSENT, Message.of("walls.only-reading"), "page")
        route.abort("blockedbyclient")

    def _only_read(self, url: str) -> bool:
        path = urlsplit(url).path
        return not self.portal.elsewhere(url) and any(path.startswith(begin) for begin in self.portal.reads_by_post)
