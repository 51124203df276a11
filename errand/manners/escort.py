"""
An escort goes with every citizen: what it lets her do, and what may leave her browser.

Three kinds, behind one Protocol: to a live host (manners are kept), to this machine (nothing to keep), and through a
recording (nobody is visited).
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol

from playwright.sync_api import BrowserContext, Locator
from playwright.sync_api import Error as PlaywrightError

from errand.core.errors import ErrandError, WallReached
from errand.core.message import Message
from errand.core.model import Reason
from errand.given.portal import Act, Portal
from errand.page.watch import Watch


class Escort(Protocol):
    """Stands between one citizen and one portal."""

    def context_args(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The browser context's arguments, after those *given*."""

    def enter(self, context: BrowserContext, given: Mapping[str, Any]) -> list[Message]:
        """Go in with her, waiting for her turn where there are turns; remarks for the record of the run."""

    def leave(self) -> None:
        """She has left: let the next citizen in."""

    def check(self) -> None:
        """Raise what has come up meanwhile and must not go on."""

    def behind(self, error: PlaywrightError) -> ErrandError | None:
        """What of the escort's doing made Playwright raise *error*."""

    def pace(self, watch: Watch) -> None:
        """Wait until the last step is long enough ago; before anything is looked for, so that it is still there."""

    def step(
        self, verb: str, concept: str | None, watch: Watch, target: Locator | str | None = None, at: str = ""
    ) -> AbstractContextManager[None]:
        """Around a step towards *target*, in a frame *at* an address: raise why not, or wait until it may be taken."""

    def let_go(self) -> None:
        """What stands in the form may go out: it is handed in with consent, or the form is left."""

    def remarks(self) -> list[Message]:
        """What a reader of the run must know, now that it is over."""

    def instead_of(self, error: BaseException | None) -> BaseException | None:
        """What to judge instead of what a run raised."""


def refuse_made_up_data(portal: Portal, verb: str, concept: str | None) -> None:
    """At a live portal: no message to a stranger's phone, no log-in with an account neither given nor made."""
    if not portal.live or verb != "click":
        return
    if concept == "sms.button":  # the number is made up: it may be a stranger's
        raise WallReached(Reason.SMS_CODE, Message.of("walls.code-to-stranger"), concept)
    if concept == "login.submit" and portal.account is None and not portal.consents_to(Act.REGISTER):
        raise WallReached(Reason.LOGIN_REQUIRED, Message.of("walls.no-test-account"), concept)
