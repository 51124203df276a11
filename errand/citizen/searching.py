"""
Searching a portal: the goal is the page of results, and there are several ways to it.

A citizen types what she looks for and takes the likeliest way: the button or picture beside the box; without one,
what comes while she types; the Enter key; a suggestion that has dropped down.  Where a press has done nothing at all
she tries the next, each once.  Which way led there and which did not is recorded; what the search *answers* is no
matter of the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from errand.citizen.signs import PageKind
from errand.core.course import Way
from errand.core.errors import PortalFault, Undetermined
from errand.core.model import Reason
from errand.given.lexicon import Spot
from errand.record.recorder import Recorder

PageT = TypeVar("PageT", bound=PageKind)
BOX = Spot("search.box", "the search box")
BUTTON = Spot("search.button", "the search button")
SUGGESTION = "search.suggestion"
NOTHING_CAME = (Reason.NO_RESPONSE, Reason.UNPROVEN)
TYPING_MS = 900  # given to what comes while one types, where no button waits to be pressed

Trial = tuple[Way, Spot | None, Callable[[], None]]  # the way, what is pressed for it (None: a key), and the press


class Seeker(Protocol):
    """Whoever searches."""

    @property
    def recorder(self) -> Recorder: ...

    def come_to(self, spot: Spot) -> bool:
        """Look for *spot* here and behind other entries; whether it is there now."""

    def says(self, spot: Spot) -> str | None:
        """The words on a spot; None where it is not on the page."""

    def fill(self, spot: Spot, text: str) -> None: ...

    def click(self, spot: Spot) -> None: ...

    def enter(self, spot: Spot) -> None:
        """Press the Enter key in a box."""

    def comes(self, spot: Spot, since: float, for_ms: float) -> bool:
        """Whether *spot* comes after *since* (ms since the epoch), waiting so long for it."""

    def acted_at(self) -> float:
        """When she began what she did last, ms since the epoch."""

    def place(self) -> frozenset[tuple[str, float]]:
        """The documents she looks at."""

    def arrive(self, page: type[PageT]) -> PageT: ...


class Searching:
    """One search."""

    def __init__(self, seeker: Seeker) -> None:
        self._seeker = seeker

    def search(self, words: str, page: type[PageT]) -> PageT:
        """Search for *words* and come to the *page* of results; raises what became of the first way where none does."""
        seeker = self._seeker
        seeker.come_to(BOX)
        seeker.fill(BOX, words)
        first: PortalFault | Undetermined | None = None
        buttoned = False
        for way, pressed, press in self._ways(words, page.landmark, seeker.acted_at()):
            place, offered = seeker.place(), self._is_offered(words)
            press()
            buttoned = buttoned or pressed is BUTTON
            try:
                arrived = seeker.arrive(page)
            except (PortalFault, Undetermined) as nothing:
                put_away = offered and nothing.reason is Reason.NOT_RECOGNISED and seeker.place() == place
                if nothing.reason not in NOTHING_CAME and not put_away:  # suggestions, by the first press
                    seeker.recorder.took_way(way)
                    raise
                first = first or nothing
                seeker.recorder.dead_ends.append(f"{pressed.concept if pressed else BOX.concept}: {nothing.reason}")
            else:
                seeker.recorder.took_way(way)
                return arrived
        assert first is not None  # the Enter key is always tried
        if isinstance(first, PortalFault) and not buttoned and first.message:  # there may be a button nobody recognises
            raise Undetermined(Reason.UNPROVEN, first.message, BUTTON.concept, seen=first.seen)
        raise first

    def _is_offered(self, words: str) -> bool:
        """Whether suggestions have dropped down."""
        return self._seeker.says(Spot(SUGGESTION, "a suggestion", says=words)) is not None

    def _ways(self, words: str, landmark: Spot, typed_at: float) -> Iterator[Trial]:
        """The ways, the likeliest first; whether a later one is there is looked up when it is its turn."""
        seeker, suggestion = self._seeker, Spot(SUGGESTION, "a suggestion", says=words)
        said = seeker.says(BUTTON)
        if said is not None:
            yield (Way.SEARCH_BUTTON if said else Way.SEARCH_ICON), BUTTON, lambda: seeker.click(BUTTON)
        elif seeker.comes(landmark, typed_at, TYPING_MS):
            yield Way.SEARCH_SUGGESTION, None, _nothing
            return
        by_key: Trial = (Way.SEARCH_ENTER, None, lambda: seeker.enter(BOX))
        offered = seeker.comes(suggestion, typed_at, 0)
        yield by_key
        if seeker.comes(suggestion, typed_at, 0):
            yield Way.SEARCH_SUGGESTION, suggestion, lambda: seeker.click(suggestion)
        if offered:  # the key, or the press, may only have put the list away
            yield by_key


def _nothing() -> None:
    """What came by itself takes no press."""
