"""
The table of traps: which family of the practice portal shows it, on which page, and how a browser sees it.

A trap is a function that looks at the page and asserts what makes it one: what an ordinary locator finds, and what is
there instead.  The numbers are those of the list of traps real portals set; test_traps.py holds the table to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Sight:
    """A page of a hall in a real browser, what native dialogs said on it, and what its scripts failed at."""

    page: Page
    said: list[str] = field(default_factory=list)
    slips: list[str] = field(default_factory=list)


See = Callable[[Sight], None]


@dataclass(frozen=True, slots=True)
class Trap:
    """One trap: its number, where it stands, and the look that proves it."""

    number: int
    family: str
    at: str
    faults: str
    words: Mapping[str, str]
    see: See

    @property
    def name(self) -> str:
        """What a test calls it."""
        return f"{self.number}-{self.family}-{self.see.__name__.replace('_', '-')}"

    @property
    def headers(self) -> dict[str, str]:
        """What a browser sends to be shown just this hall."""
        given = {"Practice-Family": self.family, "Practice-Faults": self.faults}
        return given | ({"Practice-Words": quote(json.dumps(dict(self.words)))} if self.words else {})


def trap(
    number: int, family: str, at: str, faults: str = "none", words: Mapping[str, str] | None = None
) -> Callable[[See], Trap]:
    """Make a look at one page of a family the proof of a trap."""
    return lambda see: Trap(number, family, at, faults, words or {}, see)


def all_of(module: object) -> list[Trap]:
    """The traps a module tells of, in its order."""
    return [told for told in vars(module).values() if isinstance(told, Trap)]
