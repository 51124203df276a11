"""The escort of citizens who stay on this machine: nobody to have manners towards, but a pace may be asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Locator
from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import ErrandError
from errand.core.message import Message
from errand.given.portal import Portal
from errand.manners.own_headers import OwnHeaders
from errand.page.waiting import pause
from errand.page.watch import Watch


class LoopbackEscort:
    """
    Lets a citizen do as she likes, at the pace of the portal file where it asks for one; sends its headers along.

    A form that comes faster than a person can type is refused by some portals, on this machine as anywhere.
    """

    def __init__(self, portal: Portal, clock: Callable[[], float] = time.monotonic) -> None:
        self.portal = portal
        self._clock = clock
        self._last_step_s: float | None = None

    def context_args(self, given: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG002 (the Protocol's)
        """Nothing but what is given."""
        return {}

    def enter(self, context: BrowserContext, given: Mapping[str, Any]) -> list[Message]:  # noqa: ARG002 (the Protocol's)
        """No turns, no robots.txt."""
        OwnHeaders(self.portal).join(context)
        return []

    def leave(self) -> None:
        """Nobody waits."""

    def check(self) -> None:
        """Nothing comes up."""

    def behind(self, error: PlaywrightError) -> ErrandError | None:  # noqa: ARG002 (the Protocol's)
        """Nothing was stopped."""
        return None

    def pace(self, watch: Watch) -> None:
        """As fast as she can, or as slow as the portal file asks."""
        asked_s = self.portal.pace.between_steps_s
        if asked_s is None or self._last_step_s is None:
            return
        left_s = self._last_step_s + asked_s - self._clock()
        if left_s > 0:
            pause(watch.current, left_s * 1000 + 1)

    @contextmanager
    def step(
        self,
        verb: str,  # noqa: ARG002 (the Protocol's)
        concept: str | None,  # noqa: ARG002 (the Protocol's)
        watch: Watch,
        target: Locator | str | None = None,  # noqa: ARG002 (the Protocol's)
        at: str = "",  # noqa: ARG002 (the Protocol's)
    ) -> Iterator[None]:
        """Every step may be taken, in its time."""
        self.pace(watch)
        try:
            yield
        finally:
            self._last_step_s = self._clock()

    def let_go(self) -> None:
        """Nothing was held."""

    def remarks(self) -> list[Message]:
        """Nothing to say."""
        return []

    def instead_of(self, error: BaseException | None) -> BaseException | None:
        """What was raised is what is judged."""
        return error
