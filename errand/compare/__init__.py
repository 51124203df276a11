"""Two periods held against each other: what regressed, what improved, and what too few runs can tell."""

from errand.compare.periods import Period, periods
from errand.compare.regressions import Cell, Change, Comparison, compare

__all__ = ["Cell", "Change", "Comparison", "Period", "compare", "periods"]
