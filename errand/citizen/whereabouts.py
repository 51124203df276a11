"""
Where the citizen is: at the portal, or at another host it has sent her to (a sign-on of the province, 12345).

What counts is where she ends up once everything has come to rest: a sign-on host that leads back to the portal by
itself is no more than a stop on the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar

from playwright.sync_api import Frame

from errand.given.portal import Portal
from errand.page.finder import Found
from errand.page.questions import Extent, Question
from errand.page.watch import Watch

T = TypeVar("T")
SHARE = 1 / 4  # of the window: a frame that fills less is furniture (a map, the weather, a test for people)


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be fetched: net::ERR_..., and the other host it was to come from, if it was another."""

    words: str
    host: str | None = None


class Frames(Protocol):
    """The frames of the window, and how to ask them."""

    def frames(self) -> list[Frame]: ...

    def ask(self, frame: Frame, question: Question[T]) -> T | None: ...


class Whereabouts:
    """Tells the portal's own pages from those of other hosts, and from no page at all."""

    def __init__(self, portal: Portal, watch: Watch, frames: Frames) -> None:
        self._portal = portal
        self._watch = watch
        self._frames = frames

    def host(self, found: Found | None = None) -> str | None:
        """The other host that has what was *found*, or the window she looks at; None at the portal."""
        return self._host_of(found.frame if found else self._watch.current.main_frame)

    def framed_host(self) -> str | None:
        """The other host whose frame fills much of the window."""
        window = self._watch.current.main_frame
        for frame in self._frames.frames():
            host = self._host_of(frame)
            if host and self._extent(frame, 0.0) >= SHARE * self._extent(window, 1.0):
                return host
        return None

    def failure(self) -> Failure | None:
        """What is behind the browser's own error page; None where there is a page of somebody's."""
        if not self._watch.current.url.startswith("chrome-error://"):
            return None
        url, words = self._watch.lost_page or ("", "")
        return Failure(words or "net::ERR_FAILED", self._portal.elsewhere(url) if url else None)

    def windows(self) -> int:
        """How many windows are open."""
        return len(self._watch.pages)

    def _host_of(self, frame: Frame) -> str | None:
        there: Frame | None = frame
        while there is not None and not there.url.startswith(("http:", "https:")):
            there = there.parent_frame  # about:srcdoc is whose page wrote it
        return self._portal.elsewhere(there.url) if there else None

    def _extent(self, frame: Frame, unknown: float) -> float:
        return self._frames.ask(frame, Extent()) or unknown
