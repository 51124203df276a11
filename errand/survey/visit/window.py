"""The surveyor's eyes: what she reads off the page she is on, and off pages she reads without opening a window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Frame

from errand.citizen.citizen import Citizen
from errand.core.errors import WallReached
from errand.given.lexicon import Spot
from errand.page.finder import INPAGE, ask
from errand.survey.assess.depth import depth_of

AT_ONCE = 4  # requests under way at a time, on this machine
ASK_MS = 60_000.0  # a batch of pages, each with a limit of its own
MISSING = "errand: not there yet"


@cache
def _script() -> str:
    return (INPAGE / "survey.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of a list: its title, its address ("": only a press leads there), and all its words."""

    title: str
    href: str
    words: tuple[str, ...]

    @property
    def depth(self) -> str | None:
        """How deep its item can be handled online, D0 to D5; its title says nothing of that. None: it does not say."""
        return depth_of(word for words in self.words for word in words.split() if word not in self.title)


@dataclass(frozen=True, slots=True)
class PageOfList:
    """A page of a list as it was read. status 0: no answer; total: how many it says it has, None where it does not."""

    url: str
    status: int
    lines: tuple[ListLine, ...]
    total: int | None
    text: str

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> PageOfList:
        """What the page's script told."""
        lines = tuple(ListLine(one["title"], one["href"], tuple(one["words"])) for one in told["lines"])
        return cls(told["url"], told["status"], lines, told["total"], told["text"])


@dataclass(frozen=True, slots=True)
class CountedEntry:
    """An entry with the number of items the portal declares beside it."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Sight:
    """Something that is on a page: its words, and the address a press leads to ("": only a press tells)."""

    text: str
    url: str


class Window:
    """What can be seen in the window of a citizen, all frames of it."""

    def __init__(self, citizen: Citizen) -> None:
        self.citizen = citizen
        self.requests = 0

    def _call(self, frame: Frame, name: str, *arguments: object) -> Any:
        script = f'(all) => window.__errand?.survey ? window.__errand.survey.{name}(...all) : "{MISSING}"'
        told = ask(frame, script, list(arguments), ASK_MS)
        if told == MISSING:
            ask(frame, f"() => {{ {_script()} }}")
            told = ask(frame, script, list(arguments), ASK_MS)
        return None if told == MISSING else told

    @property
    def frames(self) -> list[Frame]:
        """The frames that show something."""
        return self.citizen.frames()

    def url(self) -> str:
        """The address of the page she is on."""
        return self.citizen.watch.current.url

    def title(self) -> str:
        """What the window is called."""
        return str(self.citizen.ask(self.citizen.watch.current.main_frame, "() => document.title") or "")

    def text(self) -> str:
        """All words of the page she is on."""
        told = (self._call(frame, "here") for frame in self.frames)
        return "\n".join(one["text"] for one in told if one)

    def sights(self, spots: Mapping[str, Spot]) -> dict[str, Sight]:
        """Which of *spots* are on the page, by the names they are given here."""
        specs = [self.citizen.lexicon.spec(spot) for spot in spots.values()]
        found: dict[str, Sight] = {}
        for frame in self.frames:
            told = self._call(frame, "sights", specs) or [None] * len(specs)
            found = {**{name: Sight(**one) for name, one in zip(spots, told, strict=True) if one}, **found}
        return found

    def groups(self) -> list[CountedEntry]:
        """Entries with counts, of the frame that has most of them."""
        told = [self._call(frame, "groups") or [] for frame in self.frames]
        return [CountedEntry(one["name"], one["count"]) for one in max(told, key=len, default=[])]

    def pairs(self) -> dict[str, str]:
        """Labels and values of the page's tables."""
        told: dict[str, str] = {}
        for frame in self.frames:
            told = {**(self._call(frame, "pairs") or {}), **told}
        return told

    def links(self) -> list[tuple[str, str]]:
        """Words and address of every link that can be seen."""
        return [(one["text"], one["url"]) for frame in self.frames for one in self._call(frame, "links") or []]

    def rows(self) -> list[list[str]]:
        """The words of everything that is built as a row."""
        return [row for frame in self.frames for row in self._call(frame, "rows") or []]

    def learn(self, beside: Spot) -> tuple[Frame, dict[str, Any]] | None:
        """How the list of this page is built, and in which frame it is."""
        spec = self.citizen.lexicon.spec(beside)
        for frame in self.frames:
            if not self.citizen.ask(frame, "(spec) => !!window.__errand?.climb(spec)", spec):
                continue
            if told := self._call(frame, "learn", spec):
                return frame, told
        return None

    def whole(self, frame: Frame, how: Mapping[str, Any]) -> PageOfList:
        """The list of this page, read in the window."""
        return PageOfList.of(self._call(frame, "whole", how))

    def fetch(self, frame: Frame, urls: Sequence[str], how: Mapping[str, Any]) -> list[PageOfList]:
        """Pages of the same list, read from their bare source by the browser's own request."""
        limit_ms = self.citizen.patience.limit_ms
        nothing = {"status": 0, "lines": [], "total": None, "text": ""}
        return [
            PageOfList.of({**nothing, **one})
            for one in self._politely(
                urls, lambda some, at_once: self._call(frame, "fetchLists", some, how, at_once, limit_ms)
            )
        ]

    def walk(self, frame: Frame, urls: Sequence[str], how: Mapping[str, Any]) -> list[PageOfList]:
        """Pages of the same list in a single-page hall, shown one after the other, up to one that shows nothing new."""
        told = self._call(frame, "walkLists", urls, how, self.citizen.patience.settle_ms) or []
        return [PageOfList.of(one) for one in told]

    def statuses(self, urls: Sequence[str]) -> list[dict[str, Any]]:
        """What addresses of this host answer: status (0: nothing), type, bytes."""
        frame, limit_ms = self.citizen.watch.current.main_frame, self.citizen.patience.limit_ms
        nothing = {"status": 0, "type": "", "bytes": 0}
        told = self._politely(urls, lambda some, at_once: self._call(frame, "statuses", some, at_once, limit_ms))
        return [{**nothing, **one} for one in told]

    def _politely(self, urls: Sequence[str], ask_for: Callable[[list[str], int], Any]) -> list[dict[str, Any]]:
        """On this machine several at a time; on a live host each is a step, with its pause and what robots.txt says."""
        citizen = self.citizen
        self.requests += len(urls)
        if not citizen.portal.live:
            return list(ask_for(list(urls), AT_ONCE) or [])
        told: list[dict[str, Any]] = []
        for url in urls:
            try:
                with citizen.escort.step("open", None, citizen.watch, url):
                    told += ask_for([url], 1) or [{"url": url}]
            except WallReached:
                told.append({"url": url})
        return told
