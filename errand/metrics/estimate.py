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
    """No value, and why: a key of `WHY`; *n* observations were there."""

    why: str
    n: int = 0


class UndefinedMeasure(ValueError):
    """A measure that has no value for these runs; never tried is not the same as always failed."""

    def __init__(self, why: str, n: int = 0) -> None:
        super().__init__(why)
        self.why = why
        self.n = n


WHY = {
    "no-runs": ("没有走过", "never walked"),
    "none-attempted": ("没有一次算得上尝试（全部受阻或转外站）", "no attempt counts: all were blocked or delegated"),
    "none-completed": ("没有一次办成", "none was completed"),
    "not-observed": ("没有观察到", "not observed"),
    "not-asked": ("没有遇到表单", "no form was met"),
    "not-simulated": ("满意度不能靠模拟得出，须由真人评价", "satisfaction cannot be simulated; people must be asked"),
}
"""Why a measure has no value, in Chinese and English."""
