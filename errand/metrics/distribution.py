"""How a measure lies over many: the five numbers a box plot draws (Tukey 1977, Exploratory Data Analysis)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from errand.metrics.estimate import UndefinedMeasure
from errand.metrics.statistics import between


@dataclass(frozen=True, slots=True)
class Spread:
    """The least and the most value, and the quartiles between them, of *n* values."""

    n: int
    least: float
    lower: float
    middle: float
    upper: float
    most: float


def spread(values: Collection[float]) -> Spread:
    """
    The spread of *values*; quartiles lie linearly between order statistics.

    >>> spread([1.0, 2.0, 3.0, 4.0, 9.0])
    Spread(n=5, least=1.0, lower=2.0, middle=3.0, upper=4.0, most=9.0)
    """
    if not values:
        raise UndefinedMeasure("not-observed")
    ordered = sorted(values)
    lower, middle, upper = (between(ordered, share) for share in (0.25, 0.5, 0.75))
    return Spread(len(ordered), ordered[0], lower, middle, upper, ordered[-1])
