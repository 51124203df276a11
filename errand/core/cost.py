"""What one run cost the citizen in plain counts, a median and a maximum, and what errand itself adds to every wait."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from errand.core.course import ACCOUNT
from errand.core.model import Reason, Run, Step

_NEEDS_ACCOUNT = (Reason.LOGIN_REQUIRED, Reason.REAL_NAME, Reason.QR_LOGIN)


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
    account: bool | None  # whether an account was needed; None where the errand ended before that could be known
    detour_steps: int  # steps that were none of the errand
    forced_ms: float  # of waits the portal has built in
    refusals: int  # of forms handed in; not those of a guess of errand's
    recovered: int  # of these refusals, those after which the form was taken

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
        account=account_needed(run),
        detour_steps=sum(detour.steps for detour in run.detours),
        forced_ms=sum(wait.ms for wait in run.forced),
        refusals=sum(not refusal.guessed for refusal in run.refusals),
        recovered=sum(refusal.recovered and not refusal.guessed for refusal in run.refusals),
    )


def account_needed(run: Run) -> bool | None:
    """Whether the citizen needed an account; None where the run ended before that could be known."""
    if run.outcome.reason in _NEEDS_ACCOUNT or any(detour.kind in ACCOUNT for detour in run.detours):
        return True
    return False if run.outcome.completed else None


def floor_ms(runs: Sequence[Run], name: str = "floor_ms") -> float | None:
    """A floor of a session, by its name in Setting: the median over its workers; None where none measured it."""
    by_worker = {run.setting.worker: getattr(run.setting, name) for run in runs}
    measured = [floor for floor in by_worker.values() if floor is not None]
    return statistics.median(measured) if measured else None
