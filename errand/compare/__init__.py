"""Two periods held against each other: what regressed, what improved, and what too few runs can tell."""

from errand.compare.periods import Period, periods
from errand.compare.regressions import Cell, Comparison, Finding, Verdict, compare

__all__ = ["Cell", "Comparison", "Finding", "Period", "Verdict", "compare", "periods"]
