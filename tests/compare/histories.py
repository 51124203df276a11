"""Histories with known changes, and what a comparison of their last week says."""

from __future__ import annotations

from dataclasses import replace

from errand.compare import Comparison, Period, compare
from errand.compare.periods import latest
from tests.synthetic import Cell, Change, history

WEEKS = 7
CITIES = ("hangzhou", "nanjing", "wuhu", "fuxin", "changsha")


def judged(change: Change, seed: int = 1, cities: tuple[str, ...] = CITIES, repeats: int = 5) -> Comparison:
    """The last week of a history against the six before it."""
    runs = list(history(cities, WEEKS, repeats, seed, change))
    before = [run for run in runs if run.setting.seed < WEEKS - 1]
    after = [run for run in runs if run.setting.seed == WEEKS - 1]
    return compare(Period(tuple(latest(before)), ("before",)), Period(tuple(after), ("now",)))


def sound(cell: Cell) -> Cell:
    """A hall that never fails and takes its time."""
    return replace(cell, failing=0.0, wait_ms=900.0)


def then(*changes: Change) -> Change:
    """One change after the other."""

    def change(cell: Cell) -> Cell:
        for one in changes:
            cell = one(cell)
        return cell

    return change
