"""Runs and steps of many sessions as pandas frames, for whoever computes further."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from errand.core.errors import UsageError
from errand.store.tables import RUN_COLUMNS, STEP_COLUMNS

if TYPE_CHECKING:
    import pandas as pd
    import sqlalchemy as sa

    from errand.store.database import Store

TABLES: Mapping[str, Mapping[str, str]] = {"runs": RUN_COLUMNS, "steps": STEP_COLUMNS}
_AT_ONCE = 50_000  # rows


def load(
    results: Path | str = "results",
    table: str = "runs",
    *,
    cities: Collection[str] = (),
    since: str = "",
    until: str = "",
    store: str | None = None,
) -> pd.DataFrame:
    """
    Every run, or every step, of the database, oldest first; what is new below *results* is collected first.

    The columns are those of runs.csv and steps.csv, after `session`, the name of the folder a row comes from; times
    are in ms, `started_at` is a time in UTC, what was not observed is NA.  Text is as it was recorded: portals wrote
    some of it, so put it into a spreadsheet by errand's own tables.

    *cities*: slugs, all when empty.  *since*, *until*: dates such as 2026-11-01, in UTC; the first is included, the
    last is not.  *store*: an address such as postgresql://host/database; by default ERRAND_STORE, else
    results/errand.sqlite.  Where one is named, the folder of results may be missing.
    Raises UsageError when there is no such folder, table or database, or a date is none; HarnessError for a damaged
    journal.
    """
    from errand.store.database import NONE, Store, is_given, where

    if table not in TABLES:
        raise UsageError(f"table={table!r}: choose from {', '.join(TABLES)}")
    days = {"since": _day("since", since), "until": _day("until", until)}
    address = where(store, Path(results))
    if address is None:
        raise UsageError(f"store={NONE!r}: a database is needed here")
    with Store.open(address) as opened:
        if Path(results).is_dir() or not is_given(store):
            _collect_all(Path(results), opened)
        return _frame(opened, table, cities, days)


def _collect_all(results: Path, store: Store) -> None:
    from errand.core.errors import ErrandError
    from errand.store.database import collect

    for _, result in collect(results, store):
        if isinstance(result, ErrandError):
            raise result


def _day(name: str, given: str) -> pd.Timestamp | None:
    import pandas as pd

    try:
        return pd.Timestamp(given, tz="UTC") if given else None
    except ValueError as error:
        raise UsageError(f"{name}={given!r}: a date like 2026-11-01 is needed") from error


def _frame(store: Store, table: str, cities: Collection[str], days: Mapping[str, pd.Timestamp | None]) -> pd.DataFrame:
    import pandas as pd

    columns = {"session": "string", **TABLES[table], "started_at": "datetime64[us, UTC]"}
    with store.reading() as link:
        rows = link.execution_options(yield_per=_AT_ONCE).execute(_query(table, list(columns), cities, days))
        parts = [_part(columns, chunk) for chunk in [*rows.partitions(), []]]
    return pd.concat(parts, ignore_index=True)


def _part(columns: Mapping[str, str], rows: Sequence[Any]) -> pd.DataFrame:
    import pandas as pd

    given: Iterator[Sequence[Any]] = zip(*rows, strict=True) if rows else ([] for _ in columns)
    return pd.DataFrame(
        {name: pd.Series(list(values), dtype=kind) for (name, kind), values in zip(columns.items(), given, strict=True)}
    )


def _query(
    table: str, columns: Sequence[str], cities: Collection[str], days: Mapping[str, pd.Timestamp | None]
) -> sa.Select[Any]:
    import sqlalchemy as sa

    from errand.store.schema import RUNS, STEPS

    of_a_step = table == "steps"
    chosen = [STEPS.c[name] if of_a_step and name in STEPS.c and name != "run" else RUNS.c[name] for name in columns]
    wanted = sa.select(*chosen).order_by(RUNS.c.started_at, RUNS.c.key)
    if of_a_step:
        wanted = wanted.join(STEPS, STEPS.c.run == RUNS.c.key).order_by(STEPS.c.step)
    if cities:
        wanted = wanted.where(RUNS.c.city.in_(cities))
    if since := days["since"]:
        wanted = wanted.where(RUNS.c.started_at >= since.to_pydatetime())
    if until := days["until"]:
        wanted = wanted.where(RUNS.c.started_at < until.to_pydatetime())
    return wanted
