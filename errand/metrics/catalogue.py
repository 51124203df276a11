"""
Every measure errand knows, in one table: what reports, tables, budgets and comparisons iterate over.

A measure is a pure function of runs; what it is called, its unit, which way is better and where it comes from stand
beside it, once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from errand.metrics.estimate import Estimate, Missing, UndefinedMeasure
from errand.model import Run


class Group(StrEnum):
    """The part of usability a measure speaks of (ISO 9241-11, ISO/IEC 25022), and what stands beside it."""

    EFFECTIVENESS = "effectiveness"
    EFFICIENCY = "efficiency"
    EFFORT = "effort"
    FORM = "form"
    LATENCY = "latency"
    ACCESSIBILITY = "accessibility"
    SATISFACTION = "satisfaction"


class Unit(StrEnum):
    """In what a value is given; a share is a fraction of 1."""

    SHARE = "share"
    COUNT = "count"
    MS = "ms"
    S = "s"
    RATIO = "ratio"  # without a unit


class Better(StrEnum):
    """Which way is better for the citizen."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"  # tells, but does not judge


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its key in data, its names for readers, and the function that computes it."""

    key: str
    group: Group
    zh: str
    en: str
    unit: Unit
    better: Better
    source: str  # standard or publication
    of: Callable[[Collection[Run]], Estimate]  # raises UndefinedMeasure
    about_zh: str = ""  # one sentence for the reader
    about_en: str = ""
    lab: bool = False  # whether the number holds for this vantage point and device only, and must say so

    def ask(self, runs: Collection[Run]) -> Estimate | Missing:
        """The value for *runs*, or why there is none."""
        try:
            return self.of(runs)
        except UndefinedMeasure as undefined:
            return Missing(undefined.why, undefined.n)


MEASURES: Mapping[str, Measure] = {}


def judge(runs: Collection[Run]) -> dict[str, Estimate | Missing]:
    """Every measure of *runs*, by key."""
    return {key: measure.ask(runs) for key, measure in MEASURES.items()}
