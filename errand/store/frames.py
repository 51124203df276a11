"""Runs and steps of many sessions as pandas frames, for whoever computes further."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from errand.errors import UsageError
from errand.model import Run
from errand.store.folder import RunFolder
from errand.store.tables import RUN_COLUMNS, STEP_COLUMNS, run_row, step_row

if TYPE_CHECKING:
    import pandas as pd

TABLES = {"runs": RUN_COLUMNS, "steps": STEP_COLUMNS}


def load(
    results: Path | str = "results", table: str = "runs", *, cities: Collection[str] = (), since: str = ""
) -> pd.DataFrame:
    """
    Every run, or every step, below the folder *results*, oldest first.

    The columns are those of runs.csv and steps.csv, after `session`, the name of the folder a row comes from; times
    are in ms, `started_at` is a time in UTC, what was not observed is NA.  Text is as it was recorded: portals wrote
    some of it, so put it into a spreadsheet by errand's own tables.

    *cities*: slugs, all when empty.  *since*: a date such as 2026-11-01; earlier runs are left out.
    Raises UsageError when there is no such folder or table, or *since* is no date.
    """
    import pandas as pd

    if table not in TABLES:
        raise UsageError(f"table={table!r}: choose from {', '.join(TABLES)}")
    try:
        first = pd.Timestamp(since, tz="UTC") if since else None
    except ValueError as error:
        raise UsageError(f"since={since!r}: a date like 2026-11-01 is needed") from error
    rows = [row for session, run in _runs(Path(results), cities) for row in _rows(session, run, table)]
    columns = {"session": "string", **TABLES[table], "started_at": "string"}
    frame = pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=kind) for name, kind in columns.items()})
    frame["started_at"] = pd.to_datetime(frame["started_at"], utc=True, format="ISO8601")
    if first is not None:
        frame = frame[frame["started_at"] >= first]
    return frame.sort_values("started_at", kind="stable", ignore_index=True)


def _runs(results: Path, cities: Collection[str]) -> Iterator[tuple[str, Run]]:
    if not results.is_dir():
        raise UsageError(f"results={str(results)!r}: no such folder; where pytest wrote its results is needed")
    for path in RunFolder.below(results):
        for run in RunFolder.open(path).runs():
            if not cities or run.setting.city in cities:
                yield path.name, run


def _rows(session: str, run: Run, table: str) -> Iterator[dict[str, Any]]:
    given = {"session": session, "started_at": run.started_at}
    if table == "runs":
        yield run_row(run) | given
    else:
        for step in run.steps:
            yield step_row(run, step) | given
