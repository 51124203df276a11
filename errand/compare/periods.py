"""
The periods to compare: the current one, and the rolling baseline before it.

A period is a session of pytest, or all sessions of some days.  The baseline is the last six sessions before it, at most
30 runs per cell, newest first: with 30 against 5 the exact test can tell a doubling among 1,470 cells, with 5 against 5
it never can.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from errand.compare.cells import by_cell, newest_of
from errand.core.errors import UsageError
from errand.core.model import Run
from errand.store.folder import RunFolder

SESSIONS = 6
RUNS_PER_CELL = 30


@dataclass(frozen=True, slots=True)
class Period:
    """The runs of a period, oldest first, and the sessions they come from."""

    runs: tuple[Run, ...]
    sessions: tuple[str, ...]


def periods(
    results: Path, current: Path | None = None, sessions: int = SESSIONS, *, since: str = "", until: str = ""
) -> tuple[Period, Period]:
    """
    The baseline and the current period below *results*.

    The current period is the session in the folder *current*, by default the newest; or, where *since* or *until* is
    given, all sessions begun from the one day on and before the other (2026-11-01, UTC).  The baseline is the
    *sessions* before it.  Raises UsageError where there is no session, or none before the current period.
    """
    if sessions < 1:
        raise UsageError(f"至少要与 1 次比较，而不是 {sessions} (at least 1 session must be compared with)")
    folders = RunFolder.below(results)
    if not folders:
        raise UsageError(f"{results} 里没有运行结果 (no session there; run some journeys first)")
    if since or until:
        now = _begun(folders, _stamp("--since", since), _stamp("--until", until))
    else:
        now = [(current or folders[-1]).resolve()]
    earlier = [folder for folder in folders if folder.name < now[0].name][-sessions:]
    if not earlier:
        raise UsageError(f"{now[0].name} 之前没有可比的运行 (no earlier session to compare with in {results})")
    return _period(earlier, latest), _period(now, list)


def _period(folders: Sequence[Path], choose: Callable[[list[Run]], list[Run]]) -> Period:
    runs = [run for folder in folders for run in RunFolder.open(folder).runs()]
    return Period(tuple(choose(runs)), tuple(folder.name for folder in folders))


def _begun(folders: Sequence[Path], since: str, until: str) -> list[Path]:
    chosen = [folder for folder in folders if folder.name >= since and (not until or folder.name < until)]
    if not chosen:
        raise UsageError("--since/--until: 这段时间没有运行 (no session began in that time)")
    return chosen


def _stamp(option: str, day: str) -> str:
    """A day as the names of folders begin."""
    try:
        return f"{date.fromisoformat(day):%Y%m%d}" if day else ""
    except ValueError as problem:
        raise UsageError(f"{option} {day}: 应为 2026-11-01 这样的日期 (a day like 2026-11-01 is needed)") from problem


def latest(runs: Sequence[Run], per_cell: int = RUNS_PER_CELL) -> list[Run]:
    """The newest *per_cell* runs of each cell, oldest first."""
    kept = [run for walked in by_cell(runs, newest_of(runs)).values() for run in walked[-per_cell:]]
    return sorted(kept, key=lambda run: run.started_at)
