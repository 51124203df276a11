"""Measures: pure functions from runs to values.  A metric never prints, a report never computes."""

from errand.metrics.catalogue import MEASURES, Better, Group, Measure, Unit, judge
from errand.metrics.estimate import Estimate, Missing, UndefinedMeasure

__all__ = ["MEASURES", "Better", "Estimate", "Group", "Measure", "Missing", "UndefinedMeasure", "Unit", "judge"]
