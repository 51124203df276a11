"""
Finding the way to an entry that is not on the page: as a citizen does, by following labels.

No path is scripted per portal.  The lexicon says behind which entries people look for a thing (`via`); the citizen
tries them in that order, at most three presses deep, and goes back from a dead end.  Every press and every way back is
a step.
"""

from __future__ import annotations

from typing import Protocol

from errand.core.errors import PortalFault, SentElsewhere, Undetermined
from errand.core.message import Message
from errand.given.lexicon import Lexicon, Spot

PRESSES = 3  # how deep a citizen looks for an entry, the press of the entry itself included


class Walker(Protocol):
    """Whoever looks for an entry."""

    @property
    def lexicon(self) -> Lexicon: ...

    def sees(self, spot: Spot) -> bool: ...

    def click(self, spot: Spot) -> None: ...

    def back(self) -> None: ...

    def arrive_anywhere(self) -> None: ...

    def away(self) -> str | None: ...


class Wayfinding:
    """One search for an entry; *dead_ends*: where entries are noted that were followed and led nowhere."""

    def __init__(self, walker: Walker, dead_ends: list[str]) -> None:
        self._walker = walker
        self._dead_ends = dead_ends
        self._led_to: str | None = None  # the other host behind one of the entries

    def follow(self, goal: Spot) -> None:
        """Press *goal*, here or behind the entries the lexicon names; raises Undetermined when it is nowhere."""
        if not self._search(goal, PRESSES - 1, set()):
            if self._led_to:  # it may well be there, where she does not look round
                raise SentElsewhere(self._led_to, Message.of("walls.elsewhere", host=self._led_to))
            self._walker.click(goal)  # it is not there: this says so, with the nearest texts

    def _search(self, goal: Spot, ways_left: int, tried: set[str]) -> bool:
        """Press *goal* if it is here, else look behind each way; the citizen ends up there, or where she was."""
        if self._walker.sees(goal):
            self._walker.click(goal)
            return True
        if ways_left == 0:
            return False
        for concept in self._walker.lexicon[goal.concept].via:
            way = Spot(concept, concept)
            if concept in tried or not self._walker.sees(way):
                continue
            tried.add(concept)
            if self._behind(goal, way, ways_left, tried):
                return True
        return False

    def _behind(self, goal: Spot, way: Spot, ways_left: int, tried: set[str]) -> bool:
        self._walker.click(way)
        outcome = ""
        try:
            self._walker.arrive_anywhere()
            if host := self._walker.away():
                self._led_to = self._led_to or host
                outcome = f": {host}"
            elif self._search(goal, ways_left - 1, tried):
                return True
        except (PortalFault, Undetermined) as fault:
            outcome = f": {fault.reason}"
        self._dead_ends.append(way.concept + outcome)
        self._walker.back()
        self._walker.arrive_anywhere()
        return False
