"""
Finding the way to what is not on the page: as a citizen does, by following labels.

No path is scripted per portal.  The lexicon says behind which entries people look for a thing (`via`); the citizen
tries them in that order, at most three presses deep, and goes back from a dead end, if she has left the page at all.
Where an entry leads to a page that offers the same thing in other words (a tab that only filters a board, beside the
button that leads to the form), she presses that next.  Every press and every way back is a step.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, TypeVar

from errand.citizen.signs import PageKind
from errand.core.errors import PortalFault, SentElsewhere, Undetermined, WallReached
from errand.core.message import Message
from errand.core.model import Reason
from errand.given.lexicon import Lexicon, Spot

PageT = TypeVar("PageT", bound=PageKind)
PRESSES = 3  # how deep a citizen looks for an entry, the press of the entry itself included
ON_FROM_THERE = (Reason.NOT_RECOGNISED, Reason.UNPROVEN, Reason.NO_RESPONSE)
"""What an entry may have ended in that leaves the citizen on a page with others like it."""
BY_PASSWORD = Spot("login.by-password", "the login by a password")  # beside a code to scan: no code is the only way


class Walker(Protocol):
    """Whoever looks for an entry."""

    @property
    def lexicon(self) -> Lexicon: ...

    def sees(self, spot: Spot) -> bool: ...

    def says(self, spot: Spot) -> str | None: ...
    def makes_out(self, spot: Spot) -> str | None: ...

    def click(self, spot: Spot) -> None: ...

    def back(self) -> None: ...

    def arrive(self, page: type[PageT]) -> PageT: ...

    def arrive_anywhere(self) -> None: ...

    def begun(self, page: type[PageT]) -> PageT | None:
        """The page she is on as *page*, where it is the first of several that ask for its form."""

    def away(self) -> str | None: ...

    def look_over(self, spot: Spot) -> None:
        """Take note of what may be *spot* where it was not made out."""

    def doubt(self, spot: Spot) -> None:
        """A way to *spot* could not be gone to its end."""

    def place(self) -> object:
        """The documents she looks at: another one once she has left the page."""


class Wayfinding:
    """One search for an entry; *dead_ends*: where entries are noted that were followed and led nowhere."""

    def __init__(self, walker: Walker, dead_ends: list[str]) -> None:
        self._walker = walker
        self._dead_ends = dead_ends
        self._led_to: str | None = None  # the other host behind one of the entries
        self._tried: set[str] = set()
        self._pressed = ""  # the words on the entry found last

    def follow(self, goal: Spot) -> None:
        """Press *goal*, here or behind the entries the lexicon names; raises what it means where it is nowhere."""
        found = self._search(goal, PRESSES - 1) or self._by_meaning(goal)
        if not found and self._led_to:  # it may well be there, where she does not look round
            raise SentElsewhere(self._led_to, Message.of("walls.elsewhere", host=self._led_to))
        self._walker.click(goal)  # where it is not there, this says so, with the nearest texts

    def come_to(self, goal: Spot) -> bool:
        """Look for *goal* here and behind the entries the lexicon names; whether it can be seen now."""
        return self._search(goal, PRESSES - 1)

    def reach(self, entry: Spot, page: type[PageT], stop_at: Spot | None = None) -> PageT:
        """
        Come to *page* by *entry*: here, behind others, or from where it leads, by the same in other words.

        Nothing more is pressed where *stop_at* (a form to log in with) has come.
        """
        first: PortalFault | Undetermined | None = None
        stood = stop_at is not None and self._walker.sees(stop_at)
        for presses_left in reversed(range(PRESSES)):
            self.follow(entry)
            try:
                return self._walker.arrive(page)
            except (PortalFault, Undetermined) as lost:
                if lost.reason is Reason.NOT_RECOGNISED and (begun := self._walker.begun(page)):
                    return begun
                first = first or lost
                if lost.reason not in ON_FROM_THERE or not presses_left:
                    raise first from None
                if stop_at and not stood and self._walker.sees(stop_at):
                    raise
                entry = self._besides(entry)
                if not self._walker.sees(entry):
                    raise first from None
            except WallReached as wall:
                entry = self._beside_code(wall, entry, may_go_on=not stop_at and presses_left > 0)
        raise AssertionError  # the last press returns or raises

    def _beside_code(self, wall: WallReached, entry: Spot, *, may_go_on: bool) -> Spot:
        """The same entry beside a code to scan, or behind the tab beside it; raises *wall* where neither is."""
        behind_tab = BY_PASSWORD.concept in self._walker.lexicon[entry.concept].via
        if wall.reason is not Reason.QR_LOGIN or not may_go_on or not behind_tab:
            raise wall
        other = self._besides(entry)
        if not (self._walker.sees(other) or self._walker.sees(BY_PASSWORD)):
            raise wall
        return other

    def _besides(self, entry: Spot) -> Spot:
        """The same entry in other words than those just pressed."""
        pressed = self._pressed
        self._dead_ends.append(f"{entry.concept}: {pressed}")
        return replace(entry, besides=(*entry.besides, pressed))

    def _search(self, goal: Spot, ways_left: int) -> bool:
        """Whether *goal* is here, or behind one of its ways; the citizen ends up there, or where she was."""
        said = self._walker.says(goal)
        if said is not None:
            self._pressed = said
            return True
        if ways_left == 0:
            return False
        for concept in self._walker.lexicon[goal.concept].via:
            way = Spot(concept, concept)
            if concept in self._tried or not self._walker.sees(way):
                continue
            self._tried.add(concept)
            if self._behind(goal, way, ways_left):
                return True
        return False

    def _by_meaning(self, goal: Spot) -> bool:
        """Whether *goal*, or behind a way to it, is what words mean that nobody knows."""
        said = self._walker.makes_out(goal)
        if said is not None:
            self._pressed = said
            return True
        ways = (Spot(concept, concept) for concept in self._walker.lexicon[goal.concept].via)
        way = next(
            (way for way in ways if way.concept not in self._tried and self._walker.makes_out(way) is not None), None
        )
        if way is None:
            return False
        self._tried.add(way.concept)
        return self._behind(goal, way, PRESSES - 1)

    def _behind(self, goal: Spot, way: Spot, ways_left: int) -> bool:
        before, left = self._walker.place(), None
        self._walker.click(way)
        outcome = ""
        try:
            self._walker.arrive_anywhere()
            left = self._walker.place() != before  # told at once: ways tried from here on are gone back by themselves
            if host := self._walker.away():
                self._led_to = self._led_to or host
                outcome = f": {host}"
            elif self._search(goal, ways_left - 1):
                return True
            else:
                self._walker.look_over(goal)
        except (PortalFault, Undetermined) as fault:
            outcome = f": {fault.reason}"
            self._walker.doubt(goal)
        self._dead_ends.append(way.concept + outcome)
        if (
            self._walker.place() != before if left is None else left
        ):  # a menu opens on the page she is on, and a press may do nothing
            self._walker.back()
            self._walker.arrive_anywhere()
        return False
