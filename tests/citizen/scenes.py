"""
Scenes a citizen can find herself in, scripted: what stands on the page, since when, whose page it is.  No browser.

All times of a scene are ms since the citizen's last act; what came before it is negative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, cast

from msgspec.structs import replace
from playwright.sync_api import Frame, Locator

from errand.citizen.arriving import Arriving
from errand.citizen.eyes import Layer
from errand.citizen.last_act import LastAct
from errand.citizen.signs import Signs
from errand.citizen.whereabouts import Failure
from errand.core.model import Reason, Vitals
from errand.given.lexicon import Lexicon, Spot
from errand.page.finder import Found, Look
from errand.page.records import Entries, PageState
from errand.page.waiting import Patience

ACT = 1_000_000.0  # when the last act was, ms since the epoch
NOW = ACT + 1_000
PATIENCE = Patience(limit_ms=15_000, settle_ms=2_000)
SETTLED_MS = 3_000.0  # a wait that is longer than a page is given to settle
FRAME = cast(Frame, None)
REJECTED = Spot("form.rejected", "a refusal")


class Receipt:
    """The page that is waited for."""

    landmark: ClassVar[Spot] = Spot("receipt.done", "the word of success")
    signs: ClassVar[Signs] = {REJECTED: Reason.REJECTED}
    door: ClassVar[Spot | None] = Spot("register.accept", "an agreement")
    proof: ClassVar[Spot | None] = None
    in_parts: ClassVar[bool] = False
    at_address: ClassVar[bool] = False


class Results:
    """A list that may be empty."""

    landmark: ClassVar[Spot] = Spot("items.summary", "the number of items")
    signs: ClassVar[Signs] = {Spot("items.none", "the words for nothing found"): Reason.EMPTY}
    door: ClassVar[Spot | None] = None
    proof: ClassVar[Spot | None] = None
    in_parts: ClassVar[bool] = False
    at_address: ClassVar[bool] = False


class ConsultForm:
    """A page for which some portals send people to a telephone line."""

    landmark: ClassVar[Spot] = Spot("consult.body", "the question")
    signs: ClassVar[Signs] = {}
    door: ClassVar[Spot | None] = None
    proof: ClassVar[Spot | None] = None
    in_parts: ClassVar[bool] = False
    at_address: ClassVar[bool] = False


def page(**changes: Any) -> PageState:
    """A document that came in answer to the act and has come to rest; *changes*, with times since the act."""
    state = PageState(
        url="https://hall.example/page", title="办事大厅", status=200, origin=ACT + 100, now=NOW, ready="complete",
        quiet=True, last=ACT + 400, content=ACT + 400, stirred=ACT + 400, asked=0.0, pending=0, input=0.0, leaving=0.0,
        opening=0.0, timings={}, body=3, area=921_600.0, type="text/html", refresh=0.0, vitals=Vitals(),
    )  # fmt: skip
    changes.setdefault("stirred", changes.get("last", 400))
    times = ("origin", "now", "last", "content", "stirred", "asked", "leaving", "opening", "refresh")
    return replace(state, **{name: ACT + value if name in times else value for name, value in changes.items()})


def old_page(**changes: Any) -> PageState:
    """The document that stood there before the act, unchanged."""
    return page(**{"origin": -9_000, "last": -8_000, "content": -8_000, **changes})


@dataclass(frozen=True)
class Scene:
    """What there is to see.  *seen*: concept -> since when; None: not painted yet."""

    seen: Mapping[str, float | None] = field(default_factory=dict)
    page: PageState | None = field(default_factory=page)
    heard: tuple[str, ...] = ()  # what native dialogs have said
    verb: str = "click"
    exact: bool = True
    reached: bool = True  # the press came to its element, as the page saw it
    read: frozenset[str] | None = None  # what could be read before a form was handed in
    emptied: bool = False  # the form is empty again
    manner: str = "message"  # in which a notice is said
    entries: Entries | None = field(default_factory=lambda: Entries((("我要查件", "首页"),), (), 0, 0))
    selector: str = ""  # of a portal file, by which was found what was pressed
    host: str | None = None  # another host, whose page it is
    framed: str | None = None  # another host, whose frame fills the window
    failure: str | Failure | None = None  # words: of a page of the portal's
    files: tuple[str, ...] = ()  # that have come instead of a page
    asks: bool = False  # a layer asks for a yes
    waited_ms: float = 1_000
    texts: tuple[str, ...] = ("首页", "联系我们")

    def arriving(self, lexicon: Lexicon) -> Arriving:
        """Whoever looks at it."""
        act = LastAct(
            self.verb,
            ACT,
            self.exact,
            self.selector,
            dialogs=list(self.heard),
            files=list(self.files),
            reached=self.reached,
            read=self.read,
        )
        return Arriving(ScriptedEyes(self), ScriptedPlace(self), lexicon, act, PATIENCE, now_ms=lambda: NOW)

    def found(self, spot: Spot) -> Found | None:
        """The spot, if it is in the scene."""
        if spot.concept not in self.seen:
            return None
        since = self.seen[spot.concept]
        born = self.page.origin if self.page else ACT
        appeared = None if since is None else ACT + since
        words = f"{spot.concept}的文字"
        return Found(
            cast(Locator, None), FRAME, spot.concept, "role", self.exact, 1, appeared, "a", "", words, words, None,
            born, manner=self.manner,
        )  # fmt: skip


def settled(seen: Mapping[str, float | None], state: PageState | None, **more: Any) -> Scene:
    """A scene after a wait that is longer than a page is given to settle."""
    return Scene(seen, state, waited_ms=SETTLED_MS, **more)


@dataclass(frozen=True)
class ScriptedEyes:
    """Sees a scene."""

    scene: Scene
    asked: list[str] = field(default_factory=list)

    def look(
        self, spots: Sequence[Spot], for_ms: float = 0.0, *, instead: Sequence[Spot] = (), after: float = 0.0
    ) -> Look:
        assert for_ms <= 200, "waiting in the page is done in slices"
        assert after in (0.0, ACT)
        found, other = (next((hit for spot in some if (hit := self.glimpse(spot))), None) for some in (spots, instead))
        return Look(found, self.scene.page, other)

    def glimpse(self, spot: Spot) -> Found | None:
        return self.scene.found(spot)

    def words(self, spot: Spot) -> str | None:
        found = self.glimpse(spot)
        return found.around if found else None

    def texts(self) -> list[str]:
        return list(self.scene.texts)

    def entries(self) -> Entries | None:
        return self.scene.entries

    def lines(self) -> frozenset[str]:
        return frozenset(self.scene.texts)

    def emptied(self) -> bool:
        return self.scene.emptied

    def layer(self) -> Layer | None:
        return Layer(FRAME, 7, "确定提交吗？") if self.scene.asks else None


@dataclass(frozen=True)
class ScriptedPlace:
    """Knows whose page a scene is."""

    scene: Scene

    def host(self, found: Found | None = None) -> str | None:  # noqa: ARG002 (one page, one host)
        return self.scene.host

    def framed_host(self) -> str | None:
        return self.scene.framed

    def failure(self) -> Failure | None:
        failure = self.scene.failure
        return Failure(failure) if isinstance(failure, str) else failure
