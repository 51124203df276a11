"""The escort of a citizen in a replay: every request is answered out of a recording, none leaves the machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Locator

from errand.core.errors import NotRecorded, PortalFault, Undetermined
from errand.core.message import Message, Said
from errand.given.portal import Portal
from errand.manners.escort import refuse_made_up_data
from errand.manners.loopback_escort import LoopbackEscort
from errand.page.watch import Watch
from errand.record.replay import Replay


class ReplayEscort(LoopbackEscort):
    """Nobody is visited, so no pace is kept; what a recorded citizen was refused, this one is refused too."""

    def __init__(self, portal: Portal, replay: Replay) -> None:
        super().__init__(portal)
        self.replay = replay

    def context_args(self, given: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ARG002 (the Protocol's)
        """Whatever slips past the recording ends at a port nobody listens at, for loopback addresses too."""
        return {
            "service_workers": "block",
            "proxy": {"server": "http://127.0.0.1:9", "bypass": "<-loopback>"},
        }

    def enter(self, context: BrowserContext, given: Mapping[str, Any]) -> list[Message]:  # noqa: ARG002 (the Protocol's)
        """Answer from now on."""
        self.replay.join(context)
        return []

    @contextmanager
    def step(
        self,
        verb: str,
        concept: str | None,
        watch: Watch,  # noqa: ARG002 (the Protocol's)
        target: Locator | str | None = None,  # noqa: ARG002 (the Protocol's)
        at: str = "",  # noqa: ARG002 (the Protocol's)
    ) -> Iterator[None]:
        """As at the portal itself, without its pace."""
        refuse_made_up_data(self.portal, verb, concept)
        yield

    def remarks(self) -> list[Message]:
        """What a reader must know of this replay."""
        return self.replay.remarks()

    def instead_of(self, error: BaseException | None) -> BaseException | None:
        """A fault after something was missing from the recording is not the portal's: nothing is judged."""
        missing = self.replay.missing
        if not missing or not isinstance(error, AssertionError):
            return error
        met = error.whole if isinstance(error, PortalFault | Undetermined) else Message.plain(str(error))
        return NotRecorded(Message.of("harness.not-recorded", first=Said(missing[0]), count=len(missing), met=met))
