"""The escort of citizens who stay on this machine: there is nobody to have manners towards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Locator
from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import ErrandError
from errand.core.message import Message
from errand.given.portal import Portal
from errand.manners.own_headers import OwnHeaders
from errand.page.watch import Watch


class LoopbackEscort:
    """Lets a citizen do as she likes; sends the portal file's headers along."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal

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
        """As fast as she can."""

    @contextmanager
    def step(
        self,
        verb: str,  # noqa: ARG002 (the Protocol's)
        concept: str | None,  # noqa: ARG002 (the Protocol's)
        watch: Watch,  # noqa: ARG002 (the Protocol's)
        target: Locator | str | None = None,  # noqa: ARG002 (the Protocol's)
        at: str = "",  # noqa: ARG002 (the Protocol's)
    ) -> Iterator[None]:
        """Every step may be taken."""
        yield

    def let_go(self) -> None:
        """Nothing was held."""

    def remarks(self) -> list[Message]:
        """Nothing to say."""
        return []

    def instead_of(self, error: BaseException | None) -> BaseException | None:
        """What was raised is what is judged."""
        return error
