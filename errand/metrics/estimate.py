"""
What every measure gives: a number with what it rests on, or why there is none.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """
    A measured value, how many observations it rests on, and its 95 % interval where one can be given.

    low and high are None where no interval is defined (a single observation, a plain count); never guessed.
    A share of completed runs has *bounds* where runs are undetermined: what it would be if they had all failed, or had
    all been completed.  None where every run is determined, and for every other measure.
    """

    value: float
    n: int
    low: float | None = None
    high: float | None = None
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between what a share lies, whatever the *undetermined* among *of* runs really were."""

    least: float
    most: float
    undetermined: int
    of: int


@dataclass(frozen=True, slots=True)
class Missing:
    """No value, and why: the catalogue of words has a sentence for each; *n* observations were there."""

    why: str
    n: int = 0


class UndefinedMeasure(ValueError):
    """A measure that has no value for these runs; never tried is not the same as always failed."""

    def __init__(self, why: str, n: int = 0) -> None:
        super().__init__(why)
        self.why = why
        self.n = n
