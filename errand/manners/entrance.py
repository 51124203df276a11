"""The way in to a live host: one citizen at a time, so many a day, and where its robots.txt lets machines go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext, Route
from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import HarnessError, WallReached
from errand.core.message import Message, Said
from errand.core.model import Reason
from errand.given.portal import Portal
from errand.manners.gate import Book, Turn
from errand.manners.robots import Robots, parse

LIVE = ".live"  # below the results: what is remembered of live hosts, for every command alike
LONGEST_DELAY_S = 60.0  # a site that asks for more between two steps does not want us
ROBOTS_BYTES = 500 * 1024  # RFC 9309, 2.5
ROBOTS_MS = 15_000


class Entrance:
    """The entrance of one portal for one citizen; *results*: the folder where visits are counted."""

    def __init__(self, portal: Portal, results: Path, today: Callable[[], date] = date.today) -> None:
        self.portal = portal
        self.turn = Turn(results / LIVE, portal.site)
        self.delay_s = 0.0  # between two steps, as robots.txt asks for
        self._book = Book(results / LIVE, today)
        self._robots = Robots()
        self._unreadable: Message | None = None  # why robots.txt could not be read
        self._entered = False

    def look(self, context: BrowserContext, agent: str, *, ignore_tls: bool) -> WallReached | None:
        """Look at the day's visits and at robots.txt; why she may not go in, if so."""
        host, most = self.portal.host, self.portal.pace.visits_per_day
        if self._book.visits(self.portal.site) >= most:
            return self._full(most)
        status, text = self._book.robots(host) or self._read_robots(context, agent, ignore_tls=ignore_tls)
        if status >= 500:  # RFC 9309, 2.3.1.4: complete disallow
            self._unreadable = Message.of("robots.unreadable", why=f"HTTP {status}")
            return self._forbidden(self._unreadable)
        if 200 <= status < 300:
            self._robots = parse(text)
        self.delay_s = min(self._robots.delay_s, LONGEST_DELAY_S)
        if self._robots.delay_s > LONGEST_DELAY_S:
            return self._forbidden(Message.of("robots.too-slow", seconds=self._robots.delay_s))
        return None

    def said(self) -> Message:
        """What robots.txt said, for the record."""
        if self._unreadable:
            return self._unreadable
        if rule := self._robots.forbids(self.portal.url):
            return Message.of("robots.no-home", rule=Said(str(rule)))
        if self._robots.rules:
            return Message.of("robots.some-rules", count=sum(not rule.allows for rule in self._robots.rules))
        return Message.of("robots.no-rules")

    def enter(self) -> None:
        """Write the visit down, once; raises WallReached when the day is full meanwhile."""
        if self._entered:
            return
        self._entered = True
        most = self.portal.pace.visits_per_day
        if not self._book.enter(self.portal.site, most):
            raise self._full(most)

    def admit(self, url: str) -> None:
        """Raise WallReached where robots.txt asks machines not to read *url*, an address of the portal's."""
        if url.startswith("http") and not self.portal.elsewhere(url) and (rule := self._robots.forbids(url)):
            raise self._forbidden(Message.of("robots.no-path", path=Said(urlsplit(url).path), rule=Said(str(rule))))

    def admit_beyond_the_door(self) -> None:
        """Raise WallReached where robots.txt could not be read: nothing is read then but the page that was opened."""
        if self._unreadable:
            raise self._forbidden(self._unreadable)

    def _read_robots(self, context: BrowserContext, agent: str, *, ignore_tls: bool) -> tuple[int, str]:
        """By the browser, so that it is the same way, name and proxy; nothing but the one file is asked for."""
        browser = context.browser
        if browser is None:
            raise HarnessError(Message.of("harness.no-browser-for-robots"))
        address = urljoin(self.portal.url, "/robots.txt")
        with browser.new_context(user_agent=agent, java_script_enabled=False, ignore_https_errors=ignore_tls) as aside:
            aside.route("**/*", _only_the_page)
            try:
                response = aside.new_page().goto(address, timeout=ROBOTS_MS)
                status = response.status if response else 404
                text = response.body()[:ROBOTS_BYTES].decode("utf-8", "replace") if response and response.ok else ""
            except PlaywrightError as error:
                # Should the portal be dead altogether, opening it says so; if it is not, nothing beyond that is read.
                self._unreadable = Message.of("robots.unreadable", why=Said(error.message.splitlines()[0][:120]))
                return 0, ""
        self._book.keep_robots(self.portal.host, status, text)
        return status, text

    def _full(self, most: int) -> WallReached:
        return WallReached(Reason.BUDGET, Message.of("walls.budget", host=self.portal.host, visits=most), "page")

    def _forbidden(self, why: Message) -> WallReached:
        return WallReached(Reason.ROBOTS, Message.of("walls.robots", why=why), "page")


def _only_the_page(route: Route) -> None:
    if route.request.is_navigation_request():
        route.continue_()
    else:
        route.abort()
