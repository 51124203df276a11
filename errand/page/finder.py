"""
The ladder that turns a spot into a locator and says which rung found it.

The climbing itself is done in the page (scripts/ladder.js), in one call for all rungs: a spot on a real portal is often
only found by its neighbouring cell, and asking Playwright rung by rung would cost the portal's citizen-time.  The
locator it gives is a live one (a selector engine of our own), so Playwright's own actionability checks still hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playwright.sync_api import Frame, Locator

from errand.core.model import Box
from errand.given.lexicon import Lexicon, Spot
from errand.page import bridge
from errand.page.questions import Meet
from errand.page.records import Cover, Hit, PageState

CLOSE = Spot("notice.close", "the notice's close control")


@dataclass(frozen=True, slots=True)
class Covered:
    """Something lies over what the citizen wants."""

    text: str
    close: Locator | None
    framed: bool
    toast: bool  # small: it may well go by itself
    idle: bool = False  # it cannot be closed yet
    countdown: str = ""  # the words of what counts down there


@dataclass(frozen=True, slots=True)
class Found:
    """A spot found: where, on which rung, since when it can be seen, and what lies over it."""

    locator: Locator
    frame: Frame
    concept: str
    rung: str
    exact: bool
    count: int
    appeared: float | None  # ms since the epoch
    tag: str
    type: str
    text: str
    around: str
    covered: Covered | None
    born: float  # when its document was; ms since the epoch
    box: Box | None = None  # where it is in the window
    readonly: bool = False  # a box nothing can be typed into
    disabled: bool = False  # it takes nothing at the moment
    manner: str = ""  # in which a notice is said: as a toast, a message, at a field, alone on the page, in passing


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a frame: what was found, and what the page says of itself (None when it could not be asked)."""

    found: Found | None
    page: PageState | None
    instead: Found | None = None  # what speaks against it


class Finder:
    """Looks for spots in frames, in the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, limit_ms: float = bridge.ANSWER_MS) -> None:
        self.lexicon = lexicon
        self._limit_ms = limit_ms
        self._close = lexicon.spec(CLOSE)

    def meet(
        self,
        frame: Frame,
        spots: Sequence[Spot],
        for_ms: float = 0.0,
        instead: Sequence[Spot] = (),
        after: float = 0.0,
        stood: Sequence[str] = (),
    ) -> Look:
        """
        Look for the first of *spots*, waiting in the page up to *for_ms*, and then for what may come *instead*.

        A spot that stood there before *after* (ms since the epoch) ends the wait no sooner; what says no more than what
        *stood* there before the last act speaks against nothing.  Returns an empty Look
        while navigating.
        """
        specs, others = ([self.lexicon.spec(spot) for spot in some] for some in (spots, instead))
        answer = bridge.ask(frame, Meet(specs, others, self._close, for_ms, after, stood), self._limit_ms + for_ms)
        if answer is None:
            return Look(None, None)
        found, other = (
            self._found(frame, hit, some, answer.page.origin) if hit else None
            for hit, some in ((answer.found, spots), (answer.instead, instead))
        )
        return Look(found, answer.page, other)

    def held(self, frame: Frame, held: int, spot: Spot) -> Locator:
        """The element the page's finder holds under a number."""
        return bridge.held(frame, held, self.lexicon.title(spot))

    def _found(self, frame: Frame, hit: Hit, spots: Sequence[Spot], born: float) -> Found:
        spot = next(spot for spot in spots if spot.concept == hit.concept)
        return Found(
            self.held(frame, hit.id, spot),
            frame,
            hit.concept,
            hit.rung,
            hit.exact,
            hit.count,
            hit.appeared,
            hit.tag,
            hit.type,
            hit.text,
            hit.around,
            self._covered(frame, hit.covered) if hit.covered else None,
            born,
            hit.box,
            hit.readonly,
            hit.disabled,
            hit.manner,
        )

    def _covered(self, frame: Frame, cover: Cover) -> Covered:
        close = self.held(frame, cover.close, CLOSE) if cover.close else None
        return Covered(cover.text, close, cover.frame, cover.toast, cover.idle, cover.countdown)
