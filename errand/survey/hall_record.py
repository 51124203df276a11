"""
What a survey learns of one hall: readings with their evidence, found in one visit; frozen, and storable as JSON.

A reading's value None means "not determinable", and why says which it was: absence of evidence (a page that could not
be opened, a list too long to read) is not evidence of absence (a page that was read and has none of it: False).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = bool | int | float | str | None


class ChannelState(StrEnum):
    """How a channel of interaction is met: the values of the readings channel.*"""

    OPEN = "open"  # its form can be filled in without logging in
    LOGIN = "login"  # it is there, for those who log in
    CLOSED = "closed"  # the entry is there, what stands behind it is not open
    MISSING = "missing"  # no entry leads to it

    @property
    def provided(self) -> bool:
        """Whether the survey of 2018 would have counted it: it counted entries."""
        return self is not ChannelState.MISSING


class RedLineResult(StrEnum):
    """What a red line comes to: the values of the readings red.*; None: a browser cannot tell."""

    KEPT = "kept"
    BROKEN = "veto"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was read: the page's address, its words, the SHA-256 of its picture ("": read without a window)."""

    url: str
    quote: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class HallReading:
    """One value of one hall. A sampled rate has its 95 % interval and how many of how many were looked at."""

    key: str
    value: Value
    evidence: tuple[Evidence, ...] = ()
    why: str = ""
    low: float | None = None
    high: float | None = None
    looked_at: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class HallRecord:
    """One visit of the surveyor to one hall. at: ISO 8601 with offset; seconds: the surveyor's own time, lab."""

    city: str
    portal: str
    at: str
    live: bool
    readings: tuple[HallReading, ...]
    seconds: float = 0.0
    pages: int = 0  # opened in the browser
    requests: int = 0  # read by request alone
    compared: int = 0  # of these also opened in the browser ...
    differing: int = 0  # ... and found to say something else there
    note: str = ""
    by_key: Mapping[str, HallReading] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {reading.key: reading for reading in self.readings})

    def value(self, key: str) -> Value:
        """The value of a reading; None also where there is no such reading."""
        reading = self.by_key.get(key)
        return reading.value if reading else None
