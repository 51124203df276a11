"""
Being sent elsewhere: registration at the province's sign-on host, consultation handed to 12345.  It is nobody's fault.

What counts is where the citizen ends up once everything has come to rest: a sign-on host that leads back to the portal
by itself is no more than a stop on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Frame

from errand.core.errors import SentElsewhere
from errand.given.lexicon import Spot
from errand.page.finder import Found
from errand.page.questions import Extent

if TYPE_CHECKING:
    from errand.citizen.actor import Hands

HOTLINE = "12345"  # the one telephone number for government services all over the country
SHARE = 1 / 4  # of the window: a frame that fills less is furniture (a map, the weather, a test for people)


class Elsewhere:
    """Knows where the citizen is, when she is not at the portal any more."""

    def __init__(self, citizen: Hands) -> None:
        self.citizen = citizen

    def host(self, found: Found | None = None) -> str | None:
        """The other host that has what was *found*, or the window she looks at; None at the portal."""
        return self._of(found.frame if found else self.citizen.watch.current.main_frame)

    def sent(self, host: str | None, goal: Spot) -> SentElsewhere | None:
        """The word for having been sent to *host*, or on to another one in a frame, or to the telephone."""
        host = host or self._framed()
        return SentElsewhere(host, f"转到 {host} 办理") if host else self.by_words(goal)

    def _of(self, frame: Frame) -> str | None:
        there: Frame | None = frame
        while there is not None and not there.url.startswith(("http:", "https:")):
            there = there.parent_frame  # about:srcdoc is whose page wrote it
        return self.citizen.portal.elsewhere(there.url) if there else None

    def _framed(self) -> str | None:
        """The other host whose frame fills much of the window."""
        window = self.citizen.watch.current.main_frame
        for frame in self.citizen.frames():
            host = self._of(frame)
            if host and (self.citizen.ask(frame, Extent()) or 0) >= SHARE * (self.citizen.ask(window, Extent()) or 1):
                return host
        return None

    def by_words(self, goal: Spot, *, aloud: bool = False) -> SentElsewhere | None:
        """What the page (or, *aloud*, a dialog) says of the telephone line that looks after *goal*."""
        concept = self.citizen.lexicon[goal.concept].handed_on
        if not concept:
            return None
        spot = Spot(concept, concept)
        if not aloud:
            told = self.citizen.text(spot)
        else:
            heard = self.citizen.heard()
            told = heard if heard and self.citizen.lexicon.says(concept, heard) else None
        return (
            SentElsewhere(HOTLINE, f"改由 {HOTLINE} 热线受理，页面上说：{self.citizen.redact(told)[:80]}")
            if told
            else None
        )
