"""
Finding the way to an entry that is not on the page: as a citizen does, by following labels.

No path is scripted per portal.  The lexicon says behind which entries people look for a thing (`via`); the citizen
tries them in that order, at most three presses deep, and goes back from a dead end.  Every press and every way back is
a step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from errand.core.errors import PortalFault, SentElsewhere
from errand.given.lexicon import Spot

if TYPE_CHECKING:
    from errand.citizen.citizen import Citizen

PRESSES = 3  # how deep a citizen looks for an entry, the press of the entry itself included


class Wayfinding:
    """The part of a citizen that looks for entries."""

    def __init__(self, citizen: Citizen) -> None:
        self.citizen = citizen
        self.led_to: str | None = None  # the other host behind one of the entries

    def follow(self, goal: Spot) -> None:
        """Press *goal*, here or behind the entries the lexicon names; raises PortalFault when it is nowhere."""
        if not self._search(goal, PRESSES - 1, set()):
            if self.led_to:  # it may well be there, where she does not look round
                raise SentElsewhere(self.led_to, f"转到 {self.led_to} 办理")
            self.citizen.click(goal)  # it is not there: this says so, with the nearest texts

    def _search(self, goal: Spot, ways_left: int, tried: set[str]) -> bool:
        """Press *goal* if it is here, else look behind each way; the citizen ends up there, or where she was."""
        if self.citizen.sees(goal):
            self.citizen.click(goal)
            return True
        if ways_left == 0:
            return False
        for concept in self.citizen.lexicon[goal.concept].via:
            way = Spot(concept, concept)
            if concept in tried or not self.citizen.sees(way):
                continue
            tried.add(concept)
            if self._behind(goal, way, ways_left, tried):
                return True
        return False

    def _behind(self, goal: Spot, way: Spot, ways_left: int, tried: set[str]) -> bool:
        self.citizen.click(way)
        told = ""
        try:
            self.citizen.arrive_anywhere()
            if host := self.citizen.away():
                self.led_to = self.led_to or host
                told = f": {host}"
            elif self._search(goal, ways_left - 1, tried):
                return True
        except PortalFault as fault:
            told = f": {fault.reason}"
        self.citizen.recorder.dead_ends.append(way.concept + told)
        self.citizen.back()
        self.citizen.arrive_anywhere()
        return False
