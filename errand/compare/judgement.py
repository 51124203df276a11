"""The judgement on a period: what changed, which limits are broken, and the exit code for a pipeline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from errand.compare import Comparison, compare
from errand.compare.budgets import Broken, broken, read_budgets
from errand.compare.periods import Period
from errand.core.errors import ErrandError

NO_WORSE, REGRESSED, LIMIT_BROKEN, HARNESS_TROUBLE = 0, 10, 11, 12
NOTHING_DETERMINED = 13  # of a session too: nobody can tell the end of any run
TROUBLE_SHARE = 0.1  # of runs that the harness itself spoiled


@dataclass(frozen=True, slots=True)
class Judgement:
    """A comparison, the limits that are broken, and the exit code a pipeline gets."""

    comparison: Comparison
    limits: list[Broken]

    @property
    def exit_code(self) -> int:
        """The harness's own trouble first, for then nothing else can be trusted."""
        seen = self.comparison
        if seen.runs == 0 or seen.harness_errors > TROUBLE_SHARE * seen.runs:
            return HARNESS_TROUBLE
        if self.limits:
            return LIMIT_BROKEN
        if seen.regressed:
            return REGRESSED
        return NOTHING_DETERMINED if seen.nothing_determined else NO_WORSE


def judge(
    both: tuple[Period, Period], results: Path, store: str | None = None, budget: Path | None = None
) -> Judgement:
    """Hold a period against its baseline, the budgets, and the history in the database."""
    budgets = read_budgets(budget) if budget else None
    before, after = both
    return Judgement(_with_history(compare(before, after), after, results, store), broken(after.runs, budgets))


def _with_history(comparison: Comparison, after: Period, results: Path, store: str | None) -> Comparison:
    """The comparison with the change points of its cities; without the database, why there are none."""
    from errand.compare.history import change_points, series
    from errand.store.database import Store, collect, where

    address = where(store, results)
    if address is None or not after.runs:
        return comparison
    until = max(datetime.fromisoformat(run.started_at) for run in after.runs)
    try:
        with Store.open(address) as opened:
            troubles = [str(what) for _, what in collect(results, opened) if isinstance(what, ErrandError)]
            lines = series(opened, {run.setting.city for run in after.runs}, until)
    except ErrandError as problem:
        return replace(comparison, no_history=str(problem))
    found = sorted(
        (point for line in lines for point in change_points(line)), key=lambda point: point.day, reverse=True
    )
    return replace(comparison, changes=tuple(found), no_history="; ".join(troubles))
