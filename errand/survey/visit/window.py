"""The surveyor's eyes: what she reads off the page she is on, and off pages she reads without opening a window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from playwright.sync_api import Frame

from errand.citizen.citizen import Citizen
from errand.core.errors import WallReached
from errand.given.lexicon import Spot
from errand.page.bridge import ask
from errand.page.questions import (
    BodyText,
    FetchLists,
    Groups,
    LearnList,
    Links,
    Pairs,
    Question,
    RowWords,
    Sees,
    Sights,
    Statuses,
    Title,
    WalkLists,
    WholeList,
)
from errand.page.records import CountedEntry, LinkStatus, ListBuild, ReadList, Sight

AT_ONCE = 4  # requests under way at a time, on this machine
T = TypeVar("T")
TEXT = 60_000  # characters kept of a page
ASK_MS = 60_000.0  # a batch of pages, each with a limit of its own


class Window:
    """What can be seen in the window of a citizen, all frames of it."""

    def __init__(self, citizen: Citizen) -> None:
        self.citizen = citizen
        self.requests = 0

    def _ask(self, frame: Frame, question: Question[T]) -> T | None:
        return ask(frame, question, ASK_MS)

    @property
    def frames(self) -> list[Frame]:
        """The frames that show something."""
        return self.citizen.frames()

    def url(self) -> str:
        """The address of the page she is on."""
        return self.citizen.watch.current.url

    def title(self) -> str:
        """What the window is called."""
        return self.citizen.ask(self.citizen.watch.current.main_frame, Title()) or ""

    def text(self) -> str:
        """All words of the page she is on."""
        texts = (self._ask(frame, BodyText(TEXT)) for frame in self.frames)
        return "\n".join(text for text in texts if text is not None)

    def sights(self, spots: Mapping[str, Spot]) -> dict[str, Sight]:
        """Which of *spots* are on the page, by the names they are given here."""
        specs = [self.citizen.lexicon.spec(spot) for spot in spots.values()]
        found: dict[str, Sight] = {}
        for frame in self.frames:
            seen = self._ask(frame, Sights(specs)) or (None,) * len(specs)
            found = {**{name: sight for name, sight in zip(spots, seen, strict=True) if sight}, **found}
        return found

    def groups(self) -> list[CountedEntry]:
        """Entries with counts, of the frame that has most of them."""
        counted = [list(self._ask(frame, Groups()) or ()) for frame in self.frames]
        return max(counted, key=len, default=[])

    def pairs(self) -> dict[str, str]:
        """Labels and values of the page's tables."""
        pairs: dict[str, str] = {}
        for frame in self.frames:
            pairs = {**(self._ask(frame, Pairs()) or {}), **pairs}
        return pairs

    def links(self) -> list[tuple[str, str]]:
        """Words and address of every link that can be seen."""
        return [(one.text, one.url) for frame in self.frames for one in self._ask(frame, Links()) or ()]

    def rows(self) -> list[tuple[str, ...]]:
        """The words of everything that is built as a row."""
        return [row for frame in self.frames for row in self._ask(frame, RowWords()) or ()]

    def learn(self, beside: Spot) -> tuple[Frame, ListBuild] | None:
        """How the list of this page is built, and in which frame it is."""
        spec = self.citizen.lexicon.spec(beside)
        for frame in self.frames:
            if not self.citizen.ask(frame, Sees(spec)):
                continue
            if build := self._ask(frame, LearnList(spec)):
                return frame, build
        return None

    def whole(self, frame: Frame, how: ListBuild) -> ReadList:
        """The list of this page, read in the window."""
        return self._ask(frame, WholeList(how)) or ReadList(self.url())

    def fetch(self, frame: Frame, urls: Sequence[str], how: ListBuild) -> list[ReadList]:
        """Pages of the same list, read from their bare source by the browser's own request."""
        limit_ms = self.citizen.patience.limit_ms

        def fetch(some: list[str], at_once: int) -> Sequence[ReadList] | None:
            return self._ask(frame, FetchLists(some, how, at_once, limit_ms))

        return self._politely(urls, fetch, ReadList)

    def walk(self, frame: Frame, urls: Sequence[str], how: ListBuild) -> list[ReadList]:
        """Pages of the same list in a single-page hall, shown one after the other, up to one that shows nothing new."""
        shown = self._ask(frame, WalkLists(urls, how, self.citizen.patience.settle_ms)) or ()
        return list(shown)

    def statuses(self, urls: Sequence[str]) -> list[LinkStatus]:
        """What addresses of this host answer."""
        frame, limit_ms = self.citizen.watch.current.main_frame, self.citizen.patience.limit_ms

        def statuses(some: list[str], at_once: int) -> Sequence[LinkStatus] | None:
            return self._ask(frame, Statuses(some, at_once, limit_ms))

        return self._politely(urls, statuses, LinkStatus)

    def _politely(
        self, urls: Sequence[str], ask_for: Callable[[list[str], int], Sequence[T] | None], nothing: Callable[[str], T]
    ) -> list[T]:
        """On this machine several at a time; on a live host each is a step, with its pause and what robots.txt says."""
        citizen = self.citizen
        self.requests += len(urls)
        if not citizen.portal.live:
            return list(ask_for(list(urls), AT_ONCE) or ())
        answers: list[T] = []
        for url in urls:
            try:
                with citizen.escort.step("open", None, citizen.watch, url):
                    answers += ask_for([url], 1) or [nothing(url)]
            except WallReached:
                answers.append(nothing(url))
        return answers
