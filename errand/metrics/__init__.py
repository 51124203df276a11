"""Measures: pure functions from runs to values.  A metric never prints, a report never computes."""

from errand.metrics.estimate import Estimate, Missing, UndefinedMeasure
from errand.metrics.measures import BANDS, MEASURES, Band, Better, Group, Measure, Unit, judge

__all__ = [
    "BANDS", "MEASURES", "Band", "Better", "Estimate", "Group", "Measure", "Missing", "UndefinedMeasure", "Unit",
    "judge",
]  # fmt: skip
