"""
The escort of a citizen at a live host: manners, and what must not leave the browser.

It avoids routing requests while the citizen only reads, because that switches the browser's cache off and would be
charged to the portal; it routes from the moment personal data stands in a form until a press the owner has consented
to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Download, Locator, Route
from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import ErrandError, SentElsewhere, WallReached
from errand.core.message import Message, Said
from errand.core.model import Reason
from errand.given.portal import Portal
from errand.manners.entrance import Entrance
from errand.manners.escort import refuse_made_up_data
from errand.manners.own_headers import OwnHeaders
from errand.manners.user_agent import user_agent
from errand.page.bridge import ask_about
from errand.page.questions import LeadsTo
from errand.page.waiting import pause
from errand.page.watch import Watch

LEAST_PACE_S = 1.0  # whatever a portal file says
ADDRESS_MS = 500
_PERSONAL = ("person.", "consult.", "sms.", "register.")  # concepts of forms whose contents stay here without consent
_INTO_FORMS = ("fill", "choose", "tick", "attach")
_READS = ("GET", "HEAD", "OPTIONS")


class LiveEscort:
    """Keeps manners towards one live portal.  *results*: the folder where visits are counted."""

    def __init__(
        self,
        portal: Portal,
        results: Path,
        *,
        contact: str = "",
        least_pace_s: float = LEAST_PACE_S,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.portal = portal
        self.contact = contact
        self.entrance = Entrance(portal, results, today)
        self.held: list[str] = []  # requests that were not let out
        self._refusal: ErrandError | None = None  # what must not go on, once something has come up
        self._clock = clock
        self._pace_s = max(least_pace_s, portal.pace.between_steps_s or 0.0)
        self._last_step_s = 0.0
        self._holding = False
        self._context: BrowserContext | None = None

    # --- the way in ---------------------------------------------------------------------------------------------

    def context_args(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Our name, and no downloads."""
        agent = user_agent(self.portal, self.contact, given.get("user_agent"))
        said = {} if given.get("user_agent") == agent else {"user_agent": agent}
        return {**said, "accept_downloads": False}

    def enter(self, context: BrowserContext, given: Mapping[str, Any]) -> list[Message]:
        """Wait for the citizen's turn and look at the entrance; whether she may go in comes out at her first step."""
        self._context = context
        OwnHeaders(self.portal).join(context)
        context.on("page", lambda page: page.on("download", self._refuse_download))
        context.on("close", lambda _: self.leave())
        self.entrance.turn.take()
        agent = user_agent(self.portal, self.contact, given.get("user_agent"))
        self._refusal = self.entrance.look(context, agent, ignore_tls=bool(given.get("ignore_https_errors")))
        self._pace_s = max(self._pace_s, self.entrance.delay_s)
        self._last_step_s = self._clock()  # whoever was here before has only just left
        host = self.portal.host
        return [
            Message.of("remarks.robots", host=host, said=self.entrance.said()),
            Message.of("remarks.pace", host=host, seconds=self._pace_s),
        ]

    def leave(self) -> None:
        """Let the next citizen in."""
        self.entrance.turn.give_back()

    def remarks(self) -> list[Message]:
        """Which requests were held back."""
        return [Message.of("remarks.held-back", request=Said(request)) for request in self.held[:10]]

    def instead_of(self, error: BaseException | None) -> BaseException | None:
        """What was raised is what is judged."""
        return error

    # --- each step ----------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Raise what has come up meanwhile."""
        if self._refusal:
            raise self._refusal

    def behind(self, error: PlaywrightError) -> ErrandError | None:
        """What of the escort's doing made Playwright raise *error*."""
        if self._refusal is None and "Download is starting" in error.message:
            self._refusal = _no_download("")
        return self._refusal

    def pace(self, watch: Watch) -> None:
        """Wait until the last step is long enough ago."""
        left_s = self._last_step_s + self._pace_s - self._clock()
        if left_s > 0 and self._refusal is None:
            pause(watch.current, left_s * 1000 + 1)

    @contextmanager
    def step(
        self, verb: str, concept: str | None, watch: Watch, target: Locator | str | None = None, at: str = ""
    ) -> Iterator[None]:
        """Around a step: raise why it must not be taken, or wait until it may."""
        self._before(verb, concept, watch, target, at)
        try:
            yield
        finally:
            self._last_step_s = self._clock()

    def _before(self, verb: str, concept: str | None, watch: Watch, target: Locator | str | None, at: str) -> None:
        self.check()
        refuse_made_up_data(self.portal, verb, concept)
        moves = verb in ("open", "back")
        if not moves:
            self._refuse_elsewhere(at or watch.current.url)
        if verb != "open":
            self.entrance.admit_beyond_the_door()
        self.entrance.admit(_address(verb, target))
        if not moves:
            self.entrance.admit(watch.current.url)
        self.pace(watch)
        self.entrance.enter()
        if moves:
            self.let_go()
        elif verb in _INTO_FORMS and (concept or "").startswith(_PERSONAL):
            self._hold()

    def _refuse_elsewhere(self, url: str) -> None:
        if host := self.portal.elsewhere(url):
            raise SentElsewhere(host, Message.of("walls.not-followed", host=host))

    # --- what does not leave the browser --------------------------------------------------------------------------

    def let_go(self) -> None:
        """What stands in the form may go out: it is handed in with consent, or the form is left."""
        if self._holding and self._context:
            self._context.unroute("**/*", self._at_the_door)
        self._holding = False

    def _hold(self) -> None:
        """From now on nothing typed leaves the browser, however the form is wired."""
        if not self._holding and self._context:
            self._context.route("**/*", self._at_the_door)
        self._holding = True

    def _at_the_door(self, route: Route) -> None:
        request = route.request
        navigation = request.is_navigation_request()
        if request.method in _READS and not navigation:
            route.fallback()
            return
        self.held.append(f"{request.method} {request.url}")
        if navigation:
            self._refusal = WallReached(Reason.CONSENT, Message.of("walls.form-held-back"), "page")
        route.abort("blockedbyclient")

    def _refuse_download(self, download: Download) -> None:
        self._refusal = _no_download(download.suggested_filename[:80])


def _address(verb: str, target: Locator | str | None) -> str:
    """Where a step leads, as far as can be seen beforehand."""
    if isinstance(target, str):
        return target
    if target is None or verb not in ("click", "press"):
        return ""
    try:
        return ask_about(target, LeadsTo(), ADDRESS_MS, ADDRESS_MS) or ""
    except PlaywrightError:  # it is gone already: the click itself will say so
        return ""


def _no_download(name: str) -> WallReached:
    what = Message.of("walls.download", file=Said(name)) if name else Message.of("walls.download-unnamed")
    return WallReached(Reason.DOWNLOAD, what, "page")
