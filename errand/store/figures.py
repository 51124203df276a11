"""The few figures of one run that its CSV row and the terminal summary both show: plain counts, a median, a maximum."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import dataclass

from errand.core.model import Reason, Run, Step, Verdict


@dataclass(frozen=True, slots=True)
class Figures:
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


def figures(run: Run) -> Figures:
    """Count and measure one run."""
    waits = [(step.waited_ms, step) for step in run.steps if step.waited_ms is not None]
    return Figures(
        steps=len(run.steps),
        failed_steps=sum(step.failed for step in run.steps),
        visits=len(run.visits),
        windows=len({visit.window for visit in run.visits}),
        dialogs=len(run.dialogs),
        wait_total_ms=sum(wait for wait, _ in waits) if waits else None,
        wait_median_ms=statistics.median(wait for wait, _ in waits) if waits else None,
        longest=max(waits, key=lambda pair: pair[0])[1] if waits else None,
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with one portal: however many runs met it, it is one."""

    city: str
    reason: Reason | None
    about: str  # the concept, or the story where the outcome names none
    sure: bool = True  # False where the portal may only have worded it in a way errand does not know


def findings(runs: Iterable[Run]) -> list[Finding]:
    """Give what the failed runs found wrong with the portals, each thing once, in the order met."""
    failed = (run for run in runs if run.outcome.verdict is Verdict.FAILED)
    met: dict[tuple[str, Reason | None, str], bool] = {}
    for run in failed:
        what = run.setting.city, run.outcome.reason, run.outcome.about or run.story
        met[what] = met.get(what, False) or run.outcome.sure  # sure as soon as one run was
    return [Finding(*what, sure) for what, sure in met.items()]
