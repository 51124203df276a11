"""Which escort goes with a citizen."""

from __future__ import annotations

from pathlib import Path

from errand.core.errors import HarnessError
from errand.core.message import Message
from errand.given.portal import Portal
from errand.manners.escort import Escort
from errand.manners.live_escort import LiveEscort
from errand.manners.loopback_escort import LoopbackEscort
from errand.manners.reading_escort import ReadingEscort
from errand.manners.replay_escort import ReplayEscort
from errand.record.redact import Redactor
from errand.record.replay import Replay, load


def escort_for(
    portal: Portal,
    redact: Redactor,
    *,
    results: Path | None = None,
    contact: str = "",
    recording: Path | None = None,
    only_reads: bool = False,
) -> Escort:
    """
    The escort to *portal*, or through a *recording* of it.

    *results*: the folder where visits to live hosts are counted; raises HarnessError where it is needed and lacking.
    *only_reads*: nothing but reading leaves the browser.
    """
    if only_reads:
        return ReadingEscort(portal, escort_for(portal, redact, results=results, contact=contact, recording=recording))
    if recording:
        return ReplayEscort(portal, Replay(load(recording), redact))
    if not portal.live:
        return LoopbackEscort(portal)
    if results is None:
        raise HarnessError(Message.of("harness.no-visit-book", host=portal.host))
    return LiveEscort(portal, results, contact=contact)
