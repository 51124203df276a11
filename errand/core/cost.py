"""What one run cost the citizen in plain counts, a median and a maximum, and what errand itself adds to every wait."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from errand.core.model import Run, Step


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run cost the citizen.  Waits are milliseconds and None where no wait was observed."""

    steps: int
    failed_steps: int
    visits: int
    windows: int
    dialogs: int
    wait_total_ms: float | None
    wait_median_ms: float | None
    longest: Step | None  # the step with the longest wait; the first of equals

    @property
    def wait_longest_ms(self) -> float | None:
        """The longest wait of the run."""
        return self.longest.waited_ms if self.longest else None


def cost_of(run: Run) -> Cost:
    """Count and measure one run."""
    waits = [(step.waited_ms, step) for step in run.steps if step.waited_ms is not None]
    return Cost(
        steps=len(run.steps),
        failed_steps=sum(step.failed for step in run.steps),
        visits=len(run.visits),
        windows=len({visit.window for visit in run.visits}),
        dialogs=len(run.dialogs),
        wait_total_ms=sum(wait for wait, _ in waits) if waits else None,
        wait_median_ms=statistics.median(wait for wait, _ in waits) if waits else None,
        longest=max(waits, key=lambda pair: pair[0])[1] if waits else None,
    )


def floor_ms(runs: Sequence[Run], name: str = "floor_ms") -> float | None:
    """A floor of a session, by its name in Setting: the median over its workers; None where none measured it."""
    by_worker = {run.setting.worker: getattr(run.setting, name) for run in runs}
    measured = [floor for floor in by_worker.values() if floor is not None]
    return statistics.median(measured) if measured else None
