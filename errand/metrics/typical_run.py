"""What a story typically costs: the middle of its runs, one number each, for a line in the terminal."""

from __future__ import annotations

import statistics
from collections.abc import Collection
from dataclasses import dataclass

from errand.core.cost import cost_of
from errand.core.model import Run, Step


@dataclass(frozen=True, slots=True)
class TypicalRun:
    """Medians over runs; waits are milliseconds and None where none was observed."""

    steps: float
    pages: float
    wait_ms: float | None  # of the runs' own medians
    longest: Step | None  # the step with the longest wait of all


def typical(runs: Collection[Run]) -> TypicalRun:
    """The typical run among at least one."""
    costs = [cost_of(run) for run in runs]
    waits = [cost.wait_median_ms for cost in costs if cost.wait_median_ms is not None]
    longest = [cost.longest for cost in costs if cost.longest]
    return TypicalRun(
        statistics.median(cost.steps for cost in costs),
        statistics.median(cost.visits for cost in costs),
        statistics.median(waits) if waits else None,
        max(longest, key=lambda step: step.waited_ms or 0.0, default=None),
    )
