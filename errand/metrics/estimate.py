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
    """

    value: float
    n: int
    low: float | None = None
    high: float | None = None


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
