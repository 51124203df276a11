"""
What a survey learns of one hall: readings with their evidence, found in one visit; frozen, and storable as JSON.

A reading's value None means "not determinable", and why says which it was: absence of evidence (a page that could not
be opened, a list too long to read) is not evidence of absence (a page that was read and has none of it: False).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Self, TypeAlias

from errand.core.message import Message

if TYPE_CHECKING:
    from errand.metrics.estimate import Estimate

Value: TypeAlias = bool | int | float | str | None


class ChannelState(StrEnum):
    """How a channel of interaction is met: the values of the readings channel.*"""

    OPEN = "open"  # its form can be filled in without logging in
    LOGIN = "login"  # it is there, for those who log in
    CLOSED = "closed"  # the entry is there, what stands behind it is not open
    MISSING = "missing"  # no entry leads to it


class RedLineResult(StrEnum):
    """What a red line comes to: the values of the readings red.*; None: a browser cannot tell."""

    KEPT = "kept"
    BROKEN = "veto"


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    Where a value was read.

    url: the page's address.  quote: the portal's own words.  picture: the SHA-256 of the page's picture ("": read
    without a window).  note: what errand says of the place.
    """

    url: str
    quote: str = ""
    picture: str = ""
    note: Message | None = None


@dataclass(frozen=True, slots=True)
class HallReading:
    """One value of one hall. A sampled rate has its 95 % interval and how many of how many were looked at."""

    key: str
    value: Value
    evidence: tuple[Evidence, ...] = ()
    why: Message | None = None
    low: float | None = None
    high: float | None = None
    looked_at: int | None = None
    of: int | None = None

    @classmethod
    def unknown(cls, key: str, why: Message, *evidence: Evidence) -> Self:
        """A value that could not be determined, and why."""
        return cls(key, None, evidence, why)

    @classmethod
    def counted(cls, key: str, value: Value, looked_at: int, *evidence: Evidence, of: int | None = None) -> Self:
        """A value from so many that were *looked_at*; of how many, when not of just those."""
        return cls(key, value, evidence, looked_at=looked_at, of=looked_at if of is None else of)

    @classmethod
    def sampled(cls, key: str, share: Estimate, of: int, *evidence: Evidence) -> Self:
        """A sampled value with its 95 % interval; *of*: how many there are in all."""
        return cls(key, share.value, evidence, None, share.low, share.high, share.n, of)


@dataclass(frozen=True, slots=True)
class HallRecord:
    """
    One visit of the surveyor to one hall.

    at: ISO 8601 with offset.  seconds: the surveyor's own time, lab.  pages: opened in the browser; requests: read by
    request alone; compared: of these also opened in the browser; differing: found to say something else there.
    trouble: what kept her from going through a part of the hall.
    """

    city: str
    portal: str
    at: str
    live: bool
    readings: tuple[HallReading, ...]
    seconds: float = 0.0
    pages: int = 0
    requests: int = 0
    compared: int = 0
    differing: int = 0
    trouble: tuple[Message, ...] = ()
    own: bool = False  # a team's own portal on this machine; records from before took all there for practice halls
    by_key: Mapping[str, HallReading] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_key", {reading.key: reading for reading in self.readings})

    def value(self, key: str) -> Value:
        """The value of a reading; None also where there is no such reading."""
        reading = self.by_key.get(key)
        return reading.value if reading else None

    @property
    def kind(self) -> str:
        """What kind of portal it is: practice, own or live."""
        return "live" if self.live else "own" if self.own else "practice"

    @property
    def undetermined(self) -> int:
        """How many of its readings have no value."""
        return sum(reading.value is None for reading in self.readings)
