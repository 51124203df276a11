"""
The periods to compare: the current one, and the rolling baseline before it.

A period is a session of pytest.  The baseline is the last six sessions before it, at most 30 runs per cell, newest
first: with 30 against 5 the exact test can tell a doubling among 1,470 cells, with 5 against 5 it never can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from errand.errors import UsageError
from errand.model import Run
from errand.store.folder import RunFolder

SESSIONS = 6
RUNS_PER_CELL = 30


@dataclass(frozen=True, slots=True)
class Period:
    """The runs of a period, oldest first, and the sessions they come from."""

    runs: tuple[Run, ...]
    sessions: tuple[str, ...]


def periods(results: Path, current: Path | None = None, sessions: int = SESSIONS) -> tuple[Period, Period]:
    """
    The baseline and the current period below *results*; *current* is a run folder, by default the newest.

    Raises UsageError where there is no session, or none before the current one.
    """
    folders = RunFolder.below(results)
    if not folders:
        raise UsageError(f"{results} 里没有运行结果 (no session there; run some journeys first)")
    now = (current or folders[-1]).resolve()
    earlier = [folder for folder in folders if folder.name < now.name][-sessions:]
    if not earlier:
        raise UsageError(f"{now.name} 之前没有可比的运行 (no earlier session to compare with in {results})")
    before = [run for folder in earlier for run in RunFolder.open(folder).runs()]
    baseline = Period(tuple(latest(before)), tuple(folder.name for folder in earlier))
    return baseline, Period(tuple(RunFolder.open(now).runs()), (now.name,))


def latest(runs: Sequence[Run], per_cell: int = RUNS_PER_CELL) -> list[Run]:
    """The newest *per_cell* runs of each city and story, oldest first."""
    kept: dict[tuple[str, str], list[Run]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: run.started_at, reverse=True):
        cell = kept[(run.setting.city, run.story)]
        if len(cell) < per_cell:
            cell.append(run)
    return sorted((run for cell in kept.values() for run in cell), key=lambda run: run.started_at)
